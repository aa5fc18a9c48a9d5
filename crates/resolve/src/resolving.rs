//! The way from records to a resolution: read, block, compare, weigh, and put together.

use arrow_array::{Array, StringArray};
use hashbrown::{HashMap, HashSet};

use crate::block::Blocks;
use crate::cluster::{Link, cluster};
use crate::explain::Explainer;
use crate::field::{Field, Values};
use crate::profile::Profiles;
use crate::scoring::{CAPS, Compared, Comparison, Pair, compare, odds, possible, start};
use crate::training::{Answers, features, train};
use crate::weigh::{learn, probability};
use crate::update::{Kept, Scores};
use crate::{Column, Kind, Label, Match, Model, Note, Records, Resolution, ResolveError, Settings};

/// Pairs less probable than this are not reported.
pub(crate) const LEAST_PROBABLE: f32 = 0.001;

/// Pairs with one number and clearly different names are no more probable than this.
pub(crate) const CLASHING: f32 = 0.3;

/// Finds the records that are of one organisation or person.
///
/// # Errors
/// When a given model does not fit the columns, or the records the memory allowed.
pub fn dedupe(records: &Records, settings: &Settings) -> Result<Resolution, ResolveError> {
    let scored = Scored::of(records, None, settings)?;
    Ok(scored.clustered(records, settings))
}

/// Finds for each query the record of the reference that is the same.
///
/// # Errors
/// When a given model or the reference does not fit the columns, or the records the memory allowed.
pub fn link(
    queries: &Records,
    reference: &Records,
    settings: &Settings,
) -> Result<Resolution, ResolveError> {
    let (kinds, others) = (kinds(queries), kinds(reference));
    if kinds != others {
        return Err(ResolveError::OtherReference { reference: list(&others), records: list(&kinds) });
    }
    let both = queries.followed_by(reference);
    let scored = Scored::of(&both, Some(queries.len() as u32), settings)?;
    Ok(scored.assigned(&both, queries.len() as u32, settings))
}

/// Records with every pair worth it scored.
struct Scored {
    profiles: Profiles,
    fields: Vec<Field>,
    pairs: Vec<Pair>,
    probabilities: Vec<f32>,
    model: Model,
    notes: Vec<Note>,
    queries: Option<u32>,
    kept: Option<Kept>,
}

impl Scored {
    fn of(records: &Records, queries: Option<u32>, settings: &Settings) -> Result<Self, ResolveError> {
        if u32::try_from(records.len()).is_ok_and(|count| count < u32::MAX).eq(&false) {
            return Err(ResolveError::TooManyRecords(records.len()));
        }
        let profiles = Profiles::of(records, queries.unwrap_or(0) as usize);
        let sides = profiles.sides(queries);
        let fields = read_fields(records, &profiles);
        let comparison = Comparison::of(&fields).ok_or(ResolveError::TooManyColumns(fields.len()))?;
        let kinds = kinds(records);
        if let Some(model) = settings.model.as_ref().filter(|model| model.kinds != kinds) {
            return Err(ResolveError::OtherColumns { model: list(&model.kinds), records: list(&kinds) });
        }
        let count = profiles.len();
        let blocks = Blocks::of(&fields, count, sides, CAPS, settings.keep);
        let (all, prior) = possible(count, sides);
        let starting = start(&comparison.layout, prior).tables(&comparison.layout);
        let Compared { pairs, patterns } = compare(&comparison, &blocks, count, &starting);
        let levels = blocks.levels;
        let most = if queries.is_some() { 2.0 } else { 16.0 };
        let weights = match &settings.model {
            Some(model) => model.weights.clone(),
            None => learn(&comparison.layout, &patterns, all, prior, most),
        };
        let odds = odds(&comparison.layout, &patterns, &weights);
        let mut notes = Vec::new();
        let clashes = shared_numbers(&fields, &pairs, &mut notes, |profile, kind| {
            let record = profiles.first[profile as usize] as usize;
            let column = records.columns().iter().find(|column| column.kind == kind);
            let text = column.filter(|column| column.values.is_valid(record)).map_or("", |column| column.values.value(record));
            Told { id: records.ids().value(record), text: text.to_owned() }
        });
        let trees = settings.model.as_ref().and_then(|model| model.trees.clone());
        let threshold = settings.model.as_ref().map_or(0.5, |model| model.threshold);
        let mut model = Model { kinds, weights, trees, threshold };
        if !settings.labels.is_empty() {
            let answers = answers(records, queries, &profiles, &pairs, &settings.labels);
            match train(&comparison, &pairs, &odds, &answers) {
                Some(learned) => {
                    model.trees = Some(learned.trees);
                    model.threshold = learned.threshold;
                }
                None => notes.push(Note {
                    rule: "too-few-labels".into(),
                    message: "The labels name fewer than 20 matches, or fewer than 20 pairs that are none, among the pairs compared. The weights were learned without them.".into(),
                    records: Vec::new(),
                }),
            }
        }
        let probabilities = match &model.trees {
            Some(trees) => {
                let margins = trees.margins(&features(&comparison, &pairs, &odds));
                margins.into_iter().map(crate::learn::logistic).collect()
            }
            None => pairs.iter().map(|pair| probability(odds[pair.pattern as usize])).collect::<Vec<f32>>(),
        };
        let probabilities = pairs.iter().zip(probabilities).map(|(pair, probability)| {
            if clashes.contains(&(pair.left, pair.right)) { probability.min(CLASHING) } else { probability }
        });
        let probabilities: Vec<f32> = probabilities.collect();
        drop(comparison);
        let before_trees = model.trees.is_some().then_some(odds.as_slice());
        let kept = levels.map(|levels| Kept::of(records, &profiles, levels, Scores::of(&pairs, &probabilities, before_trees)));
        Ok(Self { profiles, fields, pairs, probabilities, model, notes, queries, kept })
    }

