//! Reads the CSV files that are embedded at build time.

/// Rows of an embedded CSV file, without its header.
pub(super) fn rows(csv: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(csv.as_bytes()).into_records().filter_map(Result::ok)
}

/// The parts of a `;`-separated cell.
pub(super) fn words(cell: &str) -> Vec<String> {
    cell.split(';').map(|w| w.trim().to_lowercase()).filter(|w| !w.is_empty()).collect()
}
