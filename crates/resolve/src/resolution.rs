use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Kind;
use crate::explain::{Explainer, Reasons};
use crate::learn::Trees;
use crate::update::Kept;
use crate::weigh::{Layout, Weights};

/// What is known beforehand, and what may be used.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Bytes of memory to stay under; none for no cap.
    pub memory: Option<u64>,
    /// Weights learned before; none to learn them from these records.
    pub model: Option<Model>,
    /// Pairs that a person decided, to learn from. When linking they are taken to be complete: a
    /// record with a match has no other, and if all are matches, one that none mentions has none.
    pub labels: Vec<Label>,
    /// Pairs that a person decided and that hold whatever the weights say. They teach too, of
    /// nothing but themselves.
    pub decided: Vec<Label>,
    /// Whether to keep what the next run needs to add records to this one.
    pub keep: bool,
}

/// Two records that a person compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The id of one record.
    pub left: String,
    /// The id of the other; empty with `is_match` false says that nothing in the reference matches.
    pub right: String,
    /// Whether they are the same.
    pub is_match: bool,
}

/// The learned weights; kept as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The kinds of the compared columns, in order.
    pub(crate) kinds: Vec<Kind>,
    /// Fellegi and Sunter's weights.
    pub(crate) weights: Weights,
    /// Trees learned from labels, which correct what the weights say.
    pub(crate) trees: Option<Trees>,
    /// Pairs at least so probable are accepted.
    pub(crate) threshold: f32,
}

impl Model {
    /// Whether this is a model for a layout, all of whose numbers can be reckoned with.
    pub(crate) fn fits(&self, layout: &Layout) -> bool {
        let has_threshold = self.threshold > 0.0 && self.threshold < 1.0;
        let trees_fit = self.trees.as_ref().is_none_or(Trees::fit_odds);
        has_threshold && trees_fit && self.weights.fit(layout)
    }
}

/// One scored pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The position of one record (when linking: among the queries).
    pub left: u32,
    /// The position of the other (when linking: in the reference).
    pub right: u32,
    /// How likely it is that they are the same, from 0 to 1.
    pub probability: f32,
    /// Whether they were put together.
    pub accepted: bool,
}

/// Something a person should know of the records, such as one number under clearly different names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Note {
    /// The rule's name, such as `shared-number`.
    pub rule: String,
    /// What was found and what to do, in plain words.
    pub message: String,
    /// The ids of the records concerned, at most ten.
    pub records: Vec<String>,
}

/// Who is who.
#[derive(Debug)]
pub struct Resolution {
    /// Every scored pair that is not hopeless, by left then right.
    pub matches: Vec<Match>,
    /// For each record the position of the first record of its cluster (when linking: for each
    /// query the position of its reference record, if it has one).
    pub clusters: Vec<Option<u32>>,
    /// The weights used.
    pub model: Model,
    /// What a person should know.
    pub notes: Vec<Note>,
    pub(crate) explainer: Explainer,
    /// What the next run needs to add records, if it was to be kept.
    pub(crate) kept: Option<Box<Kept>>,
}

impl Resolution {
    /// Why a pair was scored as it was, in words.
    pub fn why(&self, pair: &Match) -> String {
        self.reasons().why(pair).to_owned()
    }

    /// Why many pairs were scored as they were: faster than asking for each by itself.
    pub fn reasons(&self) -> Reasons<'_> {
        self.explainer.reasons(self.model.threshold)
    }
}

/// Why records could not be resolved.
#[derive(Debug, Error)]
pub enum ResolveError {
    /// The model was learned on other columns.
    #[error(
        "the model was learned on other columns ({model}) than the records have ({records}): give columns of the same kinds in the same order, or learn anew"
    )]
    OtherColumns {
        /// The kinds of the model's columns.
        model: String,
        /// The kinds of the records' columns.
        records: String,
    },
    /// The model has other weights than this version learns, or numbers that cannot be.
    #[error(
        "the model was written by another version, or changed since: learn anew, and save that model"
    )]
    OtherModel,
    /// The reference has other columns than the queries.
    #[error(
        "the reference has other columns ({reference}) than the records ({records}): give the same columns for both"
    )]
    OtherReference {
        /// The kinds of the reference's columns.
        reference: String,
        /// The kinds of the records' columns.
        records: String,
    },
    /// More columns than one pass can compare.
    #[error("{0} columns are more than can be compared at once: leave some out")]
    TooManyColumns(usize),
    /// More records than can be numbered.
    #[error("{0} records are more than can be resolved at once (4,294,967,294)")]
    TooManyRecords(usize),
    /// More text in one column than can be addressed.
    #[error(
        "column {title} holds {bytes} bytes of text in the records and the reference together, and 2,147,483,647 are the most: link the records in parts"
    )]
    TooMuchText {
        /// The column's heading.
        title: String,
        /// Bytes of its text.
        bytes: usize,
    },
    /// The records do not fit in the memory allowed.
    #[error(
        "these records need about {} MiB of memory and {} MiB are allowed: allow more",
        .needed.div_ceil(1 << 20),
        .allowed >> 20
    )]
    Memory {
        /// Bytes needed.
        needed: u64,
        /// Bytes allowed.
        allowed: u64,
    },
}
