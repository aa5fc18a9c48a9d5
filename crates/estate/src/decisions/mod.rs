//! Which decisions fall due, and when: each agreement with the facts that a decision needs.
//!
//! Facts are as the source states them. What is reckoned from them says so, and what two sources, or
//! two columns of one row, tell differently is flagged with both.

mod days;
mod doubt;
mod doubting;
mod filling;
mod lists;
mod options;
mod regime;
mod route;
mod software;
mod term;
mod worth;

use std::sync::Arc;

use std::borrow::Cow;

use chrono::NaiveDate;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use doubt::{DaysBy, Doubt, FilledFact, FirstBecause, RecordAt, TakenBecause, TakenFor};
pub use lists::Decisions;
pub use options::{OptionMonths, OptionSteps, OptionsLeft};
pub use regime::Regime;
pub use route::Route;
pub(crate) use route::kind as kind_of_route;
pub(crate) use software::known_to;
pub use software::{KnownBy, Software};
pub use term::ContractTerm;
pub(crate) use term::later;
pub(crate) use worth::net_pounds;
pub use worth::{Worth, WorthFrom};

use crate::corrections::{Fact, FactValue};
use crate::{Audit, Contract, Stage, Window};
use days::Days;
use filling::Filled;

/// How long before a date people must act, in months: an assumption of planning, to be replaced by what a
/// contract says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// To give notice of an extension, or that there is to be none.
    pub notice_months: u32,
    /// To buy anew, from the start of a procurement to the first day of what it bought.
    pub procurement_months: u32,
}

impl Default for Lead {
    fn default() -> Self {
        Self { notice_months: 3, procurement_months: 9 }
    }
}

/// An agreement that somebody has to decide on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Index into [`Audit::agreements`].
    pub agreement: usize,
    /// Index into [`Audit::contracts`]: the mention whose facts these are, which is the body's own
    /// register where it is in one.
    pub contract: usize,
    /// The law that it was bought under.
    pub regime: Regime,
    /// How it was bought.
    pub route: Route,
    /// When it ends, and how far it may be extended.
    pub term: ContractTerm,
    /// The day by which notice is due, where there is an option left to take, or the body says so.
    pub notice_by: Option<NaiveDate>,
    /// The day on which a procurement must begin for there to be no gap; none where no end is known.
    pub procurement_start: Option<NaiveDate>,
    /// A year's worth.
    pub worth: Option<Worth>,
    /// The software that it is for; only where the sight is sure.
    pub software: Option<Software>,
    /// What contradicts itself, or cannot be.
    pub doubts: Vec<Doubt>,
    /// The contract with what its record leaves out, where something is filled in.
    filled: Option<Box<Contract>>,
}

impl Decision {
    /// The facts that it stands on: those of its record, and, where that leaves them out, those that are filled
    /// in.
    pub fn facts<'a>(&'a self, audit: &'a Audit) -> Option<&'a Contract> {
        self.filled.as_deref().or_else(|| audit.contracts.get(self.contract))
    }

    /// Every record that tells of the agreement, in the order of the sources: indices into [`Audit::contracts`].
    pub(crate) fn mentions<'a>(&self, audit: &'a Audit) -> &'a [usize] {
        audit.agreements.get(self.agreement).map_or(&[], |own| &own.mentions)
    }

    /// Every record that tells of the agreement, the one whose facts stand first: indices into
    /// [`Audit::contracts`].
    pub fn records<'a>(&self, audit: &'a Audit) -> impl Iterator<Item = usize> + use<'a> {
        let leading = self.contract;
        let others = self.mentions(audit).iter().copied().filter(move |at| *at != leading);
        std::iter::once(leading).chain(others)
    }

    /// Whether its end is known, can be, and is not so far ahead that it is likely a slip.
    pub(crate) fn has_end_to_plan_by(&self, audit: &Audit, as_at: NaiveDate) -> bool {
        let is_far = |facts: &Contract| doubting::is_far_ahead(facts, &self.term, as_at);
        self.term.possible_end().is_some() && !self.facts(audit).is_some_and(is_far)
    }

    /// The software product that it is for.
    pub fn product(&self) -> Option<&str> {
        self.software.as_ref()?.product.as_deref()
    }

    /// The first day on which something is due; none where no end is known.
    pub fn due(&self) -> Option<NaiveDate> {
        self.notice_by.into_iter().chain(self.procurement_start).min()
    }
}

