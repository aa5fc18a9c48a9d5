//! Where one mention can be of only one of several agreements: the closest, if it is that clearly.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::apart::are_apart;
use super::judging::Weighed;
use super::mention::Mention;
use super::tie::Sureness;

/// Leaves a tie as possible only, where another tie of one of its mentions rivals it.
pub(super) fn settle(ties: &mut [Weighed], mentions: &[Mention<'_>]) {
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, own) in ties.iter().enumerate() {
        of.entry(own.tie.one).or_default().push(number);
        of.entry(own.tie.other).or_default().push(number);
    }
    let is_rivalled = |own: &Weighed| {
        let ends = [(own.tie.one, own.tie.other), (own.tie.other, own.tie.one)];
        ends.into_iter().any(|(at, far)| {
            let beside = of.get(&at).into_iter().flatten().filter_map(|number| ties.get(*number));
            beside.into_iter().any(|rival| {
                let other = if rival.tie.one == at { rival.tie.other } else { rival.tie.one };
                other != far
                    && is_as_good(rival, own)
                    && are_apart(&mentions[far], &mentions[other])
            })
        })
    };
    let rivalled: Vec<bool> = ties.par_iter().map(is_rivalled).collect();
    for (own, is_rivalled) in ties.iter_mut().zip(rivalled) {
        if is_rivalled {
            own.tie.sureness = Sureness::Possible;
        }
    }
}

/// Whether a tie is as good as another, of which it shares a mention: as close, or no further off in
/// what both say. What says little must be the closest by more than a trifle.
fn is_as_good(rival: &Weighed, own: &Weighed) -> bool {
    let margin = usize::from(own.is_lone);
    rival.closeness + margin >= own.closeness
        || rival.distance < own.distance
        || rival.distance == own.distance && rival.closeness + 2 >= own.closeness
}
