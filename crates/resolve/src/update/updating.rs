//! The way from new records to an updated resolution.

use arrow_array::builder::StringBuilder;
use arrow_array::{Array, StringArray};
use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::clustering::{Touched, connected};
use super::comparing::{Scored, score};
use super::{Kept, State, UpdateError};
use crate::cluster::Growth;
use crate::explain::Explainer;
use crate::field::forget_numbers_of_nobody;
use crate::identity::{Event, Roll};
use crate::resolving::{Anchors, Decided, Found, Odds, Repeated, Told, list, unread};
use crate::rows::rows;
use crate::scoring::CAPS;
use crate::{Kind, Label, Records, Resolution, ResolveError};

/// An earlier run with new records added.
#[derive(Debug)]
pub struct Updated {
    /// The ids of all records: those of the earlier run, then the new ones.
    pub ids: StringArray,
    /// Who is who among all records. The matches are those of the new records alone.
    pub resolution: Resolution,
    /// Which organisation each record is.
    pub roll: Roll,
    /// What happened to organisations.
    pub events: Vec<Event>,
}

impl State {
    /// How many records there are.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }

    /// Adds records, which then come after those of the earlier run. Clusters that neither the new
    /// records nor what people `decided` are connected with stay as they are.
    ///
    /// # Errors
    /// When the columns are not those of the earlier run, or it has one of the records already.
    pub fn update(mut self, new: &Records, decided: &[Label]) -> Result<Updated, UpdateError> {
        self.refuse_other_columns(new)?;
        let earlier = self.kept.ids.clone();
        let (before, known) = (self.kept.first.len() as u32, self.len() as u32);
        let ((), ids) = rayon::join(|| self.take_in(new), || all_ids(&earlier, new));
        let ids = ids?;
        let mut decided = Decided::within(&ids, &self.profiles, decided);
        let odds = Odds::around(self.model.threshold);
        let anchors = Anchors::of(&self.fields).overruled_by(&decided);
        let (scored, (connected, register)) = rayon::join(
            || self.scored(new, &ids, before, known, &anchors),
            || (connected(&self.kept, &anchors, odds), self.roll.register()),
        );
        let scored = scored?;
        // A new record may say what an earlier one does: then its profile is not new, and yet it joins.
        let fresh = &self.profiles[known as usize..];
        let touched = Touched::by(connected, &self.kept, &scored, &anchors, &decided, odds, fresh);
        let links = touched.links([&self.kept.scores, &scored.scores], &anchors, &decided, odds);
        let clusters =
            touched.clustered(&self.kept.clusters, &links, &anchors, Growth::of(&self.fields));
        let Self { fields, profiles, mut kept, model, mut roll, .. } = self;
        kept.repeated.extend(&scored.repeated);
        let repeated = Repeated { of: &profiles, first: &kept.first, likely: &kept.repeated };
        let assigned = repeated.firsts(&clusters, &decided);
        decided.tell(&ids, &assigned);
        let found = Found {
            fields: &fields,
            repeated,
            decided: &decided,
            clusters: &clusters,
            firsts: &assigned,
            known,
        };
        let records = (0..).zip(&profiles);
        let concerned = records.filter(|(_, profile)| touched.is[**profile as usize]);
        let concerned: Vec<u32> = concerned.map(|(record, _)| record).collect();
        let name = |record: u32| record.checked_sub(known).map_or("", |at| name_of(new, at));
        let mut pairs = std::mem::take(&mut kept.scores);
        let (events, matches) = rayon::join(
            || roll.update(register, &ids, &concerned, name, &assigned),
            || {
                let matches = found.matches(scored.scores.each());
                pairs.extend(scored.scores);
                matches
            },
        );
        let events = events?;
        let kept = Kept { ids: ids.clone(), scores: pairs, ..kept };
        let mut kept = kept.clustered(&clusters, decided.concerned());
        kept.settle();
        let mut notes = [scored.notes, std::mem::take(&mut decided.notes)].concat();
        notes.sort();
        let clusters = assigned.into_iter().map(Some).collect();
        let explainer = Explainer { fields, profiles, queries: None, decided };
        let kept = Some(Box::new(kept));
        let resolution = Resolution { matches, clusters, model, notes, explainer, kept };
        Ok(Updated { ids, resolution, roll, events })
    }

    fn refuse_other_columns(&self, new: &Records) -> Result<(), UpdateError> {
        let earlier: Vec<(&str, Kind)> =
            self.fields.iter().map(|field| (field.title.as_str(), field.kind)).collect();
        let now: Vec<(&str, Kind)> =
            new.columns().iter().map(|column| (column.title.as_str(), column.kind)).collect();
        if earlier == now {
            return Ok(());
        }
        let said = |columns: &[(&str, Kind)]| {
            let said = columns.iter().map(|(title, kind)| format!("{title}: {}", list(&[*kind])));
            said.collect::<Vec<_>>().join(", ")
        };
        Err(UpdateError::OtherColumns { earlier: said(&earlier), now: said(&now) })
    }

