use std::fs::File;
use std::io::{self, Read, Write};

use report::{Failure, ReportError};
use resolve::identity::{JournalError, append};
use resolve::{Model, Resolution};
use review::{IDENTITY, JUDGEMENTS, MODEL, ORGANISATIONS, RECORDS, write_records};

use super::super::earlier::{Earlier, IdentityLog};
use super::super::given::Given;
use super::super::identity::Identity;
use super::Staged;
use super::cells::{pass_on, push_cell};

/// What lets a run be reviewed and continued.
pub(in super::super) struct Extras<'a> {
    pub(in super::super) identity: &'a Identity,
    pub(in super::super) earlier: &'a Earlier,
}

impl Extras<'_> {
    /// Writes the files, and gives back their names.
    pub(super) fn stage(
        &self,
        staged: &Staged<'_>,
        given: &Given,
        resolution: &Resolution,
    ) -> Result<Vec<&'static str>, ReportError> {
        let records = || {
            staged.file(RECORDS, |file| {
                Ok(write_records(file, &given.records, given.reference.as_ref())?)
            })
        };
        let ids = || {
            staged.file(ORGANISATIONS, |file| Ok(organisations(file, given, self.identity)?))?;
            staged.file(IDENTITY, |file| self.log(file))
        };
        let (records, ids) = rayon::join(records, ids);
        records?;
        ids?;
        staged.file(MODEL, |file| model(file, &resolution.model))?;
        let mut names = vec![RECORDS, ORGANISATIONS, IDENTITY, MODEL];
        if let Some(from) = &self.earlier.judgements {
            let copy = |to: &mut File| Ok(io::copy(&mut File::open(from)?, to).map(drop)?);
            staged.file(JUDGEMENTS, copy)?;
            names.push(JUDGEMENTS);
        }
        Ok(names)
    }

    /// Writes the log of the earlier run, and after it what happened since.
    fn log(&self, file: &mut File) -> Result<(), Failure> {
        if let Some(IdentityLog { path, keep, is_open }) = &self.earlier.identity {
            io::copy(&mut File::open(path)?.take(*keep), file)?;
            if *is_open {
                file.write_all(b"\n")?;
            }
        }
        append(file, &self.identity.events).map_err(|error| match error {
            JournalError::Io(error) => error.into(),
            JournalError::Line { reason, .. } => Failure::Table(reason),
        })
    }
}

/// Writes for each record the lasting id of its organisation.
fn organisations(file: &mut impl Write, given: &Given, identity: &Identity) -> io::Result<()> {
    let mut rows = b"id,organisation\n".to_vec();
    for (id, organisation) in given.records.ids().iter().zip(&identity.ids) {
        push_cell(&mut rows, id.unwrap_or_default());
        // Writing into memory cannot fail.
        let _ = writeln!(rows, ",{organisation}");
        pass_on(&mut rows, file)?;
    }
    file.write_all(&rows)
}

fn model(file: &mut File, model: &Model) -> Result<(), Failure> {
    let mut json = serde_json::to_vec_pretty(model)?;
    json.push(b'\n');
    Ok(file.write_all(&json)?)
}
