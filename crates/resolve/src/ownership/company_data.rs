use std::io::BufRead;

use chrono::NaiveDate;

use super::reading::{Problem, quoted};
use super::rows::Rows;
use super::{Entity, EntityId, FormerName, ReadError, Reading, dates};

const PUBLICATION: &str = "Companies House basic company data";

/// Reads the Companies House basic company data: comma-separated, one company a row, with up to ten
/// former names and the day on which each was given up.
///
/// # Errors
/// When the input fails or is not this publication. A row that cannot be read is a flaw of the
/// reading, and the rest is read.
pub fn read_company_data(
    input: impl BufRead,
    mut keep: impl FnMut(Entity),
) -> Result<Reading, ReadError> {
    let mut rows = Rows::new(input, PUBLICATION)?;
    let columns = Columns::find(&rows)?;
    let mut reading = Reading::default();
    while let Some(row) = rows.next()? {
        reading.records += 1;
        match row.cells.and_then(|cells| columns.entity(&cells)) {
            Ok(entity) => {
                reading.kept += 1;
                keep(entity);
            }
            Err(problem) => reading.flaw(row.line, problem),
        }
    }
    Ok(reading)
}

struct Columns {
    name: usize,
    number: usize,
    category: Option<usize>,
    status: Option<usize>,
    postcode: Option<usize>,
    incorporated: Option<usize>,
    dissolved: Option<usize>,
    /// For each former name the columns of its last day and of the name, the newest first.
    former: Vec<(usize, usize)>,
}

impl Columns {
    fn find<R: BufRead>(rows: &Rows<R>) -> Result<Self, ReadError> {
        let needed = |column: &'static str| {
            let missing = ReadError::NoColumn { column, publication: PUBLICATION };
            rows.column(column).ok_or(missing)
        };
        let former = (1..=10).filter_map(|number| {
            let day = rows.column(&format!("PreviousName_{number}.CONDATE"))?;
            Some((day, rows.column(&format!("PreviousName_{number}.CompanyName"))?))
        });
        Ok(Self {
            name: needed("CompanyName")?,
            number: needed("CompanyNumber")?,
            category: rows.column("CompanyCategory"),
            status: rows.column("CompanyStatus"),
            postcode: rows.column("RegAddress.PostCode"),
            incorporated: rows.column("IncorporationDate"),
            dissolved: rows.column("DissolutionDate"),
            former: former.collect(),
        })
    }

    fn entity(&self, cells: &[String]) -> Result<Entity, Problem> {
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        let text = |column: Option<usize>| column.map(cell).unwrap_or_default().to_owned();
        let number = cell(self.number);
        let id = EntityId::company(number).ok_or_else(|| Problem::CompanyNumber(quoted(number)))?;
        let name = cell(self.name);
        if name.is_empty() {
            return Err(Problem::Missing("CompanyName"));
        }
        let incorporated = date("IncorporationDate", &text(self.incorporated))?;
        let dissolved = date("DissolutionDate", &text(self.dissolved))?;
        Ok(Entity {
            id,
            name: name.to_owned(),
            category: text(self.category),
            status: text(self.status),
            postcode: text(self.postcode),
            incorporated,
            dissolved,
            former_names: self.former_names(cells, incorporated)?,
        })
    }

    fn former_names(
        &self,
        cells: &[String],
        incorporated: Option<NaiveDate>,
    ) -> Result<Vec<FormerName>, Problem> {
        let cell = |column: usize| cells.get(column).map_or("", |cell| cell.trim());
        let mut names = Vec::new();
        for (day, name) in &self.former {
            if cell(*name).is_empty() {
                continue;
            }
            let until = date("PreviousName.CONDATE", cell(*day))?
                .ok_or(Problem::Missing("PreviousName.CONDATE"))?;
            names.push(FormerName { name: cell(*name).to_owned(), from: None, until });
        }
        names.sort_by(|left, right| left.until.cmp(&right.until).then(left.name.cmp(&right.name)));
        let mut from = incorporated;
        for former in &mut names {
            former.from = from.filter(|from| *from <= former.until);
            from = Some(former.until);
        }
        Ok(names)
    }
}

fn date(field: &'static str, text: &str) -> Result<Option<NaiveDate>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || Problem::Date { field, text: quoted(text) };
    dates::day_first(text).map(Some).ok_or_else(wrong)
}
