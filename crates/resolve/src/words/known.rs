use crate::name::{Role, is_ordinary, role_of};

/// What is known of a word, so that comparing seldom looks at its text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// How much it tells that two values share it: `log2(values / values with the word)`.
    pub(super) bits: f32,
    /// Which letters it has: A to Z, then one place for all else.
    letters: u32,
    /// How many bytes it has; 255 stands for more.
    pub(super) length: u8,
    /// Its first two bytes, 0 for none.
    begins: [u8; 2],
    /// What it does in names.
    pub(super) role: Role,
    /// Whether many organisations have it in their names.
    pub(super) is_ordinary: bool,
    /// Whether it numbers: FUND 3, UNIT A.
    pub(super) is_number: bool,
}

impl Known {
    /// The most that a word tells which is no part of a name.
    const FORMAL: f32 = 1.0;

    pub(super) fn of(word: &str, bits: f32, is_name: bool) -> Self {
        let role = if is_name { role_of(word) } else { Role::None };
        let is_digits = word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let letter = |byte: u8| if byte.is_ascii_uppercase() { byte - b'A' } else { 26 };
        let byte = |at: usize| word.as_bytes().get(at).copied().unwrap_or_default();
        Self {
            bits: if role == Role::Formal { bits.min(Self::FORMAL) } else { bits },
            letters: word.bytes().fold(0, |letters, byte| letters | 1 << letter(byte)),
            length: u8::try_from(word.len()).unwrap_or(u8::MAX),
            begins: [byte(0), byte(1)],
            role,
            is_ordinary: is_name && is_ordinary(word),
            is_number: is_digits || (is_name && word.len() == 1),
        }
    }

    /// Whether two words may be alike, seen from their letters: a slip changes two of them at most,
    /// and a word cut short has none of its own.
    pub(super) fn may_be_alike(&self, other: &Self) -> bool {
        let ([a, b], [c, d]) = (self.begins, other.begins);
        let (short, long) = if self.length <= other.length { (self, other) } else { (other, self) };
        let begin_alike = a == c || b == d || (a == d && b == c);
        let differing = (self.letters ^ other.letters).count_ones();
        let is_within = short.letters & !long.letters == 0;
        short.length > 2 && begin_alike && (is_within || differing <= 4)
    }
}
