//! A `Decisions.xlsx` that comes back: what people changed in it, and what they confirmed.
//!
//! It may come back sorted, with columns moved, deleted or added, with rows deleted or added, beside other
//! sheets, with dates as text. Columns are found by their headings and rows by their ids. What is not there
//! says nothing; what cannot be taken is told with sheet and row.

mod cells;
mod matching;
mod table;

use std::collections::HashMap;
use std::path::Path;

use estate::corrections::Correction;
use estate::workbook_sheets;
use evidence::{Finding, Place, Position, Severity};

use crate::workbook::PIPELINE_SHEETS;
use crate::{ContractRow, DecisionLists, Sayer};
use cells::{Reading, RowSays};
use matching::Matching;
use table::Table;

/// What a returned workbook says.
#[derive(Clone, Debug, Default)]
pub struct Returned {
    /// What is taken: a line of the log for each row that says something new.
    pub corrections: Vec<Correction>,
    /// What is not, each with its place and why.
    pub not_taken: Vec<Finding>,
    /// What a person may want to know besides.
    pub notes: Vec<Finding>,
    /// How many rows say nothing new.
    pub unchanged: usize,
}

/// What a returned workbook is compared with.
#[derive(Clone, Copy, Debug)]
pub struct SentOut<'a> {
    /// The rows as they were shown.
    pub lists: &'a DecisionLists,
    /// Every contract of the same audit.
    pub contracts: &'a [ContractRow],
    /// Whether an emptied cell says that the fact is not known; else it is asked about.
    pub emptied_is_unknown: bool,
}

/// Reads a workbook that came back, and compares it with what was sent out.
///
/// # Errors
/// When the workbook cannot be read, or none of its sheets has the headings of `Decisions.xlsx`.
pub fn read_returned(
    path: &Path,
    sent: SentOut<'_>,
    sayer: Sayer<'_>,
) -> Result<Returned, Box<Finding>> {
    let sheets = workbook_sheets(path)?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut desk = Desk {
        file: file.unwrap_or_default(),
        matching: Matching::of(sent.lists),
        contracts: sent.contracts.iter().map(|row| (row.id.as_str(), row)).collect(),
        sent,
        sayer,
        returned: Returned::default(),
    };
    let mut tables = Vec::new();
    for sheet in &sheets {
        match Table::of(sheet) {
            Some(table) => tables.push(table),
            None => desk.pass_over(&sheet.name),
        }
    }
    if tables.is_empty() {
        return Err(Box::new(not_ours(&desk.file)));
    }
    for table in &tables {
        desk.tell_of_headings(table);
        desk.matching.count(table);
    }
    for table in &tables {
        desk.take(table);
    }
    Ok(desk.returned)
}

/// The workbook while it is read.
struct Desk<'a> {
    file: String,
    matching: Matching<'a>,
    contracts: HashMap<&'a str, &'a ContractRow>,
    sent: SentOut<'a>,
    sayer: Sayer<'a>,
    returned: Returned,
}

