//! What is to be said of publications on ownership.

use std::io;

use evidence::{Finding, Place, Position, Severity};
use resolve::ownership::{Flaw, ReadError, Reading};

use super::OwnershipPublication;
use crate::intake::Contents;

/// How many records of one file are named; the rest are counted.
const MOST_FLAWS: usize = 20;

const AFRESH: &str = "If the file was changed by hand, take it afresh from its publisher.";

/// A file that cannot be opened, or not unpacked.
pub(super) fn unopened(file: &str, error: &io::Error) -> Finding {
    if error.kind() == io::ErrorKind::NotFound {
        let (what, remedy) = ("there is no such file", "Check the spelling of the path.");
        return refused(file, "no-such-path", what.into(), remedy);
    }
    let what = format!("cannot be read: {error}");
    refused(
        file,
        "unreadable-path",
        what,
        "Check that it is a file, whole, and that you may read it.",
    )
}

/// A file that is none of the publications.
pub(super) fn unknown(file: &str, contents: Contents) -> Finding {
    let (what, remedy) = match contents {
        Contents::Empty => ("the file is empty", "Check that the right file was given."),
        Contents::Zip => (
            "a ZIP archive that does not hold one file alone, or cannot be unpacked",
            "Unpack it, and give the files inside one by one.",
        ),
        Contents::Gzip => ("an archive within an archive", "Unpack it, and give the file inside."),
        _ => (
            "not a publication on ownership that can be read",
            "Give, as published, the Companies House snapshot of persons with significant control or \
             basic company data, or GLEIF's relationship records as CSV or XML. Files of contracts \
             and spend go before --ownership.",
        ),
    };
    refused(file, "unknown-ownership", what.into(), remedy)
}

/// A publication that breaks off.
pub(super) fn broken(file: &str, publication: OwnershipPublication, error: &ReadError) -> Finding {
    let what = format!("{}: {error}; nothing of the file is used", publication.name());
    refused(file, "broken-ownership", what, "Take the file afresh from its publisher.")
}

fn refused(file: &str, rule: &str, message: String, remedy: &str) -> Finding {
    Finding {
        rule: rule.into(),
        severity: Severity::Error,
        place: Place::file(file),
        message,
        remedy: remedy.into(),
    }
}

/// Records that could not be read. Warnings, for the publications are others' and large: such a
/// record is no row of the audit, and hardly ever one on a supplier of it.
pub(super) fn flaws(
    file: &str,
    publication: OwnershipPublication,
    reading: &Reading,
) -> Vec<Finding> {
    let warning = |place, message| Finding {
        rule: "ownership-record".into(),
        severity: Severity::Warning,
        place,
        message,
        remedy: AFRESH.into(),
    };
    let named = reading.flaws.iter().take(MOST_FLAWS);
    let mut findings: Vec<Finding> = named
        .map(|flaw| warning(place(file, publication, flaw), says(publication, flaw)))
        .collect();
    let more = reading.flawed.saturating_sub(findings.len() as u64);
    if more > 0 {
        findings.push(warning(Place::file(file), format!("{more} more records like those named")));
    }
    findings
}

fn place(file: &str, publication: OwnershipPublication, flaw: &Flaw) -> Place {
    match publication {
        OwnershipPublication::SignificantControl => {
            let position = Position::Json { line: flaw.line, pointer: String::new() };
            Place { file: file.into(), position }
        }
        // Of XML the record is known and not the line.
        OwnershipPublication::RelationshipsXml => Place::file(file),
        OwnershipPublication::CompanyData | OwnershipPublication::Relationships => {
            Place::row(file, flaw.line)
        }
    }
}

fn says(publication: OwnershipPublication, flaw: &Flaw) -> String {
    match publication {
        OwnershipPublication::RelationshipsXml => {
            format!("record {}: {}", flaw.line, flaw.problem)
        }
        _ => flaw.problem.to_string(),
    }
}
