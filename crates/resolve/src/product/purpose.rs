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
    /// other has as many; among products for the same capability that have as many, the words of their names
    /// decide. Of a vendor that has none now, those that it had. None where the supplier makes nothing, or two
    /// are as likely.
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
        let most = likely.iter().map(|(count, _)| *count).max()?;
        let best = likely.iter().filter(|(count, _)| *count == most).map(|(_, line)| *line);
        let best: Vec<Line<'_>> = best.collect();
        let (first, others) = best.split_first()?;
        if others.is_empty() {
            return Some(*first);
        }
        let is_for_the_same = |line: &Line<'_>| line.1.capability == first.1.capability;
        others.iter().all(is_for_the_same).then(|| named_most(&best, &text)).flatten()
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

/// The one of several products of which a text holds most of the words of its name, and more than of others'.
fn named_most<'a>(rivals: &[Line<'a>], text: &Title) -> Option<Line<'a>> {
    let named = rivals.iter().map(|line| (standing_of_name(*line, text), *line));
    let most = named.clone().map(|(count, _)| count).max().filter(|most| *most > 0)?;
    let mut best = named.filter(|(count, _)| *count == most).map(|(_, line)| line);
    let first = best.next()?;
    best.next().is_none().then_some(first)
}

/// The words of a product's name, without its maker's, that stand in a text; none unless most of them do.
fn standing_of_name((maker, product): Line<'_>, text: &Title) -> usize {
    let of_maker = particular_words(&maker.name);
    let mut words = particular_words(&product.name);
    words.retain(|word| !of_maker.contains(word));
    let standing = words.iter().filter(|word| text.holds_in_any_number(word)).count();
    if 2 * standing > words.len() { standing } else { 0 }
}