/// Every awarded agreement with the facts that a decision on it needs, the soonest due first.
pub fn every_decision(audit: &Audit, window: Window, lead: Lead) -> Vec<Arc<Decision>> {
    let decision = |(agreement, own): (usize, &crate::Agreement)| {
        let contract = stating(audit, &own.mentions)?;
        // The mention whose facts stand is heard first.
        let others = own.mentions.iter().copied().filter(|at| *at != contract);
        let mentions: Vec<usize> = std::iter::once(contract).chain(others).collect();
        decision(audit, agreement, &mentions, window, lead)
    };
    let all = audit.agreements.par_iter().enumerate();
    let mut found: Vec<Arc<Decision>> = all.filter_map(decision).map(Arc::new).collect();
    found.sort_by_key(|own| (own.due(), own.contract));
    found
}

/// The mention whose facts stand: an awarded one that its body confirmed, of a register before any notice,
/// else the latest by its source. What was corrected stands in all of them, and changes none of this.
fn stating(audit: &Audit, mentions: &[usize]) -> Option<usize> {
    let awarded = mentions.iter().copied().filter(|at| {
        audit.contracts.get(*at).is_some_and(|contract| contract.stage == Stage::Awarded)
    });
    awarded.max_by_key(|at| {
        let contract = &audit.contracts[*at];
        let said = &contract.said;
        let end = said.source_end(contract.end);
        (said.confirmed.is_some(), !contract.is_notice, end, std::cmp::Reverse(*at))
    })
}

/// The facts of an agreement, told in these records: the one whose facts stand is the first.
fn decision(
    audit: &Audit,
    agreement: usize,
    mentions: &[usize],
    window: Window,
    lead: Lead,
) -> Option<Decision> {
    let Filled { contract: facts, doubts: of_filling } = Filled::of(audit, mentions, window.as_at)?;
    let contract = facts.as_ref();
    let told: Vec<&Contract> = mentions.iter().filter_map(|at| audit.contracts.get(*at)).collect();
    let term = ContractTerm::of(contract);
    let days = Days::of(contract, &term, lead);
    let places = (agreement, *mentions.first()?);
    let mut doubts = of_filling;
    doubts.extend(doubting::doubts(audit, places, contract, &told, &term, window.as_at));
    doubts.extend(doubting::due_sooner(audit, days, &told, lead, window.as_at));
    let said = &contract.said;
    let regime = match said.of(Fact::Regime) {
        Some(FactValue::Regime(law)) => *law,
        _ if said.is_unknown(Fact::Regime) => Regime::Unknown,
        _ => Regime::of(&told, &term),
    };
    let route = Route::of(&told).corrected_by(said);
    let mut worth = Worth::of(contract, &term);
    if let Some(Worth { from: WorthFrom::Total { total_pence, .. }, .. }) = worth
        && route.is_framework
    {
        worth = None;
        doubts.push(Doubt::CeilingOfFramework { total_pence });
    }
    Some(Decision {
        agreement,
        contract: *mentions.first()?,
        regime,
        route,
        notice_by: days.notice_by,
        procurement_start: days.procurement_start,
        worth,
        software: Software::of(audit, mentions, &audit.dictionary),
        doubts,
        term,
        filled: match facts {
            Cow::Owned(filled) => Some(Box::new(filled)),
            Cow::Borrowed(_) => None,
        },
    })
}
