use std::collections::BTreeSet;

use super::belief::{is_software, particular_words, said_of};
use super::look::was_owned_by;
use super::title::Title;
use super::{Dictionary, Product, Vendor};

/// A product, with its maker of today.
type Line<'a> = (&'a Vendor, &'a Product);

impl Dictionary {
    /// The one product of whoever supplies it that is for what a text speaks of: at least half of the
    /// words of its capability or of its purpose stand there, or any if the vendor has no other product, and no
    /// other has as many. Where another for the same capability is spoken of too, its own name has to decide. Of
    /// a vendor that has none now, those that it had. None where the supplier makes nothing, or two are as likely.
    pub fn by_purpose(&self, supplier: &str, text: &str) -> Option<(&Vendor, &Product)> {
        let vendor = self.vendor_of(supplier)?;
        let text = Title::new(text);
        if !is_software(vendor.kind, &text) {
            return None;
        }
        let own: Vec<Line<'_>> = self.lines_of(vendor).collect();
        let spoken_of = own.iter().filter_map(|line| {
            let count = standing_of_purpose(line.1, &text, own.len() == 1)?;
            Some((count, *line))
        });
        let likely: Vec<(usize, Line<'_>)> = spoken_of.collect();
        let (_, best) = only_most(likely.iter().copied())?;
        let for_the_same = likely.iter().filter(|(_, line)| line.1.capability == best.1.capability);
        let rivals: Vec<Line<'_>> = for_the_same.map(|(_, line)| *line).collect();
        if rivals.len() == 1 {
            return Some(best);
        }
        let named = rivals.iter().filter_map(|line| Some((standing_of_name(*line, &text)?, *line)));
        only_most(named).map(|(_, line)| line)
    }

    /// The products of a vendor, each with its maker of today; of one that has none, those that it had.
    fn lines_of<'a>(&'a self, vendor: &'a Vendor) -> impl Iterator<Item = Line<'a>> {
        let has_none = vendor.products.is_empty();
        let lines = self
            .vendors
            .iter()
            .flat_map(|maker| maker.products.iter().map(move |product| (maker, product)));
        lines.filter(move |(maker, product)| {
            maker.name == vendor.name || has_none && was_owned_by(product, vendor)
        })
    }
}

/// The words that say what a product is for and stand in a text, where they are enough to go by.
fn standing_of_purpose(product: &Product, text: &Title, is_only: bool) -> Option<usize> {
    let mut standing = BTreeSet::new();
    let mut is_enough = is_only;
    for said in said_of(product) {
        let words = particular_words(said);
        let found: Vec<&String> =
            words.iter().filter(|word| text.holds_in_any_number(word)).collect();
        is_enough |= !found.is_empty() && 2 * found.len() >= words.len();
        standing.extend(found.into_iter().cloned());
    }
    (is_enough && !standing.is_empty()).then_some(standing.len())
}

/// The words of a product's name, without its maker's, that stand in a text, if most of them do.
fn standing_of_name((maker, product): Line<'_>, text: &Title) -> Option<usize> {
    let of_maker = particular_words(&maker.name);
    let mut words = particular_words(&product.name);
    words.retain(|word| !of_maker.contains(word));
    let standing = words.iter().filter(|word| text.holds_in_any_number(word)).count();
    (2 * standing > words.len()).then_some(standing)
}

/// The line that has most, unless two have as many.
fn only_most<'a>(
    counted: impl Iterator<Item = (usize, Line<'a>)> + Clone,
) -> Option<(usize, Line<'a>)> {
    let most = counted.clone().map(|(count, _)| count).max()?;
    let mut best = counted.filter(|(count, _)| *count == most);
    let first = best.next()?;
    best.next().is_none().then_some(first)
}
