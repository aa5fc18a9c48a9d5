//! The groups of an estate whose contracts several bodies could replace together, each with its days.

use chrono::NaiveDate;
use hashbrown::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{AlignedDate, Planning, Stop, Stoppable, shortlist, stops, windows};
use crate::{Audit, Decision, Overlap, OverlapTier};

/// Contracts that several bodies could replace together, and the days on which they could end: the ground for
/// an opportunity.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignmentGroup {
    /// The overlap that says what the contracts have in common, by its place among those found.
    pub overlap: usize,
    /// The contracts that are reckoned with, the soonest to end first; their keys are indices into
    /// [`Audit::agreements`].
    pub contracts: Vec<Stoppable>,
    /// For each of these, the first day after its end on which another of the same body begins: it may be
    /// replaced already.
    pub followed_on: Vec<Option<NaiveDate>>,
    /// Those that are alike and not reckoned with, in the order of [`Audit::agreements`].
    pub beside: Vec<Beside>,
    /// How much is known of them.
    pub known: AlignmentKnown,
    /// Every day than which none is better.
    pub windows: Vec<AlignedDate>,
    /// Those worth a look first.
    pub shortlist: Vec<AlignedDate>,
}

/// A contract that is alike and cannot be reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// Index into [`Audit::agreements`].
    pub agreement: usize,
    /// Why.
    pub why: WhyBeside,
}

/// Why a contract cannot be reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyBeside {
    /// It has ended.
    Ended {
        /// Its last day.
        on: NaiveDate,
    },
    /// No end of it is known.
    NoEnd,
    /// It ends before it starts.
    EndsBeforeStart,
    /// It runs on no day on which a contract of another body does.
    Apart,
}

impl WhyBeside {
    /// Why, in words that follow the contract.
    pub fn words(self) -> String {
        match self {
            Self::Ended { on } => format!("it ended on {}", on.format("%-d %B %Y")),
            Self::NoEnd => "no end of it is known".to_owned(),
            Self::EndsBeforeStart => "it ends before it starts".to_owned(),
            Self::Apart => "it runs on no day on which a contract of another body does".to_owned(),
        }
    }

    fn of(own: &Decision, as_at: NaiveDate) -> Self {
        match (own.term.start, own.term.current_end) {
            (_, None) => Self::NoEnd,
            (Some(start), Some(end)) if end < start => Self::EndsBeforeStart,
            _ if own.term.has_impossible_end() => Self::NoEnd,
            (_, Some(on)) if on < as_at => Self::Ended { on },
            _ => Self::Apart,
        }
    }
}

/// How much is known of the contracts of a group that have not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlignmentKnown {
    /// How many there are.
    pub contracts: usize,
    /// Of these, how many have an end to reckon with.
    pub ends: usize,
    /// Of these, how many say what options are left, if only that there are none.
    pub options: usize,
    /// Of these, how many have a year's worth.
    pub worths: usize,
    /// How many more have ended.
    pub ended: usize,
}

impl AlignmentKnown {
    /// How much that is, as a sentence.
    pub fn words(&self) -> String {
        let Self { contracts, ends, options, worths, ended } = self;
        let ended = match ended {
            0 => String::new(),
            1 => " 1 more has ended.".to_owned(),
            more => format!(" {more} more have ended."),
        };
        format!(
            "{ends} of {contracts} contracts have an end to reckon with, {options} say what options are left, \
             and {worths} have a known annual worth.{ended}"
        )
    }

    fn count(&mut self, own: &Decision, why: Option<WhyBeside>) {
        if matches!(why, Some(WhyBeside::Ended { .. })) {
            self.ended += 1;
            return;
        }
        self.contracts += 1;
        self.ends += usize::from(matches!(why, None | Some(WhyBeside::Apart)));
        self.options += usize::from(own.term.months_left.is_some());
        self.worths += usize::from(own.worth.is_some());
    }
}

