//! From records to scored pairs.

use std::ops::Range;

use arrow_array::Array;
use hashbrown::HashMap;
use rayon::prelude::*;

use super::decided::positions;
use super::memory::{blocks_short, pairs_left_out, room};
use super::unread;
use super::{Anchors, Decided, Told, list};
use crate::block::Blocks;
use crate::comparing::{Compared, compare};
use crate::explain::Explainer;
use crate::field::{Field, forget_numbers_of_nobody};
use crate::profile::Profiles;
use crate::scoring::{CAPS, Comparison, Pair, odds, possible, start};
use crate::training::{Answers, Said, Unlearned, corrected, train};
use crate::update::{Kept, Scores};
use crate::weigh::{learn, probability};
use crate::{Column, Kind, Label, Model, Note, Records, ResolveError, Settings};

/// Probability from which pairs are accepted, unless labels taught another.
const THRESHOLD: f32 = 0.5;
/// The most partners of a record when two sets are linked, and within one set, that the share of
/// pairs which are the same can be learned to mean.
const MOST_PARTNERS: (f64, f64) = (2.0, 16.0);

/// Records with every pair worth it scored.
pub(super) struct Scored {
    pub(super) profiles: Profiles,
    pub(super) fields: Vec<Field>,
    pub(super) pairs: Vec<Pair>,
    pub(super) probabilities: Vec<f32>,
    /// For each profile how likely it is that two records which both say just this are the same.
    pub(super) repeated: Vec<f32>,
    pub(super) model: Model,
    pub(super) notes: Vec<Note>,
    pub(super) queries: Option<u32>,
    pub(super) decided: Decided,
    pub(super) kept: Option<Kept>,
}

impl Scored {
    /// Scores the pairs of records; the first so many are `queries`, to be linked with the others.
    pub(super) fn of(
        records: &Records,
        queries: Option<u32>,
        settings: &Settings,
    ) -> Result<Self, ResolveError> {
        if u32::try_from(records.len()).map_or(true, |count| count == u32::MAX) {
            return Err(ResolveError::TooManyRecords(records.len()));
        }
        let room = room(records, settings)?;
        let profiles = Profiles::of(records, queries.unwrap_or(0));
        let fields = read_fields(records, &profiles);
        let sides = profiles.sides(queries);
        let comparison =
            Comparison::of(&fields, sides).ok_or(ResolveError::TooManyColumns(fields.len()))?;
        let kinds = records.kinds();
        if let Some(model) = &settings.model {
            refuse_misfit(model, &kinds, &comparison)?;
        }
        let count = profiles.len();
        let blocks = Blocks::of(&fields, count, sides, CAPS, room.joined, settings.keep);
        let (all, prior) = possible(count, sides);
        let starting = start(&comparison.layout, prior).tables(&comparison.layout);
        let Compared { pairs, patterns, left_out } =
            compare(&comparison, &blocks, count, &starting, room.pairs);
        let (levels, is_short) = (blocks.levels, blocks.is_short);
        let most = if queries.is_some() { MOST_PARTNERS.0 } else { MOST_PARTNERS.1 };
        let mut model = settings.model.clone().unwrap_or_else(|| Model {
            weights: learn(&comparison.layout, &patterns, all, prior, most),
            kinds,
            trees: None,
            threshold: THRESHOLD,
        });
        let odds = odds(&comparison.layout, &patterns, &model.weights);
        let repeated = comparison.repeated(&model.weights, 0..count);
        let decided = Decided::of(records, queries, &profiles, &settings.decided);
        let anchors = Anchors::of(&fields).overruled_by(&decided);
        let mut notes =
            anchors.notes(each(&pairs), |profile, field| tell(records, &profiles, profile, field));
        notes.extend(pairs_left_out(left_out).into_iter().chain(blocks_short(is_short)));
        notes.extend(unread::notes(records, &profiles.first, &fields, 0));
        if !settings.labels.is_empty() || !decided.pairs.is_empty() {
            let said = said(records, queries, &profiles, &settings.labels, &decided);
            notes.extend(teach(&mut model, &comparison, &pairs, &odds, &said));
        }
        let probabilities = probabilities(&comparison, &pairs, &odds, &model, &anchors);
        let before_trees = model.trees.is_some().then_some(odds.as_slice());
        let kept = levels.map(|levels| {
            let scores = Scores::of(&pairs, &probabilities, before_trees);
            Kept::of(records, &profiles, &repeated, levels, scores)
        });
        Ok(Self {
            profiles,
            fields,
            pairs,
            probabilities,
            repeated,
            model,
            notes,
            queries,
            decided,
            kept,
        })
    }

