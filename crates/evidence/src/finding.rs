use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Place;

/// Something to be said of a source or of the estate, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The rule's name, in kebab case; each rule has one.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// Where it was found.
    pub place: Place,
    /// What was found: one plain sentence.
    pub message: String,
    /// What to do: one plain sentence.
    pub remedy: String,
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Something could not be read or done.
    Error,
    /// Something was read or done, and a person should look.
    Warning,
    /// Something a person may want to know.
    Note,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        })
    }
}

impl fmt::Display for Finding {
    /// Prints the finding on two lines, the remedy indented below.
    ///
    /// ```
    /// use evidence::{Finding, Place, Severity};
    /// let finding = Finding {
    ///     rule: "row-too-long".into(),
    ///     severity: Severity::Error,
    ///     place: Place::row("spend.csv", 12),
    ///     message: "12 cells under 9 headers".into(),
    ///     remedy: "Quote the cell that holds a comma.".into(),
    /// };
    /// assert_eq!(
    ///     finding.to_string(),
    ///     "error: spend.csv: row 12: 12 cells under 9 headers\n  Quote the cell that holds a comma."
    /// );
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.severity, self.place, self.message)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "\n  {}", self.remedy) }
    }
}
