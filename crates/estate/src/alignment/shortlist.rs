use std::collections::BTreeSet;

use super::AlignedDate;
use super::sweep::Cost;

/// Of days than which none is better, those that are best for some weight of a day stranded against a day
/// extended, when at least so many contracts of so many bodies must join as do on that day. The rest are a
/// compromise between two of these.
pub fn shortlist(dates: &[AlignedDate]) -> Vec<AlignedDate> {
    let mut costs: Vec<Cost> = dates.iter().map(AlignedDate::cost).collect();
    costs.sort_unstable_by_key(|cost| (cost.stranded, cost.extended));
    let numbers: BTreeSet<_> = costs.iter().map(|cost| (cost.joining, cost.bodies)).collect();
    let of_numbers = |(joining, bodies)| {
        let enough = move |own: &&Cost| own.joining >= joining && own.bodies >= bodies;
        corners(costs.iter().filter(enough))
    };
    let corners: BTreeSet<_> = numbers
        .into_iter()
        .flat_map(|numbers| of_numbers(numbers).into_iter().map(move |corner| (numbers, corner)))
        .collect();
    let is_corner = |own: &&AlignedDate| {
        let Cost { joining, bodies, stranded, extended } = own.cost();
        corners.contains(&((joining, bodies), (stranded, extended)))
    };
    dates.iter().filter(is_corner).copied().collect()
}

/// The corners, towards none stranded and none extended, of what lies around all costs; these come with the
/// least stranded first.
fn corners<'a>(costs: impl Iterator<Item = &'a Cost>) -> Vec<(i64, i64)> {
    let mut corners: Vec<(i64, i64)> = Vec::new();
    for cost in costs {
        let next = (cost.stranded, cost.extended);
        if corners.last().is_some_and(|last| last.1 <= next.1) {
            continue;
        }
        while let [.., before, last] = corners.as_slice()
            && !is_below(*last, *before, next)
        {
            corners.pop();
        }
        corners.push(next);
    }
    corners
}

/// Whether a point lies below the line from one to another.
fn is_below(point: (i64, i64), from: (i64, i64), to: (i64, i64)) -> bool {
    let across = |one: i64, other: i64| i128::from(other) - i128::from(one);
    let (run, rise) = (across(from.0, to.0), across(from.1, to.1));
    across(from.1, point.1) * run < rise * across(from.0, point.0)
}
