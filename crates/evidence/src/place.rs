use std::fmt;

use serde::{Deserialize, Serialize};

/// Where in what was given a thing stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The path of the source, as in [`Source::path`](crate::Source::path).
    pub file: String,
    /// Where in the file.
    #[serde(flatten)]
    pub position: Position,
}

/// A position in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Position {
    /// The file as a whole.
    #[default]
    File,
    /// A row of a table, counted from 1 with the header and any title rows, as a spreadsheet
    /// counts; `column` is the header's text as written.
    Row {
        /// The sheet, in a workbook that has more than one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        sheet: Option<String>,
        /// Counted from 1.
        row: u64,
        /// The header's text, if one cell is meant.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        column: Option<String>,
    },
    /// A value in JSON.
    Json {
        /// Counted from 1: the line on which the release or package begins.
        line: u64,
        /// A JSON pointer (RFC 6901) from the top of the document that begins on that line.
        pointer: String,
    },
    /// A byte, counted from 0 after any decompression.
    Byte {
        /// Counted from 0.
        offset: u64,
    },
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), position: Position::File }
    }

    /// A row of a table that is not in a workbook of several sheets.
    pub fn row(file: impl Into<String>, row: u64) -> Self {
        Self { file: file.into(), position: Position::Row { sheet: None, row, column: None } }
    }
}

impl fmt::Display for Position {
    /// Prints `row 3, column "Net"`, `line 12, at /tender/id`, `byte 4096`; nothing for a file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => Ok(()),
            Self::Row { sheet, row, column } => {
                if let Some(sheet) = sheet {
                    write!(f, "sheet \"{sheet}\", ")?;
                }
                write!(f, "row {row}")?;
                column.as_ref().map_or(Ok(()), |column| write!(f, ", column \"{column}\""))
            }
            Self::Json { line, pointer } if pointer.is_empty() => write!(f, "line {line}"),
            Self::Json { line, pointer } => write!(f, "line {line}, at {pointer}"),
            Self::Byte { offset } => write!(f, "byte {offset}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.position {
            Position::File => f.write_str(&self.file),
            position => write!(f, "{}: {position}", self.file),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_read_as_a_person_would_say_them() {
        let cell = Place {
            file: "spend.xlsx".into(),
            position: Position::Row {
                sheet: Some("May".into()),
                row: 3,
                column: Some("Net".into()),
            },
        };
        assert_eq!(cell.to_string(), "spend.xlsx: sheet \"May\", row 3, column \"Net\"");
        assert_eq!(Place::file("a.csv").to_string(), "a.csv");
        let json = Place {
            file: "a.json".into(),
            position: Position::Json { line: 1, pointer: "/releases/3".into() },
        };
        assert_eq!(json.to_string(), "a.json: line 1, at /releases/3");
    }

    #[test]
    fn a_place_survives_json() {
        let place = Place::row("a.csv", 7);
        let json = serde_json::to_string(&place).unwrap();
        assert_eq!(json, r#"{"file":"a.csv","in":"row","row":7}"#);
        assert_eq!(serde_json::from_str::<Place>(&json).unwrap(), place);
    }
}
