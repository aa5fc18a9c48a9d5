//! The names of the files that a run's folder holds beside `clusters.csv` and `notes.csv`.

/// The ids and the compared columns, as given.
pub const RECORDS: &str = "records.parquet";
/// Every scored pair.
pub const MATCHES: &str = "matches.csv";
/// The lasting id of each record's organisation.
pub const ORGANISATIONS: &str = "organisations.csv";
/// The log of events that the lasting ids are made of.
pub const IDENTITY: &str = "identity.jsonl";
/// The log of what people decided.
pub const JUDGEMENTS: &str = "judgements.jsonl";
/// The weights that were learned.
pub const MODEL: &str = "model.json";
