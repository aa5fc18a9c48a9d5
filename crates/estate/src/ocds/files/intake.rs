use std::io::Read;

use evidence::Finding;
use rayon::prelude::*;
use thiserror::Error;

use super::{BATCH, MergeTally, finding};
use crate::ocds::error::MergeFault;
use crate::ocds::files::Input;
use crate::ocds::json;
use crate::ocds::reader::{RawRelease, ReadError, ReleaseReader};
use crate::ocds::sorter::{Origin, Sorter, SpillError};

/// Reads the inputs into the sorter.
pub(super) struct Intake<'t> {
    pub(super) names: Vec<String>,
    pub(super) sorter: Sorter,
    pub(super) tally: MergeTally,
    pub(super) tell: &'t mut dyn FnMut(Finding),
}

type Found = Result<RawRelease, ReadError>;

impl Intake<'_> {
    /// Reads one input, one batch ahead of the batch that is looked into.
    pub(super) fn take(&mut self, input: Input<'_>) -> Result<(), SpillError> {
        self.names.push(input.name);
        let mut reader = ReleaseReader::new(input.source);
        let mut batch = next_batch(&mut reader);
        while !batch.is_empty() {
            let (heads, next) = rayon::join(
                || batch.into_par_iter().map(Head::of).collect::<Vec<_>>(),
                || next_batch(&mut reader),
            );
            for head in heads {
                self.sort_in(head)?;
            }
            batch = next;
        }
        Ok(())
    }

    fn sort_in(
        &mut self,
        found: Result<(Head, RawRelease), Box<Finding>>,
    ) -> Result<(), SpillError> {
        self.tally.releases += 1;
        match found {
            Ok((head, RawRelease { text, spot })) => {
                let file = u32::try_from(self.names.len() - 1).unwrap_or(u32::MAX);
                let origin = Origin { file, spot };
                self.sorter.push(&head.ocid, &head.date, origin, text.trim_ascii())
            }
            Err(mut finding) => {
                self.tally.rejected += 1;
                finding.place.file = self.names.last().cloned().unwrap_or_default();
                (self.tell)(*finding);
                Ok(())
            }
        }
    }
}

fn next_batch(reader: &mut ReleaseReader<impl Read>) -> Vec<Found> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH
        && let Some(found) = reader.next()
    {
        // An error is held as well, so that a file of nothing else stays within memory.
        bytes += found.as_ref().map_or_else(|error| error.raw.len() + 100, |r| r.text.len());
        batch.push(found);
    }
    batch
}

/// What must be known of a release before it can be brought together with others.
struct Head {
    ocid: String,
    date: String,
}

/// Why a release belongs to no process.
#[derive(Debug, Error)]
enum Stray {
    #[error(transparent)]
    Fault(#[from] MergeFault),
    #[error("the release has no ocid, so it belongs to no process")]
    NoOcid,
}

impl Stray {
    fn rule(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.rule(),
            Self::NoOcid => "release-ocid-missing",
        }
    }

    fn remedy(&self) -> &'static str {
        match self {
            Self::Fault(fault) => fault.remedy(),
            Self::NoOcid => "Give every release the ocid of its contracting process.",
        }
    }
}

impl Head {
    fn of(found: Found) -> Result<(Self, RawRelease), Box<Finding>> {
        let release = found.map_err(|ReadError { position, fault, .. }| {
            Box::new(finding(fault.rule(), position, fault.to_string(), fault.remedy()))
        })?;
        match Self::read(&release.text) {
            Ok(head) => Ok((head, release)),
            Err(wrong) => {
                let position = release.spot.position("");
                Err(Box::new(finding(wrong.rule(), position, wrong.to_string(), wrong.remedy())))
            }
        }
    }

    fn read(text: &[u8]) -> Result<Self, Stray> {
        let text = std::str::from_utf8(text)
            .map_err(|error| MergeFault::NotJson { reason: error.to_string() })?;
        let not_json = |error| MergeFault::not_json(&error);
        if !text.starts_with('{') {
            serde_json::from_str::<serde::de::IgnoredAny>(text).map_err(not_json)?;
            return Err(MergeFault::NotAnObject { found: json::kind(text) }.into());
        }
        let fields = json::fields(text).map_err(not_json)?;
        let last = |wanted: &str| {
            let found = fields.iter().rev().find(|(name, _)| name == wanted);
            found.and_then(|(_, value)| json::string(value))
        };
        Ok(Self {
            ocid: last("ocid").ok_or(Stray::NoOcid)?.into_owned(),
            // Without one the merge will say so, with all releases of the process before it.
            date: last("date").unwrap_or_default().into_owned(),
        })
    }
}
