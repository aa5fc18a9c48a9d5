//! What the region knows of itself beside its sources: its vendors, and how many people bodies serve.

use std::fmt::Write as _;
use std::path::Path;

use crate::bodies::BODIES;
use crate::error::DemonstrationError;
use crate::organisations::Organisation;
use crate::products::{PRODUCTS, Product, RESELLERS};
use crate::publication::write;

/// People served, by body; nobody knows how many Oxmarsh serves.
const SERVED: [Option<u32>; 13] = [
    Some(412_300),
    Some(228_750),
    Some(301_120),
    Some(96_480),
    Some(143_900),
    Some(187_260),
    Some(264_010),
    Some(171_540),
    None,
    Some(203_880),
    Some(2_130_600),
    Some(2_098_400),
    Some(1_240_000),
];

pub(crate) fn write_all(
    sources: &Path,
    organisations: &[Organisation],
) -> Result<(), DemonstrationError> {
    write(&sources.join("vendors.toml"), vendors(organisations).as_bytes())?;
    write(&sources.join("bodies.toml"), bodies().as_bytes())
}

fn bodies() -> String {
    let mut text = String::from("# Invented, as the bodies are (demonstration).\n");
    for (body, served) in BODIES.iter().zip(SERVED) {
        if let Some(served) = served {
            let _ = write!(
                text,
                "\n[[body]]\nname = \"{}\"\npopulation = {served}\nsource = \"Marrowdale \
                 Observatory, mid-2025 estimate (demonstration)\"\n",
                body.name
            );
        }
    }
    text
}

const HEAD: &str = "\
# Vendors of the region, none of which exists (demonstration). Real ones are in content/vendors.

[sources]
directory = \"Marrowdale Collaborative, directory of software, 2026 (demonstration)\"
";

fn vendors(organisations: &[Organisation]) -> String {
    let mut text = String::from(HEAD);
    for organisation in organisations {
        let own: Vec<&Product> = PRODUCTS
            .iter()
            .filter(|product| product.listed && product.maker == organisation.name)
            .collect();
        let resells = RESELLERS.contains(&organisation.name.as_str());
        if let Some(first) = own.first() {
            push_vendor(&mut text, organisation, first.maker_in_short(), "maker");
            for product in own {
                push_product(&mut text, product);
            }
        } else if resells {
            let name = organisation.name.trim_end_matches(" Ltd");
            push_vendor(&mut text, organisation, name, "reseller");
        }
    }
    text
}

fn push_vendor(text: &mut String, organisation: &Organisation, name: &str, kind: &str) {
    let _ = write!(
        text,
        "\n[[vendor]]\nname = \"{name}\"\nkind = \"{kind}\"\nsource = \"directory\"\nverified = \
         true\nlegal = [{{ name = \"{}\", company = \"{}\", source = \"directory\", verified = true \
         }}]\n",
        organisation.name, organisation.company_number
    );
}

fn push_product(text: &mut String, product: &Product) {
    let _ = write!(
        text,
        "\n[[vendor.product]]\nname = \"{}\"\ncapability = \"{}\"\n",
        product.name, product.capability
    );
    if product.alias != product.name {
        let key = if product.common { "common" } else { "aliases" };
        let _ = writeln!(text, "{key} = [\"{}\"]", product.alias);
    }
    text.push_str("source = \"directory\"\nverified = true\n");
}