    /// Reads the new records into the columns and blocks.
    fn take_in(&mut self, new: &Records) {
        let before = self.kept.first.len() as u32;
        let fresh = add_profiles(&mut self.kept, &mut self.profiles, new);
        self.fields.par_iter_mut().zip(new.columns()).for_each(|(field, column)| {
            let value = |at: &u32| {
                let at = *at as usize;
                column.values.is_valid(at).then(|| column.values.value(at))
            };
            field.extend(fresh.iter().map(value));
        });
        forget_numbers_of_nobody(&mut self.fields, before);
        self.kept.levels.grow(&self.fields, before, self.kept.first.len() as u32, CAPS);
    }

    /// The profiles from `before` on beside all others; the records from `known` on are new.
    fn scored(
        &self,
        new: &Records,
        ids: &StringArray,
        before: u32,
        known: u32,
        anchors: &Anchors<'_>,
    ) -> Result<Scored, ResolveError> {
        let tell = |profile: u32, field: usize| {
            let record = self.kept.first[profile as usize];
            let column = new.columns().get(field);
            let text = match (record.checked_sub(known), column) {
                (Some(at), Some(column)) => value(&column.values, at).to_owned(),
                _ => self.words_of(field, profile),
            };
            Told { id: ids.value(record as usize), text }
        };
        let mut scored = score(&self.fields, &self.kept, &self.model, before, anchors, tell)?;
        let fresh = self.kept.first[before as usize..].iter().map(|record| record - known);
        let fresh: Vec<u32> = fresh.collect();
        scored.notes.extend(unread::notes(new, &fresh, &self.fields, before));
        Ok(scored)
    }

    /// The words of an earlier profile in a field; its text as given was not kept.
    fn words_of(&self, field: usize, profile: u32) -> String {
        let column = self.fields.get(field);
        column.and_then(|field| field.words()).map_or_else(String::new, |column| {
            let words = column.all_words(profile).iter().map(|word| column.lexicon.word(*word));
            words.collect::<Vec<_>>().join(" ")
        })
    }
}

/// The ids of the earlier run's records and the new ones, no two the same.
fn all_ids(earlier: &StringArray, new: &Records) -> Result<StringArray, UpdateError> {
    let wanted: HashMap<&str, usize> = new.ids().iter().flatten().zip(1..).collect();
    let known = earlier.iter().flatten().filter_map(|id| wanted.get_key_value(id));
    if let Some((id, position)) = known.min_by_key(|(_, position)| **position) {
        return Err(UpdateError::KnownRecord { position: *position, id: (*id).to_owned() });
    }
    let all = earlier.len() + new.len();
    let too_many = || ResolveError::TooManyRecords(all).into();
    if !u32::try_from(all).is_ok_and(|count| count < u32::MAX) {
        return Err(too_many());
    }
    // Appended whole: known ids are many, and need not be looked at one by one.
    let bytes = earlier.value_data().len() + new.ids().value_data().len();
    let mut ids = StringBuilder::with_capacity(all, bytes);
    let appended = ids.append_array(earlier).and_then(|()| ids.append_array(new.ids()));
    appended.map(|()| ids.finish()).map_err(|_| too_many())
}

/// Takes new rows together with equal ones; returns the positions of the new records that say what
/// none said before.
fn add_profiles(kept: &mut Kept, profiles: &mut Vec<u32>, new: &Records) -> Vec<u32> {
    let known = profiles.len() as u32;
    let positions: Vec<u32> = (0..new.len() as u32).collect();
    let own = rows(new, &positions);
    let wanted: HashSet<u128> = own.iter().copied().collect();
    let earlier = (0..).zip(&kept.rows).filter(|(_, row)| wanted.contains(*row));
    let mut numbers: HashMap<u128, u32> = earlier.map(|(profile, row)| (*row, profile)).collect();
    let mut fresh = Vec::new();
    for (at, row) in positions.into_iter().zip(own) {
        let profile = *numbers.entry(row).or_insert_with(|| {
            fresh.push(at);
            kept.first.push(known + at);
            kept.rows.push(row);
            kept.first.len() as u32 - 1
        });
        profiles.push(profile);
    }
    fresh
}

/// What a person knows a new record by.
fn name_of(new: &Records, record: u32) -> &str {
    let columns = new.columns();
    let names = columns.iter().find(|column| column.kind == Kind::Name).or(columns.first());
    names.map_or("", |column| value(&column.values, record))
}

fn value(values: &StringArray, record: u32) -> &str {
    let record = record as usize;
    if values.is_valid(record) { values.value(record) } else { "" }
}
