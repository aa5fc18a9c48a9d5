use super::belief::{is_software, particular_words};
use super::title::Title;
use super::{Dictionary, Product, Vendor};

impl Dictionary {
    /// The one product of whoever supplies it that is for what a text speaks of: at least half of the
    /// words of its capability stand there, and no other product of the vendor has as many. None where the
    /// supplier makes nothing, or two are as likely.
    pub fn by_purpose(&self, supplier: &str, text: &str) -> Option<(&Vendor, &Product)> {
        let vendor = self.vendor_of(supplier)?;
        let text = Title::new(text);
        if !is_software(vendor.kind, &text) {
            return None;
        }
        let spoken_of = |product: &Product| {
            let words = particular_words(product);
            let standing = words.iter().filter(|word| text.holds_in_any_number(word)).count();
            Some(standing).filter(|count| *count > 0 && 2 * count >= words.len())
        };
        let likely: Vec<(usize, &Product)> = (vendor.products.iter())
            .filter_map(|product| Some((spoken_of(product)?, product)))
            .collect();
        let most = likely.iter().map(|(count, _)| *count).max()?;
        let mut best = likely.iter().filter(|(count, _)| *count == most);
        let (_, product) = best.next()?;
        best.next().is_none().then_some((vendor, *product))
    }
}
