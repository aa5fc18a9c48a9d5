use std::collections::BTreeSet;

use super::aliases::Named;
use super::title::Title;
use super::{Basis, Dictionary, Seen, VendorKind};
use crate::is_slip;

/// Letters from which on a name of one word is known with a slip in it.
const LONG_NAME: usize = 7;

impl Dictionary {
    /// The one product whose name a title has with a slip in it: a letter that is wrong, missing, too many or
    /// swapped with the next. Of a maker's own products, or of all where the supplier is a reseller; none from
    /// anybody else, for words of other meanings are as near.
    pub fn misspelt(&self, supplier: &str, title: &str) -> Option<Seen<'_>> {
        let (at, seller) =
            self.position_of(supplier).and_then(|at| Some((at, self.vendors.get(at)?)))?;
        let is_reseller = seller.kind == VendorKind::Reseller;
        let title = Title::new(title);
        let words: Vec<&str> = title.words.iter().map(|word| word.key.as_str()).collect();
        let near: BTreeSet<(Named, &str)> = (self.aliases.single_words())
            .filter(|(name, named)| name.len() >= LONG_NAME && (is_reseller || named.vendor == at))
            .flat_map(|(name, named)| {
                words.iter().filter(move |word| is_slip(word, name)).map(move |word| (named, *word))
            })
            .collect();
        let (named, word) = near.first()?;
        if near.iter().any(|(other, _)| other != named) {
            return None;
        }
        let vendor = self.vendors.get(named.vendor)?;
        let product = vendor.products.get(named.product?)?;
        let basis = if is_reseller { Basis::TitleAndReseller } else { Basis::TitleAndMaker };
        Some(Seen {
            product: Some(product),
            vendor,
            reseller: is_reseller.then_some(seller),
            basis,
            why: format!("the title has {word}, which is {} but for a slip", product.name),
        })
    }
}
