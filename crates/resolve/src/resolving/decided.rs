//! What people decided, in place of what was scored.

use std::collections::BTreeMap;

use arrow_array::{Array, StringArray};
use hashbrown::HashMap;

use crate::cluster::Link;
use crate::profile::Profiles;
use crate::{Label, Note, Records};

/// The profile of each id.
pub(super) type Positions<'a> = HashMap<&'a str, u32>;

/// The profile of each id, on either side.
pub(super) fn positions<'a>(
    ids: &'a StringArray,
    queries: Option<u32>,
    profiles: &Profiles,
) -> (Positions<'a>, Positions<'a>) {
    let boundary = queries.map_or(ids.len(), |queries| queries as usize);
    let side =
        |range: std::ops::Range<usize>| range.map(|at| (ids.value(at), profiles.of[at])).collect();
    (side(0..boundary), side(boundary..ids.len()))
}

/// What people decided, by profile.
pub(crate) struct Decided {
    pub(crate) pairs: BTreeMap<(u32, u32), bool>,
    pub(crate) notes: Vec<Note>,
}

impl Decided {
    pub(super) fn of(records: &Records, profiles: &Profiles, decided: &[Label]) -> Self {
        let (all, _) = positions(records.ids(), None, profiles);
        Self::new(&all, &all, decided)
    }

    pub(super) fn between(
        both: &Records,
        queries: u32,
        profiles: &Profiles,
        decided: &[Label],
    ) -> Self {
        let (left, right) = positions(both.ids(), Some(queries), profiles);
        Self::new(&left, &right, decided)
    }

    pub(crate) fn new(left: &Positions<'_>, right: &Positions<'_>, decided: &[Label]) -> Self {
        let (mut pairs, mut notes) = (BTreeMap::new(), Vec::new());
        for label in decided {
            let (l, r) = (left.get(label.left.as_str()), right.get(label.right.as_str()));
            let swapped = (left.get(label.right.as_str()), right.get(label.left.as_str()));
            let (Some(l), Some(r)) = (if l.is_some() && r.is_some() { (l, r) } else { swapped })
            else {
                continue;
            };
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

    pub(super) fn on(&self, left: u32, right: u32) -> Option<bool> {
        self.pairs.get(&(left, right)).copied()
    }

    pub(super) fn same(&self) -> impl Iterator<Item = (u32, u32)> {
        self.pairs.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair)
    }

    /// Puts what was decided in place of what was scored.
    pub(crate) fn apply(&self, links: &mut Vec<Link>) {
        links.retain(|link| !self.pairs.contains_key(&(link.left, link.right)));
        links.extend(self.pairs.iter().map(|((left, right), same)| Link {
            left: *left,
            right: *right,
            odds: if *same { f32::INFINITY } else { f32::NEG_INFINITY },
            anchored: false,
        }));
    }
}
