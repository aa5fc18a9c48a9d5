use std::fmt;

use chrono::NaiveDate;

use super::aliases::{Found, Named, is_in};
use super::belief::{is_beside_software, is_for, is_of_product, is_software};
use super::title::{Title, words};
use super::{Dictionary, Owner, Product, Vendor, VendorKind};

/// What a contract is for, seen through whoever sells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen<'a> {
    /// The product line; none when only its maker is known.
    pub product: Option<&'a Product>,
    /// Who makes it now.
    pub vendor: &'a Vendor,
    /// Who sells it, when that is a known reseller.
    pub reseller: Option<&'a Vendor>,
    /// What the sight rests on.
    pub basis: Basis,
    /// Why, in words.
    pub why: String,
}

/// What a sight rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The title names it, or the supplier goes by its name, and the supplier makes it.
    TitleAndMaker,
    /// The title names it, and the supplier resells software.
    TitleAndReseller,
    /// The title names it, and the supplier is neither: it may be work on the product, not the product.
    Title,
    /// The supplier makes software, and the title names none.
    Maker,
}

impl Seen<'_> {
    /// Who owned the product line on a day, or its maker where the line has no owners of its own.
    pub fn owner_on(&self, day: NaiveDate) -> Option<&Owner> {
        let of_product = self.product.map_or(&[][..], |product| &product.owners);
        let mut owners = of_product.iter().chain(&self.vendor.owners);
        owners.find(|owner| owner.holds_on(day))
    }
}

