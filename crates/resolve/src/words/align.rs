//! Two values beside each other: which words agree, and what is left over on each side.

use super::column::WordsColumn;
use super::distance::distance;
use crate::name::MOST_WORDS;

/// What two values have in common and what not, in bits: see [`WordsColumn::bits`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    /// Bits of the words that agree.
    pub(crate) shared: f32,
    /// The most telling word that agrees.
    pub(crate) best: f32,
    /// How much of what the other words tell is believed beside the most telling one.
    pub(crate) beside: f32,
    pub(crate) is_name: bool,
    /// Nobody else uses the most telling word that agrees.
    pub(crate) alone: bool,
    /// What a word that only one value uses would tell.
    pub(crate) most: f32,
    /// Bits of the left value's words that have no partner.
    pub(crate) left: f32,
    /// Bits of the right value's.
    pub(crate) right: f32,
    /// The most telling word on the left without a partner.
    pub(crate) left_most: f32,
    /// And on the right.
    pub(crate) right_most: f32,
    /// Words that agree exactly.
    pub(crate) exact: u8,
    /// Words that agree but for a slip, a shortening or a space.
    pub(crate) near: u8,
    /// Words on the left.
    pub(crate) left_words: u8,
    /// Words on the right.
    pub(crate) right_words: u8,
    /// Whether a number is left over on the left.
    pub(crate) left_number: bool,
    /// And on the right.
    pub(crate) right_number: bool,
    /// Whether every word that agrees is one that many organisations use.
    pub(crate) ordinary: bool,
    /// Whether the first words agree.
    pub(crate) first: bool,
    /// Whether the last words agree.
    pub(crate) last: bool,
    /// Words left over on the left before the first that agrees.
    pub(crate) lead: u8,
    /// And after the last.
    pub(crate) trail: u8,
    /// Neighbouring words that are neighbours on both sides.
    pub(crate) order: u8,
    /// Whether one side is the initials of the other.
    pub(crate) acronym: bool,
    /// Whether the letters are the same, however they are spaced.
    pub(crate) same_letters: bool,
}

impl Evidence {
    /// What the words say for a match, in bits: those shared, against those left over.
    pub(crate) fn score(&self) -> f32 {
        let p = crate::trial::params();
        let cap = self.most + p[10];
        let shared = self.best + self.beside * (self.shared - self.best);
        let shared = shared.min(cap + p[11] * (shared - cap).max(0.0));
        if self.is_name { shared - p[0] * self.left.max(self.right) - p[1] * self.left.min(self.right) + if self.alone { 0.5 * p[0] * self.left.max(self.right) } else { 0.0 } + if self.same_letters { p[2] } else { 0.0 } } else { shared - p[13] * (self.left + self.right) + if self.same_letters { p[14] } else { 0.0 } }
    }
}

const NOBODY: u8 = u8::MAX;

/// Words of two values, being paired.
struct Alignment<'a> {
    column: &'a WordsColumn,
    left: &'a [u32],
    right: &'a [u32],
    /// For each left word its partner on the right.
    partner: [u8; MOST_WORDS],
    taken: [bool; MOST_WORDS],
    evidence: Evidence,
}

impl WordsColumn {
    /// The best comparison of the variants of two values.
    pub(crate) fn compare(&self, left: u32, right: u32) -> Evidence {
        let mut best: Option<Evidence> = None;
        for l in self.variants(left) {
            for r in self.variants(right) {
                let found = Alignment::new(self, self.words(l), self.words(r)).evidence();
                if best.as_ref().is_none_or(|best| found.score() > best.score()) {
                    best = Some(found);
                }
            }
        }
        best.unwrap_or_default()
    }
}

/// The words of two values, sorted by what became of them.
#[derive(Debug, Default)]
pub(crate) struct Pairing {
    /// On both sides.
    pub(crate) same: Vec<u32>,
    /// Alike: the left and the right word.
    pub(crate) near: Vec<(u32, u32)>,
    /// On the left alone.
    pub(crate) left: Vec<u32>,
    /// On the right alone.
    pub(crate) right: Vec<u32>,
}

impl WordsColumn {
    /// The words of the best comparison of two values.
    pub(crate) fn pairing(&self, left: u32, right: u32) -> Pairing {
        let mut best: Option<(f32, Pairing)> = None;
        for l in self.variants(left) {
            for r in self.variants(right) {
                let alignment = Alignment::new(self, self.words(l), self.words(r)).paired();
                let score = alignment.evidence.score();
                if best.as_ref().is_none_or(|(most, _)| score > *most) {
                    best = Some((score, alignment.pairing()));
                }
            }
        }
        best.map(|(_, pairing)| pairing).unwrap_or_default()
    }
}

impl<'a> Alignment<'a> {
    fn pairing(&self) -> Pairing {
        let mut pairing = Pairing::default();
        for (word, partner) in self.left.iter().zip(self.partner) {
            match self.right.get(usize::from(partner)) {
                Some(other) if other == word => pairing.same.push(*word),
                Some(other) => pairing.near.push((*word, *other)),
                None if self.right.contains(word) => {}
                None => pairing.left.push(*word),
            }
        }
        let left_over = self.right.iter().zip(self.taken).filter(|(word, taken)| !taken && !self.left.contains(word));
        pairing.right.extend(left_over.map(|(word, _)| *word));
        pairing
    }

