//! Who supplies: invented organisations, none of which exists.

use crate::bodies::BODIES;
use crate::products::{PRODUCTS, Product, RESELLERS};
use crate::trades::{self, TRADES};

pub(crate) struct Organisation {
    /// As in the ground truth.
    pub(crate) id: String,
    /// As registered: `Aldergate Systems Ltd`.
    pub(crate) name: String,
    pub(crate) company_number: String,
    pub(crate) vat_number: String,
    pub(crate) postcode: String,
    pub(crate) sme: bool,
    pub(crate) vcse: bool,
    /// Positions in [`TRADES`] of what it sells.
    pub(crate) sells: Vec<usize>,
    /// Position in [`BODIES`], if it is one of them.
    pub(crate) body: Option<usize>,
}

/// Makers of software, and whether each is small. Two Aldergates are two companies of one group: a
/// careful reader keeps them apart.
const VENDORS: &[(&str, bool)] = &[
    ("Aldergate Systems Ltd", false),
    ("Aldergate Election Services Ltd", false),
    ("Brackenfold Civic Software Ltd", false),
    ("Tallowick Care Records Ltd", false),
    ("Hesperwick Democracy Systems Ltd", true),
    ("Fettlewood People Software PLC", false),
    ("Pennyquill Ledgers Ltd", false),
    ("Dunnockby Asset Systems Ltd", true),
    ("Larkspindle Library Systems Ltd", true),
    ("Corvengate Payments Ltd", false),
    ("Vexmoor Planning Suite Ltd", true),
    ("Ostlerby Housing Software Ltd", true),
    ("Gorsebeck Revenues Software Ltd", false),
    ("Quernstane Health Informatics Ltd", false),
    ("Marlinspyke Mapping Ltd", true),
    ("Whinnerley Case Systems (UK) Ltd", false),
    ("Saltergrave Document Services LLP", true),
    ("Ledgerwick & Thrane Ltd", false),
    ("Ravensgill Workforce Ltd", true),
];

/// Bodies that supply others, by their positions, and the trades that they sell.
const BODIES_THAT_SELL: [(usize, &[&str]); 3] = [
    (0, &["Legal services", "Grounds maintenance"]),
    (2, &["Waste collection and disposal", "Legal services"]),
    (10, &["Consultancy"]),
];

const STEMS: &[&str] = &[
    "Brindlecote",
    "Cawderby",
    "Dravenholt",
    "Elmscaddle",
    "Farrowmeer",
    "Gantlethwaite",
    "Harkenshaw",
    "Inglethorne",
    "Jessamoor",
    "Kestlewick",
    "Lorimdale",
    "Mossgarrow",
    "Netherquill",
    "Orrisfold",
    "Pethermoor",
    "Quernbeck",
    "Rowanskaif",
    "Skellowdyke",
    "Tindercroft",
    "Umbrathwaite",
    "Vennelby",
    "Wherrowgate",
    "Yarrowpike",
    "Zelmarsh",
];

const SUPPLIERS_TO_A_TRADE: usize = 6;

/// Every organisation that the region has contracts with, makers of software first.
pub(crate) fn organisations() -> Vec<Organisation> {
    let vendors = VENDORS.iter().map(|&(name, sme)| {
        let own = PRODUCTS.iter().filter(|product| product.maker == name);
        (name.to_owned(), sme, own.map(Product::trade).collect())
    });
    let resellers = RESELLERS.iter().map(|name| ((*name).to_owned(), true, Vec::new()));
    let general =
        TRADES.iter().enumerate().filter(|(_, trade)| !trade.supplier_suffix.is_empty()).flat_map(
            |(position, trade)| {
                (0..SUPPLIERS_TO_A_TRADE).map(move |turn| {
                    // Strides without a common factor: a stem appears in several trades, and each
                    // trade has different stems.
                    let stem = STEMS[(position * 7 + turn * 5) % STEMS.len()];
                    (format!("{stem} {}", trade.supplier_suffix), turn > 1, vec![position])
                })
            },
        );
    let mut organisations: Vec<Organisation> = vendors
        .chain(resellers)
        .chain(general)
        .enumerate()
        .map(|(position, (name, sme, sells))| organisation(position, name, sme, sells))
        .collect();
    for (body, sells) in BODIES_THAT_SELL {
        organisations.push(selling_body(organisations.len(), body, sells));
    }
    organisations
}

/// The organisation that a body is when it is paid.
fn selling_body(position: usize, body: usize, sells: &[&str]) -> Organisation {
    let sells = sells.iter().filter_map(|title| trades::position(title)).collect();
    let (name, postcode) = (BODIES[body].name.to_owned(), BODIES[body].postcode.to_owned());
    Organisation {
        company_number: String::new(),
        body: Some(body),
        postcode,
        ..organisation(position, name, false, sells)
    }
}

pub(crate) fn organisation(
    position: usize,
    name: String,
    sme: bool,
    sells: Vec<usize>,
) -> Organisation {
    // Numbers that no living company holds: from before 1910, or not reached yet.
    let company_number = if name.ends_with("LLP") {
        format!("OC99{position:04}")
    } else if position < VENDORS.len() {
        format!("000{}", 90_013 + position * 137)
    } else {
        format!("99{:06}", 100_003 + position * 271)
    };
    Organisation {
        id: format!("demo-org-{:03}", position + 1),
        vcse: name.ends_with("CIC"),
        name,
        company_number,
        vat_number: format!("GB999{:06}", 100_007 + position * 383),
        postcode: format!("QX{} {}QX", position % 19 + 1, position % 9 + 1),
        sme,
        sells,
        body: None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_vendor_sells_a_known_trade_and_every_trade_has_a_seller() {
        let organisations = organisations();
        for organisation in organisations.iter().take(VENDORS.len()) {
            assert!(!organisation.sells.is_empty(), "{}", organisation.name);
        }
        let sold: BTreeSet<usize> =
            organisations.iter().flat_map(|organisation| organisation.sells.clone()).collect();
        assert_eq!(sold.len(), TRADES.len());
    }

    #[test]
    fn names_and_numbers_are_each_of_one_organisation() {
        let organisations = organisations();
        let names: BTreeSet<&str> = organisations.iter().map(|o| o.name.as_str()).collect();
        let numbers: BTreeSet<&str> =
            organisations.iter().map(|o| o.company_number.as_str()).collect();
        assert_eq!(names.len(), organisations.len());
        // A body has none.
        assert_eq!(numbers.len(), organisations.len() - BODIES_THAT_SELL.len() + 1);
    }
}
