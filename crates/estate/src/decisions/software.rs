use resolve::product::{Dictionary, Seen};
use serde::{Deserialize, Serialize};

use crate::corrections::Fact;
use crate::{Audit, Contract, Organisation, RestsOn};

/// The software that an agreement is for, by the dictionary of vendors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// Who makes it.
    pub vendor: String,
    /// The product line; none where only its maker is known.
    pub product: Option<String>,
    /// What the product is for.
    pub capability: Option<String>,
    /// The reseller that it is bought through.
    pub reseller: Option<String>,
}

impl Software {
    /// What a contract is surely for: what its body says, or whichever way of writing its supplier the
    /// dictionary knows.
    pub(super) fn of(audit: &Audit, at: usize, dictionary: &Dictionary) -> Option<Self> {
        let contract = audit.contracts.get(at)?;
        if let Some(product) = contract.said.text(Fact::Product) {
            return Some(Self::said(contract, product, dictionary));
        }
        let title = &contract.title;
        let suppliers = &audit.organisations.suppliers;
        let numbers = suppliers.of_contract(at).iter();
        let mut seen = numbers.filter_map(|number| {
            let name = known_to(suppliers.get(*number)?, dictionary)?;
            dictionary.look_through(name, title)
        });
        let sure = seen.find(|seen| RestsOn::from(seen.basis).is_sure())?;
        Some(Self::seen(&sure))
    }

    /// The product that a body names; in the dictionary's words where that has one of this name.
    fn said(contract: &Contract, product: &str, dictionary: &Dictionary) -> Self {
        let of_vendors = dictionary
            .vendors()
            .iter()
            .flat_map(|vendor| vendor.products.iter().map(move |product| (vendor, product)));
        let mut known = of_vendors.filter(|(_, own)| own.name.eq_ignore_ascii_case(product));
        let supplier = contract.suppliers.first().map_or("", |party| party.name.as_str());
        let reseller = dictionary.reseller(supplier).map(|reseller| reseller.name.clone());
        match known.next() {
            Some((vendor, own)) => Self {
                vendor: vendor.name.clone(),
                product: Some(own.name.clone()),
                capability: Some(own.capability.clone()),
                reseller,
            },
            None => Self {
                vendor: supplier.to_owned(),
                product: Some(product.to_owned()),
                capability: None,
                reseller,
            },
        }
    }

    fn seen(seen: &Seen<'_>) -> Self {
        Self {
            vendor: seen.vendor.name.clone(),
            product: seen.product.map(|product| product.name.clone()),
            capability: seen.product.map(|product| product.capability.clone()),
            reseller: seen.reseller.map(|reseller| reseller.name.clone()),
        }
    }
}

/// The way of writing a supplier by which the dictionary knows it.
pub(crate) fn known_to<'a>(own: &'a Organisation, dictionary: &Dictionary) -> Option<&'a str> {
    let mut names = own.written.iter().map(|way| way.name.as_str());
    names.find(|name| dictionary.vendor_of(name).is_some())
}