/// The groups of those overlaps that are of one product, one supplier and category or one capability.
pub(crate) fn groups<'a>(
    audit: &Audit,
    overlaps: &[Overlap],
    decision_of: impl Fn(usize) -> Option<&'a Decision> + Sync,
    planning: &Planning,
) -> Vec<AlignmentGroup> {
    let can_be_replaced =
        |own: &Overlap| !matches!(own.tier, OverlapTier::SamePublished | OverlapTier::MayBeSame);
    let joined = audit.organisations.buyers.joined();
    let stoppable = |own: &Decision| {
        let buyers = &audit.organisations.buyers;
        Stoppable::of(own, buyers.of_agreement(own.mentions(audit), &joined))
    };
    let of_several = overlaps.par_iter().enumerate().filter(|(_, own)| can_be_replaced(own));
    of_several
        .map(|(at, own)| AlignmentGroup::of(at, own, &decision_of, &stoppable, planning))
        .collect()
}

impl AlignmentGroup {
    fn of<'a>(
        overlap: usize,
        own: &Overlap,
        decision_of: &impl Fn(usize) -> Option<&'a Decision>,
        stoppable: &impl Fn(&Decision) -> Option<Stoppable>,
        planning: &Planning,
    ) -> Self {
        let mut known = AlignmentKnown::default();
        let (mut contracts, mut starts, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let alike = own.agreements.iter().map(|at| (*at, true));
        for (at, may_run) in alike.chain(own.beside.iter().map(|at| (*at, false))) {
            let Some(decision) = decision_of(at) else { continue };
            let contract = stoppable(decision);
            starts.extend(contract.iter().flat_map(|own| starts_of(own, decision)));
            let Some(contract) = contract.filter(|_| may_run) else {
                let why = WhyBeside::of(decision, planning.as_at);
                known.count(decision, Some(why));
                others.push(Beside { agreement: at, why });
                continue;
            };
            known.count(decision, None);
            contracts.push(contract);
        }
        others.sort_unstable_by_key(|own| own.agreement);
        let followed_on = followed_on(&contracts, &starts);
        let windows = windows(&contracts, planning);
        let shortlist = shortlist(&windows);
        Self { overlap, contracts, followed_on, beside: others, known, windows, shortlist }
    }

    /// How each of the contracts stands on a day, in their order.
    pub fn stops(&self, planning: &Planning, date: NaiveDate) -> Vec<Stop> {
        stops(&self.contracts, planning, date)
    }
}

/// The day on which a contract begins, for each body that holds it.
fn starts_of(own: &Stoppable, decision: &Decision) -> impl Iterator<Item = (u32, NaiveDate)> {
    let start = decision.term.start;
    own.bodies.iter().filter_map(move |body| Some((*body, start?)))
}

/// For each contract, the first of these days after its end that is of the same body.
fn followed_on(contracts: &[Stoppable], starts: &[(u32, NaiveDate)]) -> Vec<Option<NaiveDate>> {
    let mut of_body: HashMap<u32, Vec<NaiveDate>> = HashMap::new();
    for (body, start) in starts {
        of_body.entry(*body).or_default().push(*start);
    }
    of_body.values_mut().for_each(|starts| starts.sort_unstable());
    let after = |body: &u32, end: NaiveDate| {
        let starts = of_body.get(body)?;
        starts.get(starts.partition_point(|start| *start <= end)).copied()
    };
    let first =
        |own: &Stoppable| own.bodies.iter().filter_map(|body| after(body, own.current_end)).min();
    contracts.iter().map(first).collect()
}

impl Stoppable {
    /// An agreement as alignment looks at it, known by its place among the agreements; none without an end.
    fn of(own: &Decision, bodies: Vec<u32>) -> Option<Self> {
        Some(Self {
            key: own.agreement,
            bodies,
            current_end: own.term.current_end?,
            options: own.term.options_left(),
            notice_by: own.notice_by,
            annual: own.worth.map(|worth| worth.annual_pence),
        })
    }
}
