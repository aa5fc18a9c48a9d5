use chrono::NaiveDate;

use super::RoughDate;

/// Someone who makes software that public bodies buy, or who sells others' software to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vendor {
    /// The name by which it is known.
    pub name: String,
    /// Whether it makes software or sells others'.
    pub kind: VendorKind,
    /// Its other names, which may stand in titles too.
    pub names: Vec<String>,
    /// Its legal entities.
    pub legal: Vec<LegalEntity>,
    /// Names that it had before.
    pub former: Vec<FormerName>,
    /// Who has owned it, oldest first.
    pub owners: Vec<Owner>,
    /// Its product lines.
    pub products: Vec<Product>,
    /// Where its name and names are from.
    pub source: Source,
    /// Names that only a supplier column may hold, for they mean other things in titles.
    pub(super) as_supplier: Vec<String>,
    /// Names that mean other things too.
    pub(super) common: Vec<String>,
    pub(super) not_with: Vec<String>,
}

/// What a vendor does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VendorKind {
    /// Makes software.
    #[default]
    Maker,
    /// Makes software among much else: to buy from it is not yet to buy software.
    Mixed,
    /// Sells the software of others.
    Reseller,
}

/// A legal entity of a vendor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalEntity {
    /// Its registered name.
    pub name: String,
    /// Its number at Companies House, where it is known.
    pub company: Option<String>,
    /// Where that is from.
    pub source: Source,
}

/// A name that a vendor had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// When it was given up, if that is known.
    pub until: Option<RoughDate>,
    /// Where that is from.
    pub source: Source,
}

/// Who owned a vendor or a product line, over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The owner.
    pub name: String,
    /// Since when; none when it is not known.
    pub from: Option<RoughDate>,
    /// The day on which it was so no more; none while it is so, as far as we know.
    pub until: Option<RoughDate>,
    /// Where that is from.
    pub source: Source,
}

impl Owner {
    /// Whether it owned on a day. Rough dates count from their first day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from.first_day() <= day)
            && self.until.is_none_or(|until| day < until.first_day())
    }
}

/// A product line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its name.
    pub name: String,
    /// What it is for, in the words that products for the same have in common.
    pub capability: String,
    /// What it is for more exactly, where the capability is broader.
    pub purpose: Option<String>,
    /// Other ways in which titles name it.
    pub aliases: Vec<String>,
    /// Ways in which titles name it that mean other things too.
    pub common: Vec<String>,
    /// Who has owned the product line where that is not who has owned its vendor, oldest first.
    pub owners: Vec<Owner>,
    /// Where that is from.
    pub source: Source,
    pub(super) not_with: Vec<String>,
    /// Whether a word of software beside a common name is not enough.
    pub(super) needs_capability: bool,
}

/// Where a fact is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// An address or the name of a publication; for what nobody looked up, who says so.
    pub text: String,
    /// Whether someone found the fact in that source.
    pub is_verified: bool,
}
