/// What two values have in common and what not, in bits: a word that few values use tells much.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    /// Whether the values are names of organisations.
    pub(crate) is_name: bool,
    /// Bits of the words that agree.
    pub(crate) shared: f32,
    /// The most telling word that agrees.
    pub(crate) best: f32,
    /// The most telling word that agrees exactly.
    pub(crate) best_exact: f32,
    /// How much of what the other words tell is believed beside the most telling one.
    pub(super) beside: f32,
    /// What a word that only one value uses would tell.
    pub(crate) most: f32,
    /// What the left value's words without a partner tell against it.
    pub(crate) left: f32,
    /// And the right value's.
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
    /// Whether a word agrees but for its first letter.
    pub(crate) first_slip: bool,
    /// Whether both are councils.
    pub(crate) council: bool,
    /// Whether a number is left over on the left.
    pub(crate) left_number: bool,
    /// And on the right.
    pub(crate) right_number: bool,
    /// Whether one side is a group, and the other may be its member.
    pub(crate) group: bool,
    /// Whether one side is a hospital's charity, or a ledger's subtotal of two.
    pub(crate) other_body: bool,
    /// Whether another name than the first agrees, as after TRADING AS.
    pub(crate) aliased: bool,
    /// Whether every word that agrees is one that many organisations use.
    pub(crate) ordinary: bool,
    /// Whether hardly anybody else uses the most telling word that agrees.
    pub(crate) alone: bool,
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

/// A word that tells less than this share of what the rarest can is not rare.
pub(crate) const RARE: f32 = 0.6;
/// A word left over that tells more than this share is telling.
pub(crate) const TELLING: f32 = 0.45;

/// What the same letters tell beside the words.
const SAME_LETTERS: f32 = 2.0;
/// How much of what is left over still tells against a match by a word that nobody else uses.
const ALONE: f32 = 0.5;

/// A word used by nobody else here is rarer still than so few values can show: what it tells more
/// where next to nothing is left over.
const NOBODY_ELSE_S: f32 = 2.0;
/// No more than this, in bits, is next to nothing.
const SLIGHT: f32 = 2.0;

impl Evidence {
    /// What the words say for a match, in bits: those shared, against those left over.
    pub(crate) fn score(&self) -> f32 {
        let shared = self.best + self.beside * (self.shared - self.best);
        let (more, less) = (self.left.max(self.right), self.left.min(self.right));
        let against = if self.alone { ALONE * more } else { more } + less;
        let is_slight = more > 0.0 && more <= SLIGHT;
        let rare = if self.alone && !self.ordinary && is_slight { NOBODY_ELSE_S } else { 0.0 };
        shared + rare - against + if self.same_letters { SAME_LETTERS } else { 0.0 }
    }
}

/// What words left over on one side tell: they go together (NHS FOUNDATION TRUST, NURSING HOME), so
/// that those beside the most telling tell less.
#[derive(Debug, Default)]
pub(super) struct LeftOver {
    most: f32,
    all: f32,
}

impl LeftOver {
    /// How much of what the others tell counts beside the most telling.
    const BESIDE: f32 = 0.5;

    pub(super) fn add(&mut self, bits: f32) {
        self.most = self.most.max(bits);
        self.all += bits;
    }

    /// In names; in other values every word counts whole.
    pub(super) fn bits(&self, is_name: bool) -> f32 {
        if is_name { self.most + Self::BESIDE * (self.all - self.most) } else { self.all }
    }
}
