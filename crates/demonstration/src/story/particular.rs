//! Contracts that are easily taken for each other.

use chrono::Days;

use super::{Story, TrueContract};
use crate::bodies::{BODIES, BodyKind};
use crate::trades;

const AREAS: [&str; 4] = ["North", "South", "Central", "Riverside"];
/// A house of this name is no software of that name.
const SITES: [&str; 5] =
    ["Town Hall", "Lantern House", "the depot", "libraries", "Lodestar Centre"];
/// Bodies that keep a register, so that each can tell of what they buy together.
const WITH_REGISTER: [usize; 11] = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12];
const JOINT: usize = 10;

impl Story<'_> {
    /// One procurement in two or three lots, all won by one supplier, on one term.
    pub(super) fn take_in_lots(&mut self, whole: &TrueContract) {
        let lots = 2 + self.random.position(2);
        let numbered = self.random.one_in(2);
        let alike = self.random.one_in(4);
        for (lot, area) in AREAS.iter().enumerate().take(lots) {
            let mut own = whole.clone();
            own.title = format!("{} - Lot {}: {area}", whole.title, lot + 1);
            if numbered && !whole.reference.is_empty() {
                own.reference = format!("{}/{}", whole.reference, lot + 1);
            }
            if !alike {
                own.scale(60 + self.random.between(0, 80), 100);
            }
            self.take(own);
        }
    }

    /// Two procurements of one body for the like, won by one supplier within weeks.
    pub(super) fn take_two_alike(&mut self, one: TrueContract) {
        let mut other = one.clone();
        other.procurement = self.procurement();
        other.reference = self.reference(one.body, &other.procurement.clone());
        let days = Days::new(7 + self.random.below(60));
        (other.start, other.end) = (one.start - days, one.end - days);
        if !self.random.one_in(3) {
            other.scale(70 + self.random.between(0, 90), 100);
        }
        let mut one = one;
        if self.random.below(4) > 0 {
            let at = self.random.position(SITES.len());
            one.title = format!("{} for {}", one.title, SITES[at]);
            other.title = format!("{} for {}", other.title, SITES[(at + 2) % SITES.len()]);
        }
        self.take(one);
        self.take(other);
    }

    /// Several suppliers, each with a contract, under one title, one reference and one procurement.
    pub(super) fn take_in_framework(&mut self, first: &TrueContract) {
        let members = 3 + self.random.position(2);
        let mut suppliers = vec![first.supplier];
        for _ in 0..members * 3 {
            let (supplier, _) = self.seller(first.body, first.trade);
            if !suppliers.contains(&supplier) && suppliers.len() < members {
                suppliers.push(supplier);
            }
        }
        for supplier in suppliers {
            let mut own = TrueContract { supplier, ..first.clone() };
            own.scale(50 + self.random.between(0, 100), 100);
            own.procurement = self.procurement();
            self.take(own);
        }
    }

    /// What a body has besides: work that it does for itself and lists as a contract.
    pub(super) fn tell_particulars(&mut self, body: usize) {
        let own = self.organisations.iter().position(|own| own.body == Some(body));
        let Some((supplier, trade)) = own.zip(trades::position("Legal services")) else { return };
        if BODIES[body].kind == BodyKind::Council {
            let contract = self.agreed(body, trade);
            self.take(TrueContract { supplier, ..contract });
        }
    }

    /// Contracts that several bodies buy together, each of which may list it.
    pub(super) fn buy_together(&mut self) {
        for turn in 0..JOINT {
            let lead = WITH_REGISTER[turn % 9];
            let trade = match turn % 3 {
                0 => "Customer portal and payments",
                1 => "Agency staff",
                _ => "Building repairs and maintenance",
            };
            let Some(trade) = trades::position(trade) else { continue };
            let mut contract = self.agreed(lead, trade);
            for _ in 0..=self.random.below(3) {
                let other = self.random.pick(&WITH_REGISTER);
                if other != lead && !contract.joint.contains(&other) {
                    contract.joint.push(other);
                }
            }
            contract.title = format!("{} (collaborative)", contract.title);
            contract.public = true;
            self.take(contract);
        }
    }
}

impl TrueContract {
    /// Makes it worth so many parts of what it is worth.
    fn scale(&mut self, parts: i64, of: i64) {
        self.annual_pence = self.annual_pence * parts / of / 5000 * 5000;
        self.total_pence = self.annual_pence * i64::from(self.months) / 12;
    }
}
