//! From what people said, of ids, to answers to the pairs that were compared.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use crate::Label;
use crate::scoring::Pair;

/// What people said of the pairs.
pub(crate) struct Answers {
    /// For each pair whether it is a match, if that is known.
    pub(super) of: Vec<Option<bool>>,
    /// For each pair whether all the matches of its left record are known, and not this answer
    /// alone: only from these can be seen how many matches are missed.
    pub(super) covered: Vec<bool>,
    /// How many such records have a match.
    pub(super) findable: usize,
}

/// What people said of records.
pub(crate) struct Said<'a> {
    pub(crate) labels: &'a [Label],
    /// The profile of each id that labels name.
    pub(crate) left: HashMap<&'a str, u32>,
    /// The same of the reference, if two sets are linked.
    pub(crate) right: Option<HashMap<&'a str, u32>>,
    /// Judgements, by profile.
    pub(crate) decided: &'a BTreeMap<(u32, u32), bool>,
}

impl Answers {
    /// The answers to pairs. When two sets are linked, a record with a labelled match has no other,
    /// unless labelled too; one labelled against nothing has none; and if the labels name matches
    /// only, a record that none mentions has none either. Within one set a record may have many
    /// matches, so that a label answers its own pair alone, as a judgement always does.
    pub(crate) fn of(said: &Said<'_>, pairs: &[Pair]) -> Self {
        let Said { labels, left, right, decided } = said;
        let is_linking = right.is_some();
        let right = right.as_ref().unwrap_or(left);
        let mut known: HashMap<(u32, u32), bool> = HashMap::new();
        let (mut matched, mut closed) = (HashSet::new(), HashSet::new());
        for label in *labels {
            let Some(l) = left.get(label.left.as_str()) else { continue };
            match right.get(label.right.as_str()) {
                Some(r) => {
                    known.insert((*l.min(r), *l.max(r)), label.is_match);
                    if label.is_match {
                        matched.insert(*l.min(r));
                    }
                }
                None if label.right.is_empty() && !label.is_match => {
                    closed.insert(*l);
                }
                None => {}
            }
        }
        let closes_all =
            is_linking && !labels.is_empty() && labels.iter().all(|label| label.is_match);
        let is_closed = |record: &u32| {
            closes_all || is_linking && (matched.contains(record) || closed.contains(record))
        };
        let of = pairs.iter().map(|pair| {
            let key = (pair.left.min(pair.right), pair.left.max(pair.right));
            let known = decided.get(&key).or_else(|| known.get(&key)).copied();
            known.or(is_closed(&pair.left).then_some(false))
        });
        let of = of.collect();
        let covered = pairs.iter().map(|pair| is_closed(&pair.left)).collect();
        Self { of, covered, findable: if is_linking { matched.len() } else { 0 } }
    }
}
