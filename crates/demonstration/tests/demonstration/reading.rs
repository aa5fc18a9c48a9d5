//! A naive reader, written apart from the writer: enough to count with.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

/// The files below a folder, by their path with `/` between parts.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

/// What follows the last point of a path.
pub(crate) fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap()
}

/// The text of a file, out of its archive and its encoding.
pub(crate) fn text(path: &str, bytes: &[u8]) -> String {
    let bytes = match extension(path) {
        "gz" => {
            let mut plain = Vec::new();
            flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
            plain
        }
        "zip" => member(bytes, 0),
        _ => bytes.to_vec(),
    };
    if let Some(utf_16) = bytes.strip_prefix(&[0xff, 0xfe]) {
        let units: Vec<u16> =
            utf_16.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16(&units).unwrap();
    }
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().iter().map(|&byte| char::from(byte)).collect());
    text.trim_start_matches(['\u{feff}', 'ï', '»', '¿']).to_owned()
}

/// One member of a zip archive.
pub(crate) fn member(bytes: &[u8], position: usize) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut plain = Vec::new();
    archive.by_index(position).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

/// The rows of a text table.
pub(crate) fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    for character in text.chars().filter(|&character| character != '\r') {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if character == separator && !quoted => row.push(std::mem::take(&mut cell)),
            _ => cell.push(character),
        }
    }
    rows
}

/// An amount as any of the bodies writes it, in pence.
pub(crate) fn pence(cell: &str) -> Option<i64> {
    let negative = cell.starts_with('(') || cell.starts_with('-');
    let plain: String = cell.chars().filter(|c| !"£,()-".contains(*c)).collect();
    let (pounds, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let pence: i64 = format!("{rest:0<2}").parse().ok()?;
    let amount = pounds.parse::<i64>().ok()? * 100 + pence;
    Some(if negative { -amount } else { amount })
}
