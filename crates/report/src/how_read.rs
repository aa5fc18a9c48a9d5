use estate::{FileAccount, Kind};

use crate::words::kind;

/// How a file was read, on one line: `2022-07.csv: contract register; CSV, UTF-8, comma, headers
/// in row 3, by synonyms, 12 of 15 columns used`.
pub fn how_read(file: &FileAccount) -> String {
    let reading = &file.reading;
    let mut parts = vec![reading.format.clone()];
    parts.extend(reading.encoding.clone());
    parts.extend(reading.separator.clone());
    parts.extend(reading.header_row.map(|row| format!("headers in row {row}")));
    parts.extend(reading.layout.clone());
    if !reading.columns.is_empty() {
        let used = reading.columns.iter().filter(|column| column.field.is_some()).count();
        parts.push(format!("{used} of {} columns used", reading.columns.len()));
    }
    parts.retain(|part| !part.is_empty());
    let how = if parts.is_empty() { String::new() } else { format!("; {}", parts.join(", ")) };
    format!("{}: {}{how}", name(file), kind(file.kind).0)
}

/// The columns that were not read, if there are any: nothing is lost without a word.
pub(crate) fn unread_columns(file: &FileAccount) -> Option<String> {
    let unread = file.reading.columns.iter().filter(|column| column.field.is_none());
    let names: Vec<String> = unread.map(|column| format!("\"{}\"", column.header)).collect();
    (!names.is_empty()).then(|| format!("not read: {}", names.join(", ")))
}

/// The file as people call it: its path, and the sheet if it is one of several.
pub(crate) fn name(file: &FileAccount) -> String {
    match &file.sheet {
        Some(sheet) => format!("{}, sheet \"{sheet}\"", file.source.path),
        None => file.source.path.clone(),
    }
}

/// Whether a person who trusts the program would still want to see how the file was read.
pub(crate) fn is_odd(file: &FileAccount) -> bool {
    let reading = &file.reading;
    let plain = reading
        .encoding
        .as_deref()
        .is_none_or(|encoding| matches!(encoding, "UTF-8" | "UTF-8 with a byte-order mark"));
    let titled = reading.header_row.is_some_and(|row| row > 1);
    let guessed = reading.layout.as_deref() == Some("by synonyms");
    let read = !matches!(file.kind, Kind::Unreadable | Kind::Ambiguous);
    read && (!plain || titled || guessed || file.kind == Kind::NotAContractSource)
}