    fn explainer(fields: Vec<Field>, profiles: &Profiles, queries: Option<u32>) -> Explainer {
        Explainer { fields, profiles: profiles.of.clone(), queries }
    }

    /// Clusters within one set.
    fn clustered(self, records: &Records, settings: &Settings) -> Resolution {
        let decided = Decided::of(records, &self.profiles, &settings.decided);
        // The threshold in the middle of the odds, so that clusters grow from what is accepted.
        let middle = (self.model.threshold / (1.0 - self.model.threshold)).log2();
        let mut links: Vec<Link> = Vec::with_capacity(self.pairs.len());
        for (pair, probability) in self.pairs.iter().zip(&self.probabilities) {
            let odds = (probability / (1.0 - probability).max(1e-9)).log2() - middle;
            if odds > -12.0 {
                links.push(Link { left: pair.left, right: pair.right, odds });
            }
        }
        decided.apply(&mut links);
        let numbers = numbers(&self.fields);
        let group = |record: u32| numbers.map_or(0, |numbers| numbers.number(record));
        let clusters = cluster(self.profiles.len(), &links, &group);
        let first = |profile: u32| self.profiles.first[clusters[profile as usize] as usize];
        let assigned = self.profiles.of.iter().map(|profile| Some(first(*profile))).collect();
        let mut matches = Vec::with_capacity(self.pairs.len());
        for (record, profile) in self.profiles.of.iter().enumerate() {
            let first = self.profiles.first[*profile as usize];
            if first != record as u32 {
                matches.push(Match { left: first, right: record as u32, probability: 1.0, accepted: true });
            }
        }
        for (pair, probability) in self.pairs.iter().zip(&self.probabilities) {
            if *probability >= LEAST_PROBABLE {
                matches.push(Match {
                    left: self.profiles.first[pair.left as usize],
                    right: self.profiles.first[pair.right as usize],
                    probability: *probability,
                    accepted: clusters[pair.left as usize] == clusters[pair.right as usize],
                });
            }
        }
        matches.sort_by_key(|pair| (pair.left, pair.right));
        let mut notes = self.notes;
        notes.extend(decided.notes);
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        let kept = self.kept.map(|kept| Box::new(kept.clustered(&clusters, decided.pairs.keys().copied())));
        Resolution { matches, clusters: assigned, model: self.model, notes, explainer, kept }
    }

