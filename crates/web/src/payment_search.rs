//! What a person asks of the payment lines, as the address holds it.

use std::collections::BTreeSet;

use estate::{Organisation, Role};
use report::{PaymentParty, PaymentsAsked};

use crate::holding::{Holding, folded};
use crate::names::Names;
use crate::query::{Query, address};

/// The fields of the search as filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct PaymentSearch {
    /// An organisation's id, a name or a part of one; so is the supplier.
    pub(crate) buyer: String,
    pub(crate) supplier: String,
    pub(crate) category: String,
    /// A file's id.
    pub(crate) file: String,
    pub(crate) currency: String,
    pub(crate) undated: String,
}

impl PaymentSearch {
    pub(crate) fn read(query: &Query) -> Self {
        let field = |name| query.get(name).chars().take(200).collect();
        Self {
            buyer: field("buyer"),
            supplier: field("supplier"),
            category: field("category"),
            file: field("file"),
            currency: field("currency"),
            undated: field("undated"),
        }
    }

    /// The address of a page about this search.
    pub(crate) fn address(&self, path: &str, page: &str) -> String {
        let pairs = [
            ("buyer", self.buyer.as_str()),
            ("supplier", &self.supplier),
            ("category", &self.category),
            ("file", &self.file),
            ("currency", &self.currency),
            ("undated", &self.undated),
            ("page", page),
        ];
        address(path, &pairs)
    }

    /// Whether anything is asked.
    pub(crate) fn is_narrowed(&self) -> bool {
        !self.address("", "").is_empty()
    }

    /// The same for the table of payment lines; none if there is no such file.
    pub(crate) fn asked(&self, site: &Holding) -> Option<PaymentsAsked> {
        let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let party = |own, names, role| Some(party(site, &stated(own)?, names, role));
        let file = match self.file.as_str() {
            "" => None,
            id => {
                let account = site.file(id)?.account;
                Some((account.source.path.clone(), account.sheet.clone()))
            }
        };
        Some(PaymentsAsked {
            buyer: party(&self.buyer, &site.buyer_names, Role::Buyer),
            supplier: party(&self.supplier, &site.supplier_names, Role::Supplier),
            category: stated(&self.category),
            file,
            currency: stated(&self.currency),
            is_undated: !self.undated.is_empty(),
        })
    }
}

/// Whoever has this id or is written so; else everyone whose name holds it; else nobody, by the word
/// that stands for a name.
fn party(site: &Holding, asked: &str, names: &Names, role: Role) -> PaymentParty {
    for id in [asked.to_owned(), names.id(asked)] {
        if site.organisation_name(&id).is_some() {
            return PaymentParty::AnyOf([id].into());
        }
    }
    let part = folded(asked);
    let holds = |own: &&Organisation| {
        own.role == role && own.written.iter().any(|way| folded(&way.name).contains(&part))
    };
    let found =
        site.report.organisations.iter().map(AsRef::as_ref).filter(holds).map(|own| own.id.clone());
    let found: BTreeSet<String> = found.collect();
    if found.is_empty() {
        PaymentParty::Nobody(asked.to_owned())
    } else {
        PaymentParty::AnyOf(found)
    }
}
