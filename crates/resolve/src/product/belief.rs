//! When a name in a title is believed to be a product's, and not one of the other things it means.

use std::collections::BTreeSet;

use super::aliases::Found;
use super::title::{Title, words};
use super::{Product, VendorKind};

/// A common name is believed with one of these next to it, or one word further.
const SOFTWARE: [&str; 8] = ["SOFTWARE", "SAAS", "DATABASE", "ERP", "EPR", "CRM", "HRMS", "MIS"];

/// A common name is believed with one of these and a word of what the product is for.
const COMPUTING: [&str; 26] = [
    "API",
    "APPLICATION",
    "APPLICATIONS",
    "CLOUD",
    "HOSTED",
    "HOSTING",
    "ICT",
    "IMPLEMENTATION",
    "INTEGRATION",
    "INTERFACE",
    "LICENCE",
    "LICENCES",
    "LICENSE",
    "LICENSES",
    "MIGRATION",
    "MODULE",
    "MODULES",
    "PLATFORM",
    "SERVER",
    "SOFTWARE",
    "SUBSCRIPTION",
    "SYSTEM",
    "SYSTEMS",
    "UPGRADE",
    "USERS",
    "DATABASE",
];

/// People and their work: with an unknown supplier such a title is not of the product itself.
const WORK: [&str; 18] = [
    "ANALYST",
    "ARCHITECT",
    "AUDIT",
    "CONSULTANCY",
    "CONSULTANT",
    "CONSULTANTS",
    "COURSE",
    "COURSES",
    "DEVELOPER",
    "DEVELOPERS",
    "INTERIM",
    "RECRUITMENT",
    "REVIEW",
    "SECONDMENT",
    "SETTLEMENT",
    "SPECIALIST",
    "TRAINER",
    "TRAINING",
];

/// Words of capabilities that say nothing of which.
const GENERAL: [&str; 16] = [
    "CONTROL",
    "FORMS",
    "LOCAL",
    "MANAGEMENT",
    "ONLINE",
    "PUBLIC",
    "RECORD",
    "RECORDS",
    "SCHOOL",
    "SCHOOLS",
    "SERVICE",
    "SERVICES",
    "SOFTWARE",
    "SYSTEM",
    "SYSTEMS",
    "WITH",
];

/// Whether a title from an unknown supplier is of the product, and not of work or people.
pub(super) fn is_of_product(found: Found, title: &Title) -> bool {
    let is_bare = found.named.product.is_none();
    let speaks_of_software = title.holds_any(&SOFTWARE) || title.holds_any(&COMPUTING);
    !title.holds_any(&WORK) && (!is_bare || speaks_of_software)
}

/// Whether a word of software stands next to a name, or one word further.
pub(super) fn is_beside_software(found: Found, title: &Title) -> bool {
    let before = title.words.get(found.from.saturating_sub(2)..found.from).unwrap_or_default();
    let end = title.words.len().min(found.until + 2);
    let after = title.words.get(found.until..end).unwrap_or_default();
    before.iter().chain(after).any(|word| SOFTWARE.contains(&word.key.as_str()))
}

/// Whether what a vendor of a kind sells under a title that names no product is software.
pub(super) fn is_software(kind: VendorKind, title: &Title) -> bool {
    match kind {
        VendorKind::Maker => true,
        VendorKind::Mixed => title.holds_any(&SOFTWARE) || title.holds_any(&COMPUTING),
        VendorKind::Reseller => false,
    }
}

/// Whether a title speaks of computing and of what a product is for.
pub(super) fn is_for(product: &Product, title: &Title) -> bool {
    let mut texts = said_of(product);
    title.holds_any(&COMPUTING)
        && texts.any(|text| particular_words(text).iter().any(|word| title.holds(word)))
}

/// The texts that say what a product is for, the broader first.
pub(super) fn said_of(product: &Product) -> impl Iterator<Item = &str> {
    std::iter::once(product.capability.as_str()).chain(product.purpose.as_deref())
}

/// The words of a capability, a purpose or a name that say which it is.
pub(super) fn particular_words(text: &str) -> BTreeSet<String> {
    let mut words: BTreeSet<String> = words(text).into_iter().collect();
    words.retain(|word| word.len() > 3 && !GENERAL.contains(&word.as_str()));
    words
}
