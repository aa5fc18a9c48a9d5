use std::error::Error;
use std::io::ErrorKind;

use chrono::{SubsecRound, Utc};
use estate::corrections::{Correction, CorrectionLines, CorrectionLog, Fact, Now};
use evidence::{Finding, Place, Severity};
use report::{
    ContractRow, Folder, Returned, Sayer, SentOut, read_decisions, read_folder, read_returned,
};

use super::super::Ended;
use super::telling;
use crate::Outcome;
use crate::arguments::{CorrectArguments, CorrectWhat};
use crate::progress::{print, say};

/// Contracts that are named where a reference is that of several.
const NAMED: usize = 5;

/// `whitworth estate correct CONTRACT ...` or `--workbook FILE`
pub(super) fn run(arguments: &CorrectArguments) -> Ended {
    let folder = read_folder(&arguments.folder)?;
    let log = CorrectionLog::at(&arguments.log);
    let earlier = lines(&log)?;
    let sayer = Sayer {
        report: &folder.report,
        decisions: &folder.decisions,
        earlier: &earlier.lines,
        // The log keeps whole seconds.
        on: Utc::now().trunc_subsecs(0),
        by: arguments.by.trim(),
        why: arguments.why.as_deref().unwrap_or_default().trim(),
    };
    let mut said = match (&arguments.contract, &arguments.workbook) {
        (Some(contract), _) => of_contract(contract, &arguments.what, &folder, sayer)?,
        (None, Some(path)) => {
            let lists = read_decisions(&arguments.folder)?;
            let sent = SentOut {
                lists: &lists,
                contracts: &folder.contracts,
                emptied_is_unknown: arguments.emptied_means_unknown,
            };
            read_returned(path, sent, sayer).map_err(|finding| finding.to_string())?
        }
        (None, None) => return Err("name a contract, or hand in a workbook with --workbook".into()),
    };
    said.notes.extend(earlier.findings);
    for correction in &said.corrections {
        correction.check()?;
    }
    if !arguments.dry_run && !said.corrections.is_empty() {
        log.append(&said.corrections)?;
    }
    if arguments.json {
        print(&telling::json(&said, log.path(), arguments.dry_run)?);
    } else {
        for finding in said.notes.iter().chain(&said.not_taken) {
            say(&finding.to_string());
        }
        print(&telling::words(&said, log.path(), arguments.dry_run));
    }
    Ok(if said.not_taken.is_empty() { Outcome::Fine } else { Outcome::Rejected })
}

/// What the log holds; nothing if there is none yet.
fn lines(log: &CorrectionLog) -> Result<CorrectionLines, String> {
    match log.read() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(CorrectionLines::default()),
        read => read.map_err(|error| {
            format!("{}: {error}\n  Check that you may read it.", log.path().display())
        }),
    }
}

fn of_contract(
    named: &str,
    what: &CorrectWhat,
    folder: &Folder,
    sayer: Sayer<'_>,
) -> Result<Returned, Box<dyn Error>> {
    let row = contract(named, folder)?;
    // What is said is held against what the contract's page shows; a record that is named by its own id may be
    // confirmed by itself.
    let is_confirmed_alone = row.id == named && what.confirm && changes(what)?.is_empty();
    let row = if is_confirmed_alone { row } else { folder.shown_for(row) };
    let changes = changes(what)?;
    let mut said = Returned::default();
    let told = |rule: &str, severity, message: String, remedy: &str| Finding {
        rule: rule.to_owned(),
        severity,
        place: Place::file(row.place()),
        message,
        remedy: remedy.to_owned(),
    };
    match sayer.say(row, &changes, what.confirm.then_some(None)) {
        Ok(saying) => {
            let remedy = "It is taken as it stands; correct it again if it is a slip.";
            let doubts = saying.doubts.into_iter();
            said.notes
                .extend(doubts.map(|doubt| told("likely-slip", Severity::Warning, doubt, remedy)));
            let remedy = "It is left out of what is written down.";
            let already = saying.already.iter().map(|fact| {
                let message = format!("the {} is so already", fact.words());
                told("so-already", Severity::Note, message, remedy)
            });
            said.notes.extend(already);
            said.corrections.push(saying.correction);
        }
        Err(error) => {
            let remedy = "Nothing was taken: put it right and say it again.";
            said.not_taken.push(told("not-taken", Severity::Error, error.to_string(), remedy));
        }
    }
    Ok(said)
}

/// The contract of this id, or the only one of this reference: several records of it are one.
fn contract<'a>(named: &str, folder: &'a Folder) -> Result<&'a ContractRow, String> {
    let contracts = &folder.contracts;
    if let Some(row) = contracts.iter().find(|row| row.id == named) {
        return Ok(row);
    }
    let of_reference: Vec<&ContractRow> =
        contracts.iter().filter(|row| row.reference.as_deref() == Some(named)).collect();
    match of_reference.as_slice() {
        [row] => Ok(row),
        [] => Err(format!(
            "no contract has the id or the reference {named:?}\n  Ids stand in the last column of Decisions.xlsx and the first of contracts.csv."
        )),
        several => folder.told_together(several).ok_or_else(|| which(named, several)),
    }
}

/// Asks which of several is meant.
fn which(named: &str, several: &[&ContractRow]) -> String {
    let words = |row: &&ContractRow| {
        let end = row.end.map_or_else(
            || "with no end".to_owned(),
            |end| format!("ending on {}", end.format("%-d %B %Y")),
        );
        format!("  {}  {}, {end}, at {}: {}", row.id, row.title, row.file, row.position)
    };
    let mut lines: Vec<String> = several.iter().take(NAMED).map(words).collect();
    let more = several.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    let count = several.len();
    let lines = lines.join("\n");
    format!("{count} contracts have the reference {named:?}: say which by its id\n{lines}")
}

fn changes(what: &CorrectWhat) -> Result<Vec<(Fact, Now)>, Box<dyn Error>> {
    let mut changes: Vec<(Fact, Now)> = Vec::new();
    let set = what.set.iter().map(|text| {
        let (name, value) = text.split_once('=').ok_or_else(|| {
            format!("{text:?} is not of the form FACT=VALUE\n  Such as --set end=2027-03-31.")
        })?;
        Ok((Fact::named(name)?, Now::Is(value.to_owned())))
    });
    let unknown = what.unknown.iter().map(|name| Ok((Fact::named(name)?, Now::Unknown)));
    let withdrawn = what.as_source.iter().map(|name| Ok((Fact::named(name)?, Now::AsSource)));
    for change in set.chain(unknown).chain(withdrawn) {
        let change: (Fact, Now) = change.map_err(|error: Box<dyn Error>| error)?;
        if changes.iter().any(|(fact, _)| *fact == change.0) {
            return Err(format!("{} is given twice\n  Give it once.", change.0).into());
        }
        changes.push(change);
    }
    Ok(changes)
}

/// How many facts are corrected, and how many rows confirmed.
pub(super) fn counts(corrections: &[Correction]) -> (usize, usize) {
    let changes = corrections.iter().map(|own| own.changes.len()).sum();
    (changes, corrections.iter().filter(|own| own.confirmed.is_some()).count())
}
