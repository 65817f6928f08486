use super::*;

fn read(text: &str) -> Tally {
    tally(text, Commodity::by_code("EGG_LAYER").unwrap(), Unit::Kg).unwrap()
}

fn kilograms(reading: &Reading<Quantity>) -> i64 {
    match reading {
        Reading::Exact(quantity) => quantity.base / 1000,
        _ => -1,
    }
}

/// The bare figure, all that came, what is good, and the losses, in kilograms; 0 for none.
fn figures(text: &str) -> (i64, i64, i64, Vec<i64>) {
    let said = read(text);
    assert!(!said.unclear, "{text}");
    let of = |place: &Option<Reading<Quantity>>| place.as_ref().map_or(0, kilograms);
    (of(&said.bare), of(&said.whole), of(&said.good), said.losses.iter().map(|(_, lost)| kilograms(lost)).collect())
}

#[test]
fn a_figure_beside_a_word_of_a_loss_is_lost_whichever_side_it_stands() {
    for text in [
        "20 pecah",
        "20 kg pecah",
        "pecah 20",
        "pecah 20 kg",
        "20kg rusak",
        "rusaknya 20",
        "20 kg telurnya busuk",
        "kurang 20 kg",
        "20 kg kurang",
        "kurang 20",
        "ada 20 kg yg pecah",
        "ditolak 20 kg",
        "20 kg ditolak",
        "20 kg rusak sisanya bagus",
        "semua bagus kecuali 20 kg",
        "bagus semua kecuali 20",
        "20 tidak layak",
        "20 kg gak bagus, sisanya bagus",
        "yang pecah 20 kg pak",
        "pecahe 20 kg",
        "bosok 20 kg",
        "20 mati",
    ] {
        assert_eq!(figures(text), (0, 0, 0, vec![20]), "{text}");
        assert!(!read(text).either, "{text}");
    }
}

#[test]
fn what_stands_beside_a_loss_is_good_or_all_that_came() {
    for (text, expected) in [
        ("800 kg, 20 pecah", (800, 0, 0, vec![20])),
        ("800 tp pecah 20", (800, 0, 0, vec![20])),
        ("800 tapi 20 pecah", (800, 0, 0, vec![20])),
        ("800 kg kurang 20", (800, 0, 0, vec![20])),
        ("990 pecah 12", (990, 0, 0, vec![12])),
        ("20 pecah 780", (780, 0, 0, vec![20])),
        ("rusak 20kg dari 800kg", (0, 800, 0, vec![20])),
        ("dari 800 kg pecah 20", (0, 800, 0, vec![20])),
        ("dari 800 kg yang pecah 20 kg", (0, 800, 0, vec![20])),
        ("total 800 kg, rusak 20", (0, 800, 0, vec![20])),
        ("780 bagus 30 pecah", (0, 0, 780, vec![30])),
        ("bagus 780 pecah 20", (0, 0, 780, vec![20])),
        ("780 kg bagus, 20 kg pecah", (0, 0, 780, vec![20])),
        ("pecah 20 bagus 780", (0, 0, 780, vec![20])),
        ("20 pecah 780 bagus", (0, 0, 780, vec![20])),
        ("diterima 780 rusak 20", (0, 0, 780, vec![20])),
        ("20 pecah 5 busuk", (0, 0, 0, vec![20, 5])),
        ("pecah 20 busuk 5 bagus 775", (0, 0, 775, vec![20, 5])),
        ("800 gak ada yang pecah", (800, 0, 0, vec![])),
        ("800 pecah 0", (800, 0, 0, vec![])),
        ("0 pecah", (0, 0, 0, vec![])),
        ("780 sisanya pecah", (780, 0, 0, vec![])),
        ("1.002 kg", (1002, 0, 0, vec![])),
    ] {
        assert_eq!(figures(text), expected, "{text}");
    }
}

#[test]
fn figures_that_turn_around_as_well_are_asked_about() {
    assert!(read("4 pecah 6").either);
    for text in ["990 pecah 12", "63 kg pecah 42 kg", "20 pecah 780", "4, pecah 6", "4 bagus 6 pecah"] {
        assert!(!read(text).either, "{text}");
    }
}