    pub(super) fn explainer(
        fields: Vec<Field>,
        profiles: &Profiles,
        queries: Option<u32>,
    ) -> Explainer {
        Explainer { fields, profiles: profiles.of.clone(), queries, decided: Decided::default() }
    }
}

/// Teaches a model what people said; a note if nothing could be learned from it.
fn teach(
    model: &mut Model,
    comparison: &Comparison<'_>,
    pairs: &[Pair],
    odds: &[f32],
    said: &Said<'_>,
) -> Option<Note> {
    match train(comparison, pairs, odds, &Answers::of(said, pairs)) {
        Ok(learned) => {
            model.trees = Some(learned.trees);
            model.threshold = learned.threshold.unwrap_or(THRESHOLD);
            None
        }
        Err(Unlearned::TooFew) => (!said.labels.is_empty()).then(too_few_labels),
        Err(Unlearned::NoBetter) => Some(labels_not_used()),
    }
}

/// How likely each pair is the same.
fn probabilities(
    comparison: &Comparison<'_>,
    pairs: &[Pair],
    odds: &[f32],
    model: &Model,
    anchors: &Anchors<'_>,
) -> Vec<f32> {
    let own: Vec<f32> = match &model.trees {
        Some(trees) => corrected(trees, comparison, pairs, odds),
        None => pairs.iter().map(|pair| probability(odds[pair.pattern as usize])).collect(),
    };
    let capped = pairs.par_iter().zip(own);
    capped.map(|(pair, own)| anchors.capped(pair.left, pair.right, own)).collect()
}

/// Refuses a model of other columns, or one that this version did not write.
fn refuse_misfit(
    model: &Model,
    kinds: &[Kind],
    comparison: &Comparison<'_>,
) -> Result<(), ResolveError> {
    if model.kinds != kinds {
        let (model, records) = (list(&model.kinds), list(kinds));
        return Err(ResolveError::OtherColumns { model, records });
    }
    if model.fits(&comparison.layout) { Ok(()) } else { Err(ResolveError::OtherModel) }
}

fn said<'a>(
    records: &'a Records,
    queries: Option<u32>,
    profiles: &Profiles,
    labels: &'a [Label],
    decided: &'a Decided,
) -> Said<'a> {
    let profiles = |range: Range<usize>| -> HashMap<&str, u32> {
        let positions = positions(records.ids(), range, labels).into_iter();
        positions.map(|(id, record)| (id, profiles.of[record as usize])).collect()
    };
    let (all, boundary) = (records.len(), queries.map(|queries| queries as usize));
    Said {
        labels,
        left: profiles(0..boundary.unwrap_or(all)),
        right: boundary.map(|boundary| profiles(boundary..all)),
        decided: &decided.pairs,
    }
}

fn each(pairs: &[Pair]) -> impl Iterator<Item = (u32, u32)> {
    pairs.iter().map(|pair| (pair.left, pair.right))
}

fn read_fields(records: &Records, profiles: &Profiles) -> Vec<Field> {
    let read = |column: &Column| {
        let value = |record: &u32| {
            let record = *record as usize;
            column.values.is_valid(record).then(|| column.values.value(record))
        };
        Field::read(column, profiles.first.iter().map(value))
    };
    let mut fields: Vec<Field> = records.columns().par_iter().map(read).collect();
    forget_numbers_of_nobody(&mut fields, 0);
    fields
}

/// How people know the first record of a profile.
fn tell<'a>(records: &'a Records, profiles: &Profiles, profile: u32, field: usize) -> Told<'a> {
    let record = profiles.first[profile as usize] as usize;
    let column = records.columns().get(field).filter(|column| column.values.is_valid(record));
    let text = column.map_or("", |column| column.values.value(record)).to_owned();
    Told { id: records.ids().value(record), text }
}

fn too_few_labels() -> Note {
    Note {
        rule: "too-few-labels".into(),
        message: "The labels name fewer than 20 matches, or fewer than 20 pairs that are none, among the pairs compared. The weights were learned without them.".into(),
        records: Vec::new(),
    }
}

fn labels_not_used() -> Note {
    Note {
        rule: "labels-not-used".into(),
        message: "What was learned from labels and judgements did no better than the weights alone on answers that it had not seen, so the weights are used as they are. Pairs that were judged stay as judged.".into(),
        records: Vec::new(),
    }
}
