//! The way from new records to an updated resolution.

use arrow_array::{Array, StringArray};
use hashbrown::{HashMap, HashSet};

use super::clustering::{Odds, Regions, Touched, places};
use super::comparing::{compare, probabilities};
use super::rows::rows;
use super::{Kept, State, UpdateError};
use crate::cluster::Link;
use crate::explain::Explainer;
use crate::identity::{Event, Roll};
use crate::resolution::Match;
use crate::resolving::{Decided, LEAST_PROBABLE, Told, list, numbers, shared_numbers};
use crate::scoring::{CAPS, Comparison, Pair};
use crate::{Kind, Label, Note, Records, Resolution, ResolveError};

/// Pairs with lower odds, as a power of two around the threshold, do not speak in clustering.
const LEAST_ODDS: f32 = -12.0;
/// Pairs with higher odds connect.
const CONNECTING: f32 = -2.0;

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
    pub fn update(self, new: &Records, decided: &[Label]) -> Result<Updated, UpdateError> {
        self.refuse_other_columns(new)?;
        let ids = self.all_ids(new)?;
        let Self { mut fields, mut profiles, mut kept, model, mut roll } = self;
        let (before, known) = (kept.first.len() as u32, profiles.len() as u32);
        let fresh = add_profiles(&mut kept, &mut profiles, new, known);
        for (field, column) in fields.iter_mut().zip(new.columns()) {
            let value = |at: &u32| column.values.is_valid(*at as usize).then(|| column.values.value(*at as usize));
            field.extend(fresh.iter().map(value));
        }
        let all = kept.first.len() as u32;
        kept.levels.grow(&fields, before, all, CAPS);
        let decided = decided_pairs(&ids, &profiles, decided);
        let mut notes = Vec::new();
        let (pairs, scores) = score(&fields, &kept, &model, before, &mut notes, |profile, kind| {
            let record = kept.first[profile as usize];
            match record.checked_sub(known) {
                Some(at) => Told { id: ids.value(record as usize), text: value_of(new, kind, at as usize).to_owned() },
                None => Told { id: ids.value(record as usize), text: words_of(&fields, kind, profile) },
            }
        })?;
        let odds = Odds::around(model.threshold);
        let touched = touched(&kept, &pairs, &scores.0, &decided, odds, before);
        let mut links = touched.earlier_links(&kept.scores, odds, LEAST_ODDS);
        let new_links = pairs.iter().zip(&scores.0).map(|(pair, probability)| Link {
            left: pair.left,
            right: pair.right,
            odds: odds.of(*probability),
        });
        links.extend(new_links.filter(|link| link.odds > LEAST_ODDS && touched.is[link.left as usize]));
        decided.apply(&mut links);
        let clusters = touched.clustered(&kept.clusters, &links, numbers(&fields));
        let matches = matches(&kept, &profiles, known, &pairs, &scores.0, &clusters);
        let first = |profile: &u32| kept.first[clusters[*profile as usize] as usize];
        let assigned: Vec<u32> = profiles.iter().map(first).collect();
        let concerned: Vec<u32> = (0..).zip(&profiles).filter(|(_, it)| touched.is[**it as usize]).map(|(at, _)| at).collect();
        let names = |record: u32| record.checked_sub(known).map_or("", |at| named(new, at as usize));
        let events = roll.update(&ids, &concerned, names, &assigned)?;
        kept.scores.left.extend(pairs.iter().map(|pair| pair.left));
        kept.scores.right.extend(pairs.iter().map(|pair| pair.right));
        kept.scores.probability.extend(scores.0);
        if model.trees.is_some() {
            kept.scores.odds.extend(scores.1);
        }
        kept.ids = ids.clone();
        let kept = kept.clustered(&clusters, decided.pairs.keys().copied());
        notes.extend(decided.notes);
        notes.sort();
        let resolution = Resolution {
            matches,
            clusters: assigned.into_iter().map(Some).collect(),
            model,
            notes,
            explainer: Explainer { fields, profiles, queries: None },
            kept: Some(Box::new(kept)),
        };
        Ok(Updated { ids, resolution, roll, events })
    }

    fn refuse_other_columns(&self, new: &Records) -> Result<(), UpdateError> {
        let earlier: Vec<(&str, Kind)> = self.fields.iter().map(|it| (it.title.as_str(), it.kind)).collect();
        let now: Vec<(&str, Kind)> = new.columns().iter().map(|it| (it.title.as_str(), it.kind)).collect();
        if earlier == now {
            return Ok(());
        }
        let said = |columns: &[(&str, Kind)]| {
            let said = columns.iter().map(|(title, kind)| format!("{title}: {}", list(&[*kind])));
            said.collect::<Vec<_>>().join(", ")
        };
        Err(UpdateError::OtherColumns { earlier: said(&earlier), now: said(&now) })
    }

    fn all_ids(&self, new: &Records) -> Result<StringArray, UpdateError> {
        let wanted: HashMap<&str, usize> = new.ids().iter().flatten().zip(1..).collect();
        let known = self.kept.ids.iter().flatten().filter_map(|id| wanted.get_key_value(id));
        if let Some((id, position)) = known.min_by_key(|(_, position)| **position) {
            return Err(UpdateError::KnownRecord { position: *position, id: (*id).to_owned() });
        }
        let all = self.kept.ids.len() + new.len();
        if u32::try_from(all).is_ok_and(|count| count < u32::MAX) {
            return Ok(self.kept.ids.iter().chain(new.ids()).collect());
        }
        Err(ResolveError::TooManyRecords(all).into())
    }
}

