//! The software of the region: invented products, who makes them, and who resells them.

use crate::trades;

/// A line of software, under the name that its maker gives it.
pub(crate) struct Product {
    pub(crate) name: &'static str,
    /// As titles write it.
    pub(crate) alias: &'static str,
    /// Its maker's name, as registered.
    pub(crate) maker: &'static str,
    /// The title of its trade: what it is for.
    pub(crate) capability: &'static str,
    /// Whether its short name is also a word.
    pub(crate) common: bool,
    /// Whether the dictionary beside the sources knows it: none knows everything.
    pub(crate) listed: bool,
}

impl Product {
    /// Its position in the list of trades.
    pub(crate) fn trade(&self) -> usize {
        trades::position(self.capability).unwrap_or(0)
    }

    /// Its maker without the legal form, as people say it.
    pub(crate) fn maker_in_short(&self) -> &'static str {
        let forms = [" Ltd", " PLC", " LLP", " (UK) Ltd"];
        let short =
            forms.iter().filter_map(|form| self.maker.strip_suffix(form)).min_by_key(|s| s.len());
        short.unwrap_or(self.maker)
    }
}

const fn product(
    name: &'static str,
    alias: &'static str,
    maker: &'static str,
    capability: &'static str,
) -> Product {
    Product { name, alias, maker, capability, common: false, listed: true }
}

const HOUSING: &str = "Housing management system";
const REVENUES: &str = "Revenues and benefits system";
const PLANNING: &str = "Planning and building control system";
const ADULTS: &str = "Adult social care case management";
const CHILDREN: &str = "Children's case management";
const ELECTORAL: &str = "Electoral management software";
const PEOPLE: &str = "HR and payroll system";
const FINANCE: &str = "Finance ledger and procurement system";
const PORTAL: &str = "Customer portal and payments";
const DOCUMENTS: &str = "Document management";
const MAPS: &str = "Geographic information system";

/// Every product, by maker. None exists.
pub(crate) const PRODUCTS: &[Product] = &[
    product("Aldergate Hearthline", "Hearthline", "Aldergate Systems Ltd", HOUSING),
    product("Aldergate Doorquay", "Doorquay", "Aldergate Systems Ltd", PORTAL),
    product("Aldergate Papertrove", "Papertrove", "Aldergate Systems Ltd", DOCUMENTS),
    product("Pollbeacon", "Pollbeacon", "Aldergate Election Services Ltd", ELECTORAL),
    product("Brackenfold Revenstone", "Revenstone", "Brackenfold Civic Software Ltd", REVENUES),
    product("Brackenfold Planwarden", "Planwarden", "Brackenfold Civic Software Ltd", PLANNING),
    product("Tallowick Carefold", "Carefold", "Tallowick Care Records Ltd", ADULTS),
    product("Tallowick Childfold", "Childfold", "Tallowick Care Records Ltd", CHILDREN),
    product("Hesperwick Votemere", "Votemere", "Hesperwick Democracy Systems Ltd", ELECTORAL),
    product(
        "Hesperwick Minutemere",
        "Minutemere",
        "Hesperwick Democracy Systems Ltd",
        "Committee management software",
    ),
    product("Payfettle", "Payfettle", "Fettlewood People Software PLC", PEOPLE),
    product("Ravensgill Shiftgill", "Shiftgill", "Ravensgill Workforce Ltd", PEOPLE),
    product("Pennyquill Quillbook", "Quillbook", "Pennyquill Ledgers Ltd", FINANCE),
    product(
        "Dunnockby Kerbtrace",
        "Kerbtrace",
        "Dunnockby Asset Systems Ltd",
        "Highways asset management system",
    ),
    product(
        "Larkspindle Shelfmere",
        "Shelfmere",
        "Larkspindle Library Systems Ltd",
        "Library management system",
    ),
    product("Corvengate Payquay", "Payquay", "Corvengate Payments Ltd", PORTAL),
    product("Vexmoor Plotmoor", "Plotmoor", "Vexmoor Planning Suite Ltd", PLANNING),
    product("Vexmoor Vexmap", "Vexmap", "Vexmoor Planning Suite Ltd", MAPS),
    Product {
        common: true,
        ..product("Ostlerby Lodestar", "Lodestar", "Ostlerby Housing Software Ltd", HOUSING)
    },
    product("Gorsebeck Revbourne", "Revbourne", "Gorsebeck Revenues Software Ltd", REVENUES),
    product(
        "Quernstane Theatrewise",
        "Theatrewise",
        "Quernstane Health Informatics Ltd",
        "Patient record and theatre scheduling",
    ),
    Product {
        listed: false,
        ..product("Marlinspyke Chartspyke", "Chartspyke", "Marlinspyke Mapping Ltd", MAPS)
    },
    Product {
        common: true,
        ..product("Whinnerley Lantern", "Lantern", "Whinnerley Case Systems (UK) Ltd", CHILDREN)
    },
    product("Whinnerley Adultwise", "Adultwise", "Whinnerley Case Systems (UK) Ltd", ADULTS),
    product("Scanbarrow", "Scanbarrow", "Saltergrave Document Services LLP", DOCUMENTS),
    product("Thranebook", "Thranebook", "Ledgerwick & Thrane Ltd", FINANCE),
];

/// Who sells the software of others.
pub(crate) const RESELLERS: [&str; 3] =
    ["Harrowgill Software Brokers Ltd", "Pikestaff IT Supplies Ltd", "Wrenfold Licensing Ltd"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_product_is_for_a_trade_and_every_software_trade_has_a_product() {
        for product in PRODUCTS {
            assert!(trades::position(product.capability).is_some(), "{}", product.name);
        }
        for trade in trades::TRADES.iter().filter(|trade| trade.supplier_suffix.is_empty()) {
            assert!(PRODUCTS.iter().any(|own| own.capability == trade.title), "{}", trade.title);
        }
    }

    #[test]
    fn makers_are_called_without_their_legal_form() {
        let short =
            |name: &str| PRODUCTS.iter().find(|own| own.name == name).map(Product::maker_in_short);
        assert_eq!(short("Whinnerley Lantern"), Some("Whinnerley Case Systems"));
        assert_eq!(short("Scanbarrow"), Some("Saltergrave Document Services"));
    }
}
