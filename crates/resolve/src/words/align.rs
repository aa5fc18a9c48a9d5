//! Two values beside each other: which words agree, and what is left over on each side.

use super::column::WordsColumn;
use super::evidence::{Evidence, LeftOver, RARE, TELLING};
use crate::name::{MOST_WORDS, Role};

/// Words written together or apart agree nearly as well as the same words.
const JOINED: f32 = 0.9;
/// Initials are those of many.
const INITIALS: f32 = 0.6;
/// The most that one word left over tells against a match, in bits.
const MOST_AGAINST: f32 = 7.0;
/// The same for words that people write or leave out.
const SLIGHT: f32 = 1.0;
/// And for the style of a council, of which two words go together: WIGAN METROPOLITAN BOROUGH COUNCIL.
const STYLE: f32 = 0.5;
/// Words used by four values or fewer are as good as nobody else's: this many bits below the most.
const ALONE: f32 = 2.1;
/// No word.
const NOBODY: u8 = u8::MAX;

/// Words of two values, being paired.
struct Alignment<'a> {
    column: &'a WordsColumn,
    left: &'a [u32],
    right: &'a [u32],
    /// All words of the two values, of every variant.
    all: [&'a [u32]; 2],
    /// For each left word its partner on the right.
    partner: [u8; MOST_WORDS],
    taken: [bool; MOST_WORDS],
    evidence: Evidence,
}

/// The words of two values, sorted by what became of them.
#[derive(Debug, Default)]
pub(crate) struct Pairing {
    /// On both sides.
    pub(crate) same: Vec<u32>,
    /// Alike: the left words and the right.
    pub(crate) near: Vec<(Vec<u32>, Vec<u32>)>,
    /// On the left alone.
    pub(crate) left: Vec<u32>,
    /// On the right alone.
    pub(crate) right: Vec<u32>,
    /// Whether another name than the first agrees.
    pub(crate) aliased: bool,
    /// Whether words agree in another order.
    pub(crate) turned: bool,
}

impl WordsColumn {
    /// The best comparison of the variants of two values.
    pub(crate) fn compare(&self, left: u32, right: u32) -> Evidence {
        self.best(left, right).map(|alignment| alignment.evidence).unwrap_or_default()
    }

    /// The words of the best comparison of two values.
    pub(crate) fn pairing(&self, left: u32, right: u32) -> Pairing {
        self.best(left, right).map(|alignment| alignment.pairing()).unwrap_or_default()
    }

    fn best(&self, left: u32, right: u32) -> Option<Alignment<'_>> {
        let mut best: Option<Alignment<'_>> = None;
        let (lefts, rights) = (self.variants(left), self.variants(right));
        let all = [self.all_words(left), self.all_words(right)];
        for l in lefts.clone() {
            for r in rights.clone() {
                let mut found = Alignment::of(self, [self.words(l), self.words(r)], all);
                found.evidence.aliased = l != lefts.start || r != rights.start;
                let score = found.evidence.score();
                if best.as_ref().is_none_or(|best| score > best.evidence.score()) {
                    best = Some(found);
                }
            }
        }
        best
    }

    /// Whether two values have something telling apart, and nothing telling in common or both a
    /// registered form: sister companies differ by a telling word on each side. SERVICES and SOLUTIONS
    /// are none: companies change them in their names more often than a number is mistyped.
    pub(crate) fn clearly_differ(&self, left: u32, right: u32) -> bool {
        let e = self.compare(left, right);
        let form = self.form(left);
        let is_registered = form.is_registered() && form == self.form(right) && !e.aliased;
        let apart = e.left_most.min(e.right_most) > TELLING * e.most;
        !e.acronym && !e.same_letters && apart && (is_registered || e.best < RARE * e.most)
    }
}

