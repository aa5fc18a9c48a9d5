use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use resolve::{is_slip, name_key};

use super::title::{Title, words};
use crate::organisations::Organisations;
use crate::{Contract, Stage};

/// What a contract's record says by which it can be found again in another.
pub(super) struct Mention<'a> {
    pub(super) contract: &'a Contract,
    /// Places in the directory of buyers, sorted: of those that buy jointly, each.
    pub(super) buyers: Vec<u32>,
    /// Places in the directory of suppliers, sorted.
    pub(super) suppliers: Vec<u32>,
    /// Their names without legal form: a mistyped number makes another organisation of a supplier.
    pub(super) supplier_names: Vec<String>,
    /// In small letters; it is written both ways.
    pub(super) ocid: Option<String>,
    /// Its letters and digits alone.
    pub(super) reference: Option<String>,
    pub(super) title: Title,
}

impl<'a> Mention<'a> {
    pub(super) fn all(contracts: &'a [Contract], who: &Organisations) -> Vec<Self> {
        let joined = who.buyers.joined();
        let mention = |(at, contract): (usize, &'a Contract)| Self {
            contract,
            buyers: members(&joined, who.buyers.somebody_in(at)),
            suppliers: who.suppliers.somebody_in(at).collect(),
            supplier_names: contract.suppliers.iter().map(|own| name_key(&own.name)).collect(),
            ocid: contract.ocid.as_ref().map(|ocid| ocid.trim().to_lowercase()),
            reference: contract.reference.as_deref().and_then(reference),
            title: Title::of(&contract.title, &beside(contract)),
        };
        contracts.par_iter().enumerate().map(mention).collect()
    }

    pub(super) fn is_awarded(&self) -> bool {
        self.contract.stage == Stage::Awarded
    }

    /// Whether both have one reference, or one's stands in the other's title.
    pub(super) fn refers_to(&self, other: &Self) -> bool {
        let within = |own: &Self, title: &str| {
            own.reference.as_ref().is_some_and(|own| {
                title.split(' ').any(|word| reference(word).is_some_and(|word| word == *own))
            })
        };
        self.reference.is_some() && self.reference == other.reference
            || within(self, &other.contract.title)
            || within(other, &self.contract.title)
    }

    /// Who gave the ocid: what stands before its last part.
    pub(super) fn publisher(&self) -> Option<&str> {
        // `ocds-` and six letters, which are registered for one publisher.
        self.ocid.as_deref()?.get(..11)
    }

    /// Whether two mentions name suppliers, of which one is the same; none where one names nobody.
    pub(super) fn shares_supplier(&self, other: &Self) -> Option<bool> {
        let is_known = !self.suppliers.is_empty() && !other.suppliers.is_empty();
        is_known.then(|| {
            self.suppliers.iter().any(|own| other.suppliers.contains(own))
                || self
                    .supplier_names
                    .iter()
                    .any(|own| other.supplier_names.iter().any(|others| is_one_name(own, others)))
        })
    }
}

/// The places, with those of a joint buyer's members in its stead.
fn members(joined: &BTreeMap<u32, Vec<u32>>, places: impl Iterator<Item = u32>) -> Vec<u32> {
    let of = |place: u32| joined.get(&place).cloned().unwrap_or_else(|| vec![place]);
    let mut buyers: Vec<u32> = places.flat_map(of).collect();
    buyers.sort_unstable();
    buyers.dedup();
    buyers
}

/// Whether two names are the same but for a slip in a word.
fn is_one_name(one: &str, other: &str) -> bool {
    one == other || {
        let pairs = || one.split(' ').zip(other.split(' '));
        one.split(' ').count() == other.split(' ').count()
            && pairs().all(|(own, others)| own == others || is_slip(own, others))
            && pairs().filter(|(own, others)| own != others).count() == 1
    }
}

/// The words of who buys, and of the reference: in a title they tell nothing more.
fn beside(contract: &Contract) -> BTreeSet<String> {
    let names = contract.buyers.iter().map(|own| own.name.as_str());
    names.chain(contract.reference.as_deref()).flat_map(words).collect()
}

/// A reference that can point to anything: one with a digit.
fn reference(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    let reference: String = letters.flat_map(char::to_uppercase).collect();
    (reference.len() >= 3 && reference.contains(|c: char| c.is_ascii_digit())).then_some(reference)
}
