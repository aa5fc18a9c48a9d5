use estate::corrections::{Fact, Now};
use estate::text::Row;

use super::SentOut;
use super::table::Table;
use crate::decision_columns::{DecisionColumn, Says};
use crate::{DecisionRow, neutral};

/// Letters of what a person writes to confirm a row.
const LONGEST: usize = 200;

/// What people write where a fact is not known.
const NOT_KNOWN: [&str; 2] = ["unknown", "not known"];

/// How the column of frameworks shows what is one itself.
const ITSELF: &str = "itself a framework";

/// What one returned row says.
#[derive(Default)]
pub(super) struct RowSays {
    /// The facts that are other than was shown.
    pub(super) changes: Vec<(Fact, Now)>,
    /// What was written in the column for it, if anything new.
    pub(super) confirmed: Option<String>,
    /// The headings of cells that are not taken, and why.
    pub(super) refused: Vec<(&'static str, Reading)>,
}

/// What came of a cell that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It was emptied, which may say that nothing is known, or be a slip.
    Emptied,
    /// It is none of its fact.
    Unfit(String),
    /// It was changed, and cannot be corrected.
    Reckoned,
}

impl Reading {
    pub(super) fn words(&self) -> String {
        match self {
            Self::Emptied => {
                "the cell was emptied: is the fact not known, or was it a slip?".to_owned()
            }
            Self::Unfit(reason) => reason.clone(),
            Self::Reckoned => {
                "the cell was changed, and what it shows is reckoned or not the body's to correct"
                    .to_owned()
            }
        }
    }

    pub(super) fn remedy(&self) -> &'static str {
        match self {
            Self::Emptied => {
                "Hand the workbook in with --emptied-means-unknown if emptied cells are not known; else put the value back."
            }
            Self::Unfit(_) => "Write it in the form named, and hand the workbook in again.",
            Self::Reckoned => {
                "Correct what it is reckoned from: the sheet Columns explained says what that is."
            }
        }
    }
}

/// Compares a returned row with the one that was sent out.
pub(super) fn read(
    table: &Table<'_>,
    row: &Row,
    shown: &DecisionRow,
    sent: SentOut<'_>,
) -> RowSays {
    let mut says = RowSays::default();
    for (column, cell) in table.cells(row) {
        let was = (column.cell)(shown, sent.lists.as_at).plain();
        if same_text(cell, &was) {
            continue;
        }
        match column.says {
            Says::Fact(fact) => fact_cell(&mut says, column, fact, cell, &was, sent),
            Says::FrameworkAndLot => framework_cell(&mut says, column, cell, &was, sent),
            Says::Confirmed if cell.is_empty() => {
                says.refused.push((column.heading, Reading::Emptied));
            }
            Says::Confirmed => says.confirmed = Some(one_line(cell)),
            Says::Reckoned if !cell.is_empty() && !is_same_date(cell, &was) => {
                says.refused.push((column.heading, Reading::Reckoned));
            }
            Says::Reckoned | Says::Nothing | Says::Id => {}
        }
    }
    says
}

fn fact_cell(
    says: &mut RowSays,
    column: &DecisionColumn,
    fact: Fact,
    cell: &str,
    was: &str,
    sent: SentOut<'_>,
) {
    if is_not_known(cell) {
        says.changes.push((fact, Now::Unknown));
        return;
    }
    if cell.is_empty() {
        if sent.emptied_is_unknown {
            says.changes.push((fact, Now::Unknown));
        } else {
            says.refused.push((column.heading, Reading::Emptied));
        }
        return;
    }
    match fact.read(cell) {
        Ok(value) if value.to_string() == was => {}
        Ok(value) => says.changes.push((fact, Now::Is(value.to_string()))),
        Err(reason) => says.refused.push((column.heading, Reading::Unfit(reason.to_string()))),
    }
}

/// The framework, and the lot if one stands behind it: `G-Cloud 13, Lot 2`. Of what is said of one of them alone,
/// the other stays.
fn framework_cell(
    says: &mut RowSays,
    column: &DecisionColumn,
    cell: &str,
    was: &str,
    sent: SentOut<'_>,
) {
    let (mut own, shown) = (FrameworkAndLot::of(cell), FrameworkAndLot::of(was));
    if is_not_known(cell) && !shown.lot.is_empty() {
        own.lot = cell;
    }
    // A cell that shows nothing else says nothing else when it is emptied.
    if own.is_itself != shown.is_itself && !cell.is_empty()
        || cell.is_empty() && shown == (FrameworkAndLot { is_itself: true, ..Default::default() })
    {
        says.refused.push((column.heading, Reading::Reckoned));
        return;
    }
    let facts =
        [(Fact::Framework, own.framework, shown.framework), (Fact::Lot, own.lot, shown.lot)];
    for (fact, own, shown) in facts {
        let is_told = says.refused.iter().any(|(heading, _)| *heading == column.heading);
        if own != shown && !is_told {
            fact_cell(says, column, fact, own, shown, sent);
        }
    }
}

/// The parts of a cell that names a framework.
#[derive(Default, PartialEq, Eq)]
struct FrameworkAndLot<'a> {
    is_itself: bool,
    framework: &'a str,
    lot: &'a str,
}

impl<'a> FrameworkAndLot<'a> {
    fn of(cell: &'a str) -> Self {
        let (is_itself, cell) =
            cell.strip_prefix(ITSELF).map_or((false, cell), |rest| (true, rest));
        let cell = cell.trim_start_matches([',', ' ']);
        let is_lot = |text: &str| text.trim().to_lowercase().starts_with("lot ");
        let (framework, lot) = match cell.rsplit_once(',') {
            Some((framework, lot)) if is_lot(lot) => (framework.trim(), lot.trim()),
            _ if is_lot(cell) => ("", cell.trim()),
            _ => (cell, ""),
        };
        Self { is_itself, framework, lot }
    }
}

fn is_not_known(cell: &str) -> bool {
    NOT_KNOWN.iter().any(|words| cell.trim().eq_ignore_ascii_case(words))
}

/// Whether a cell is as it was written: made harmless, or with other spaces.
fn same_text(cell: &str, was: &str) -> bool {
    let same = |own: &str| cell.split_whitespace().eq(own.split_whitespace());
    same(was) || same(&neutral(was))
}

/// A date that came back as text.
fn is_same_date(cell: &str, was: &str) -> bool {
    Fact::End.read(cell).is_ok_and(|date| date.to_string() == was)
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}