#[test]
fn a_loss_says_why() {
    for (text, reason) in [
        ("20 pecah", Some(LossReason::Broken)),
        ("ditolak 30 kg busuk", Some(LossReason::Quality)),
        ("ditolak 30 kg pecah", Some(LossReason::Broken)),
        ("kurang 20 kg", Some(LossReason::ShortLoad)),
        ("susut 20", Some(LossReason::Shrinkage)),
        ("semua bagus kecuali 20 kg", None),
    ] {
        assert_eq!(read(text).losses.first().unwrap().0, reason, "{text}");
    }
    assert_eq!(read("990 susut").reason, Some(LossReason::Shrinkage));
}

#[test]
fn all_of_it_may_be_good() {
    for text in ["semua bagus", "bagus semua pak", "lengkap", "utuh semua"] {
        assert!(read(text).all_good, "{text}");
    }
    for text in ["semua pecah", "780 bagus", "tidak lengkap kurang 20", "bagus"] {
        assert!(!read(text).all_good, "{text}");
    }
}

#[test]
fn none_of_it_may_be_good() {
    for (text, reason) in [
        ("ditolak semua, busuk", LossReason::Quality),
        ("semua ditolak pak, pecah", LossReason::Broken),
        ("busuk kabeh", LossReason::Quality),
        ("tidak ada yang baik, busuk semua", LossReason::Quality),
    ] {
        assert_eq!((read(text).all_lost, read(text).reason), (true, Some(reason)), "{text}");
    }
    assert!(read("gak ada yg layak").all_lost);
    for text in
        ["semua bagus", "tidak semua busuk", "sisanya pecah", "sisanya ditolak semua", "20 kg busuk semua", "tidak ada yang busuk", "busuk"]
    {
        assert!(!read(text).all_lost, "{text}");
    }
}

#[test]
fn several_losses_keep_each_its_figure_and_its_reason() {
    use LossReason::{Broken, Quality, ShortLoad, Shrinkage};
    for (text, rest, losses) in [
        ("788 kg pecah 10 kg busuk 2 kg", (788, 0), [(Broken, 10), (Quality, 2)].as_slice()),
        ("788 pecah 10 busuk 2", (788, 0), &[(Broken, 10), (Quality, 2)]),
        ("10 kg pecah 2 kg busuk 788 kg", (788, 0), &[(Broken, 10), (Quality, 2)]),
        ("pecah 10 busuk 2", (0, 0), &[(Broken, 10), (Quality, 2)]),
        ("tampa 990 pecah 12 busuk 3", (0, 990), &[(Broken, 12), (Quality, 3)]),
        ("990 pecah 12, busuk 3", (990, 0), &[(Broken, 12), (Quality, 3)]),
        ("990 kg pecah 12 kg dan busuk 3 kg", (990, 0), &[(Broken, 12), (Quality, 3)]),
        ("990 pecah 12 busuk 3 kurang 5", (990, 0), &[(Broken, 12), (Quality, 3), (ShortLoad, 5)]),
        ("1 ton pecah 10 busuk 2", (1000, 0), &[(Broken, 10), (Quality, 2)]),
        ("yang bagus 980, retak 15 susut 5", (0, 980), &[(Broken, 15), (Shrinkage, 5)]),
        ("980 retak 15 susut 5", (980, 0), &[(Broken, 15), (Shrinkage, 5)]),
    ] {
        let said = read(text);
        assert!(!said.unclear && !said.either, "{text}: {said:?}");
        let of = |place: &Option<Reading<Quantity>>| place.as_ref().map_or(0, kilograms);
        assert_eq!((of(&said.bare), of(&said.good)), rest, "{text}");
        let read: Vec<_> = said.losses.iter().map(|(reason, lost)| (reason.unwrap(), kilograms(lost))).collect();
        assert_eq!(read, losses, "{text}");
    }
    // Either of the outer figures may be what is left over.
    for text in ["20 pecah 15 busuk 18", "10 kg pecah 10 kg busuk 10 kg"] {
        assert!(read(text).unclear, "{text}");
    }
}