impl<'a> Alignment<'a> {
    /// Two variants side by side, of values with all these words.
    fn of(column: &'a WordsColumn, [left, right]: [&'a [u32]; 2], all: [&'a [u32]; 2]) -> Self {
        let left = left.get(..MOST_WORDS).unwrap_or(left);
        let right = right.get(..MOST_WORDS).unwrap_or(right);
        let evidence = Evidence {
            is_name: column.is_name,
            beside: column.beside,
            most: column.most,
            ordinary: column.is_name,
            left_words: left.len() as u8,
            right_words: right.len() as u8,
            ..Evidence::default()
        };
        let (partner, taken) = ([NOBODY; MOST_WORDS], [false; MOST_WORDS]);
        let mut alignment = Self { column, left, right, all, partner, taken, evidence };
        alignment.pair();
        alignment.weigh_left_over();
        alignment.look_around();
        alignment
    }

    fn pair(&mut self) {
        self.evidence.same_letters = self.column.same_letters(self.left, self.right);
        if self.evidence.same_letters && self.left != self.right && self.pair_letters() {
            return;
        }
        self.pair_equal();
        let (left, right) = (self.left.len(), self.right.len());
        let paired = usize::from(self.evidence.exact);
        if left != right && paired < left.max(right) {
            self.pair_joined();
        }
        let paired = usize::from(self.evidence.exact + self.evidence.near);
        // Addresses are long, and their slips matter little.
        if paired < left && paired < right && left.min(right) <= self.column.most_fuzzy {
            self.pair_alike();
            if self.column.is_name && left != right {
                self.pair_initials();
            }
        }
    }

    /// The same letters otherwise spaced: SOUTHWESTWATER and SOUTH WEST WATER. Words in another order
    /// are not.
    fn pair_letters(&mut self) -> bool {
        let Some(last) = self.right.len().checked_sub(1) else { return false };
        if self.left.len() == self.right.len() {
            return false;
        }
        self.partner[..self.left.len()].fill(last as u8);
        self.taken[..=last].fill(true);
        self.evidence.near = 1;
        self.evidence.ordinary = false;
        let bits = |words: &[u32]| words.iter().map(|word| self.bits(*word)).sum::<f32>();
        self.agree(JOINED * bits(self.left).min(bits(self.right)));
        true
    }

