//! How sure it is that two mentions are of one agreement.

use rayon::prelude::*;

use super::apart::{are_apart, share_buyer};
use super::evidence::Evidence;
use super::mention::Mention;
use super::pairs::pairs;
use super::rivals;
use super::tie::{Sureness, Tie};
use super::title::Likeness;

/// A tie with what it is weighed by against others.
pub(super) struct Weighed {
    pub(super) tie: Tie,
    /// How close the two are.
    pub(super) closeness: usize,
    /// How far what both say disagrees.
    pub(super) distance: usize,
    /// Whether it holds only as long as nothing else comes near: both say too little for more.
    pub(super) is_lone: bool,
}

/// Every pair of mentions that are, or may be, of one agreement, in order.
pub(super) fn ties(mentions: &[Mention<'_>]) -> Vec<Weighed> {
    let pairs: Vec<(usize, usize)> = pairs(mentions).into_iter().collect();
    let weighed = pairs.into_par_iter().filter_map(|(one, other)| tie(mentions, one, other));
    let mut ties: Vec<Weighed> = weighed.collect();
    rivals::settle(&mut ties, mentions);
    ties
}

fn tie(mentions: &[Mention<'_>], at: usize, other_at: usize) -> Option<Weighed> {
    let (one, other) = (&mentions[at], &mentions[other_at]);
    if are_apart(one, other) || !share_buyer(one, other) {
        return None;
    }
    let evidence = Evidence::of(one, other);
    if evidence.contradicts() && !evidence.ocid || one.title.is_of_another_part(&other.title) {
        return None;
    }
    let (sureness, is_lone) = sureness(one, other, &evidence)?;
    let tie = Tie { one: at, other: other_at, sureness, common: evidence.common() };
    let (closeness, distance) = (evidence.closeness(), evidence.distance());
    Some(Weighed { tie, closeness, distance, is_lone })
}

/// How sure it is, and whether only if nothing else comes near; none if they are hardly one.
fn sureness(
    one: &Mention<'_>,
    other: &Mention<'_>,
    evidence: &Evidence,
) -> Option<(Sureness, bool)> {
    let both_awarded = one.is_awarded() && other.is_awarded();
    let says_the_same = one.title.says_the_same(&other.title);
    if evidence.ocid {
        // A procurement and what came of it are one, whatever its title became.
        let is_one = (evidence.supplier || !both_awarded) && !evidence.contradicts();
        return Some((if is_one { Sureness::Certain } else { Sureness::Possible }, false));
    }
    // What several buy together, and what one of them buys by itself, are alike in much.
    let is_joint = one.buyers.len() != other.buyers.len();
    if is_joint && !(says_the_same || evidence.has_value() || evidence.reference) {
        return None;
    }
    if evidence.supplier && both_awarded {
        awarded(evidence, one.suppliers.len() != other.suppliers.len())
    } else if one.title.names_part() != other.title.names_part() {
        // What was put out in lots is none of them.
        None
    } else {
        before_award(evidence, says_the_same)
    }
}

/// How sure it is that two awards of one buyer to one supplier are one, and whether only if nothing
/// else comes near. `names_more` says that one of them names other suppliers too.
fn awarded(evidence: &Evidence, names_more: bool) -> Option<(Sureness, bool)> {
    let terms = evidence.terms();
    let is_likely = match evidence.title {
        Likeness::Same => terms >= 2 || evidence.reference && terms >= 1,
        Likeness::Alike => evidence.has_exact_terms() || evidence.reference && terms >= 1,
        Likeness::Other => evidence.reference && terms == 3,
    };
    let is_lone = match evidence.title {
        Likeness::Same => terms >= 1,
        Likeness::Alike => terms >= 2,
        Likeness::Other => evidence.has_exact_terms() || evidence.reference && terms >= 2,
    };
    // A framework of nine suppliers is not one of its nine rows; what names two may be one's, who leads.
    let is_lone = is_lone || is_likely && names_more;
    let is_likely = is_likely && !names_more;
    let is_doubtful = evidence.against() > 0 && !evidence.reference;
    let (is_likely, is_lone) = (is_likely && !is_doubtful, is_lone && !is_doubtful);
    if is_likely {
        Some((Sureness::Likely, false))
    } else if is_lone {
        Some((Sureness::Likely, true))
    } else {
        let may_be = evidence.title == Likeness::Alike && terms > 0 || terms >= 2;
        may_be.then_some((Sureness::Possible, false))
    }
}

/// The same of a procurement that names nobody yet, and anything else of its buyer: it is weighed
/// against every other that may have come of it. `is_all` says that the titles have the same words.
fn before_award(evidence: &Evidence, is_all: bool) -> Option<(Sureness, bool)> {
    let terms = evidence.terms();
    let is_likely = evidence.has_date()
        && match evidence.title {
            Likeness::Same => {
                is_all && evidence.has_exact_date() || terms >= 2 || evidence.reference
            }
            Likeness::Alike => evidence.reference,
            Likeness::Other => false,
        };
    let may_be = evidence.title > Likeness::Other && terms >= 2;
    if is_likely {
        Some((Sureness::Likely, true))
    } else {
        may_be.then_some((Sureness::Possible, false))
    }
}