    fn new(column: &'a WordsColumn, left: &'a [u32], right: &'a [u32]) -> Self {
        let left = left.get(..MOST_WORDS).unwrap_or(left);
        let right = right.get(..MOST_WORDS).unwrap_or(right);
        let evidence = Evidence {
            beside: column.beside,
            is_name: column.is_name,
            most: column.most,
            ordinary: column.is_name,
            left_words: left.len() as u8,
            right_words: right.len() as u8,
            ..Evidence::default()
        };
        let (partner, taken) = ([NOBODY; MOST_WORDS], [false; MOST_WORDS]);
        Self { column, left, right, partner, taken, evidence }
    }

    fn evidence(self) -> Evidence {
        self.paired().evidence
    }

    fn paired(mut self) -> Self {
        self.pair_equal();
        let (left, right) = (self.left.len(), self.right.len());
        let paired = usize::from(self.evidence.exact);
        // Addresses are long, and their slips matter little.
        if paired < left && paired < right && left.min(right) <= self.column.most_fuzzy {
            self.pair_alike();
        }
        if left != right && (usize::from(self.evidence.exact + self.evidence.near)) < left.max(right) {
            self.pair_joined();
        }
        self.count_left_over();
        self
    }

    fn pair_equal(&mut self) {
        for (i, word) in self.left.iter().enumerate() {
            let free = |j: &usize| !self.taken[*j] && self.right[*j] == *word;
            if let Some(j) = (0..self.right.len()).find(free) {
                self.partner[i] = j as u8;
                self.taken[j] = true;
                self.evidence.exact += 1;
                self.evidence.ordinary &= self.column.ordinary[*word as usize];
                self.agree(self.column.bits[*word as usize]);
            }
        }
    }

    /// Words that differ by a slip of the pen or a shortening.
    fn pair_alike(&mut self) {
        for i in 0..self.left.len() {
            if self.partner[i] != NOBODY {
                continue;
            }
            let mut best = (0.0_f32, 0);
            for j in (0..self.right.len()).filter(|j| !self.taken[*j]) {
                let alike = self.column.alike(self.left[i], self.right[j]);
                if alike > best.0 {
                    best = (alike, j);
                }
            }
            if best.0 > 0.0 {
                self.partner[i] = best.1 as u8;
                self.taken[best.1] = true;
                self.evidence.near += 1;
                let (l, r) = (self.bits(self.left[i]), self.bits(self.right[best.1]));
                self.evidence.ordinary = false;
                self.agree(best.0 * l.min(r));
            }
        }
    }

    /// Words that one side writes together: PEARTREE and PEAR TREE.
    fn pair_joined(&mut self) {
        for i in 0..self.left.len() {
            for j in 1..self.right.len() {
                let free = self.partner[i] == NOBODY && !self.taken[j - 1] && !self.taken[j];
                if free && self.column.is_joined(self.left[i], self.right[j - 1], self.right[j]) {
                    (self.taken[j - 1], self.taken[j]) = (true, true);
                    self.partner[i] = j as u8;
                    self.evidence.near += 1;
                    let apart = self.bits(self.right[j - 1]) + self.bits(self.right[j]);
                    self.agree(0.9 * self.bits(self.left[i]).min(apart));
                }
            }
        }
        for j in 0..self.right.len() {
            for i in 1..self.left.len() {
                let free = !self.taken[j] && self.partner[i - 1] == NOBODY && self.partner[i] == NOBODY;
                if free && self.column.is_joined(self.right[j], self.left[i - 1], self.left[i]) {
                    self.taken[j] = true;
                    (self.partner[i - 1], self.partner[i]) = (j as u8, j as u8);
                    self.evidence.near += 1;
                    let apart = self.bits(self.left[i - 1]) + self.bits(self.left[i]);
                    self.agree(0.9 * self.bits(self.right[j]).min(apart));
                }
            }
        }
    }

    fn count_left_over(&mut self) {
        let (column, left, right) = (self.column, self.left, self.right);
        let most_cost = crate::trial::params()[16];
        let e = &mut self.evidence;
        for (i, word) in left.iter().enumerate() {
            // A word said twice tells nothing the second time.
            if self.partner[i] == NOBODY && !left[..i].contains(word) && !right.contains(word) {
                let bits = column.bits[*word as usize];
                e.left += if column.slight[*word as usize] { bits.min(1.0) } else { bits.min(most_cost) };
                e.left_most = e.left_most.max(if column.slight[*word as usize] { 1.0 } else { bits });
                e.left_number |= column.is_number(*word);
            }
            let (now, before) = (self.partner[i], i.checked_sub(1).map_or(NOBODY, |i| self.partner[i]));
            e.order += u8::from(now != NOBODY && before != NOBODY && now == before + 1);
        }
        for (j, word) in right.iter().enumerate() {
            if !self.taken[j] && !right[..j].contains(word) && !left.contains(word) {
                let bits = column.bits[*word as usize];
                e.right += if column.slight[*word as usize] { bits.min(1.0) } else { bits.min(most_cost) };
                e.right_most = e.right_most.max(if column.slight[*word as usize] { 1.0 } else { bits });
                e.right_number |= column.is_number(*word);
            }
        }
        let partner = &self.partner[..left.len()];
        let paired = |partner: &u8| *partner != NOBODY;
        if let (Some(first), Some(last)) = (partner.iter().position(paired), partner.iter().rposition(paired)) {
            e.lead = first as u8;
            e.trail = (left.len() - 1 - last) as u8;
            e.first = partner[0] == 0;
            e.last = usize::from(partner[left.len() - 1]) + 1 == right.len();
        }
        e.alone = e.best > e.most - 1.1 && e.left.min(e.right) == 0.0;
        e.acronym = column.is_acronym(left, right) || column.is_acronym(right, left);
        e.same_letters = column.same_letters(left, right);
    }

