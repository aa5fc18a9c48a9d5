use estate::WorkbookSheet;
use estate::text::Row;

use crate::decision_columns::{DECISION_COLUMNS, DecisionColumn, Says};

/// Rows among which the headings are looked for: people put a title above them.
const TOP: usize = 20;
/// Headings by which a row is known to be that of ours.
const ENOUGH: usize = 3;

/// A sheet of decisions that came back.
pub(super) struct Table<'a> {
    pub(super) name: &'a str,
    pub(super) heading_row: u64,
    headings: &'a Row,
    rows: &'a [Row],
    /// By our columns, where each stands in the sheet.
    at: Vec<Option<usize>>,
}

impl<'a> Table<'a> {
    /// The table of a sheet; none if it has no row of our headings.
    pub(super) fn of(sheet: &'a WorkbookSheet) -> Option<Self> {
        let is_ours =
            |row: &&Row| row.cells().filter(|cell| column(cell).is_some()).count() >= ENOUGH;
        let (place, headings) =
            sheet.rows.iter().take(TOP).enumerate().find(|(_, row)| is_ours(row))?;
        let at = DECISION_COLUMNS.iter().map(|own| {
            let mut found = (0..headings.len()).filter(|at| is_named(headings.cell(*at), own));
            found.next().filter(|_| found.next().is_none())
        });
        Some(Self {
            name: &sheet.name,
            heading_row: headings.number,
            headings,
            rows: sheet.rows.get(place + 1..).unwrap_or_default(),
            at: at.collect(),
        })
    }

    /// The rows that hold anything.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        self.rows.iter().filter(|row| !row.is_blank())
    }

    /// Each of our columns that is there, with its cell in a row.
    pub(super) fn cells<'r>(
        &self,
        row: &'r Row,
    ) -> impl Iterator<Item = (&'static DecisionColumn, &'r str)> {
        let places = DECISION_COLUMNS.iter().zip(self.at.clone());
        places.filter_map(|(column, at)| Some((column, row.cell(at?))))
    }

    /// The cell of one of our columns; none if the column is not there.
    pub(super) fn cell<'r>(&self, row: &'r Row, heading: &str) -> Option<&'r str> {
        self.cells(row).find(|(column, _)| column.heading == heading).map(|(_, cell)| cell)
    }

    /// Our columns that say something and are not there.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let says = |own: &DecisionColumn| !matches!(own.says, Says::Nothing | Says::Reckoned);
        let absent = self.unplaced().filter(|own| says(own) && self.times(own) == 0);
        absent.map(|own| own.heading).collect()
    }

    /// Our columns of which there are several.
    pub(super) fn twice(&self) -> Vec<&'static str> {
        self.unplaced().filter(|own| self.times(own) > 1).map(|own| own.heading).collect()
    }

    /// Headings that are none of ours.
    pub(super) fn others(&self) -> Vec<&'a str> {
        let headings = (0..self.headings.len()).map(|at| self.headings.cell(at));
        headings.filter(|own| !own.is_empty() && column(own).is_none()).collect()
    }

    fn unplaced(&self) -> impl Iterator<Item = &'static DecisionColumn> {
        let places = DECISION_COLUMNS.iter().zip(&self.at);
        places.filter(|(_, at)| at.is_none()).map(|(column, _)| column)
    }

    fn times(&self, own: &DecisionColumn) -> usize {
        (0..self.headings.len()).filter(|at| is_named(self.headings.cell(*at), own)).count()
    }
}

fn column(heading: &str) -> Option<&'static DecisionColumn> {
    DECISION_COLUMNS.iter().find(|own| is_named(heading, own))
}

/// Capitals and spaces make no difference.
fn is_named(heading: &str, own: &DecisionColumn) -> bool {
    let words = heading.split_whitespace().map(str::to_lowercase);
    words.eq(own.heading.split_whitespace().map(str::to_lowercase))
}
