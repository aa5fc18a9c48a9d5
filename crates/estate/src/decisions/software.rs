use resolve::product::{Basis, Dictionary, Product, Seen, Vendor};
use serde::{Deserialize, Serialize};

use crate::corrections::Fact;
use crate::{Audit, Contract, Organisation, RestsOn};

/// The software that an agreement is for, by the dictionary of vendors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Software {
    /// Who makes it.
    pub vendor: String,
    /// The product line; none where only its maker is known.
    pub product: Option<String>,
    /// What the product is for.
    pub capability: Option<String>,
    /// The reseller that it is bought through.
    pub reseller: Option<String>,
    /// What the product is known by.
    pub known_by: KnownBy,
}

/// What a product is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownBy {
    /// The body says so.
    Body,
    /// A source names it, and its maker or a reseller supplies it.
    Name,
    /// As by its name, which the source has with a slip in it.
    NameWithSlip,
    /// Its maker supplies it, who has one product for what the source speaks of.
    Purpose,
}

impl Software {
    /// What an agreement is surely for: what its body says, none if that is that it is not known; or whichever way of writing its supplier the
    /// dictionary knows, in the records that tell of it, the one whose facts stand first.
    pub(super) fn of(audit: &Audit, told: &[usize], dictionary: &Dictionary) -> Option<Self> {
        let stating = audit.contracts.get(*told.first()?)?;
        if let Some(product) = stating.said.text(Fact::Product) {
            return Some(Self::said(stating, product, dictionary));
        }
        if stating.said.is_unknown(Fact::Product) {
            return None;
        }
        let sold = Sold::in_records(audit, told, dictionary);
        let titled: Vec<Seen<'_>> = sold.iter().filter_map(|own| own.titled(dictionary)).collect();
        let named = || titled.iter().find(|seen| seen.product.is_some());
        let described = || {
            let mut seen = sold.iter().filter_map(|own| own.described(dictionary));
            seen.find(|seen| seen.product.is_some() && seen.basis == Basis::TitleAndMaker)
        };
        if let Some(seen) = named().cloned().or_else(described) {
            return Some(Self::seen(&seen));
        }
        let misspelt = sold.iter().find_map(|own| own.misspelt(dictionary));
        if let Some(seen) = misspelt {
            return Some(Self { known_by: KnownBy::NameWithSlip, ..Self::seen(&seen) });
        }
        let meant = sold.iter().find_map(|own| own.meant(dictionary));
        let meant = meant.map(|(vendor, product)| Self::meant(vendor, product));
        meant.or_else(|| titled.first().map(Self::seen))
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
                known_by: KnownBy::Body,
            },
            None => Self {
                vendor: supplier.to_owned(),
                product: Some(product.to_owned()),
                capability: None,
                reseller,
                known_by: KnownBy::Body,
            },
        }
    }

    fn seen(seen: &Seen<'_>) -> Self {
        Self {
            vendor: seen.vendor.name.clone(),
            product: seen.product.map(|product| product.name.clone()),
            capability: seen.product.map(|product| product.capability.clone()),
            reseller: seen.reseller.map(|reseller| reseller.name.clone()),
            known_by: KnownBy::Name,
        }
    }

    fn meant(vendor: &Vendor, product: &Product) -> Self {
        Self {
            vendor: vendor.name.clone(),
            product: Some(product.name.clone()),
            capability: Some(product.capability.clone()),
            reseller: None,
            known_by: KnownBy::Purpose,
        }
    }
}

/// A record of somebody whom the dictionary knows.
struct Sold<'a> {
    supplier: &'a str,
    contract: &'a Contract,
}

impl<'a> Sold<'a> {
    fn in_records(audit: &'a Audit, told: &[usize], dictionary: &Dictionary) -> Vec<Self> {
        let suppliers = &audit.organisations.suppliers;
        let of_record = |at: &usize| {
            let contract = audit.contracts.get(*at)?;
            let numbers = suppliers.of_contract(*at).iter();
            let known = |number: &u32| known_to(suppliers.get(*number)?, dictionary);
            Some(numbers.filter_map(known).map(move |supplier| Self { supplier, contract }))
        };
        told.iter().filter_map(of_record).flatten().collect()
    }

    fn titled<'b>(&self, dictionary: &'b Dictionary) -> Option<Seen<'b>> {
        let seen = dictionary.look_through(self.supplier, &self.contract.title)?;
        RestsOn::from(seen.basis).is_sure().then_some(seen)
    }

    fn described<'b>(&self, dictionary: &'b Dictionary) -> Option<Seen<'b>> {
        dictionary.look_through(self.supplier, &self.contract.description)
    }

    fn misspelt<'b>(&self, dictionary: &'b Dictionary) -> Option<Seen<'b>> {
        dictionary.misspelt(self.supplier, &self.contract.title)
    }

    /// A title says what it is for in few words; a description speaks of much else, and is asked second.
    fn meant<'b>(&self, dictionary: &'b Dictionary) -> Option<(&'b Vendor, &'b Product)> {
        let mut texts = [&self.contract.title, &self.contract.description].into_iter();
        texts.find_map(|text| dictionary.by_purpose(self.supplier, text))
    }
}

/// The way of writing a supplier by which the dictionary knows it.
pub(crate) fn known_to<'a>(own: &'a Organisation, dictionary: &Dictionary) -> Option<&'a str> {
    let mut names = own.written.iter().map(|way| way.name.as_str());
    names.find(|name| dictionary.vendor_of(name).is_some())
}
