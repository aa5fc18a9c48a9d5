use super::apart::{are_apart, share_buyer};
use super::judging::Weighed;
use super::mention::Mention;
use super::tie::Sureness;

/// The mentions of each agreement, in order. The surest and closest ties first; two groups come
/// together only where no mention of one must stay apart from any of the other.
pub(super) fn together(mentions: &[Mention<'_>], ties: &[Weighed]) -> Vec<Vec<usize>> {
    let mut order: Vec<&Weighed> =
        ties.iter().filter(|own| own.tie.sureness > Sureness::Possible).collect();
    order.sort_by_key(|own| {
        (std::cmp::Reverse((own.tie.sureness, own.closeness)), own.tie.one, own.tie.other)
    });
    let mut groups: Vec<Vec<usize>> = (0..mentions.len()).map(|at| vec![at]).collect();
    let mut of: Vec<usize> = (0..mentions.len()).collect();
    for own in order {
        let (one, other) = (of[own.tie.one], of[own.tie.other]);
        if one == other || !may_be_one(&groups[one], &groups[other], mentions) {
            continue;
        }
        let moved = std::mem::take(&mut groups[other]);
        for at in &moved {
            of[*at] = one;
        }
        groups[one].extend(moved);
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Whether no mention of one group must stay apart from any of the other. Two that share no buyer may
/// be one where a third names the buyers of both: they bought together.
fn may_be_one(one: &[usize], other: &[usize], mentions: &[Mention<'_>]) -> bool {
    let all = || one.iter().chain(other).map(|at| &mentions[*at]);
    let buy_together = |left: &Mention<'_>, right: &Mention<'_>| {
        all().any(|whole| {
            left.buyers.iter().chain(&right.buyers).all(|own| whole.buyers.contains(own))
        })
    };
    one.iter().all(|left| {
        other.iter().all(|right| {
            let (left, right) = (&mentions[*left], &mentions[*right]);
            !are_apart(left, right) && (share_buyer(left, right) || buy_together(left, right))
        })
    })
}
