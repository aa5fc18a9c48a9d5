//! The product layer: who made the software behind a contract, whoever sold it.
//!
//! A [`Dictionary`] of public-sector software vendors is read from TOML that a procurement officer
//! can edit (`content/vendors`; `docs/vendors.md` says how) and is built into the program. It looks
//! through a reseller to the product that a contract's title names, and says why. It never merges
//! suppliers: what it sees lies beside the legal entity, not in its place.

mod aliases;
mod belief;
mod capability;
mod dictionary;
mod entry;
mod error;
mod footprint;
mod lint;
mod look;
mod misspelt;
mod purpose;
mod rough_date;
mod title;
mod vendor;

pub use capability::Capabilities;
pub use dictionary::{Dictionary, VendorFile};
pub use error::{DictionaryError, Wrong};
pub use footprint::{Footprint, Purchase};
pub use look::{Basis, Seen};
pub use rough_date::RoughDate;
pub use vendor::{FormerName, LegalEntity, Owner, Product, Source, Vendor, VendorKind};

/// The line of a place in a file, from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
