//! Records that say the same in every compared column.

use super::Decided;

/// Whether two records that say the same are one, by how likely that is: those that both say TRUST
/// LTD and nothing else are not.
pub(crate) fn repeats(probability: f32) -> bool {
    probability >= 0.5
}

/// Profiles, and what is known of each.
#[derive(Clone, Copy)]
pub(crate) struct Repeated<'a> {
    /// For each record its profile.
    pub(crate) of: &'a [u32],
    /// For each profile its first record.
    pub(crate) first: &'a [u32],
    /// For each profile how likely it is that two records which say just this are the same.
    pub(crate) likely: &'a [f32],
}

impl Repeated<'_> {
    /// For each record the first of its cluster, by the lowest profile of each profile's cluster:
    /// records that say the same are one where that is likely or a person said so.
    pub(crate) fn firsts(self, clusters: &[u32], decided: &Decided) -> Vec<u32> {
        let leaders = decided.leaders(self.of, self.first);
        let first_of = |(record, profile): (u32, &u32)| {
            let profile = *profile as usize;
            let leader = leaders.get(&record).copied().unwrap_or(record);
            let is_one = leader == self.first[profile] || repeats(self.likely[profile]);
            if is_one { self.first[clusters[profile] as usize] } else { leader }
        };
        (0..).zip(self.of).map(first_of).collect()
    }
}