/// Takes new rows together with equal ones; returns the positions of the new records that say what
/// none said before.
fn add_profiles(kept: &mut Kept, profiles: &mut Vec<u32>, new: &Records, known: u32) -> Vec<u32> {
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

/// The new pairs, their probabilities, and their odds before trees had the last word.
fn score<'a>(
    fields: &[crate::field::Field],
    kept: &Kept,
    model: &crate::Model,
    before: u32,
    notes: &mut Vec<Note>,
    tell: impl Fn(u32, Kind) -> Told<'a>,
) -> Result<(Vec<Pair>, (Vec<f32>, Vec<f32>)), ResolveError> {
    let comparison = Comparison::of(fields).ok_or(ResolveError::TooManyColumns(fields.len()))?;
    let (pairs, odds) = compare(&comparison, &kept.levels, model, before, kept.first.len() as u32);
    let clashes = shared_numbers(fields, &pairs, notes, tell);
    let mut found = probabilities(&comparison, model, &pairs, &odds, &kept.scores);
    for (pair, probability) in pairs.iter().zip(&mut found) {
        if clashes.contains(&(pair.left, pair.right)) {
            *probability = probability.min(0.3);
        }
    }
    Ok((pairs, (found, odds)))
}

/// Everything that the profiles from `before` on, or decisions, are connected with.
fn touched(kept: &Kept, pairs: &[Pair], probabilities: &[f32], decided: &Decided, odds: Odds, before: u32) -> Touched {
    let mut regions = Regions::of(&kept.clusters, kept.first.len() as u32);
    let least = odds.probability(CONNECTING);
    let scores = &kept.scores;
    for ((left, right), probability) in scores.left.iter().zip(&scores.right).zip(&scores.probability) {
        if *probability > least {
            regions.connect(*left, *right);
        }
    }
    for (pair, probability) in pairs.iter().zip(probabilities) {
        if *probability > least {
            regions.connect(pair.left, pair.right);
        }
    }
    for (left, right) in decided.pairs.keys() {
        regions.connect(*left, *right);
    }
    let judged = decided.pairs.keys().flat_map(|(left, right)| [*left, *right]);
    regions.touched((before..kept.first.len() as u32).chain(judged).chain(kept.decided.iter().copied()))
}

/// The matches of the new records.
fn matches(kept: &Kept, profiles: &[u32], known: u32, pairs: &[Pair], probabilities: &[f32], clusters: &[u32]) -> Vec<Match> {
    let mut matches = Vec::with_capacity(pairs.len());
    for (record, profile) in (known..).zip(&profiles[known as usize..]) {
        let first = kept.first[*profile as usize];
        if first != record {
            matches.push(Match { left: first, right: record, probability: 1.0, accepted: true });
        }
    }
    for (pair, probability) in pairs.iter().zip(probabilities) {
        if *probability >= LEAST_PROBABLE {
            matches.push(Match {
                left: kept.first[pair.left as usize],
                right: kept.first[pair.right as usize],
                probability: *probability,
                accepted: clusters[pair.left as usize] == clusters[pair.right as usize],
            });
        }
    }
    matches.sort_by_key(|pair| (pair.left, pair.right));
    matches
}

/// What people decided, by profile.
fn decided_pairs(ids: &StringArray, profiles: &[u32], decided: &[Label]) -> Decided {
    let wanted = decided.iter().flat_map(|label| [(label.left.as_str(), ()), (label.right.as_str(), ())]);
    let wanted: HashMap<&str, ()> = wanted.collect();
    if wanted.is_empty() {
        return Decided::new(&HashMap::new(), &HashMap::new(), &[]);
    }
    let places = places(ids.iter().flatten(), &wanted);
    let places: HashMap<&str, u32> = places.into_iter().map(|(id, at)| (id, profiles[at as usize])).collect();
    Decided::new(&places, &places, decided)
}

/// What a new record says in its column of a kind.
fn value_of(new: &Records, kind: Kind, record: usize) -> &str {
    let column = new.columns().iter().find(|column| column.kind == kind);
    column.filter(|it| it.values.is_valid(record)).map_or("", |column| column.values.value(record))
}

/// What a person knows a new record by.
fn named(new: &Records, record: usize) -> &str {
    let columns = new.columns();
    let names = columns.iter().find(|column| column.kind == Kind::Name).or(columns.first());
    names.filter(|it| it.values.is_valid(record)).map_or("", |column| column.values.value(record))
}

/// The words of an earlier profile in its column of a kind; its text as given was not kept.
fn words_of(fields: &[crate::field::Field], kind: Kind, profile: u32) -> String {
    let column = fields.iter().find(|field| field.kind == kind).and_then(|field| field.words());
    column.map_or_else(String::new, |column| {
        let words: Vec<&str> = column.all_words(profile).iter().map(|word| column.lexicon.word(*word)).collect();
        words.join(" ")
    })
}
