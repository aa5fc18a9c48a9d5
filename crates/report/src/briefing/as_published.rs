//! A corrected row as its source has it.

use chrono::NaiveDate;
use estate::corrections::{CorrectionEntry, Fact, Now, amount_of};
use estate::{Money, Organisation};
use resolve::name_key;

use crate::ContractRow;

/// A correction that stands for a row, and what the row's own source has.
pub(super) type Standing<'a> = (&'a CorrectionEntry, Option<&'a String>);

/// The row with what its source has of each fact that was corrected; none where its source names other
/// suppliers, so that only a correction makes it this one's.
pub(super) fn as_published(
    row: &ContractRow,
    corrected: &[Standing<'_>],
    supplier: &Organisation,
) -> Option<ContractRow> {
    let mut row = row.clone();
    for (entry, source) in corrected {
        match entry.fact {
            Some(Fact::Supplier) if entry.now != Some(Now::AsSource) => {
                row.suppliers.clone_from(source.filter(|names| names_it(supplier, names))?);
                // The row has lost its numbers with the names that they are of.
                row.supplier_identifiers.clear();
            }
            Some(fact) => put(&mut row, fact, *source),
            None => {}
        }
    }
    Some(row)
}

fn names_it(supplier: &Organisation, names: &str) -> bool {
    let is_own = |name: &str| {
        let key = name_key(name);
        supplier.written.iter().any(|way| name_key(&way.name) == key)
    };
    ContractRow::parts(names).any(is_own)
}

fn put(row: &mut ContractRow, fact: Fact, source: Option<&String>) {
    let text = || source.cloned();
    let date = || -> Option<NaiveDate> { source?.parse().ok() };
    let count = || -> Option<u32> { source?.parse().ok() };
    let money = || -> Option<Money> { amount_of(source?) };
    match fact {
        Fact::Title => row.title = text().unwrap_or_default(),
        Fact::Reference => row.reference = text(),
        Fact::Start => row.start = date(),
        Fact::End | Fact::Ended => row.end = date(),
        Fact::FirstEnd => row.first_end = date(),
        Fact::ExtensionMonths => row.extension_months = count(),
        Fact::ExtensionCount => row.extension_count = count(),
        Fact::ExtensionsTaken => row.extensions_taken = count(),
        Fact::Framework => row.framework = text(),
        Fact::Lot => row.lot = text(),
        Fact::Annual => {
            let money = money();
            row.annual_pence = money.as_ref().map(|own| own.pence);
            row.annual_basis = money.as_ref().map(|own| own.basis);
            row.annual_currency = money.map(|own| own.currency);
        }
        Fact::Total => {
            let money = money();
            row.total_pence = money.as_ref().map(|own| own.pence);
            row.total_basis = money.as_ref().map(|own| own.basis);
            // A correction says net; whether the source said so is not kept.
            row.total_basis_stated = None;
            row.total_currency = money.map(|own| own.currency);
        }
        // Of these sources state nothing; who supplies is not for here.
        Fact::Supplier
        | Fact::OptionsLeft
        | Fact::NoticeBy
        | Fact::NoticeMonths
        | Fact::Product
        | Fact::Regime => {}
    }
}
