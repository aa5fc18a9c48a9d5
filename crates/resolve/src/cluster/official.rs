//! Official numbers of the records of a cluster: what keeps two clusters apart.

use std::cmp::Ordering;
use std::ops::Range;

/// An official number that a record carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Official {
    /// The column and the scheme in it: who has two numbers there is two organisations.
    pub(crate) register: u32,
    pub(crate) number: u32,
}

/// The numbers of all clusters in one place: most have none or one.
#[derive(Debug, Default)]
pub(super) struct Officials {
    all: Vec<Official>,
}

/// The numbers of a cluster, in order: where they stand.
pub(super) type Carried = Range<usize>;

impl Officials {
    /// Takes in the numbers of a record; `put` appends them.
    pub(super) fn add(&mut self, put: impl FnOnce(&mut Vec<Official>)) -> Carried {
        let start = self.all.len();
        put(&mut self.all);
        self.all[start..].sort_unstable();
        start..self.all.len()
    }

    /// Whether one has another number than the other in some register.
    pub(super) fn conflict(&self, one: &Carried, two: &Carried) -> bool {
        let (mut one, mut two) = (&self.all[one.clone()], &self.all[two.clone()]);
        while let ([first, others @ ..], [second, further @ ..]) = (one, two) {
            match first.register.cmp(&second.register) {
                Ordering::Less => one = others,
                Ordering::Greater => two = further,
                Ordering::Equal if first.number != second.number => return true,
                Ordering::Equal => (one, two) = (others, further),
            }
        }
        false
    }

    /// The numbers of both.
    pub(super) fn united(&mut self, one: Carried, two: Carried) -> Carried {
        if two.is_empty() || self.all[one.clone()] == self.all[two.clone()] {
            return one;
        }
        if one.is_empty() {
            return two;
        }
        let mut both = [&self.all[one], &self.all[two]].concat();
        both.sort_unstable();
        both.dedup();
        self.add(|all| all.append(&mut both))
    }
}
