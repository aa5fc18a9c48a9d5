//! What accepted pairs overrule: numbers in conflict, and names that differ under one number.

use std::collections::BTreeMap;

use super::anchors::Carried;
use super::{Anchors, Together};
use crate::cluster::Official;

/// What no longer speaks against a pair, because people accepted one like it.
#[derive(Debug, Default)]
pub(super) struct Overruled {
    /// Numbers that count as a lower one.
    numbers: BTreeMap<Official, Official>,
    /// For each number with clearly different names those put together, by a profile of each.
    names: BTreeMap<Carried, Vec<Vec<u32>>>,
}

impl Overruled {
    pub(super) fn by(together: &Together, anchors: &Anchors<'_>) -> Self {
        let mut own = Self::default();
        for members in together.groups() {
            own.tie_numbers(members, anchors);
            own.tie_names(members, anchors);
        }
        own
    }

    /// The number that a number counts as.
    pub(super) fn standing_for(&self, mut number: Official) -> Official {
        while let Some(lower) = self.numbers.get(&number) {
            number = *lower;
        }
        number
    }

    /// Whether two profiles with one number have different names that people put together under it.
    pub(super) fn are_tied(
        &self,
        number: Carried,
        is_alike: impl Fn(u32, u32) -> bool,
        (left, right): (u32, u32),
    ) -> bool {
        self.names.get(&number).into_iter().flatten().any(|names| {
            let mut of_left = names.iter().filter(|name| is_alike(**name, left));
            of_left.any(|own| names.iter().any(|name| name != own && is_alike(*name, right)))
        })
    }

    /// Two numbers of one register in a group are one.
    fn tie_numbers(&mut self, members: &[u32], anchors: &Anchors<'_>) {
        let mut first: BTreeMap<u32, Official> = BTreeMap::new();
        for official in members.iter().flat_map(|profile| anchors.own_officials(*profile)) {
            let known = *first.entry(official.register).or_insert(official);
            let (one, two) = (self.standing_for(known), self.standing_for(official));
            if one != two {
                self.numbers.insert(one.max(two), one.min(two));
            }
        }
    }

    /// Clearly different names under one number in a group are one's.
    fn tie_names(&mut self, members: &[u32], anchors: &Anchors<'_>) {
        let mut names: BTreeMap<Carried, Vec<u32>> = BTreeMap::new();
        for profile in members {
            for number in anchors.carried(*profile) {
                let names = names.entry(number).or_default();
                if names.iter().all(|name| anchors.differ(*name, *profile)) {
                    names.push(*profile);
                }
            }
        }
        for (number, names) in names.into_iter().filter(|(_, names)| names.len() > 1) {
            self.names.entry(number).or_default().push(names);
        }
    }
}
