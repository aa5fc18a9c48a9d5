//! Files that lie among the sources and are not contract sources.

use crate::bodies::BODIES;
use crate::publication::Publication;
use crate::truth::{SourceKind, Tally};

const README: &str = "\
Marrowdale (demonstration)

Everything in this folder is invented. There is no Marrowdale, none of its public bodies exists, and
none of its suppliers does. Company numbers, VAT numbers and postcodes are made so that no living
organisation holds them. Any likeness to a real body, company or contract is accidental.

The files have the shapes of files that councils and the national notice services publish, and their
faults. They may be used freely.
";

const PRODUCTS: &[(&str, &str)] = &[
    ("committee", "Minutebook"),
    ("electoral-management", "Polling Desk"),
    ("planning", "Plotline"),
];

pub(crate) fn other_files() -> Vec<Publication> {
    let mut products = String::from("council,category,product,source\n");
    for (body, (category, product)) in BODIES.iter().zip(PRODUCTS.iter().cycle()) {
        products.extend([body.folder, ",", category, ",", product, " (demonstration),survey\n"]);
    }
    vec![not_a_source("README.txt", README), not_a_source("product-use-by-council.csv", &products)]
}

fn not_a_source(path: &str, text: &str) -> Publication {
    let kind = SourceKind::NotAContractSource;
    Publication::new(path, kind, text.as_bytes().to_vec(), Tally::default())
}
