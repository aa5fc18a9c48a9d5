//! Contracts that follow each other: the same body, supplier and title, for another term.

use chrono::{Days, Months};

use super::{Options, Paid, Story, TrueContract};
use crate::AS_AT;

/// A contract that ends within so many days may have its successor signed already.
const SOON: u64 = 150;

impl Story<'_> {
    /// Of some contracts what came before them and is still listed, and of some that end soon what
    /// is signed to follow.
    pub(super) fn tell_sequels(&mut self) {
        let numbers: Vec<usize> = (0..self.contracts.len()).collect();
        for at in numbers {
            let contract = self.contracts[at].clone();
            let stands_alone = self.stands_alone(at) && contract.joint.is_empty();
            if !stands_alone {
                continue;
            }
            let ends_soon = contract.end > AS_AT && contract.end <= AS_AT + Days::new(SOON);
            if ends_soon && self.random.one_in(3) {
                let next = self.next(&contract);
                self.take(next);
            } else if self.random.one_in(7) {
                let earlier = self.earlier(&contract);
                self.take(earlier);
                self.contracts[at].renews = self.contracts.last().map(|own| own.id.clone());
            }
        }
    }

    /// Whether a contract is the only one of its procurement.
    fn stands_alone(&self, at: usize) -> bool {
        let procurement = &self.contracts[at].procurement;
        !self
            .contracts
            .iter()
            .enumerate()
            .any(|(other, own)| other != at && own.procurement == *procurement)
    }

    fn next(&mut self, before: &TrueContract) -> TrueContract {
        let start = before.end + Days::new(1);
        let months = before.months.min(36);
        let (annual, paid) = (self.dearer(before.annual_pence), Paid::Nothing);
        let own = self.again(before);
        TrueContract {
            start,
            end: start + Months::new(months) - Days::new(1),
            months,
            annual_pence: annual,
            total_pence: annual * i64::from(months) / 12,
            renews: Some(before.id.clone()),
            paid,
            ..own
        }
    }

    fn earlier(&mut self, after: &TrueContract) -> TrueContract {
        let start = after.start - Months::new(after.months);
        let annual = after.annual_pence * 95 / 100 / 5000 * 5000;
        let own = self.again(after);
        TrueContract {
            start,
            end: after.start - Days::new(1),
            months: after.months,
            annual_pence: annual,
            total_pence: annual * i64::from(after.months) / 12,
            renews: None,
            paid: Paid::AsAgreed,
            ..own
        }
    }

    /// The same again under a procurement of its own; the reference is now and then kept.
    fn again(&mut self, own: &TrueContract) -> TrueContract {
        let procurement = self.procurement();
        let reference = if self.random.one_in(4) {
            own.reference.clone()
        } else {
            self.reference(own.body, &procurement)
        };
        TrueContract { procurement, reference, options: Options::default(), ..own.clone() }
    }

    fn dearer(&mut self, pence: i64) -> i64 {
        pence * (100 + self.random.between(0, 12)) / 100 / 5000 * 5000
    }
}
