//! Whether two different words may be one.

use super::column::WordsColumn;
use super::distance::distance;

/// How far words that differ so may be one, from 0 for not at all.
const PLURAL: f32 = 0.8;
const SAME_ROOT: f32 = 0.8;
const SHORTENED: f32 = 0.65;
const CONTRACTED: f32 = 0.5;
const CUT: f32 = 0.5;
const SLIP: f32 = 0.9;
/// Words one letter apart are often two words: CASTLE and CATTLE.
const SHORT_SLIP: f32 = 0.7;
const SHORTEST_SLIP: f32 = 0.3;
/// The first letter is seldom the one mistyped: HILTON and MILTON.
const FIRST_SLIP: f32 = 0.3;
const TWO_SLIPS: f32 = 0.7;

/// NORTH is short for nothing: not for NORTHAMPTON, nor WEST for WESTMINSTER.
const DIRECTIONS: [&[u8]; 4] = [b"NORTH", b"SOUTH", b"EAST", b"WEST"];

impl WordsColumn {
    /// How far two different words may be one, from 0 for not at all.
    pub(super) fn alike(&self, left: u32, right: u32) -> f32 {
        let known = (&self.known[left as usize], &self.known[right as usize]);
        if !known.0.may_be_alike(known.1) {
            return 0.0;
        }
        let (l, r) = (self.lexicon.word(left).as_bytes(), self.lexicon.word(right).as_bytes());
        let (short, long) = if l.len() <= r.len() { (l, r) } else { (r, l) };
        let long_known = if l.len() <= r.len() { known.1 } else { known.0 };
        if short.iter().any(u8::is_ascii_digit) {
            return 0.0;
        }
        if self.is_name && root(l).is_some_and(|own| root(r) == Some(own)) {
            return SAME_ROOT;
        }
        // A county is not its town: DERBY and DERBYSHIRE.
        if long.strip_prefix(short) == Some(b"SHIRE") {
            return 0.0;
        }
        if short.len() >= 4 && long.starts_with(short) {
            let is_place = self.is_name && DIRECTIONS.contains(&short);
            return match long.len() - short.len() {
                _ if is_place => 0.0,
                0..=2 => PLURAL,
                _ => SHORTENED,
            };
        }
        if known.0.is_ordinary && known.1.is_ordinary {
            return 0.0;
        }
        if short.len() >= 4 {
            let slips = distance(l, r);
            if slips == 1 && l.len() == r.len() && l[0] != r[0] && l[1..] == r[1..] {
                return FIRST_SLIP;
            }
            let trust = trust(self.lexicon.uses(left).min(self.lexicon.uses(right)));
            match (slips, short.len()) {
                (1, 4) => return SHORTEST_SLIP * trust,
                (1, 5..=6) => return SHORT_SLIP * trust,
                (1, _) => return SLIP * trust,
                (2, 7..) if trust >= 1.0 && long.len() > 7 => return TWO_SLIPS,
                _ => {}
            }
        }
        let is_known = long_known.is_ordinary || !self.is_name;
        if is_known && is_contracted(short, long) { CONTRACTED } else { 0.0 }
    }

    /// Whether two words that are alike differ in their first letter, which is seldom the one mistyped:
    /// CALDER and WALDER, CARRINGTON and PARTINGTON.
    pub(super) fn is_first_slip(&self, left: u32, right: u32) -> bool {
        let (l, r) = (self.lexicon.word(left).as_bytes(), self.lexicon.word(right).as_bytes());
        l.first() != r.first() && distance(l, r) <= 2
    }

    /// How far the last word of a name may be another cut short, as where a ledger's column ends.
    pub(super) fn cut_short(&self, short: u32, long: u32) -> f32 {
        let length = |word: u32| self.known[word as usize].length;
        if !(2..=4).contains(&length(short)) || length(long) <= length(short) + 1 {
            return 0.0;
        }
        let (short, long) = (self.lexicon.word(short), self.lexicon.word(long));
        let is_word = !short.bytes().any(|letter| letter.is_ascii_digit());
        if is_word && long.starts_with(short) { CUT } else { 0.0 }
    }

    /// Whether a word is two others written together: PEARTREE.
    pub(super) fn is_joined(&self, whole: u32, one: u32, two: u32) -> bool {
        let length = |word: u32| usize::from(self.known[word as usize].length);
        if length(whole) != length(one) + length(two) {
            return false;
        }
        let rest = self.lexicon.word(whole).strip_prefix(self.lexicon.word(one));
        rest.is_some_and(|rest| rest == self.lexicon.word(two))
    }

    /// Whether the first of words is the initials of others, three or more.
    pub(super) fn is_acronym(&self, short: &[u32], long: &[u32]) -> bool {
        short.first().is_some_and(|word| self.are_initials(*word, long))
    }

    /// Whether a word is the initials of others, three or more.
    pub(super) fn are_initials(&self, word: u32, long: &[u32]) -> bool {
        if long.len() < 3 || usize::from(self.known[word as usize].length) != long.len() {
            return false;
        }
        let letters = self.lexicon.word(word).as_bytes();
        let initial = |word: &u32| self.lexicon.word(*word).as_bytes().first().copied();
        long.iter().map(initial).eq(letters.iter().copied().map(Some))
    }

    /// Whether two lists of words are of the same letters, however spaced.
    pub(super) fn same_letters(&self, left: &[u32], right: &[u32]) -> bool {
        let length = |words: &[u32]| -> usize {
            words.iter().map(|word| usize::from(self.known[*word as usize].length)).sum()
        };
        let letters = |words: &[u32]| -> Vec<u8> {
            words.iter().flat_map(|word| self.lexicon.word(*word).bytes()).collect()
        };
        left == right || (length(left) == length(right) && letters(left) == letters(right))
    }
}

/// What is before the ending of a trade: DRIVER, DRIVING; CONSULTANT, CONSULTING.
fn root(word: &[u8]) -> Option<&[u8]> {
    let root = word.strip_suffix(b"ER").or_else(|| word.strip_suffix(b"ING"));
    root.or_else(|| word.strip_suffix(b"ANT")).filter(|root| root.len() >= 4)
}

/// Words in use are words of their own: HEALTH and WEALTH, CIVIL and CIVIC. `uses` is how many
/// values use the rarer.
fn trust(uses: u32) -> f32 {
    match uses {
        0..=2 => 1.0,
        3..=5 => 0.6,
        _ => 0.3,
    }
}

/// Whether a word is another with letters, mostly vowels, left out: MGMT, HOSPTL.
fn is_contracted(short: &[u8], long: &[u8]) -> bool {
    let vowels = short.iter().filter(|letter| b"AEIOU".contains(letter)).count();
    let mut rest = long.iter();
    short.first() == long.first()
        && long.len() >= short.len() + 2
        && (vowels == 0 || (vowels == 1 && short.len() > 3))
        && short.iter().all(|letter| rest.any(|other| other == letter))
}
