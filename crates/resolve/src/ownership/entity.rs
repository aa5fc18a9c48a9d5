use std::fmt;

use chrono::NaiveDate;

use crate::name_key;

/// What names one legal entity: a number in a register or, when none is known, its name and the
/// place where it is registered. Two ids that differ are two entities until a person says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(String);

impl EntityId {
    /// A company in the United Kingdom by its number, however it was written: `1628868`, `sc 86146`.
    /// None when the text is not a company number.
    pub fn company(number: &str) -> Option<Self> {
        company_number(number).map(|number| Self(format!("GB-COH-{number}")))
    }

    /// An entity by its Legal Entity Identifier. None when the check digits do not agree.
    pub fn lei(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        is_lei(&code).then(|| Self(format!("XI-LEI-{code}")))
    }

    /// An entity outside the registers we know: by its name, its place and its number there, of which
    /// some may be empty. None without a letter or digit in the name.
    pub fn elsewhere(name: &str, place: &str, number: &str) -> Option<Self> {
        let name = name_key(name);
        if name.is_empty() {
            return None;
        }
        let number: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
        let parts = [name, name_key(place), number.to_uppercase()];
        Some(Self(format!("NAME-{}", parts.join("/"))))
    }

    /// The id as text: `GB-COH-01628868`, `XI-LEI-…` or `NAME-name/place/number`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A legal entity as a register has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its id.
    pub id: EntityId,
    /// Its name now.
    pub name: String,
    /// Its kind, such as `Private Limited Company`.
    pub category: String,
    /// Its status, such as `Active`.
    pub status: String,
    /// The postcode of its registered office; may be empty.
    pub postcode: String,
    /// When it was made.
    pub incorporated: Option<NaiveDate>,
    /// When it ended.
    pub dissolved: Option<NaiveDate>,
    /// The names it had before, oldest first.
    pub former_names: Vec<FormerName>,
}

impl Entity {
    /// Its name on a day; none before it was made.
    pub fn name_on(&self, day: NaiveDate) -> Option<&str> {
        if self.incorporated.is_some_and(|made| day < made) {
            return None;
        }
        let former = self.former_names.iter().find(|former| day < former.until);
        Some(former.map_or(self.name.as_str(), |former| former.name.as_str()))
    }
}

/// A name that an entity had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The first day with it; none when the register does not say.
    pub from: Option<NaiveDate>,
    /// The day on which the next name took its place.
    pub until: NaiveDate,
}

/// Eight characters: digits alone, or a prefix of letters and digits, zeros put back in front.
fn company_number(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_ascii_uppercase();
    let split = text.find(|c: char| !c.is_ascii_alphabetic())?;
    let (prefix, digits) = text.split_at_checked(split)?;
    let width = 8usize.checked_sub(prefix.len())?;
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit())
        && digits.bytes().any(|byte| byte != b'0')
        && digits.len() <= width;
    let is_known = prefix.is_empty() || PREFIXES.contains(&prefix);
    (is_number && is_known).then(|| format!("{prefix}{digits:0>width$}"))
}

/// The prefixes of numbers given by Companies House, with those of bodies that it lists but does not register.
const PREFIXES: [&str; 33] = [
    "AC", "CE", "CS", "FC", "FE", "GE", "GN", "GS", "IC", "IP", "LP", "NA", "NC", "NF", "NI", "NL",
    "NO", "NP", "NR", "NV", "NZ", "OC", "OE", "PC", "R", "RC", "RS", "SA", "SC", "SE", "SF", "SL",
    "SO",
];

/// Twenty letters and digits, of which the last two check the rest (ISO 17442, by ISO 7064 mod 97-10).
fn is_lei(code: &str) -> bool {
    let is_shape = code.len() == 20
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && code.bytes().skip(18).all(|byte| byte.is_ascii_digit());
    let remainder = code.chars().fold(0u32, |sum, character| {
        let value = character.to_digit(36).unwrap_or(0);
        let shift = if value > 9 { 100 } else { 10 };
        (sum * shift + value) % 97
    });
    is_shape && remainder == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn company_numbers_get_their_zeros_back() {
        for (text, number) in [
            ("1628868", Some("01628868")),
            ("01628868", Some("01628868")),
            (" sc 86146", Some("SC086146")),
            ("NI028408", Some("NI028408")),
            ("OC301540", Some("OC301540")),
            ("00000000", None),
            ("016288680", None),
            ("HRB 12345", None),
            ("SC", None),
            ("None", None),
            ("", None),
            ("12é45", None),
        ] {
            let expected = number.map(|number| format!("GB-COH-{number}"));
            assert_eq!(EntityId::company(text).map(|id| id.to_string()), expected, "{text}");
        }
    }

    #[test]
    fn an_lei_with_a_wrong_digit_is_refused() {
        let id = EntityId::lei("9845inventedbrton015");
        assert_eq!(id.map(|id| id.to_string()).as_deref(), Some("XI-LEI-9845INVENTEDBRTON015"));
        assert_eq!(EntityId::lei("9845INVENTEDBRTON016"), None);
        assert_eq!(EntityId::lei("9845INVENTEDBRTON0"), None);
        assert_eq!(EntityId::lei(""), None);
    }
}