    fn pair_equal(&mut self) {
        for (i, word) in self.left.iter().enumerate() {
            let free = |j: &usize| !self.taken[*j] && self.right[*j] == *word;
            if let Some(j) = (0..self.right.len()).find(free) {
                self.partner[i] = j as u8;
                self.taken[j] = true;
                self.evidence.exact += 1;
                let known = &self.column.known[*word as usize];
                self.evidence.ordinary &= known.is_ordinary;
                self.evidence.council |= known.role == Role::Council;
                self.evidence.best_exact = self.evidence.best_exact.max(known.bits);
                self.agree(known.bits);
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
            for j in 0..self.right.len() {
                let alike = if self.taken[j] { 0.0 } else { self.alike(i, j) };
                if alike > best.0 {
                    best = (alike, j);
                }
            }
            if best.0 > 0.0 {
                self.partner[i] = best.1 as u8;
                self.taken[best.1] = true;
                self.evidence.near += 1;
                self.evidence.ordinary = false;
                let right = self.right[best.1];
                self.evidence.first_slip |= self.column.is_first_slip(self.left[i], right);
                let (l, r) = (self.bits(self.left[i]), self.bits(self.right[best.1]));
                self.agree(best.0 * l.min(r));
            }
        }
    }

    /// A word that is the initials of words: GMW and GREATER MANCHESTER WEST.
    fn pair_initials(&mut self) {
        let (left, right) = (self.left, self.right);
        for i in (0..left.len()).filter(|i| self.partner[*i] == NOBODY).collect::<Vec<_>>() {
            let length = usize::from(self.column.known[left[i] as usize].length);
            let free = |from: &usize| self.taken[*from..*from + length].iter().all(|taken| !taken);
            let spelled =
                |from: &usize| self.column.are_initials(left[i], &right[*from..*from + length]);
            let runs = 0..(right.len() + 1).saturating_sub(length);
            if length > 2
                && let Some(from) = runs.filter(free).find(spelled)
            {
                self.taken[from..from + length].fill(true);
                self.partner[i] = (from + length - 1) as u8;
                self.agree_initials(left[i], from..from + length, right);
            }
        }
        for j in (0..right.len()).filter(|j| !self.taken[*j]).collect::<Vec<_>>() {
            let length = usize::from(self.column.known[right[j] as usize].length);
            let free =
                |from: &usize| self.partner[*from..*from + length].iter().all(|own| *own == NOBODY);
            let spelled =
                |from: &usize| self.column.are_initials(right[j], &left[*from..*from + length]);
            let runs = 0..(left.len() + 1).saturating_sub(length);
            if length > 2
                && let Some(from) = runs.filter(free).find(spelled)
            {
                self.taken[j] = true;
                self.partner[from..from + length].fill(j as u8);
                self.agree_initials(right[j], from..from + length, left);
            }
        }
    }

    fn agree_initials(&mut self, short: u32, run: std::ops::Range<usize>, words: &[u32]) {
        self.evidence.near += 1;
        self.evidence.ordinary = false;
        let whole: f32 = words[run].iter().map(|word| self.bits(*word)).sum();
        self.agree(INITIALS * self.bits(short).min(whole));
    }

    /// How far a left and a right word may be one.
    fn alike(&self, i: usize, j: usize) -> f32 {
        let (column, left, right) = (self.column, self.left[i], self.right[j]);
        let alike = column.alike(left, right);
        if alike > 0.0 || !column.is_name {
            return alike;
        }
        let is_last = |at: usize, words: &[u32]| at > 0 && at + 1 == words.len();
        let left_cut = if is_last(i, self.left) { column.cut_short(left, right) } else { 0.0 };
        let right_cut = if is_last(j, self.right) { column.cut_short(right, left) } else { 0.0 };
        left_cut.max(right_cut)
    }

    /// Words that one side writes together: PEARTREE and PEAR TREE.
    fn pair_joined(&mut self) {
        for i in 0..self.left.len() {
            for j in 1..self.right.len() {
                let free = self.partner[i] == NOBODY && !self.taken[j - 1] && !self.taken[j];
                if free && self.column.is_joined(self.left[i], self.right[j - 1], self.right[j]) {
                    (self.taken[j - 1], self.taken[j]) = (true, true);
                    self.partner[i] = j as u8;
                    self.agree_joined(self.left[i], [self.right[j - 1], self.right[j]]);
                }
            }
        }
        for j in 0..self.right.len() {
            for i in 1..self.left.len() {
                let apart = self.partner[i - 1] == NOBODY && self.partner[i] == NOBODY;
                let free = !self.taken[j] && apart;
                if free && self.column.is_joined(self.right[j], self.left[i - 1], self.left[i]) {
                    self.taken[j] = true;
                    (self.partner[i - 1], self.partner[i]) = (j as u8, j as u8);
                    self.agree_joined(self.right[j], [self.left[i - 1], self.left[i]]);
                }
            }
        }
    }

    fn agree_joined(&mut self, whole: u32, apart: [u32; 2]) {
        self.evidence.near += 1;
        let apart = self.bits(apart[0]) + self.bits(apart[1]);
        self.agree(JOINED * self.bits(whole).min(apart));
    }

    fn agree(&mut self, bits: f32) {
        self.evidence.shared += bits;
        self.evidence.best = self.evidence.best.max(bits);
    }

    fn bits(&self, word: u32) -> f32 {
        self.column.known[word as usize].bits
    }

    fn weigh_left_over(&mut self) {
        let (column, left, right) = (self.column, self.left, self.right);
        let (mut on_left, mut on_right) = (LeftOver::default(), LeftOver::default());
        for (i, word) in left.iter().enumerate() {
            // A word said twice tells nothing the second time.
            if self.partner[i] == NOBODY && !left[..i].contains(word) && !self.all[1].contains(word)
            {
                let bits = self.leave_over(*word, i > 0 && i + 1 < left.len(), &mut on_left);
                self.evidence.left_most = self.evidence.left_most.max(bits);
                self.evidence.left_number |= column.known[*word as usize].is_number;
            }
        }
        for (j, word) in right.iter().enumerate() {
            if !self.taken[j] && !right[..j].contains(word) && !self.all[0].contains(word) {
                let bits = self.leave_over(*word, j > 0 && j + 1 < right.len(), &mut on_right);
                self.evidence.right_most = self.evidence.right_most.max(bits);
                self.evidence.right_number |= column.known[*word as usize].is_number;
            }
        }
        self.evidence.left = on_left.bits(column.is_name);
        self.evidence.right = on_right.bits(column.is_name);
        let both = |role: Role| {
            let has = |words: &[u32]| words.iter().any(|w| column.known[*w as usize].role == role);
            has(left) && has(right)
        };
        let two = self.evidence.council && both(Role::Tier) || both(Role::Stage);
        self.evidence.other_body |= two && self.evidence.left.min(self.evidence.right) > 0.0;
        self.evidence.other_body |= self.is_charity_of();
        let e = &mut self.evidence;
        e.alone = column.is_name && e.best > e.most - ALONE && e.left.min(e.right) == 0.0;
    }

    /// How telling a word is that has no partner.
    fn leave_over(&mut self, word: u32, is_within: bool, side: &mut LeftOver) -> f32 {
        let known = &self.column.known[word as usize];
        let is_style = matches!(known.role, Role::Style | Role::Tier) && self.evidence.council;
        let is_slight = is_style || matches!(known.role, Role::Slight | Role::Group | Role::Formal);
        let most = if is_style {
            STYLE
        } else if is_slight {
            SLIGHT
        } else {
            MOST_AGAINST
        };
        side.add(known.bits.min(most));
        self.evidence.group |= known.role == Role::Group;
        self.evidence.other_body |= known.role == Role::Total && is_within;
        self.evidence.other_body |= known.role == Role::Trading;
        if is_slight { SLIGHT } else { known.bits }
    }

    /// Whether one side is the charity of a hospital, and the other a hospital.
    fn is_charity_of(&self) -> bool {
        let is = |words: &[u32], role: Role| {
            words.iter().any(|word| self.column.known[*word as usize].role == role)
        };
        match (is(self.left, Role::Charity), is(self.right, Role::Charity)) {
            (true, false) => is(self.right, Role::Hospital),
            (false, true) => is(self.left, Role::Hospital),
            _ => false,
        }
    }

    /// Where the words stand that agree, and whether the letters do.
    fn look_around(&mut self) {
        let (column, left, right) = (self.column, self.left, self.right);
        let partner = &self.partner[..left.len()];
        let e = &mut self.evidence;
        let neighbours = partner.windows(2).filter(|two| two[0] != NOBODY && two[1] != NOBODY);
        e.order = neighbours.filter(|two| two[1] == two[0] + 1).count() as u8;
        let paired = |partner: &u8| *partner != NOBODY;
        let ends = (partner.iter().position(paired), partner.iter().rposition(paired));
        if let (Some(first), Some(last)) = ends {
            e.lead = first as u8;
            e.trail = (left.len() - 1 - last) as u8;
            e.first = partner[0] == 0;
            e.last = usize::from(partner[left.len() - 1]) + 1 == right.len();
        }
        e.acronym = column.is_acronym(left, right) || column.is_acronym(right, left);
    }

    fn pairing(&self) -> Pairing {
        let e = &self.evidence;
        let turned = usize::from(e.order) + 1 < usize::from(e.exact);
        let mut pairing = Pairing { aliased: e.aliased, turned, ..Pairing::default() };
        let mut run = Vec::new();
        for (j, word) in self.right.iter().enumerate() {
            if !self.taken[j] {
                if !self.left.contains(word) {
                    pairing.right.push(*word);
                }
                continue;
            }
            // Words taken together have their partner at the last of them.
            run.push(*word);
            let partners = self.left.iter().zip(self.partner);
            let partners = partners.filter(|(_, partner)| usize::from(*partner) == j);
            let partners: Vec<u32> = partners.map(|(word, _)| *word).collect();
            if partners == run {
                pairing.same.append(&mut run);
            } else if !partners.is_empty() {
                pairing.near.push((partners, std::mem::take(&mut run)));
            }
        }
        let alone = self.left.iter().zip(self.partner);
        let alone = alone.filter(|(word, own)| *own == NOBODY && !self.right.contains(word));
        pairing.left.extend(alone.map(|(word, _)| *word));
        pairing
    }
}
