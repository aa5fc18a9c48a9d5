//! What each body has to decide, and what it has let pass.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::holding::Holding;
use super::{FindingCoverage, Found, Named};
use crate::{Audit, Decision, Decisions, Doubt, Pence};

/// The decisions of one body, as counts; [`Decisions`] has them one by one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Due {
    /// The body.
    pub body: Named,
    /// Agreements for which something falls due inside the window or is overdue: indices into
    /// [`Audit::agreements`], the soonest first.
    pub due: Vec<usize>,
    /// How many of these are overdue: a day for notice, or for a procurement to begin, has passed.
    pub overdue: u64,
    /// The first day that is still to come; none where all have passed.
    pub next: Option<NaiveDate>,
    /// What those due whose worth is known come to in a year, net, in pounds.
    pub annual_pence: Pence,
    /// How many of them that is.
    pub annual_known: u64,
    /// Agreements that have ended and still stand in a register or notice without a successor known: the
    /// latest first.
    pub ended: Vec<usize>,
    /// Of how many of all these a framework seems to stand for the body, so that it is perhaps none.
    pub framework_for_body: u64,
}

/// What falls due, body by body, those with most overdue first.
pub(super) fn due(
    audit: &Audit,
    holdings: &[Holding<'_>],
    decisions: &Decisions,
    as_at: NaiveDate,
) -> Found<Due> {
    let buyers: BTreeMap<usize, &[u32]> =
        holdings.iter().map(|own| (own.decision.agreement, own.buyers.as_slice())).collect();
    let bodies_of = |own: &Decision| buyers.get(&own.agreement).copied().unwrap_or_default();
    let mut bodies: BTreeMap<u32, Due> = BTreeMap::new();
    for own in &decisions.due {
        for body in bodies_of(own) {
            if let Some(due) = place(audit, &mut bodies, *body) {
                due.add(own, as_at);
            }
        }
    }
    for own in &decisions.ended {
        for body in bodies_of(own) {
            if let Some(due) = place(audit, &mut bodies, *body) {
                due.ended.push(own.agreement);
                due.doubt(own);
            }
        }
    }
    let mut found: Vec<Due> = bodies.into_values().collect();
    found.sort_by(|one, other| {
        let size = |own: &Due| (own.overdue, own.due.len());
        size(other).cmp(&size(one)).then_with(|| one.body.cmp(&other.body))
    });
    let named = |own: &&Arc<Decision>| buyers.contains_key(&own.agreement);
    let endless = decisions.endless.iter().filter(named).count();
    let coverage = FindingCoverage::of(
        "awarded contracts that name their buyer, with an end to plan by",
        holdings.len().saturating_sub(endless),
        holdings.len(),
    )
    .without(endless, "contracts without an end that can be planned by");
    Found { found, coverage }
}

fn place<'a>(audit: &Audit, bodies: &'a mut BTreeMap<u32, Due>, body: u32) -> Option<&'a mut Due> {
    let named = Named::at(&audit.organisations.buyers, body)?;
    Some(bodies.entry(body).or_insert_with(|| Due {
        body: named,
        due: Vec::new(),
        overdue: 0,
        next: None,
        annual_pence: Pence::default(),
        annual_known: 0,
        ended: Vec::new(),
        framework_for_body: 0,
    }))
}

impl Due {
    fn add(&mut self, own: &Decision, as_at: NaiveDate) {
        self.due.push(own.agreement);
        self.doubt(own);
        self.overdue += u64::from(own.due().is_some_and(|due| due < as_at));
        let dates = own.notice_by.into_iter().chain(own.procurement_start);
        self.next = dates.filter(|day| *day >= as_at).chain(self.next).min();
        if let Some(worth) = own.worth {
            self.annual_pence += worth.annual_pence;
            self.annual_known += 1;
        }
    }

    fn doubt(&mut self, own: &Decision) {
        let is_of_body = |doubt: &Doubt| matches!(doubt, Doubt::BuyerIsFramework { name } if *name == self.body.name);
        self.framework_for_body += u64::from(own.doubts.iter().any(is_of_body));
    }
}
