//! Learning from people: right answers never make the result worse, and many of them better.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]
#![allow(clippy::cast_precision_loss, reason = "pairs are few")]

use std::collections::HashMap;
use std::hash::Hash;

use arrow_array::{Array, StringArray};
use demonstration::write_organisation_records;
use resolve::judgement::{Standing, Undecided, informative, read};
use resolve::{
    Column, Kind, Label, Model, Records, Resolution, ResolveError, Settings, dedupe, name_key,
};

/// Invented records, and which organisation each is of.
struct Invented {
    records: Records,
    entities: Vec<String>,
}

impl Invented {
    fn of(count: u64) -> Self {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("records.csv");
        write_organisation_records(&file, count, None).unwrap();
        let rows: Vec<csv::StringRecord> =
            csv::Reader::from_path(file).unwrap().records().map(Result::unwrap).collect();
        let cells = |at: usize| -> StringArray {
            rows.iter().map(|row| Some(&row[at]).filter(|cell| !cell.is_empty())).collect()
        };
        let kinds = [Kind::Name, Kind::Identifier, Kind::Postcode];
        let columns = kinds.iter().zip(1..).map(|(kind, at)| Column {
            title: format!("column {at}"),
            kind: *kind,
            values: cells(at),
        });
        let entities = rows.iter().map(|row| row[4].to_owned()).collect();
        Self { records: Records::new(cells(0), columns.collect()).unwrap(), entities }
    }

    fn resolved(&self, settings: &Settings) -> Resolution {
        dedupe(&self.records, settings).unwrap()
    }

    /// Precision and recall over pairs of records, in one number.
    fn f1(&self, resolution: &Resolution) -> f64 {
        let together = pairs(resolution.clusters.iter());
        let same = pairs(self.entities.iter());
        let right = pairs(resolution.clusters.iter().zip(&self.entities));
        2.0 * right / (together + same)
    }

    /// The right answer to a scored pair.
    fn answer(&self, resolution: &Resolution, at: usize) -> Label {
        let pair = &resolution.matches[at];
        let (left, right) = (pair.left as usize, pair.right as usize);
        Label {
            left: self.records.ids().value(left).to_owned(),
            right: self.records.ids().value(right).to_owned(),
            is_match: self.entities[left] == self.entities[right],
        }
    }

    /// The right answers to the pairs that a review asks first.
    fn reviewed(&self, resolution: &Resolution, how_many: usize) -> Vec<Label> {
        let mut sizes: HashMap<Option<u32>, u32> = HashMap::new();
        for cluster in &resolution.clusters {
            *sizes.entry(*cluster).or_default() += 1;
        }
        let names = &self.records.columns()[0].values;
        let keys: Vec<String> = (0..names.len()).map(|at| name_key(names.value(at))).collect();
        let undecided = resolution.matches.iter().map(|pair| {
            let records = [pair.left as usize, pair.right as usize];
            let [left, right] = records.map(|at| self.records.ids().value(at));
            Undecided {
                left,
                right,
                names: records.map(|at| keys[at].as_str()),
                probability: pair.probability,
                sizes: records.map(|at| sizes[&resolution.clusters[at]]),
            }
        });
        let undecided: Vec<Undecided<'_>> = undecided.collect();
        let asked =
            informative(&undecided, &Standing::of(&read(std::io::empty()).unwrap()), how_many);
        asked.into_iter().map(|at| self.answer(resolution, at)).collect()
    }

    /// The right answers to pairs drawn evenly from those scored.
    fn drawn(&self, resolution: &Resolution, how_many: usize) -> Vec<Label> {
        let mut order: Vec<usize> = (0..resolution.matches.len()).collect();
        order.sort_by_key(|at| mixed(*at));
        order.into_iter().take(how_many).map(|at| self.answer(resolution, at)).collect()
    }
}

