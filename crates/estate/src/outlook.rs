use std::sync::Arc;

use hashbrown::HashSet;

use crate::alignment::{AlignmentGroup, Planning, groups};
use crate::decisions::{Decisions, Lead, every_decision};
use crate::findings::{EstateFindings, findings};
use crate::{Audit, Decision, Window};

/// What an estate asks of its bodies next.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// How long before a date people must act.
    pub lead: Lead,
    /// Every awarded agreement with its facts, the soonest due first.
    pub every: Vec<Arc<Decision>>,
    /// What of these falls due, has ended, or has no end.
    pub decisions: Decisions,
    /// What is true of the estate that somebody should act on.
    pub findings: EstateFindings,
    /// What the windows are reckoned by.
    pub planning: Planning,
    /// The days on which contracts that several bodies could replace together could end, group by group, in
    /// the order of the overlaps.
    pub windows: Vec<AlignmentGroup>,
    /// By agreement, its place in `every`.
    at: Vec<Option<usize>>,
}

/// Draws the outlook of an audit. Pure: no input or output, no clock.
pub fn outlook(audit: &Audit, window: Window, lead: Lead) -> Outlook {
    let every = every_decision(audit, window, lead);
    let decisions = Decisions::among(audit, &every, window);
    let findings = findings(audit, &every, &decisions, window);
    let mut at = vec![None; audit.agreements.len()];
    for (place, own) in every.iter().enumerate() {
        if let Some(slot) = at.get_mut(own.agreement) {
            *slot = Some(place);
        }
    }
    let decision_of = |agreement| every.get(place_of(&at, agreement)?).map(Arc::as_ref);
    let planning = Planning::of(window.as_at, lead);
    let windows = groups(audit, &findings.overlaps.found, decision_of, &planning);
    Outlook { lead, every, decisions, findings, planning, windows, at }
}

fn place_of(at: &[Option<usize>], agreement: usize) -> Option<usize> {
    at.get(agreement).copied().flatten()
}

impl Outlook {
    /// The facts of an agreement, by its place in [`Audit::agreements`]; none if it was not awarded.
    pub fn of_agreement(&self, agreement: usize) -> Option<&Decision> {
        self.every.get(place_of(&self.at, agreement)?).map(Arc::as_ref)
    }

    /// What runs with nothing due inside the window, the soonest due first.
    pub fn later(&self) -> Vec<Arc<Decision>> {
        let Decisions { due, ended, endless } = &self.decisions;
        let listed: HashSet<usize> =
            due.iter().chain(ended).chain(endless).map(|own| own.agreement).collect();
        self.every.iter().filter(|own| !listed.contains(&own.agreement)).cloned().collect()
    }
}
