//! Which organisation each record is now, without what became of it before.

use arrow_array::{Array, StringArray};

use super::register::Register;
use super::{Event, OrganisationId, UpdateError};

/// The place of a record whose organisation is not found yet.
const NOWHERE: u32 = u32::MAX;

/// Which organisation each record is now: a [`Register`] in brief, in which a few records can be
/// moved without replaying the whole log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// Every organisation ever, by age.
    ids: Vec<OrganisationId>,
    is_living: Vec<bool>,
    /// For each record the place of its organisation.
    of: Vec<u32>,
}

impl Roll {
    /// The organisations of these records; none if the register lacks one of them.
    pub fn of(register: &Register, records: &StringArray) -> Option<Self> {
        let (ids, is_living) = register.roll();
        let of: Option<Vec<u32>> =
            records.iter().map(|record| register.living_place(record?)).collect();
        Some(Self { ids, is_living, of: of? })
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The organisation of the record at this position.
    pub fn organisation(&self, record: usize) -> Option<OrganisationId> {
        self.ids.get(*self.of.get(record)? as usize).copied()
    }

    /// How many organisations live.
    pub fn living(&self) -> usize {
        self.is_living.iter().filter(|is| **is).count()
    }

    /// A register of the organisations, which knows no record yet.
    pub(crate) fn register(&self) -> Register {
        Register::of_organisations(&self.ids, &self.is_living)
    }

    /// Takes a new clustering of some records, and new records after those there are. The records
    /// `concerned` are positions in `ids`: all new ones, and with every known record all others of
    /// its organisation. Says what that changed, as [`Register::update`] would; `register` is
    /// [`Self::register`], which takes a while and can be made before the clusters are known.
    ///
    /// # Errors
    /// When the clusters do not fit the organisations.
    pub(crate) fn update<'a>(
        &mut self,
        mut register: Register,
        ids: &StringArray,
        concerned: &[u32],
        name: impl Fn(u32) -> &'a str,
        clusters: &[u32],
    ) -> Result<Vec<Event>, UpdateError> {
        let known = concerned
            .iter()
            .filter_map(|at| Some((ids.value(*at as usize), *self.of.get(*at as usize)?)));
        register.know(known);
        let own = |at: &u32| ids.value(*at as usize);
        let records: StringArray = concerned.iter().map(|at| Some(own(at))).collect();
        let names: StringArray = concerned.iter().map(|at| Some(name(*at))).collect();
        let labels: Vec<u32> = concerned.iter().map(|at| clusters[*at as usize]).collect();
        let update = register.update(&records, &names, &labels)?;
        (self.ids, self.is_living) = register.roll();
        self.of.resize(ids.len(), NOWHERE);
        for at in concerned {
            self.of[*at as usize] = register.living_place(own(at)).unwrap_or(NOWHERE);
        }
        match self.of.iter().position(|place| *place == NOWHERE) {
            Some(at) => Err(UpdateError::Passed(ids.value(at).to_owned())),
            None => Ok(update.events),
        }
    }

    /// Ids as numbers, whether they live, and the place of each record's.
    pub(crate) fn stored(&self) -> (Vec<u64>, Vec<u8>, &[u32]) {
        let ids = self.ids.iter().map(|id| id.number()).collect();
        (ids, self.is_living.iter().map(|is| u8::from(*is)).collect(), &self.of)
    }

    /// The roll that was stored; none if its parts do not fit.
    pub(crate) fn restored(ids: &[u64], is_living: &[u8], of: Vec<u32>) -> Option<Self> {
        let fits = ids.len() == is_living.len() && of.iter().all(|at| (*at as usize) < ids.len());
        fits.then(|| Self {
            ids: ids.iter().map(|id| OrganisationId::numbered(*id)).collect(),
            is_living: is_living.iter().map(|is| *is != 0).collect(),
            of,
        })
    }
}
