//! One agreement from many mentions: a register row, a notice and an export that speak of one.
//!
//! A [`Contract`] is what one record says. Records that speak of one agreement are put together by
//! what they have in common, with the evidence kept. Nothing rests on one hint alone: a reference
//! covers nine suppliers in one real register, and an ocid is shared by buyers who are not one.

mod apart;
mod evidence;
mod judging;
mod mention;
mod pairs;
mod rivals;
mod tie;
mod title;
mod together;

use ::evidence::content_id;
use serde::{Deserialize, Serialize};

pub use tie::{Common, Sureness, Tie};

use crate::Contract;
use crate::organisations::Organisations;
use mention::Mention;

/// One agreement, as far as can be told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Derived from the ids of its mentions.
    pub id: String,
    /// Indices into [`Audit::contracts`](crate::Audit), in order.
    pub mentions: Vec<usize>,
    /// What puts the mentions together, and mentions of others that may be this one's.
    pub ties: Vec<Tie>,
}

/// Puts mentions together. Every contract is in one agreement.
///
/// Two mentions that name different suppliers are never one, nor are two rows of one register, nor
/// two contracts of one contracting process; and those of different buyers only where another names
/// both. Where a mention may be of one agreement or of another, it is of neither.
pub(crate) fn agreements(contracts: &[Contract], who: &Organisations) -> Vec<Agreement> {
    let mentions = Mention::all(contracts, who);
    let ties = judging::ties(&mentions);
    let groups = together::together(&mentions, &ties);
    let mut agreements: Vec<Agreement> = groups
        .into_iter()
        .map(|members| {
            let ids: Vec<&str> = members.iter().map(|at| contracts[*at].id.as_str()).collect();
            Agreement { id: content_id("agreement", &ids), mentions: members, ties: Vec::new() }
        })
        .collect();
    let mut of = vec![0; contracts.len()];
    for (at, agreement) in agreements.iter().enumerate() {
        agreement.mentions.iter().for_each(|mention| of[*mention] = at);
    }
    for tie in ties.into_iter().map(|own| own.tie) {
        let (one, other) = (of[tie.one], of[tie.other]);
        if one != other {
            agreements[other].ties.push(tie.clone());
        }
        agreements[one].ties.push(tie);
    }
    agreements
}
