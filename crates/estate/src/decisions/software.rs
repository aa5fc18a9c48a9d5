use resolve::product::{Dictionary, Seen};
use serde::{Deserialize, Serialize};

use crate::{Audit, Organisation, RestsOn};

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
    /// What a contract is surely for, whichever way of writing its supplier the dictionary knows.
    pub(super) fn of(audit: &Audit, at: usize, dictionary: &Dictionary) -> Option<Self> {
        let title = &audit.contracts.get(at)?.title;
        let suppliers = &audit.organisations.suppliers;
        let numbers = suppliers.of_contract(at).iter();
        let mut seen = numbers.filter_map(|number| {
            let name = known_to(suppliers.get(*number)?, dictionary)?;
            dictionary.look_through(name, title)
        });
        let sure = seen.find(|seen| RestsOn::from(seen.basis).is_sure())?;
        Some(Self::seen(&sure))
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
