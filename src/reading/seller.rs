//! Whether the writer says that he sells.

use super::token::Line;

/// Words of sellers.
pub(super) const SELL: &[&str] = &[
    "jual",
    "dijual",
    "menjual",
    "jualan",
    "adol",
    "ngedol",
    "didol",
    "sade",
    "nyade",
    "disade",
    "tawarkan",
    "menawarkan",
    "nawarkan",
    "nawarno",
    "nawakne",
    "lepas",
    "stok",
    "stock",
    "ready",
];

/// "yang jual", "siapa jual".
pub(super) fn of_sellers(line: &Line, at: usize) -> bool {
    line.any_before(at, &["yang", "yg", "sing", "siapa", "sapa", "sinten"])
}

/// Whether the line says that it sells.
pub(super) fn is_selling(line: &Line) -> bool {
    (0..line.len()).any(|at| SELL.contains(&line.text(at)) && !of_sellers(line, at))
}
