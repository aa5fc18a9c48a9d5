use std::io::{self, BufWriter, Write};

use hashbrown::{DefaultHashBuilder, HashMap};
use indexmap::IndexMap;
use thiserror::Error;

use super::{Event, Journal, OrganisationId};

/// Which organisation each record belongs to, and what became of every id ever minted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    /// Every organisation ever, by age.
    pub(super) organisations: Vec<Organisation>,
    /// Where each stands in that list.
    pub(super) places: HashMap<OrganisationId, u32>,
    /// Each record ever seen and the place of the organisation that it was put in; none when the
    /// record is no more.
    pub(super) records: IndexMap<String, Option<u32>, DefaultHashBuilder>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Organisation {
    pub(super) id: OrganisationId,
    fate: Fate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Living,
    /// Redirected to the organisation at this place.
    Merged(u32),
    Retired,
}

/// What an id stands for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// A living organisation, by its own id.
    Living(OrganisationId),
    /// An organisation that is no more, by the id that it last had.
    Retired(OrganisationId),
}

/// Why an event cannot have happened.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Flaw {
    /// An id minted a second time.
    #[error("{0} was minted before")]
    MintedBefore(OrganisationId),
    /// An id that was not minted, or no longer lives.
    #[error("{0} is not a living organisation")]
    NotLiving(OrganisationId),
    /// A record that is taken as new and is not.
    #[error("record {0:?} already belongs to an organisation")]
    Taken(String),
    /// A record that is taken from an organisation that it is not in.
    #[error("record {record:?} is not in {id}")]
    Elsewhere {
        /// The record.
        record: String,
        /// The organisation.
        id: OrganisationId,
    },
    /// An organisation merged into itself.
    #[error("{0} cannot merge into itself")]
    Itself(OrganisationId),
}

/// Why a log does not make a register.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {flaw}; the log was changed by hand or lines are missing: restore it")]
pub struct ReplayError {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it.
    pub flaw: Flaw,
}

impl Register {
    /// The register that a log of events makes.
    ///
    /// # Errors
    /// With the line's number, when an event cannot have happened after those before it.
    pub fn replay(journal: &Journal<Event>) -> Result<Self, ReplayError> {
        let mut register = Self::default();
        for (line, event) in &journal.entries {
            register.apply(event).map_err(|flaw| ReplayError { line: *line, flaw })?;
        }
        Ok(register)
    }

    /// A register of these organisations, by age, that knows no record. What became of those that
    /// live no more it does not know.
    pub(super) fn of_organisations(ids: &[OrganisationId], is_living: &[bool]) -> Self {
        let fate = |is_living: &bool| if *is_living { Fate::Living } else { Fate::Retired };
        let organisations =
            ids.iter().zip(is_living).map(|(id, is)| Organisation { id: *id, fate: fate(is) });
        Self {
            organisations: organisations.collect(),
            places: ids.iter().copied().zip(0..).collect(),
            ..Self::default()
        }
    }

