use std::collections::HashMap;

use chrono::NaiveDate;
use estate::alignment::{
    AlignedDate, AlignmentGroup, AlignmentKnown, Planning, Stop, Stoppable, WhyBeside, stops,
};
use estate::{Audit, Decision, Named, Outlook, Overlap, OverlapTier, Regime};
use evidence::content_id;
use serde::{Deserialize, Serialize};

use crate::DecisionRow;

/// Contracts that several bodies could replace together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowGroup {
    /// The same in the next audit if it finds the same.
    pub id: String,
    /// Its place among the rows of the overlaps in `findings.json`.
    pub overlap: usize,
    /// How alike the contracts are.
    pub tier: OverlapTier,
    /// What they have in common.
    pub subject: String,
    /// What the product is for.
    pub capability: Option<String>,
    /// The bodies that hold them, in order of name.
    pub bodies: Vec<Named>,
    /// How much is known of them.
    pub known: AlignmentKnown,
    /// The contracts that are reckoned with, the soonest to end first.
    pub contracts: Vec<WindowContract>,
    /// Those that are alike and not reckoned with.
    pub beside: Vec<BesideContract>,
    /// Every day than which none is better, in their order.
    pub days: Vec<AlignedDate>,
    /// Those of them that are worth a look first.
    pub shortlist: Vec<NaiveDate>,
}

/// A contract that is reckoned with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowContract {
    /// Its row among the decisions.
    #[serde(flatten)]
    pub row: WindowRow,
    /// What is reckoned with: its key is its place in the group, and its bodies are places among the group's.
    pub terms: Stoppable,
    /// The first day after its end on which another of the same body begins.
    pub followed_on: Option<NaiveDate>,
}

/// A contract that is not reckoned with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BesideContract {
    /// Its row among the decisions.
    #[serde(flatten)]
    pub row: WindowRow,
    /// Why not.
    pub why: WhyBeside,
}

/// What is told of a contract in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowRow {
    /// Its id, as in `contracts.csv`.
    pub id: String,
    /// Who holds it; several for a joint procurement.
    pub body: String,
    /// The body's own reference, or the notice's.
    pub reference: String,
    /// As the source has it.
    pub title: String,
    /// The supplier by the best of the ways in which it is written.
    pub supplier: String,
    /// The law it was bought under.
    pub regime: Regime,
    /// What a year's worth is from.
    pub basis: String,
    /// Each record that tells of it, file and place, the one whose facts these are first.
    pub places: Vec<String>,
    /// What contradicts itself, or cannot be.
    pub to_check: Vec<String>,
}

impl WindowRow {
    fn of(audit: &Audit, own: &Decision) -> Option<Self> {
        let row = DecisionRow::of(audit, own)?;
        Some(Self {
            id: row.id,
            body: row.body,
            reference: row.reference,
            title: row.title,
            supplier: row.supplier,
            regime: own.regime,
            basis: row.basis,
            places: row.places,
            to_check: row.to_check,
        })
    }

    /// Its title, or that it has none.
    pub fn name(&self) -> &str {
        if self.title.trim().is_empty() { "Untitled contract" } else { &self.title }
    }
}

impl WindowGroup {
    pub(super) fn of(audit: &Audit, outlook: &Outlook, own: &AlignmentGroup) -> Option<Self> {
        let overlap = outlook.findings.overlaps.found.get(own.overlap)?;
        let row = |agreement| WindowRow::of(audit, outlook.of_agreement(agreement)?);
        let body = |number: &u32| {
            let id = &audit.organisations.buyers.get(*number)?.id;
            u32::try_from(overlap.bodies.iter().position(|own| own.id == *id)?).ok()
        };
        let contract = |(terms, followed_on): (&Stoppable, &Option<NaiveDate>)| {
            let bodies = terms.bodies.iter().filter_map(body).collect();
            let terms = Stoppable { bodies, ..terms.clone() };
            Some(WindowContract { row: row(terms.key)?, terms, followed_on: *followed_on })
        };
        let contracts = own.contracts.iter().zip(&own.followed_on).filter_map(contract);
        let number = |(key, mut own): (usize, WindowContract)| {
            own.terms.key = key;
            own
        };
        let beside = own.beside.iter();
        Some(Self {
            id: id(overlap),
            overlap: own.overlap,
            tier: overlap.tier,
            subject: overlap.subject.clone(),
            capability: overlap.capability.clone(),
            bodies: overlap.bodies.clone(),
            known: own.known,
            contracts: contracts.enumerate().map(number).collect(),
            beside: beside
                .filter_map(|own| Some(BesideContract { row: row(own.agreement)?, why: own.why }))
                .collect(),
            days: own.windows.clone(),
            shortlist: own.shortlist.iter().map(|own| own.date).collect(),
        })
    }

    /// The days worth a look first, with what each comes to.
    pub fn shortlisted(&self) -> impl Iterator<Item = &AlignedDate> {
        self.days.iter().filter(|own| self.shortlist.binary_search(&own.date).is_ok())
    }

    /// How each contract stands on a day, in their order.
    pub fn stops(&self, planning: &Planning, date: NaiveDate) -> Vec<Stop> {
        stops(&self.terms(), planning, date)
    }

    /// What any day comes to, whether or not another is better.
    pub fn on(&self, planning: &Planning, date: NaiveDate) -> AlignedDate {
        estate::alignment::on(&self.terms(), planning, date)
    }

    fn terms(&self) -> Vec<Stoppable> {
        self.contracts.iter().map(|own| own.terms.clone()).collect()
    }

    /// The laws that its contracts were bought under, each once.
    pub fn regimes(&self) -> Vec<Regime> {
        let mut all: Vec<Regime> = self.contracts.iter().map(|own| own.row.regime).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

fn id(own: &Overlap) -> String {
    content_id("window", &[own.tier.words(), &own.subject])
}

/// Of groups with one id, which are of two suppliers of one name, all but the first get a number.
pub(super) fn tell_apart(groups: &mut [WindowGroup]) {
    let mut times: HashMap<String, u32> = HashMap::new();
    for group in groups {
        let times = times.entry(group.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            group.id = format!("{}-{times}", group.id);
        }
    }
}
