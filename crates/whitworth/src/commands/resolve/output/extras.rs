use std::fs::File;
use std::io::{self, Read, Write};

use arrow_array::StringArray;
use report::{Failure, ReportError};
use resolve::identity::{Event, JournalError, OrganisationId, Roll, append};
use resolve::{Model, Resolution};
use review::{IDENTITY, MODEL, ORGANISATIONS, RECORDS, write_records};

use super::super::earlier::{Earlier, IdentityLog};
use super::super::given::Given;
use super::super::identity::Identity;
use super::super::state::STATE;
use super::Staged;
use super::cells::{Ids, pass_on};

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
            staged.file(ORGANISATIONS, |file| {
                Ok(organisations(file, given.records.ids(), self.identity.ids.iter().copied())?)
            })?;
            staged.file(IDENTITY, |file| self.log(file))
        };
        let (records, ids) = rayon::join(records, ids);
        records?;
        ids?;
        staged.file(MODEL, |file| model(file, &resolution.model))?;
        let mut names = vec![RECORDS, ORGANISATIONS, IDENTITY, MODEL];
        if given.settings.keep
            && let Some(roll) = Roll::of(&self.earlier.register, given.records.ids())
        {
            let log = staged.length(IDENTITY)?;
            staged.file(STATE, |file| Ok(resolution.write_state(&roll, log, file)?))?;
            names.push(STATE);
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
        log(file, &self.identity.events)
    }
}

/// Adds what happened to the log.
pub(super) fn log(file: &mut File, events: &[Event]) -> Result<(), Failure> {
    append(file, events).map_err(|error| match error {
        JournalError::Io(error) => error.into(),
        JournalError::Line { reason, .. } => Failure::Table(reason),
    })
}

/// Writes for each record the lasting id of its organisation.
pub(super) fn organisations(
    file: &mut impl Write,
    ids: &StringArray,
    organisations: impl Iterator<Item = OrganisationId>,
) -> io::Result<()> {
    let mut rows = b"id,organisation\n".to_vec();
    let ids = Ids::of(ids);
    for (record, organisation) in organisations.enumerate() {
        ids.push(&mut rows, record);
        rows.push(b',');
        rows.extend_from_slice(&organisation.letters());
        rows.push(b'\n');
        pass_on(&mut rows, file)?;
    }
    file.write_all(&rows)
}

fn model(file: &mut File, model: &Model) -> Result<(), Failure> {
    let mut json = serde_json::to_vec_pretty(model)?;
    json.push(b'\n');
    Ok(file.write_all(&json)?)
}
