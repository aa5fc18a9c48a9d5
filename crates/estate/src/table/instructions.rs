//! What a person has told us of files that cannot speak for themselves: `columns.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use evidence::{Finding, Place, Severity};
use serde::Deserialize;

use super::Field;
use super::layouts::{Assignment, plain};
use crate::Kind;

/// One `columns.toml`.
///
/// ```toml
/// [[file]]
/// name = "payments*.csv"      # * stands for any letters
/// kind = "spend"              # spend, register or ocds
/// buyer = "Anytown Council"   # for rows that do not name their buyer
/// licence = "Open Government Licence v3.0"
/// [file.columns]
/// "Paid to" = "supplier"
/// "Sum" = "net"
/// ```
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnsFile {
    #[serde(default)]
    file: Vec<Instruction>,
}

/// How to read the files of one name.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instruction {
    name: String,
    pub(crate) kind: Option<Kind>,
    pub(crate) buyer: Option<String>,
    pub(crate) licence: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, Field>,
}

impl ColumnsFile {
    /// Reads a `columns.toml`; the finding says where it is wrong.
    pub(crate) fn read(path: &Path) -> Result<Self, Box<Finding>> {
        let wrong = |message: String| {
            Box::new(Finding {
                rule: "columns-file".into(),
                severity: Severity::Error,
                place: Place::file(path.display().to_string()),
                message,
                remedy: "Correct the file, or take it away; docs/columns.md shows its form.".into(),
            })
        };
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        toml::from_str(&text).map_err(|error| wrong(error.to_string().replace('\n', " ")))
    }

    /// The first instruction whose name fits the file's.
    pub(crate) fn instruction(&self, file_name: &str) -> Option<&Instruction> {
        self.file.iter().find(|instruction| fits(&instruction.name, file_name))
    }
}

impl Instruction {
    /// Overrides what the headers were read as.
    pub(crate) fn apply(&self, headers: &[&str], assignment: &mut Assignment) {
        if let Some(kind) = self.kind {
            assignment.kind = Some(kind);
        }
        if self.columns.is_empty() {
            return;
        }
        assignment.layout = Some("columns.toml".to_owned());
        for (header, field) in &self.columns {
            let named = headers.iter().position(|found| plain(found) == plain(header));
            for (column, slot) in assignment.columns.iter_mut().enumerate() {
                if Some(column) == named {
                    *slot = Some(*field);
                } else if named.is_some() && *slot == Some(*field) {
                    *slot = None;
                }
            }
        }
        assignment.twice = None;
    }

    /// A header that the instruction names and the file does not have.
    pub(crate) fn missing<'a>(&'a self, headers: &[&str]) -> Option<&'a str> {
        let known: Vec<String> = headers.iter().map(|header| plain(header)).collect();
        self.columns.keys().find(|header| !known.contains(&plain(header))).map(String::as_str)
    }
}

/// Whether a name fits a pattern in which `*` stands for any letters.
fn fits(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part).and_then(|at| rest.get(at + part.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_names() {
        assert!(fits("payments*.csv", "payments-2024-05.csv"));
        assert!(fits("*", "anything"));
        assert!(fits("a*b*c", "a-b-b-c"));
        assert!(!fits("payments*.csv", "payments.xlsx"));
        assert!(!fits("payments.csv", "payments.csv.bak"));
    }
}