    /// The best reference record for each query.
    fn assigned(self, both: &Records, queries: u32, settings: &Settings) -> Resolution {
        let decided = Decided::between(both, queries, &self.profiles, &settings.decided);
        let mut best: HashMap<u32, (f32, u32)> = HashMap::new();
        let mut scored: Vec<(u32, u32, f32)> = Vec::with_capacity(self.pairs.len());
        for (pair, probability) in self.pairs.iter().zip(&self.probabilities) {
            let probability = match decided.on(pair.left, pair.right) {
                Some(true) => 1.0,
                Some(false) => 0.0,
                None => *probability,
            };
            scored.push((pair.left, pair.right, probability));
        }
        let compared: HashSet<(u32, u32)> = scored.iter().map(|(left, right, _)| (*left, *right)).collect();
        scored.extend(decided.same().filter(|pair| !compared.contains(pair)).map(|(left, right)| (left, right, 1.0)));
        for (left, right, probability) in &scored {
            let place = best.entry(*left).or_insert((-1.0, 0));
            if (*probability, std::cmp::Reverse(*right)) > (place.0, std::cmp::Reverse(place.1)) {
                *place = (*probability, *right);
            }
        }
        let mut of_profile: HashMap<u32, Vec<u32>> = HashMap::new();
        for (record, profile) in self.profiles.of.iter().enumerate().take(queries as usize) {
            of_profile.entry(*profile).or_default().push(record as u32);
        }
        let mut clusters: Vec<Option<u32>> = vec![None; queries as usize];
        let mut matches = Vec::with_capacity(scored.len());
        for (left, right, probability) in scored {
            let accepted = best.get(&left) == Some(&(probability, right)) && probability >= self.model.threshold;
            if probability < LEAST_PROBABLE {
                continue;
            }
            let right = self.profiles.first[right as usize] - queries;
            for query in of_profile.get(&left).into_iter().flatten() {
                matches.push(Match { left: *query, right, probability, accepted });
                if accepted {
                    clusters[*query as usize] = Some(right);
                }
            }
        }
        matches.sort_by_key(|pair| (pair.left, pair.right));
        let mut notes = self.notes;
        notes.extend(decided.notes);
        notes.sort();
        let explainer = Self::explainer(self.fields, &self.profiles, self.queries);
        Resolution { matches, clusters, model: self.model, notes, explainer, kept: None }
    }
}

fn read_fields(records: &Records, profiles: &Profiles) -> Vec<Field> {
    let read = |column: &Column| {
        let value = |record: &u32| {
            let record = *record as usize;
            column.values.is_valid(record).then(|| column.values.value(record))
        };
        Field::read(column, profiles.first.iter().map(value))
    };
    records.columns().iter().map(read).collect()
}

fn kinds(records: &Records) -> Vec<Kind> {
    records.columns().iter().map(|column| column.kind).collect()
}

pub(crate) fn list(kinds: &[Kind]) -> String {
    let names: Vec<String> = kinds.iter().map(|kind| format!("{kind:?}").to_lowercase()).collect();
    names.join(", ")
}

pub(crate) fn numbers(fields: &[Field]) -> Option<&crate::field::NumberColumn> {
    fields.iter().find_map(|field| match &field.values {
        Values::Numbers(column) => Some(column),
        _ => None,
    })
}

/// How people know a record, and what it says in a column.
pub(crate) struct Told<'a> {
    pub(crate) id: &'a str,
    pub(crate) text: String,
}

