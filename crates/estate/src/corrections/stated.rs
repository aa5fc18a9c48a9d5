//! Reading facts from a contract, and putting others in their place.

use super::value::amount_text;
use super::{Fact, FactValue};
use crate::{Basis, Contract, Money, Party, Pence};

/// Stands between the names of several suppliers or buyers.
const BETWEEN: &str = "; ";

impl Fact {
    /// What a contract's record states of it, as a log holds it; none if it states nothing, or it is not a
    /// fact that records state.
    pub fn of(self, contract: &Contract) -> Option<String> {
        let count = |own: Option<u32>| own.map(|own| own.to_string());
        let date = |own: Option<chrono::NaiveDate>| own.map(|own| own.to_string());
        match self {
            Self::Title => Some(contract.title.clone()).filter(|title| !title.is_empty()),
            Self::Supplier => Some(names(&contract.suppliers)).filter(|names| !names.is_empty()),
            Self::Reference => contract.reference.clone(),
            Self::Start => date(contract.start),
            Self::End | Self::Ended => date(contract.end),
            Self::FirstEnd => date(contract.first_end),
            Self::ExtensionMonths => count(contract.extension_months),
            Self::ExtensionCount => count(contract.extension_count),
            Self::ExtensionsTaken => count(contract.extensions_taken),
            Self::Annual => contract.annual.as_ref().map(amount_text),
            Self::Total => contract.total.as_ref().map(amount_text),
            Self::Framework => contract.framework.clone(),
            Self::Lot => contract.lot.clone(),
            Self::OptionsLeft
            | Self::NoticeBy
            | Self::NoticeMonths
            | Self::Product
            | Self::Regime => None,
        }
    }

    /// Whether records state it: what is reckoned, or known from elsewhere, is not compared with them.
    pub fn is_stated(self) -> bool {
        !matches!(
            self,
            Self::OptionsLeft | Self::NoticeBy | Self::NoticeMonths | Self::Product | Self::Regime
        )
    }

    /// Who had it before it was corrected, in words: the source, or the audit that reckoned it or recognised it.
    pub fn had_by(self) -> &'static str {
        if self.is_stated() { "the source has" } else { "the audit had shown" }
    }

    /// The fact that is the same thing said in another way: a later word on one replaces an earlier on
    /// the other.
    pub fn rival(self) -> Option<Self> {
        match self {
            Self::End => Some(Self::Ended),
            Self::Ended => Some(Self::End),
            Self::NoticeBy => Some(Self::NoticeMonths),
            Self::NoticeMonths => Some(Self::NoticeBy),
            _ => None,
        }
    }

    /// Puts what a body says in the place of what the record states. What records do not state stands in
    /// [`BodySays`](super::BodySays) alone.
    pub(super) fn set(self, contract: &mut Contract, now: Option<&FactValue>) {
        let text = now.and_then(FactValue::text);
        let date = now.and_then(FactValue::date);
        let count = now.and_then(FactValue::count);
        let money = || now.and_then(FactValue::amount).map(net_pounds);
        match self {
            Self::Title => text.unwrap_or_default().clone_into(&mut contract.title),
            Self::Supplier => contract.suppliers = parties(text.unwrap_or_default()),
            Self::Reference => contract.reference = text.map(str::to_owned),
            Self::Start => contract.start = date,
            Self::End | Self::Ended => contract.end = date,
            Self::FirstEnd => contract.first_end = date,
            Self::ExtensionMonths => contract.extension_months = count,
            Self::ExtensionCount => contract.extension_count = count,
            Self::ExtensionsTaken => contract.extensions_taken = count,
            Self::Framework => contract.framework = text.map(str::to_owned),
            Self::Lot => contract.lot = text.map(str::to_owned),
            Self::Annual => contract.annual = money(),
            // With VAT or without: what the source stated beside it is of the same total.
            Self::Total => (contract.total, contract.total_gross) = (money(), None),
            _ => {}
        }
    }
}

fn net_pounds(pence: Pence) -> Money {
    Money { pence, currency: "GBP".to_owned(), basis: Basis::Net, basis_stated: true }
}

/// The names of parties in one text.
pub(super) fn names(parties: &[Party]) -> String {
    // A name that holds the mark between names would read as two.
    let names = parties.iter().map(|party| party.name.replace(BETWEEN, ", "));
    names.collect::<Vec<_>>().join(BETWEEN)
}

/// Parties by name alone: the numbers that a record gives are of whom it names.
fn parties(names: &str) -> Vec<Party> {
    let names = names.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty());
    names.map(|name| Party { name: name.to_owned(), ..Party::default() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corrected_total_leaves_no_total_with_vat_beside_it() {
        let mut contract = Contract::default();
        let pounds = |pence, basis| Money {
            pence: Pence(pence),
            currency: "GBP".into(),
            basis,
            basis_stated: true,
        };
        contract.total = Some(pounds(250_000_000, Basis::Net));
        contract.total_gross = Some(pounds(300_000_000, Basis::Gross));
        let total = Fact::Total.read("500000").ok();
        Fact::Total.set(&mut contract, total.as_ref());
        assert_eq!(contract.total.map(|own| own.pence), Some(Pence(50_000_000)));
        assert_eq!(contract.total_gross, None);
    }
}
