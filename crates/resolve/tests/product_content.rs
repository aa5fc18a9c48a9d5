//! The vendor files in the program: one word for one kind of work.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::BTreeSet;

use resolve::product::{Capabilities, Dictionary, Product};

#[test]
fn every_capability_of_the_list_means_something_and_a_product_has_it() {
    let capabilities = Capabilities::built_in().unwrap();
    let dictionary = Dictionary::built_in().unwrap();
    let products = dictionary.vendors().iter().flat_map(|vendor| &vendor.products);
    let used: BTreeSet<&str> = products.map(|product| product.capability.as_str()).collect();
    for (name, meaning) in capabilities.iter() {
        assert!(meaning.ends_with('.'), "{name}: a sentence");
        assert!(used.contains(name), "{name}: no product has it; take it out");
    }
    assert!(capabilities.iter().count() <= 60, "a short list brings products together");
}

#[test]
fn no_purpose_only_repeats_the_capability() {
    let dictionary = Dictionary::built_in().unwrap();
    let repeats = |product: &Product| product.purpose.as_ref() == Some(&product.capability);
    for product in dictionary.vendors().iter().flat_map(|vendor| &vendor.products) {
        assert!(!repeats(product), "{}: take the purpose out", product.name);
    }
}
