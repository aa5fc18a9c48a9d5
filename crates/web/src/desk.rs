use std::collections::HashMap;
use std::path::Path;

use chrono::{SecondsFormat, Utc};
use evidence::content_id;
use resolve::judgement::{Judgement, Verdict};
use review::{Judged, Pair, Review, ReviewError};
use tokio::task::block_in_place;

use crate::site::Around;

/// How many pairs are chosen to be asked about: more than anyone judges between two runs.
const PAIRS: usize = 200;

/// A folder of matches in front of those who judge them.
pub(crate) struct Desk {
    pub(crate) around: Around,
    review: Review,
    /// Where each pair stands among all, by the id that its address holds.
    at: HashMap<String, usize>,
}

impl Desk {
    pub(crate) fn open(folder: &Path, around: Around) -> Result<Self, ReviewError> {
        let review = Review::open(folder, PAIRS)?;
        let pairs = review.pairs().iter().enumerate();
        let at = pairs.map(|(at, pair)| (pair_id(&pair.keys), at)).collect();
        Ok(Self { around, review, at })
    }

    /// The pairs to ask about, best first.
    pub(crate) fn asked(&self) -> &[Pair] {
        self.review.asked()
    }

    /// The pair of this id, if its records were read.
    pub(crate) fn pair(&self, id: &str) -> Option<&Pair> {
        self.review.pairs().get(*self.at.get(id)?)
    }

    /// What was judged up to now, here or elsewhere.
    pub(crate) fn judged(&self) -> Result<Judged, ReviewError> {
        block_in_place(|| self.review.log().read())
    }

    /// Appends a judgement to the log.
    pub(crate) fn record(
        &self,
        keys: &[String; 2],
        names: Option<[String; 2]>,
        verdict: Verdict,
        by: &str,
    ) -> Result<(), ReviewError> {
        let [left, right] = keys.clone();
        let judgement = Judgement {
            left,
            right,
            verdict,
            by: by.to_owned(),
            at: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
            note: None,
            names,
        };
        // It waits while another program writes.
        block_in_place(|| self.review.log().append(&judgement))
    }
}

/// The id of a pair in addresses and forms: an id of a record may hold what these do not keep, such
/// as the end of a line.
pub(crate) fn pair_id(keys: &[String; 2]) -> String {
    let [left, right] = keys;
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    content_id("pair", &[first, second])
}
