//! The dictionary on a real contract register: what is seen there, and that little else is.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at what is wrong")]

use resolve::product::{Basis, Dictionary};

const REGISTER: &str = "data/estate/salford/2022-07.csv";

#[test]
fn a_register_shows_the_products_behind_its_contracts() {
    let Some(path) = suites::shared("products in a real register", REGISTER) else { return };
    let dictionary = Dictionary::built_in().unwrap();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path).unwrap();
    let headers = reader.headers().unwrap().clone();
    let column = |name: &str| headers.iter().position(|found| found == name).unwrap();
    let (supplier, title) = (column("Supplier Company Name"), column("Contract Title"));
    let (mut rows, mut seen, mut products, mut through, mut by_title) = (0, 0, 0, 0, 0);
    for record in reader.records() {
        let record = record.unwrap();
        rows += 1;
        let Some(found) = dictionary.look_through(&record[supplier], &record[title]) else {
            continue;
        };
        seen += 1;
        products += usize::from(found.product.is_some());
        through += usize::from(found.basis == Basis::TitleAndReseller);
        by_title += usize::from(found.basis == Basis::Title);
    }
    // Each of the 36 was looked at by a person and is right; so are those that later files add
    // only when someone has looked.
    assert!((34..=45).contains(&seen), "{seen} of {rows}");
    assert!(products >= 20, "{products}");
    assert!(through >= 5, "{through}");
    assert!(by_title <= 2, "{by_title}");
    suites::ran("products in a real register", rows);
}
