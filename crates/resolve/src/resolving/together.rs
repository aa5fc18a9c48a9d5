//! The accepted pairs taken together, as far as no rejection stands between.

use std::collections::BTreeMap;

/// What people put together.
#[derive(Debug, Default)]
pub(crate) struct Together {
    /// For each profile of an accepted pair the group that it is in.
    group: BTreeMap<u32, u32>,
    /// The profiles of each group.
    members: BTreeMap<u32, Vec<u32>>,
    /// Accepted pairs that a rejection keeps apart.
    pub(super) refused: Vec<(u32, u32)>,
}

impl Together {
    /// The groups by what was decided of pairs: of accepted ones that cannot all be, the first.
    pub(super) fn of(pairs: &BTreeMap<(u32, u32), bool>) -> Self {
        let mut rejected: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (left, right) in pairs.iter().filter(|(_, same)| !**same).map(|(pair, _)| *pair) {
            rejected.entry(left).or_default().push(right);
            rejected.entry(right).or_default().push(left);
        }
        let mut own = Self::default();
        for (left, right) in pairs.iter().filter(|(_, same)| **same).map(|(pair, _)| *pair) {
            own.join(left, right, &rejected);
        }
        own
    }

    /// The profiles of each group, two and more.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[u32]> {
        self.members.values().map(Vec::as_slice)
    }

    /// Whether two profiles were put together.
    pub(super) fn are_one(&self, left: u32, right: u32) -> bool {
        self.group.get(&left).is_some_and(|group| self.group.get(&right) == Some(group))
    }

    fn join(&mut self, left: u32, right: u32, rejected: &BTreeMap<u32, Vec<u32>>) {
        let (one, two) = (self.group_of(left), self.group_of(right));
        if one == two {
            return;
        }
        // The smaller group goes into the larger, so that no profile moves often.
        let size = |group: u32| self.members.get(&group).map_or(1, Vec::len);
        let (kept, lost) = if size(one) < size(two) { (two, one) } else { (one, two) };
        let moved = self.members.get(&lost).cloned().unwrap_or_else(|| vec![lost]);
        let mut foes = moved.iter().filter_map(|profile| rejected.get(profile)).flatten();
        if foes.any(|foe| self.group_of(*foe) == kept) {
            self.refused.push((left, right));
            return;
        }
        self.members.remove(&lost);
        self.group.insert(kept, kept);
        self.group.extend(moved.iter().map(|profile| (*profile, kept)));
        self.members.entry(kept).or_insert_with(|| vec![kept]).extend(moved);
    }

    fn group_of(&self, profile: u32) -> u32 {
        self.group.get(&profile).copied().unwrap_or(profile)
    }
}
