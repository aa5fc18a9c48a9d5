use std::io::BufRead;

use super::reading::{Problem, quoted};
use super::rows::Rows;
use super::{Control, Edge, EntityId, Publication, ReadError, Reading, dates};

const PUBLICATION: &str = "GLEIF level 2 relationship records (CSV)";

/// Reads GLEIF level 2 relationship records in their CSV form: the golden copy and the concatenated
/// files have the same columns.
///
/// Consolidation becomes an edge; relationships of funds and branches, records that lapsed in error
/// (`ANNULLED`, `DUPLICATE`) and ends without an LEI are skipped.
///
/// # Errors
/// When the input fails or is not this publication. A row that cannot be read is a flaw of the
/// reading, and the rest is read.
pub fn read_relationships(
    input: impl BufRead,
    mut keep: impl FnMut(Edge),
) -> Result<Reading, ReadError> {
    let mut rows = Rows::new(input, PUBLICATION)?;
    let columns = Columns::find(&rows)?;
    let mut reading = Reading::default();
    while let Some(row) = rows.next()? {
        reading.records += 1;
        let edge = row.cells.and_then(|cells| columns.record(&cells).edge(row.line));
        reading.take(row.line, edge, &mut keep);
    }
    Ok(reading)
}

/// One relationship as published, whichever the form.
#[derive(Default)]
pub(super) struct Record {
    pub(super) start: String,
    pub(super) start_type: String,
    pub(super) end: String,
    pub(super) end_type: String,
    pub(super) kind: String,
    pub(super) status: String,
    pub(super) registration: String,
    pub(super) periods: Vec<Period>,
}

#[derive(Default)]
pub(super) struct Period {
    pub(super) start: String,
    pub(super) end: String,
    pub(super) kind: String,
}

impl Record {
    /// The edge it says; none when it says nothing of control.
    pub(super) fn edge(&self, line: u64) -> Result<Option<Edge>, Problem> {
        let control = match self.kind.as_str() {
            "" => return Err(Problem::Missing("RelationshipType")),
            "IS_DIRECTLY_CONSOLIDATED_BY" => Control::Majority,
            "IS_ULTIMATELY_CONSOLIDATED_BY" => Control::Ultimate,
            _ => return Ok(None),
        };
        let is_lei = |kind: &str| kind.is_empty() || kind == "LEI";
        let is_void = matches!(self.registration.as_str(), "ANNULLED" | "DUPLICATE");
        if is_void || !is_lei(&self.start_type) || !is_lei(&self.end_type) {
            return Ok(None);
        }
        let id = |code: &str| EntityId::lei(code).ok_or_else(|| Problem::Lei(quoted(code)));
        let (child, owner) = (id(&self.start)?, id(&self.end)?);
        if child == owner {
            return Err(Problem::OwnOwner(child.to_string()));
        }
        // The accounting period is a year of accounts and not how long the relationship lasts.
        let period = self.periods.iter().find(|period| period.kind == "RELATIONSHIP_PERIOD");
        let date = |field, text: Option<&str>| match text.map(str::trim) {
            None | Some("") => Ok(None),
            Some(text) => {
                let wrong = || Problem::Date { field, text: quoted(text) };
                dates::iso(text).map(Some).ok_or_else(wrong)
            }
        };
        let from = date("RelationshipPeriod.StartDate", period.map(|p| p.start.as_str()))?;
        let until = date("RelationshipPeriod.EndDate", period.map(|p| p.end.as_str()))?;
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            return Err(Problem::Backwards);
        }
        if self.status == "INACTIVE" && until.is_none() {
            // It ended, and nobody says when: it can be placed on no day.
            return Ok(None);
        }
        Ok(Some(Edge {
            owner,
            owner_name: String::new(),
            owned: child,
            from,
            until,
            control,
            publication: Publication::Relationships,
            line,
        }))
    }
}

impl Reading {
    pub(super) fn take(
        &mut self,
        line: u64,
        edge: Result<Option<Edge>, Problem>,
        keep: &mut impl FnMut(Edge),
    ) {
        match edge {
            Ok(Some(edge)) => {
                self.kept += 1;
                keep(edge);
            }
            Ok(None) => self.skipped += 1,
            Err(problem) => self.flaw(line, problem),
        }
    }
}

struct Columns {
    start: usize,
    start_type: Option<usize>,
    end: usize,
    end_type: Option<usize>,
    kind: usize,
    status: Option<usize>,
    registration: Option<usize>,
    periods: Vec<[usize; 3]>,
}

impl Columns {
    fn find<R: BufRead>(rows: &Rows<R>) -> Result<Self, ReadError> {
        let needed = |column: &'static str| {
            let missing = ReadError::NoColumn { column, publication: PUBLICATION };
            rows.column(column).ok_or(missing)
        };
        let periods = (1..=5).filter_map(|number| {
            let period = |part: &str| rows.column(&format!("Relationship.Period.{number}.{part}"));
            Some([period("startDate")?, period("endDate")?, period("periodType")?])
        });
        Ok(Self {
            start: needed("Relationship.StartNode.NodeID")?,
            start_type: rows.column("Relationship.StartNode.NodeIDType"),
            end: needed("Relationship.EndNode.NodeID")?,
            end_type: rows.column("Relationship.EndNode.NodeIDType"),
            kind: needed("Relationship.RelationshipType")?,
            status: rows.column("Relationship.RelationshipStatus"),
            registration: rows.column("Registration.RegistrationStatus"),
            periods: periods.collect(),
        })
    }

    fn record(&self, cells: &[String]) -> Record {
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim()).to_owned();
        let text = |column: Option<usize>| column.map(cell).unwrap_or_default();
        let period = |[start, end, kind]: &[usize; 3]| Period {
            start: cell(*start),
            end: cell(*end),
            kind: cell(*kind),
        };
        Record {
            start: cell(self.start),
            start_type: text(self.start_type),
            end: cell(self.end),
            end_type: text(self.end_type),
            kind: cell(self.kind),
            status: text(self.status),
            registration: text(self.registration),
            periods: self.periods.iter().map(period).collect(),
        }
    }
}
