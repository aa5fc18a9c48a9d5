//! From labels, which name ids, to answers to the pairs that were compared.

use hashbrown::{HashMap, HashSet};

use crate::Label;
use crate::scoring::Pair;

/// What people said of the pairs.
pub(crate) struct Answers {
    /// For each pair whether it is a match, if that is known.
    pub(crate) of: Vec<Option<bool>>,
    /// How many records are known to have a match.
    pub(crate) findable: usize,
}

impl Answers {
    /// The answers to pairs. A record with a labelled match has no other, unless labelled too; one
    /// labelled against nothing has none. If the labels name matches only, a record that none
    /// mentions has none either.
    pub(crate) fn of(
        labels: &[Label],
        pairs: &[Pair],
        left: &HashMap<&str, u32>,
        right: &HashMap<&str, u32>,
    ) -> Self {
        let mut said: HashMap<(u32, u32), bool> = HashMap::new();
        let (mut matched, mut closed) = (HashSet::new(), HashSet::new());
        for label in labels {
            let Some(l) = left.get(label.left.as_str()) else { continue };
            match right.get(label.right.as_str()) {
                Some(r) => {
                    said.insert((*l.min(r), *l.max(r)), label.is_match);
                    if label.is_match {
                        matched.insert(*l);
                    }
                }
                None if label.right.is_empty() && !label.is_match => {
                    closed.insert(*l);
                }
                None => {}
            }
        }
        let only_matches = labels.iter().all(|label| label.is_match);
        let of = pairs.iter().map(|pair| {
            let known = said.get(&(pair.left.min(pair.right), pair.left.max(pair.right))).copied();
            let closed =
                only_matches || matched.contains(&pair.left) || closed.contains(&pair.left);
            known.or(closed.then_some(false))
        });
        Self { of: of.collect(), findable: matched.len() }
    }
}
