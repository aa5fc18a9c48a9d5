use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Refused, Scheme};

/// An official number and its scheme in eight bytes, so that millions can be compared fast. The
/// scheme is in the top four bits, the number below as up to eleven digits to the base of 38; hence
/// the order is that of scheme, then text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(NonZeroU64);

/// What a digit to the base of 38 stands for; the first for nothing.
const ALPHABET: &[u8; 38] = b"\x000123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
const BASE: u64 = 38;
const LONGEST: usize = 11;
const SCHEME_SHIFT: u32 = 60;

impl Identifier {
    /// A number in the form that its scheme writes, of at most eleven capitals, digits and dashes.
    pub(super) fn new(scheme: Scheme, number: &str) -> Result<Self, Refused> {
        let mut packed = 0;
        let mut letters = number.bytes();
        for _ in 0..LONGEST {
            let digit = match letters.next() {
                None => 0,
                Some(digit @ b'0'..=b'9') => digit - b'0' + 1,
                Some(letter @ b'A'..=b'Z') => letter - b'A' + 11,
                Some(b'-') => 37,
                Some(_) => return Err(Refused::Words),
            };
            packed = packed * BASE + u64::from(digit);
        }
        if letters.next().is_some() {
            return Err(Refused::Length);
        }
        let scheme = scheme as u64 + 1;
        NonZeroU64::new(scheme << SCHEME_SHIFT | packed).map(Self).ok_or(Refused::Blank)
    }

    /// Who gave the number.
    pub fn scheme(self) -> Scheme {
        let at = (self.0.get() >> SCHEME_SHIFT).saturating_sub(1);
        Scheme::ALL.into_iter().find(|&scheme| scheme as u64 == at).unwrap_or(Scheme::Company)
    }

    /// The number as its scheme writes it, such as `00002404`, `SC151965` or `PHGF-1234-BDFG`.
    pub fn number(self) -> String {
        let mut rest = self.0.get() & ((1 << SCHEME_SHIFT) - 1);
        let mut letters = [0_u8; LONGEST];
        for letter in letters.iter_mut().rev() {
            *letter = ALPHABET[(rest % BASE) as usize];
            rest /= BASE;
        }
        let number: String =
            letters.iter().filter(|&&letter| letter != 0).copied().map(char::from).collect();
        if self.scheme() == Scheme::Ppon { super::ppon::written(&number) } else { number }
    }

    /// The eight bytes, for columns of numbers.
    pub fn key(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.scheme(), self.number())
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Identifier {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        Self::read(text)
    }
}

impl Serialize for Identifier {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