    fn agree(&mut self, bits: f32) {
        self.evidence.shared += bits;
        self.evidence.best = self.evidence.best.max(bits);
    }

    fn bits(&self, word: u32) -> f32 {
        self.column.bits[word as usize]
    }
}

impl WordsColumn {
    /// Whether two values have nothing telling in common and something telling apart.
    pub(crate) fn clearly_differ(&self, left: u32, right: u32) -> bool {
        let e = self.compare(left, right);
        let apart = e.left_most.min(e.right_most) > 0.45 * e.most;
        !e.acronym && !e.same_letters && apart && e.best < 0.6 * e.most
    }

    fn is_number(&self, word: u32) -> bool {
        let text = self.lexicon.word(word);
        let letter = self.is_name && text.len() == 1;
        letter || (text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()))
    }

    fn is_joined(&self, whole: u32, one: u32, two: u32) -> bool {
        let rest = self.lexicon.word(whole).strip_prefix(self.lexicon.word(one));
        rest.is_some_and(|rest| rest == self.lexicon.word(two))
    }

    fn is_acronym(&self, short: &[u32], long: &[u32]) -> bool {
        let Some(word) = short.first() else { return false };
        let letters = self.lexicon.word(*word).as_bytes();
        let initial = |word: &u32| self.lexicon.word(*word).as_bytes().first().copied();
        long.len() >= 3
            && letters.len() == long.len()
            && long.iter().map(initial).eq(letters.iter().copied().map(Some))
    }

    fn same_letters(&self, left: &[u32], right: &[u32]) -> bool {
        let length = |words: &[u32]| words.iter().map(|w| self.lexicon.word(*w).len()).sum::<usize>();
        let letters = |words: &'_ [u32]| -> Vec<u8> {
            words.iter().flat_map(|w| self.lexicon.word(*w).bytes()).collect()
        };
        left == right || (length(left) == length(right) && letters(left) == letters(right))
    }

    /// How far two different words may be one, from 0 for not at all.
    pub(crate) fn alike(&self, left: u32, right: u32) -> f32 {
        let (l, r) = (self.lexicon.word(left).as_bytes(), self.lexicon.word(right).as_bytes());
        let (short, long) = if l.len() <= r.len() { (l, r) } else { (r, l) };
        if short.len() < 3 || short.iter().any(u8::is_ascii_digit) || (l[0] != r[0] && l[1] != r[1] && (l[0] != r[1] || l[1] != r[0])) {
            return 0.0;
        }
        if short.len() >= 4 && long.starts_with(short) {
            return if long.len() - short.len() <= 2 { 0.8 } else { 0.65 };
        }
        if self.ordinary[left as usize] && self.ordinary[right as usize] {
            return 0.0;
        }
        // Two words that are each in use are two words: HEALTH and WEALTH, CIVIL and CIVIC.
        let trust = match self.lexicon.uses(left).min(self.lexicon.uses(right)) {
            0..=2 => 1.0,
            3..=5 => 0.6,
            _ => 0.3,
        };
        if short.len() >= 4 {
            match distance(l, r) {
                // The first letter is seldom the one mistyped: HILTON and MILTON.
                1 if l.len() == r.len() && l[0] != r[0] && l[1..] == r[1..] => return 0.3,
                1 if short.len() > 6 => return 0.9 * trust,
                // Short words one letter apart are often two words: CASTLE and CATTLE.
                1 if short.len() > 4 => return crate::trial::params()[17] * trust,
                1 => return 0.3 * trust,
                2 if short.len() >= 8 && trust > 0.9 => return 0.7,
                _ => {}
            }
        }
        if is_shortened(short, long) { 0.5 } else { 0.0 }
    }
}

/// Whether a word is another with letters, mostly vowels, left out: MGMT, HOSPTL.
fn is_shortened(short: &[u8], long: &[u8]) -> bool {
    let vowels = short.iter().filter(|letter| b"AEIOU".contains(letter)).count();
    let mut rest = long.iter();
    short.first() == long.first()
        && long.len() >= short.len() + 2
        && vowels <= 1
        && short.iter().all(|letter| rest.any(|other| other == letter))
}
