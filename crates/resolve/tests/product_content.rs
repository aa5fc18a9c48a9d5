//! The vendor files in the program: one word for one kind of work, and what nobody has looked up.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::collections::BTreeSet;

use resolve::product::{Capabilities, Dictionary, Product, Source};

/// How the vendor files say that nobody has looked a fact up.
const NOT_LOOKED_UP: &str = "general knowledge of the market; nobody has looked this up yet";

/// Facts that nobody has looked up: names of vendors, legal entities, former names, owners and products.
/// Whoever looks one up lowers its number here; none is ever raised.
const ALLOWED: [(&str, usize); 5] = [
    ("vendors", 76),
    ("legal entities", 34),
    ("former names", 62),
    ("owners", 60),
    ("products", 152),
];

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

#[test]
fn what_nobody_has_looked_up_only_becomes_less() {
    let dictionary = Dictionary::built_in().unwrap();
    let mut found = ALLOWED.map(|_| 0);
    for vendor in dictionary.vendors() {
        let products = || vendor.products.iter();
        let owners = vendor.owners.iter().chain(products().flat_map(|product| &product.owners));
        found[0] += usize::from(is_open(&vendor.source));
        found[1] += vendor.legal.iter().filter(|own| is_open(&own.source)).count();
        found[2] += vendor.former.iter().filter(|own| is_open(&own.source)).count();
        found[3] += owners.filter(|own| is_open(&own.source)).count();
        found[4] += products().filter(|own| is_open(&own.source)).count();
    }
    for ((what, allowed), found) in ALLOWED.into_iter().zip(found) {
        assert!(
            found <= allowed,
            "{what}: {found} not looked up, {allowed} allowed: look yours up"
        );
        assert_eq!(found, allowed, "{what}: fewer than allowed; lower the number in ALLOWED");
    }
}

fn is_open(source: &Source) -> bool {
    source.text == NOT_LOOKED_UP
}
