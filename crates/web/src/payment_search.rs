//! What a person asks of the payment lines, as the address holds it.

use report::{PaymentParty, PaymentsAsked};

use crate::holding::Holding;
use crate::names::Names;
use crate::query::{Query, address};

/// The fields of the search as filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct PaymentSearch {
    /// An organisation's id, or a name; so is the supplier.
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

    /// Whether more is asked than buyer, supplier and category, for which there are no fields.
    pub(crate) fn has_hidden(&self) -> bool {
        [&self.file, &self.currency, &self.undated].iter().any(|field| !field.is_empty())
    }

    /// The same for the table of payment lines; none if there is no such file.
    pub(crate) fn asked(&self, site: &Holding) -> Option<PaymentsAsked> {
        let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        let party = |own: &String, names: &Names| Some(party(site, &stated(own)?, names));
        let file = match self.file.as_str() {
            "" => None,
            id => {
                let account = site.file(id)?.account;
                Some((account.source.path.clone(), account.sheet.clone()))
            }
        };
        Some(PaymentsAsked {
            buyer: party(&self.buyer, &site.buyer_names),
            supplier: party(&self.supplier, &site.supplier_names),
            category: stated(&self.category),
            file,
            currency: stated(&self.currency),
            is_undated: !self.undated.is_empty(),
        })
    }
}

/// Whoever has this id or is written so; nobody else's words are a word for nobody.
fn party(site: &Holding, asked: &str, names: &Names) -> PaymentParty {
    let id =
        if site.organisation_name(asked).is_some() { asked.to_owned() } else { names.id(asked) };
    match site.organisation_name(&id) {
        Some(_) => PaymentParty::Organisation(id),
        None => PaymentParty::Nobody(asked.to_owned()),
    }
}
