//! A supplier that is shown by another name than its record has.

use std::iter::successors;

use resolve::name_key;

use crate::corrections::Fact;
use crate::decisions::doubt::{Doubt, TakenBecause, TakenFor};
use crate::{Audit, Contract, Organisation, SameAs};

/// The suppliers of a record whose own names are none of those that are shown; case, punctuation and legal form
/// aside.
pub(super) fn taken_for_others(audit: &Audit, at: usize, contract: &Contract) -> Option<Doubt> {
    let directory = &audit.organisations.suppliers;
    let numbers = directory.of_contract(at).iter();
    let shown: Vec<&Organisation> = numbers.filter_map(|number| directory.get(*number)).collect();
    let is_shown = |name: &str| {
        let key = name_key(name);
        key.is_empty() || shown.iter().any(|own| name_key(&own.name) == key)
    };
    let mut suppliers: Vec<TakenFor> = Vec::new();
    for party in &contract.suppliers {
        let written = party.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if is_shown(&written) || suppliers.iter().any(|own| own.written == written) {
            continue;
        }
        let is_written = |own: &&&Organisation| own.written.iter().any(|way| way.name == written);
        let Some(organisation) = shown.iter().find(is_written) else { continue };
        let because = because(organisation, &written);
        suppliers.push(TakenFor { written, shown: organisation.name.clone(), because });
    }
    let by_body = contract.said.speaks_of(Fact::Supplier);
    (!suppliers.is_empty()).then_some(Doubt::SupplierTakenFor { suppliers, by_body })
}

/// The least sure link on the way from how a record writes an organisation to its best name.
fn because(organisation: &Organisation, written: &str) -> Option<TakenBecause> {
    let link = |name: &str| -> Option<&SameAs> {
        organisation.written.iter().find(|way| way.name == name)?.same_as.as_ref()
    };
    // The links are a tree with the best name at its root, and so no longer than it has ways of writing.
    let links = successors(link(written), |own| link(&own.other)).take(organisation.written.len());
    let weakest = links.min_by(|one, two| one.probability.total_cmp(&two.probability))?;
    // Never all of them: nobody asked the supplier.
    let hundredths = weakest.probability * 100.0;
    let percent = (0..=99u8).rev().find(|whole| f32::from(*whole) <= hundredths).unwrap_or(0);
    Some(TakenBecause { why: weakest.why.clone(), percent })
}
