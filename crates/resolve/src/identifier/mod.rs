//! Official numbers of organisations, validated before they are believed.
//!
//! A cell is read with what it says of itself (`GB-COH-00002404`, `Charity No 208231`), then with
//! what its column says, and last by its shape. Where the shape leaves a choice:
//!
//! - a bare number of up to eight digits is a company number, though charities have such numbers
//!   too: registers name companies far more often;
//! - `SC` before six digits is a Scottish company, and a Scottish charity only where something
//!   says charity;
//! - nine bare digits are a VAT number if their check digits fit, and twelve if `GB` is before them;
//! - codes of the NHS are too short to be told from other codes: something must say that they are.
//!
//! Numbers that a spreadsheet stripped of their leading zeros get them back, and letters typed as
//! digits in `OC`, `SO` and `NI` are put right. Everything else is refused with a reason; where a
//! column may be of any register, what looks like a number and is refused only for not being of a
//! known scheme is still the same as another, or says nothing of it.

mod belief;
mod charity;
mod column;
mod company;
mod ods;
mod packed;
mod ppon;
mod refused;
mod scheme;
mod suspicion;
mod vat;
mod wording;

pub(crate) use belief::{Believed, believed};
pub use column::{IdentifierColumn, RefusedRows, column, column_as, column_with_schemes};
pub use packed::Identifier;
pub use refused::Refused;
pub use scheme::Scheme;

use wording::Wording;

impl Identifier {
    /// Reads a number of any scheme.
    ///
    /// ```
    /// use resolve::identifier::Identifier;
    /// let number = Identifier::read("Company No: 2404")?;
    /// assert_eq!(number.to_string(), "GB-COH-00002404");
    /// assert!(Identifier::read("12345678").is_err());
    /// # Ok::<(), resolve::identifier::Refused>(())
    /// ```
    ///
    /// # Errors
    /// When the text holds no number that could be official.
    pub fn read(text: &str) -> Result<Self, Refused> {
        read(None, text)
    }

    /// Reads a number that is said to be of a scheme. If the text itself names another, that holds.
    ///
    /// # Errors
    /// When the text holds no number of the scheme.
    pub fn read_as(scheme: Scheme, text: &str) -> Result<Self, Refused> {
        read(Some(scheme), text)
    }
}

fn read(scheme: Option<Scheme>, text: &str) -> Result<Identifier, Refused> {
    let wording = Wording::of(text)?;
    let scheme = wording.scheme.or(scheme);
    if scheme == Some(Scheme::Nhs) {
        return ods::read(&wording.body);
    }
    suspicion::raise(text, &wording)?;
    let body = wording.body.strip_prefix("GB").unwrap_or(&wording.body);
    match scheme {
        Some(Scheme::Company) => company::read(body),
        Some(Scheme::CharityEngland | Scheme::CharityScotland | Scheme::CharityNorthernIreland) => {
            charity::read(body)
        }
        Some(Scheme::Vat) => vat::read(body),
        Some(Scheme::Ppon) => ppon::read(body),
        Some(Scheme::Nhs) | None => guess(body, body.len() < wording.body.len()),
    }
}

/// Reads a number by its shape.
fn guess(body: &str, says_britain: bool) -> Result<Identifier, Refused> {
    let digits = body.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let length = body.bytes().filter(u8::is_ascii_digit).count();
    if ppon::has_shape(body) {
        ppon::read(body)
    } else if body.starts_with("NIC") {
        charity::read(body)
    } else if says_britain && (body.starts_with("GD") || body.starts_with("HA"))
        || digits && length == 9
        || digits && says_britain && matches!(length, 8 | 10 | 12)
    {
        match vat::read(body) {
            // Or a company number with a zero too many, or with its country.
            Err(Refused::CheckDigits) if length == 8 || body.starts_with('0') => {
                company::read(body)
            }
            read => read,
        }
    } else {
        company::read(body)
    }
}

#[cfg(test)]
mod tests;
