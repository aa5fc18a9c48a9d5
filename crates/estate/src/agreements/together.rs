use super::mention::Mention;
use super::tie::{Sureness, Tie, are_apart};

/// The mentions of each agreement, in order. The surest ties first; two groups come together only
/// where no mention of one must stay apart from any of the other.
pub(super) fn together(mentions: &[Mention<'_>], ties: &[Tie]) -> Vec<Vec<usize>> {
    let mut order: Vec<&Tie> =
        ties.iter().filter(|tie| tie.sureness > Sureness::Possible).collect();
    order.sort_by_key(|tie| {
        (std::cmp::Reverse((tie.sureness, tie.common.len())), tie.one, tie.other)
    });
    let mut groups: Vec<Vec<usize>> = (0..mentions.len()).map(|at| vec![at]).collect();
    let mut of: Vec<usize> = (0..mentions.len()).collect();
    for tie in order {
        let (one, other) = (of[tie.one], of[tie.other]);
        let must_stay = |left: &usize| {
            groups[other].iter().any(|right| are_apart(&mentions[*left], &mentions[*right]))
        };
        if one == other || groups[one].iter().any(must_stay) {
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
