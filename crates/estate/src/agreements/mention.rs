use chrono::NaiveDate;
use resolve::name_key;

use super::title::Title;
use crate::organisations::{Directory, OrganisationKind, Organisations};
use crate::{Contract, Stage};

/// What a contract's record says by which it can be found again in another.
pub(super) struct Mention<'a> {
    pub(super) contract: &'a Contract,
    /// Places in the directory of buyers, sorted; a joint buyer's members are not looked into.
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
        let mention = |(at, contract): (usize, &'a Contract)| Self {
            contract,
            buyers: somebody(&who.buyers, at),
            suppliers: somebody(&who.suppliers, at),
            supplier_names: contract.suppliers.iter().map(|own| name_key(&own.name)).collect(),
            ocid: contract.ocid.as_ref().map(|ocid| ocid.trim().to_lowercase()),
            reference: contract.reference.as_deref().and_then(reference),
            title: Title::of(&contract.title),
        };
        contracts.iter().enumerate().map(mention).collect()
    }

    pub(super) fn is_awarded(&self) -> bool {
        self.contract.stage == Stage::Awarded
    }

    /// Whether two mentions name suppliers, of which one is the same; none where one names nobody.
    pub(super) fn shares_supplier(&self, other: &Self) -> Option<bool> {
        let is_known = !self.suppliers.is_empty() && !other.suppliers.is_empty();
        is_known.then(|| {
            self.suppliers.iter().any(|own| other.suppliers.contains(own))
                || self.supplier_names.iter().any(|own| other.supplier_names.contains(own))
        })
    }

    /// When it begins and when it ends.
    pub(super) fn days(&self) -> [Option<NaiveDate>; 2] {
        [self.contract.start, self.contract.end]
    }
}

fn somebody(directory: &Directory, contract: usize) -> Vec<u32> {
    let is_somebody = |number: &&u32| {
        directory.get(**number).is_some_and(|own| own.kind != OrganisationKind::Nobody)
    };
    directory.of_contract(contract).iter().filter(is_somebody).copied().collect()
}

/// A reference that can point to anything: one with a digit.
fn reference(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| letter.is_alphanumeric());
    let reference: String = letters.flat_map(char::to_uppercase).collect();
    (reference.len() >= 3 && reference.contains(|c: char| c.is_ascii_digit())).then_some(reference)
}
