//! A column of words, read: words become numbers, so that comparing looks no text up.

use hashbrown::HashSet;

use super::lexicon::Lexicon;
use crate::name::{Form, NameParts};

/// How the words of a value are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// As the name of an organisation: legal form, trading name and codes set apart.
    Organisation,
    /// As the names of a person.
    Person,
    /// As plain words.
    Plain,
}

/// Values made of words, such as names, read.
#[derive(Debug, Default)]
pub(crate) struct WordsColumn {
    pub(crate) lexicon: Lexicon,
    /// How much it tells that two values share a word: `log2(values / values with the word)`.
    pub(crate) bits: Vec<f32>,
    /// Which words many organisations have in their names.
    pub(crate) ordinary: Vec<bool>,
    /// Which words hardly tell one organisation from another.
    pub(crate) slight: Vec<bool>,
    /// Values of more words than this are compared word by word, without slips.
    pub(crate) most_fuzzy: usize,
    /// How much of what the other words tell is believed beside the most telling one: the words of
    /// a place go together (BATH AND NORTH EAST SOMERSET), those of a name much less.
    pub(crate) beside: f32,
    pub(crate) is_name: bool,
    /// What a word that only one value uses tells, in bits.
    pub(crate) most: f32,
    words: Vec<u32>,
    /// Where each variant ends in `words`.
    variant_ends: Vec<u32>,
    /// Where each value ends in `variant_ends`.
    value_ends: Vec<u32>,
    forms: Vec<Form>,
    /// A hash of each value as written but for case and punctuation.
    spellings: Vec<u64>,
}

impl WordsColumn {
    /// Reads a column.
    pub(crate) fn read<'a>(values: impl Iterator<Item = Option<&'a str>>, reading: Reading) -> Self {
        let most_fuzzy = if reading == Reading::Plain { 4 } else { usize::MAX };
        let beside = if reading == Reading::Plain { crate::trial::params()[12] } else { 1.0 };
        let mut column = Self { most_fuzzy, beside, is_name: reading == Reading::Organisation, ..Self::default() };
        let mut parts = NameParts::default();
        let mut last_use: Vec<u32> = Vec::new();
        // Ten records of one organisation must not make its name seem common: names written with
        // the same words count once.
        let mut met: HashSet<Vec<u32>> = HashSet::new();
        let mut used = 0_u32;
        for (at, value) in values.enumerate() {
            match reading {
                Reading::Organisation => parts.read(value.unwrap_or_default()),
                Reading::Person | Reading::Plain => parts.read_plain(value.unwrap_or_default()),
            }
            let before = column.words.len();
            for variant in 0..parts.variants() {
                for word in parts.variant(variant) {
                    let number = column.lexicon.number(word);
                    column.words.push(number);
                }
                column.variant_ends.push(column.words.len() as u32);
            }
            let words = &column.words[before..];
            if words.is_empty() || (reading == Reading::Organisation && !met.insert(words.to_vec())) {
            } else {
                used += 1;
                last_use.resize(column.lexicon.len() as usize, u32::MAX);
                for word in words {
                    if std::mem::replace(&mut last_use[*word as usize], at as u32) != at as u32 {
                        column.lexicon.use_once(*word);
                    }
                }
            }
            column.value_ends.push(column.variant_ends.len() as u32);
            column.forms.push(parts.form());
            column.spellings.push(parts.spelling());
        }
        column.weigh_words(used);
        column
    }

    fn weigh_words(&mut self, values: u32) {
        let values = values.max(2) as f32;
        self.most = values.log2();
        let bits = |number| (values / self.lexicon.uses(number) as f32).log2();
        let slight = |number| self.is_name && crate::name::is_slight(self.lexicon.word(number));
        let ordinary = |number| self.is_name && crate::name::is_ordinary(self.lexicon.word(number));
        self.ordinary = (0..self.lexicon.len()).map(ordinary).collect();
        self.slight = (0..self.lexicon.len()).map(slight).collect();
        self.bits = (0..self.lexicon.len()).map(bits).collect();
    }

    /// The variants of a value, as positions for [`Self::words`].
    pub(crate) fn variants(&self, value: u32) -> std::ops::Range<u32> {
        let value = value as usize;
        let from = value.checked_sub(1).map_or(0, |before| self.value_ends[before]);
        from..self.value_ends[value]
    }

    /// The words of a variant.
    pub(crate) fn words(&self, variant: u32) -> &[u32] {
        let variant = variant as usize;
        let from = variant.checked_sub(1).map_or(0, |before| self.variant_ends[before]);
        &self.words[from as usize..self.variant_ends[variant] as usize]
    }

    /// All words of a value, of every variant.
    pub(crate) fn all_words(&self, value: u32) -> &[u32] {
        let variants = self.variants(value);
        let from = variants.start.checked_sub(1).map_or(0, |before| self.variant_ends[before as usize]);
        let to = variants.end.checked_sub(1).map_or(0, |last| self.variant_ends[last as usize]);
        &self.words[from as usize..to.max(from) as usize]
    }

    /// Whether a value says nothing.
    pub(crate) fn is_blank(&self, value: u32) -> bool {
        self.all_words(value).is_empty()
    }

    /// Whether two values are written the same but for case and punctuation.
    pub(crate) fn same_spelling(&self, left: u32, right: u32) -> bool {
        self.spellings[left as usize] == self.spellings[right as usize]
    }

    /// The legal form that a value states.
    pub(crate) fn form(&self, value: u32) -> Form {
        self.forms[value as usize]
    }
}

impl WordsColumn {
    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }
}