impl Desk<'_> {
    /// Sheets that are ours and no table, or somebody's notes.
    fn pass_over(&mut self, name: &str) {
        let is_ours = ["Columns explained", "Corrections"].contains(&name);
        if !is_ours && !PIPELINE_SHEETS.contains(&name) {
            let message = "has no headings of Decisions.xlsx and was passed over";
            let place = self.place(name, None, None);
            self.returned.notes.push(finding(
                "sheet-passed-over",
                Severity::Note,
                place,
                message,
                "",
            ));
        }
    }

    fn tell_of_headings(&mut self, table: &Table<'_>) {
        let missing = table.missing();
        let all = missing.into_iter().map(|heading| {
            (format!("the column \"{heading}\" is not there: nothing is said of it"), "")
        });
        let twice = table.twice().into_iter().map(|heading| {
            (
                format!("two columns are called \"{heading}\": neither is read"),
                "Give the other one another name.",
            )
        });
        let other = table.others().into_iter().map(|heading| {
            (format!("the column \"{heading}\" is none of Decisions.xlsx and is not read"), "")
        });
        let told: Vec<(String, &str)> = all.chain(twice).chain(other).collect();
        for (message, remedy) in told {
            let place = self.place(table.name, Some(table.heading_row), None);
            self.returned.notes.push(finding("columns", Severity::Note, place, &message, remedy));
        }
    }

    fn take(&mut self, table: &Table<'_>) {
        for row in table.rows() {
            match self.matching.find(table, row) {
                Ok(shown) => {
                    let says = cells::read(table, row, shown, self.sent);
                    self.take_row(table, row.number, &shown.id, says);
                }
                Err(reason) => self.refuse(table, row.number, None, &reason.to_string()),
            }
        }
    }

    fn take_row(&mut self, table: &Table<'_>, number: u64, id: &str, mut says: RowSays) {
        self.pass_over_reckoned(table, number, id, &mut says);
        for (heading, reading) in &says.refused {
            let severity =
                if *reading == Reading::Emptied { Severity::Warning } else { Severity::Error };
            let place = self.place(table.name, Some(number), Some(heading));
            self.returned.not_taken.push(finding(
                "cell-not-taken",
                severity,
                place,
                &reading.words(),
                reading.remedy(),
            ));
        }
        let mut confirmed = says.confirmed;
        if confirmed.is_some() && !says.refused.is_empty() {
            confirmed = None;
            let place = self.place(table.name, Some(number), None);
            let reason = "the row is confirmed and has cells that are not taken: the confirmation is not taken either";
            let remedy = "Put those cells right, and hand the workbook in again.";
            let told = finding("not-confirmed", Severity::Error, place, reason, remedy);
            self.returned.not_taken.push(told);
        }
        if says.changes.is_empty() && confirmed.is_none() {
            self.returned.unchanged += usize::from(says.refused.is_empty());
            return;
        }
        let Some(contract) = self.contracts.get(id).copied() else {
            let reason = "its contract is not among those of the folder's contracts.parquet";
            return self.refuse(table, number, None, reason);
        };
        let why = self.why(table.name, number);
        let sayer = Sayer { why: &why, ..self.sayer };
        match sayer.say(contract, &says.changes, confirmed.map(Some)) {
            Ok(saying) => {
                for doubt in &saying.doubts {
                    let place = self.place(table.name, Some(number), None);
                    self.returned.notes.push(finding(
                        "likely-slip",
                        Severity::Warning,
                        place,
                        doubt,
                        "It is taken as it stands; correct it again if it is a slip.",
                    ));
                }
                self.returned.corrections.push(saying.correction);
            }
            // A workbook that is handed in twice says nothing new the second time.
            Err(crate::NotTaken::NothingNew) => self.returned.unchanged += 1,
            Err(error) => self.refuse(table, number, None, &error.to_string()),
        }
    }

    /// What is reckoned differs in a workbook that was sent out before its row was corrected: that says nothing.
    fn pass_over_reckoned(&mut self, table: &Table<'_>, number: u64, id: &str, says: &mut RowSays) {
        let contract = self.contracts.get(id).copied();
        if contract.is_none_or(|row| self.sayer.report.corrected(row).next().is_none()) {
            return;
        }
        let reckoned = says.refused.extract_if(.., |(_, reading)| *reading == Reading::Reckoned);
        let headings: Vec<&str> = reckoned.map(|(heading, _)| heading).collect();
        for heading in headings {
            let place = self.place(table.name, Some(number), Some(heading));
            self.returned.notes.push(finding(
                "reckoned-otherwise",
                Severity::Note,
                place,
                "the cell shows what was reckoned before the row was corrected, or was changed: it is not read",
                "",
            ));
        }
    }

    fn why(&self, sheet: &str, row: u64) -> String {
        let place = format!("{}, sheet {sheet}, row {row}", self.file);
        match self.sayer.why {
            "" => place,
            why => format!("{why} ({place})"),
        }
    }

    fn refuse(&mut self, table: &Table<'_>, row: u64, column: Option<&str>, reason: &str) {
        let place = self.place(table.name, Some(row), column);
        let remedy = "Nothing of it was taken: put it right and hand the workbook in again.";
        let told = finding("row-not-taken", Severity::Error, place, reason, remedy);
        self.returned.not_taken.push(told);
    }

    fn place(&self, sheet: &str, row: Option<u64>, column: Option<&str>) -> Place {
        let sheet = Some(sheet.to_owned());
        let position = match row {
            Some(row) => Position::Row { sheet, row, column: column.map(str::to_owned) },
            None => Position::Row { sheet, row: 1, column: None },
        };
        Place { file: self.file.clone(), position }
    }
}

fn finding(rule: &str, severity: Severity, place: Place, message: &str, remedy: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        place,
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}

fn not_ours(file: &str) -> Finding {
    finding(
        "not-decisions",
        Severity::Error,
        Place::file(file),
        "no sheet has the headings of Decisions.xlsx",
        "Hand in the workbook that the audit wrote, with its headings in one row.",
    )
}
