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
        let is_only = own.len() == 1;
        let best = with_most(&own, |line| standing_of_purpose(line.1, &text, is_only));
        let (first, others) = best.split_first()?;
        if others.iter().any(|line| line.1.capability != first.1.capability) {
            return None;
        }
        match with_most(&best, |line| standing_of_name(line, &text)).as_slice() {
            [only] => Some(*only),
            _ => others.is_empty().then_some(*first),
        }
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

/// Those that count most; none where all count nothing.
fn with_most<'a>(lines: &[Line<'a>], count: impl Fn(Line<'a>) -> usize) -> Vec<Line<'a>> {
    let most = lines.iter().map(|line| count(*line)).max().filter(|most| *most > 0);
    lines.iter().copied().filter(|line| Some(count(*line)) == most).collect()
}

/// How many words that say what a product is for stand in a text; none unless they are enough to go by.
fn standing_of_purpose(product: &Product, text: &Title, is_only: bool) -> usize {
    let mut standing = BTreeSet::new();
    let mut is_enough = is_only;
    for said in said_of(product) {
        let words = particular_words(said);
        let found = standing_in(&words, text);
        is_enough |= !found.is_empty() && 2 * found.len() >= words.len();
        standing.extend(found);
    }
    if is_enough { standing.len() } else { 0 }
}

/// How many words of a product's name, without its maker's, stand in a text; none unless most of them do.
fn standing_of_name((maker, product): Line<'_>, text: &Title) -> usize {
    let of_maker = particular_words(&maker.name);
    let mut words = particular_words(&product.name);
    words.retain(|word| !of_maker.contains(word));
    let standing = standing_in(&words, text).len();
    if 2 * standing > words.len() { standing } else { 0 }
}

/// The words that stand in a text, each in the singular.
fn standing_in(words: &BTreeSet<String>, text: &Title) -> BTreeSet<String> {
    let standing = words.iter().filter(|word| text.holds_in_any_number(word));
    standing.map(|word| word.strip_suffix('S').unwrap_or(word).to_owned()).collect()
}