impl Dictionary {
    /// The product behind a contract, from who supplies it and its title.
    ///
    /// A name that means other things too, such as "Uniform" or "Confirm", counts only with the
    /// maker's name as supplier or in the title, or with a word of software beside it.
    pub fn look_through(&self, supplier: &str, title: &str) -> Option<Seen<'_>> {
        let supplied_by = self.position_of(supplier);
        let title = Title::new(title);
        let mut found = self.aliases.find(&title);
        let named: Vec<Named> =
            found.iter().filter(|found| !found.is_common).map(|found| found.named).collect();
        found.retain(|found| {
            self.is_believed(*found, &title, supplied_by, &named)
                && (supplied_by.is_some() || is_of_product(*found, &title))
        });
        // The supplier's own before others', a product before a bare maker, a sure name before a
        // common one, then as the title has them.
        found.sort_by_key(|found| {
            let is_other = Some(found.named.vendor) != supplied_by;
            (is_other, found.named.product.is_none(), found.is_common, found.from, found.named)
        });
        let maker = supplied_by.and_then(|at| self.vendors.get(at));
        match found.iter().find(|found| !self.is_seller(found.named)) {
            Some(best) => self.seen(*best, &found, &title, maker),
            None => maker.filter(|maker| is_software(maker.kind, &title)).map(|maker| {
                let named = self.line_of(supplier).and_then(|line| line.product);
                Self::seen_by_maker(maker, named.and_then(|at| maker.products.get(at)))
            }),
        }
    }

    /// What is seen where a title names no product: the maker, or the product by whose name it goes.
    fn seen_by_maker<'a>(vendor: &'a Vendor, product: Option<&'a Product>) -> Seen<'a> {
        let (basis, why) = match product {
            Some(product) => (
                Basis::TitleAndMaker,
                format!("the supplier goes by the name of {} by {}", product.name, vendor.name),
            ),
            None => (
                Basis::Maker,
                format!(
                    "the supplier is {}, which makes software; the title names no product",
                    vendor.name
                ),
            ),
        };
        Seen { product, vendor, reseller: None, basis, why }
    }

    /// A reseller's name in a title is who sells, not what is sold.
    fn is_seller(&self, named: Named) -> bool {
        let vendor = self.vendors.get(named.vendor);
        named.product.is_none() && vendor.is_some_and(|vendor| vendor.kind == VendorKind::Reseller)
    }

    fn is_believed(
        &self,
        found: Found,
        title: &Title,
        supplied_by: Option<usize>,
        named: &[Named],
    ) -> bool {
        let Some(vendor) = self.vendors.get(found.named.vendor) else { return false };
        let product = found.named.product.and_then(|at| vendor.products.get(at));
        let against = product.map_or(&vendor.not_with, |product| &product.not_with);
        if against.iter().flat_map(|word| words(word)).any(|word| title.holds(&word)) {
            return false;
        }
        if !found.is_common {
            return true;
        }
        let is_of_maker = supplied_by == Some(found.named.vendor)
            || named.iter().any(|other| other.vendor == found.named.vendor)
            || product.is_some_and(|product| self.is_owner(product, supplied_by));
        let here = title.words.get(found.from..found.until).unwrap_or_default();
        let is_no_name = title.is_mixed && here.iter().all(|word| word.is_small);
        let is_enough = product.is_none_or(|product| !product.needs_capability);
        let speaks_of_it = (is_enough && is_beside_software(found, title))
            || product.is_some_and(|product| is_for(product, title));
        is_of_maker || (speaks_of_it && !is_no_name)
    }

    fn is_owner(&self, product: &Product, supplied_by: Option<usize>) -> bool {
        let supplier = supplied_by.and_then(|at| self.vendors.get(at));
        supplier.is_some_and(|supplier| was_owned_by(product, supplier))
    }

    fn seen<'a>(
        &'a self,
        best: Found,
        found: &[Found],
        title: &Title,
        maker: Option<&'a Vendor>,
    ) -> Option<Seen<'a>> {
        let vendor = self.vendors.get(best.named.vendor)?;
        let product = best.named.product.and_then(|at| vendor.products.get(at));
        let supplied_by = maker.and_then(|maker| self.position_of(&maker.name));
        let basis = match maker {
            Some(maker) if maker.name == vendor.name => Basis::TitleAndMaker,
            Some(_) if product.is_some_and(|product| self.is_owner(product, supplied_by)) => {
                Basis::TitleAndMaker
            }
            Some(maker) if maker.kind == VendorKind::Reseller => Basis::TitleAndReseller,
            _ => Basis::Title,
        };
        let reseller = maker.filter(|_| basis == Basis::TitleAndReseller);
        let here = title.words.get(best.from..best.until).unwrap_or_default();
        let name: Vec<&str> = here.iter().map(|word| word.key.as_str()).collect();
        let mut why = vec![match product {
            Some(product) => {
                format!("the title names {}: {} by {}", name.join(" "), product.name, vendor.name)
            }
            None => format!("the title names {}: {}", name.join(" "), vendor.name),
        }];
        why.push(match (basis, maker) {
            (Basis::TitleAndReseller, Some(maker)) => format!("{} resells software", maker.name),
            (Basis::Title, Some(maker)) => format!("the supplier is {}, another maker", maker.name),
            (Basis::Title, None) => "the supplier is not known to make or resell it".to_owned(),
            _ => "the supplier makes it, or did".to_owned(),
        });
        if best.is_common && basis != Basis::TitleAndMaker {
            why.push("other words of the title speak of software".to_owned());
        }
        if let Some(other) = self.other_named(best, found, maker) {
            why.push(format!("the title also names {}", other.name));
        }
        let why = why.join("; ");
        Some(Seen { product, vendor, reseller, basis, why })
    }

    /// Another vendor that the title names, who is not the supplier.
    fn other_named(&self, best: Found, found: &[Found], maker: Option<&Vendor>) -> Option<&Vendor> {
        let others = found.iter().filter(|other| other.named.vendor != best.named.vendor);
        let mut vendors = others.filter_map(|other| self.vendors.get(other.named.vendor));
        vendors.find(|other| maker.is_none_or(|maker| maker.name != other.name))
    }
}

/// Whether a vendor owned the product line at some time.
pub(super) fn was_owned_by(product: &Product, vendor: &Vendor) -> bool {
    let mut owners = product.owners.iter();
    owners.any(|owner| owner.name == vendor.name || is_in(&owner.name, &vendor.names))
}

impl fmt::Display for Seen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.product {
            Some(product) => write!(f, "{} ({})", product.name, self.vendor.name),
            None => f.write_str(&self.vendor.name),
        }
    }
}