/// Pairs with one official number and clearly different names: one of the two has the other's
/// number by mistake, and nobody can tell which. They are told, and never put together for it.
pub(crate) fn shared_numbers<'a>(
    fields: &[Field],
    pairs: &[Pair],
    notes: &mut Vec<Note>,
    tell: impl Fn(u32, Kind) -> Told<'a>,
) -> HashSet<(u32, u32)> {
    let mut clashes = HashSet::new();
    let Some(numbers) = numbers(fields) else { return clashes };
    let names = fields.iter().find_map(|field| match &field.values {
        Values::Names(column) => Some(column),
        _ => None,
    });
    let Some(names) = names else { return clashes };
    let mut by_number: std::collections::BTreeMap<u32, std::collections::BTreeSet<u32>> = std::collections::BTreeMap::new();
    for pair in pairs.iter() {
        let number = numbers.number(pair.left);
        if number > 0 && number == numbers.number(pair.right) && names.clearly_differ(pair.left, pair.right) {
            clashes.insert((pair.left, pair.right));
            by_number.entry(number).or_default().extend([pair.left, pair.right]);
        }
    }
    for members in by_number.values() {
        let shown: Vec<String> = members.iter().take(4).map(|profile| tell(*profile, Kind::Name).text).collect();
        let number = members.last().map_or_else(String::new, |profile| tell(*profile, Kind::Identifier).text);
        notes.push(Note {
            rule: "shared-number".into(),
            message: format!(
                "The number {} is given for names that clearly differ: {}. One of them has another's number by mistake, or was renamed. They were not put together for it: check the number at its register.",
                number.trim(),
                shown.join("; ")
            ),
            records: members.iter().take(10).map(|profile| tell(*profile, Kind::Name).id.to_owned()).collect(),
        });
    }
    clashes
}

fn answers(records: &Records, queries: Option<u32>, profiles: &Profiles, pairs: &[Pair], labels: &[Label]) -> Answers {
    let (left, right) = positions(records.ids(), queries, profiles);
    Answers::of(labels, pairs, &left, if queries.is_some() { &right } else { &left })
}

type Positions<'a> = HashMap<&'a str, u32>;

/// The profile of each id, on either side.
fn positions<'a>(ids: &'a StringArray, queries: Option<u32>, profiles: &Profiles) -> (Positions<'a>, Positions<'a>) {
    let boundary = queries.map_or(ids.len(), |queries| queries as usize);
    let side = |range: std::ops::Range<usize>| range.map(|at| (ids.value(at), profiles.of[at])).collect();
    (side(0..boundary), side(boundary..ids.len()))
}

/// What people decided, by profile.
pub(crate) struct Decided {
    pub(crate) pairs: std::collections::BTreeMap<(u32, u32), bool>,
    pub(crate) notes: Vec<Note>,
}

impl Decided {
    fn of(records: &Records, profiles: &Profiles, decided: &[Label]) -> Self {
        let (all, _) = positions(records.ids(), None, profiles);
        Self::new(&all, &all, decided)
    }

    fn between(both: &Records, queries: u32, profiles: &Profiles, decided: &[Label]) -> Self {
        let (left, right) = positions(both.ids(), Some(queries), profiles);
        Self::new(&left, &right, decided)
    }

    pub(crate) fn new(left: &Positions<'_>, right: &Positions<'_>, decided: &[Label]) -> Self {
        let (mut pairs, mut notes) = (std::collections::BTreeMap::new(), Vec::new());
        for label in decided {
            let (l, r) = (left.get(label.left.as_str()), right.get(label.right.as_str()));
            let swapped = (left.get(label.right.as_str()), right.get(label.left.as_str()));
            let (Some(l), Some(r)) = (if l.is_some() && r.is_some() { (l, r) } else { swapped }) else { continue };
            let same_set = std::ptr::eq(left, right);
            let key = if same_set { (*l.min(r), *l.max(r)) } else { (*l, *r) };
            if l == r && same_set && !label.is_match {
                notes.push(Note {
                    rule: "cannot-tell-apart".into(),
                    message: format!("{} and {} were judged to be different, and say the same in every compared column: they stay together. Compare by a column that tells them apart.", label.left, label.right),
                    records: vec![label.left.clone(), label.right.clone()],
                });
                continue;
            }
            pairs.insert(key, label.is_match);
        }
        Self { pairs, notes }
    }

    fn on(&self, left: u32, right: u32) -> Option<bool> {
        self.pairs.get(&(left, right)).copied()
    }

    fn same(&self) -> impl Iterator<Item = (u32, u32)> {
        self.pairs.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair)
    }

    /// Puts what was decided in place of what was scored.
    pub(crate) fn apply(&self, links: &mut Vec<Link>) {
        links.retain(|link| !self.pairs.contains_key(&(link.left, link.right)));
        links.extend(self.pairs.iter().map(|((left, right), same)| Link {
            left: *left,
            right: *right,
            odds: if *same { f32::INFINITY } else { f32::NEG_INFINITY },
        }));
    }
}
