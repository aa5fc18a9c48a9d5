use super::belief::{is_software, particular_words};
use super::look::was_owned_by;
use super::title::Title;
use super::{Dictionary, Product, Vendor};

impl Dictionary {
    /// The one product of whoever supplies it that is for what a text speaks of: at least half of the
    /// words of its capability stand there, or any if the vendor has no other product, and no other has as
    /// many. Of a vendor that has none now, those that it had. None where the supplier makes nothing, or two
    /// are as likely.
    pub fn by_purpose(&self, supplier: &str, text: &str) -> Option<(&Vendor, &Product)> {
        let vendor = self.vendor_of(supplier)?;
        let text = Title::new(text);
        if !is_software(vendor.kind, &text) {
            return None;
        }
        let own: Vec<(&Vendor, &Product)> = self.lines_of(vendor).collect();
        let spoken_of = |product: &Product| {
            let words = particular_words(product);
            let standing = words.iter().filter(|word| text.holds_in_any_number(word)).count();
            let is_enough = own.len() == 1 || 2 * standing >= words.len();
            Some(standing).filter(|count| *count > 0 && is_enough)
        };
        let likely: Vec<(usize, (&Vendor, &Product))> =
            own.iter().filter_map(|line| Some((spoken_of(line.1)?, *line))).collect();
        let most = likely.iter().map(|(count, _)| *count).max()?;
        let mut best = likely.iter().filter(|(count, _)| *count == most);
        let (_, line) = best.next()?;
        best.next().is_none().then_some(*line)
    }

    /// The products of a vendor, each with its maker of today; of one that has none, those that it had.
    fn lines_of<'a>(
        &'a self,
        vendor: &'a Vendor,
    ) -> impl Iterator<Item = (&'a Vendor, &'a Product)> {
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