    /// Knows these records too, in the organisations at these places.
    pub(super) fn know<'a>(&mut self, records: impl Iterator<Item = (&'a str, u32)>) {
        self.records.extend(records.map(|(record, place)| (record.to_owned(), Some(place))));
    }

    /// Every organisation ever, by age, and whether it lives.
    pub(super) fn roll(&self) -> (Vec<OrganisationId>, Vec<bool>) {
        self.organisations.iter().map(|it| (it.id, it.fate == Fate::Living)).unzip()
    }

    /// The organisation of a record, by its living id.
    pub fn organisation(&self, record: &str) -> Option<OrganisationId> {
        let place = self.living_place(record)?;
        self.organisations.get(place as usize).map(|organisation| organisation.id)
    }

    /// What an id stands for now, over however many redirects; none if it was never minted.
    pub fn follow(&self, id: OrganisationId) -> Option<Now> {
        let place = self.end(*self.places.get(&id)?);
        let organisation = self.organisations.get(place as usize)?;
        Some(match organisation.fate {
            Fate::Living => Now::Living(organisation.id),
            Fate::Merged(_) | Fate::Retired => Now::Retired(organisation.id),
        })
    }

    /// How many organisations live.
    pub fn living(&self) -> usize {
        self.organisations.iter().filter(|organisation| organisation.fate == Fate::Living).count()
    }

    /// Writes `record,organisation` for every record of a living organisation, in the order in
    /// which they came.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_records(&self, output: impl Write) -> io::Result<()> {
        let mut output = BufWriter::new(output);
        writeln!(output, "record,organisation")?;
        for record in self.records.keys() {
            if let Some(id) = self.organisation(record) {
                writeln!(output, "{},{id}", quoted(record))?;
            }
        }
        output.flush()
    }

    /// Writes `former,now` for every id that lives no more, by age; `now` is blank if it leads to
    /// none that does.
    ///
    /// # Errors
    /// When writing fails.
    pub fn write_former(&self, output: impl Write) -> io::Result<()> {
        let mut output = BufWriter::new(output);
        writeln!(output, "former,now")?;
        for organisation in self.organisations.iter().filter(|one| one.fate != Fate::Living) {
            match self.follow(organisation.id) {
                Some(Now::Living(now)) => writeln!(output, "{},{now}", organisation.id)?,
                _ => writeln!(output, "{},", organisation.id)?,
            }
        }
        output.flush()
    }

    /// The place of the living organisation of a record.
    pub(super) fn living_place(&self, record: &str) -> Option<u32> {
        self.living_end((*self.records.get(record)?)?)
    }

    /// The living organisation at the end of the redirects from a place.
    pub(super) fn living_end(&self, place: u32) -> Option<u32> {
        let end = self.end(place);
        (self.organisations.get(end as usize)?.fate == Fate::Living).then_some(end)
    }

    fn end(&self, mut place: u32) -> u32 {
        while let Some(Fate::Merged(into)) =
            self.organisations.get(place as usize).map(|organisation| organisation.fate)
        {
            place = into;
        }
        place
    }

    /// Does what an event says. After an error the register is not to be used.
    pub(super) fn apply(&mut self, event: &Event) -> Result<(), Flaw> {
        match event {
            Event::Minted { id, records, .. } => {
                let place = self.mint(*id)?;
                self.admit(records, place)
            }
            Event::Grown { id, records } => self.admit(records, self.place(*id)?),
            Event::Merged { from, into } if from == into => Err(Flaw::Itself(*from)),
            Event::Merged { from, into } => {
                let fate = Fate::Merged(self.place(*into)?);
                self.set_fate(*from, fate)
            }
            Event::Split { from, into } => into.iter().try_for_each(|part| {
                let known = self.places.contains_key(&part.id);
                let to = if known { self.place(part.id)? } else { self.mint(part.id)? };
                self.shift(&part.records, *from, Some(to))
            }),
            Event::Shrunk { id, records } => self.shift(records, *id, None),
            Event::Retired { id } => self.set_fate(*id, Fate::Retired),
        }
    }

    fn mint(&mut self, id: OrganisationId) -> Result<u32, Flaw> {
        let place = u32::try_from(self.organisations.len()).unwrap_or(u32::MAX);
        if self.places.insert(id, place).is_some() {
            return Err(Flaw::MintedBefore(id));
        }
        self.organisations.push(Organisation { id, fate: Fate::Living });
        Ok(place)
    }

    /// The place of an organisation that lives.
    fn place(&self, id: OrganisationId) -> Result<u32, Flaw> {
        let place = self.places.get(&id).copied();
        place.filter(|&place| self.living_end(place) == Some(place)).ok_or(Flaw::NotLiving(id))
    }

    fn set_fate(&mut self, id: OrganisationId, fate: Fate) -> Result<(), Flaw> {
        let place = self.place(id)?;
        if let Some(organisation) = self.organisations.get_mut(place as usize) {
            organisation.fate = fate;
        }
        Ok(())
    }

    /// Puts records that are in no organisation into one.
    fn admit(&mut self, records: &[String], to: u32) -> Result<(), Flaw> {
        for record in records {
            let before = self.records.insert(record.clone(), Some(to)).flatten();
            if before.is_some_and(|place| self.living_end(place).is_some()) {
                return Err(Flaw::Taken(record.clone()));
            }
        }
        Ok(())
    }

    /// Takes records out of an organisation, into another or none.
    fn shift(
        &mut self,
        records: &[String],
        from: OrganisationId,
        to: Option<u32>,
    ) -> Result<(), Flaw> {
        let place = self.place(from)?;
        for record in records {
            if self.living_place(record) != Some(place) {
                return Err(Flaw::Elsewhere { record: record.clone(), id: from });
            }
            if let Some(slot) = self.records.get_mut(record) {
                *slot = to;
            }
        }
        Ok(())
    }
}

/// A value for CSV, quoted where it must be.
fn quoted(value: &str) -> String {
    if value.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}