/// How many pairs of records have the same value.
fn pairs<T: Eq + Hash>(values: impl Iterator<Item = T>) -> f64 {
    let mut counts: HashMap<T, u64> = HashMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.values().map(|count| count * (count - 1) / 2).sum::<u64>() as f64
}

/// Settings with answers that teach.
fn taught(labels: Vec<Label>) -> Settings {
    Settings { labels, ..Settings::default() }
}

#[test]
fn right_answers_help_whichever_pairs_they_are_of() {
    let invented = Invented::of(2_000);
    let before = invented.resolved(&Settings::default());
    let least = invented.f1(&before);

    let reviewed = invented.reviewed(&before, 500);
    let decided = Settings { decided: reviewed, ..Settings::default() };
    let judged = invented.resolved(&decided);
    assert_eq!(told(&judged.model)["threshold"], 0.5, "what was picked teaches no threshold");
    assert!(has_trees(&judged.model));
    let reached = invented.f1(&judged);
    assert!(reached > least, "judged: {least} to {reached}");

    let drawn = invented.resolved(&taught(invented.drawn(&before, 400)));
    let reached = invented.f1(&drawn);
    assert!(reached > least + 0.01, "drawn: {least} to {reached}");
}

#[test]
fn answers_to_the_likeliest_pairs_alone_do_no_harm() {
    let invented = Invented::of(1_500);
    let before = invented.resolved(&Settings::default());
    let mut order: Vec<usize> = (0..before.matches.len()).collect();
    let probability = |at: &usize| before.matches[*at].probability;
    order.sort_by(|one, two| probability(two).total_cmp(&probability(one)));
    let answers = order.into_iter().map(|at| invented.answer(&before, at));
    let (yes, no): (Vec<Label>, Vec<Label>) = answers.partition(|label| label.is_match);
    let picked = yes.into_iter().take(60).chain(no.into_iter().take(60)).collect();
    let (least, after) = (invented.f1(&before), invented.resolved(&taught(picked)));
    let reached = invented.f1(&after);
    assert!(reached > least - 0.01, "{least} to {reached}");
}

#[test]
fn a_model_that_learned_comes_back_from_json_and_one_of_before_is_refused() {
    let invented = Invented::of(500);
    let before = invented.resolved(&Settings::default());
    let learned = invented.resolved(&taught(invented.drawn(&before, 250)));
    let json = serde_json::to_value(&learned.model).unwrap();
    let model: Model = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(model, learned.model);
    assert!(has_trees(&model));
    let again = invented.resolved(&Settings { model: Some(model), ..Settings::default() });
    assert_eq!((again.matches, again.clusters), (learned.matches, learned.clusters));

    let mut old = json;
    old["trees"]["base"] = (-1.5).into();
    let model = Some(serde_json::from_value(old).unwrap());
    let error = dedupe(&invented.records, &Settings { model, ..Settings::default() }).unwrap_err();
    assert!(matches!(error, ResolveError::OtherModel), "{error}");
}

#[test]
fn answers_that_are_as_the_weights_say_leave_them_as_they_are() {
    let invented = Invented::of(500);
    let before = invented.resolved(&Settings::default());
    let answers = before.matches.iter().enumerate().map(|(at, pair)| {
        let is_match = (mixed(at) % 1_000) as f32 / 1_000.0 < pair.probability;
        Label { is_match, ..invented.answer(&before, at) }
    });
    let after = invented.resolved(&taught(answers.collect()));
    assert!(!has_trees(&after.model));
    assert_eq!(after.clusters, before.clusters);
    assert!(after.notes.iter().any(|note| note.rule == "labels-not-used"), "{:?}", after.notes);
}

fn told(model: &Model) -> serde_json::Value {
    serde_json::to_value(model).unwrap()
}

fn has_trees(model: &Model) -> bool {
    !told(model)["trees"].is_null()
}

/// A number that looks random.
fn mixed(at: usize) -> u64 {
    (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
}
