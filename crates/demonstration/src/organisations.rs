//! Who supplies: invented organisations, none of which exists.

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
}

/// Software vendors with a name and more than one line of business. Two Aldergates are two
/// companies of one group: a careful reader keeps them apart.
const VENDORS: &[(&str, bool, &[&str])] = &[
    (
        "Aldergate Systems Ltd",
        false,
        &["Housing management system", "Customer portal and payments", "Document management"],
    ),
    ("Aldergate Election Services Ltd", false, &["Electoral management software"]),
    (
        "Brackenfold Civic Software Ltd",
        false,
        &["Revenues and benefits system", "Planning and building control system"],
    ),
    (
        "Tallowick Care Records Ltd",
        false,
        &["Adult social care case management", "Children's case management"],
    ),
    (
        "Hesperwick Democracy Systems Ltd",
        true,
        &["Electoral management software", "Committee management software"],
    ),
    ("Fettlewood People Software PLC", false, &["HR and payroll system"]),
    ("Pennyquill Ledgers Ltd", false, &["Finance ledger and procurement system"]),
    ("Dunnockby Asset Systems Ltd", true, &["Highways asset management system"]),
    ("Larkspindle Library Systems Ltd", true, &["Library management system"]),
    ("Corvengate Payments Ltd", false, &["Customer portal and payments"]),
    (
        "Vexmoor Planning Suite Ltd",
        true,
        &["Planning and building control system", "Geographic information system"],
    ),
    ("Ostlerby Housing Software Ltd", true, &["Housing management system"]),
    ("Gorsebeck Revenues Software Ltd", false, &["Revenues and benefits system"]),
    ("Quernstane Health Informatics Ltd", false, &["Patient record and theatre scheduling"]),
    ("Marlinspyke Mapping Ltd", true, &["Geographic information system"]),
    (
        "Whinnerley Case Systems (UK) Ltd",
        false,
        &["Children's case management", "Adult social care case management"],
    ),
    ("Saltergrave Document Services LLP", true, &["Document management"]),
    ("Ledgerwick & Thrane Ltd", false, &["Finance ledger and procurement system"]),
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

/// Every organisation of the region, software vendors first.
pub(crate) fn organisations() -> Vec<Organisation> {
    let vendors = VENDORS.iter().map(|&(name, sme, sells)| {
        let sells = sells.iter().filter_map(|title| trades::position(title)).collect();
        (name.to_owned(), sme, sells)
    });
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
    vendors
        .chain(general)
        .enumerate()
        .map(|(position, (name, sme, sells))| organisation(position, name, sme, sells))
        .collect()
}

fn organisation(position: usize, name: String, sme: bool, sells: Vec<usize>) -> Organisation {
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
        vat_number: format!("GB999{:06}", 100_007 + position * 613),
        postcode: format!("QX{} {}QX", position % 19 + 1, position % 9 + 1),
        sme,
        sells,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_vendor_sells_a_known_trade_and_every_trade_has_a_seller() {
        let organisations = organisations();
        for ((name, _, sells), organisation) in VENDORS.iter().zip(&organisations) {
            assert_eq!(sells.len(), organisation.sells.len(), "{name}");
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
        assert_eq!(numbers.len(), organisations.len());
    }
}
