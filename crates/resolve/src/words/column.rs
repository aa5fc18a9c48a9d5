//! A column of words, read: words become numbers, so that comparing looks no text up.

use hashbrown::HashSet;
use rayon::prelude::*;

use super::known::Known;
use super::lexicon::Lexicon;
use crate::name::{Form, NameParts, letters_hash};

/// Names beyond those at hand: among five names, a word that one of them uses is rarer than one in
/// five.
const UNSEEN: u32 = 500;

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
    /// What is known of each word.
    pub(crate) known: Vec<Known>,
    /// Values of more words than this are compared word by word, without slips.
    pub(crate) most_fuzzy: usize,
    /// How much of what the other words tell is believed beside the most telling one: the words of
    /// a place go together (BATH AND NORTH EAST SOMERSET), those of a name much less.
    pub(crate) beside: f32,
    pub(crate) is_name: bool,
    /// What a word that only one value uses tells, in bits.
    pub(crate) most: f32,
    /// How many values the words' uses were counted in.
    pub(crate) used: u32,
    /// How often two values have nothing in common.
    pub(crate) nothing: f64,
    pub(crate) words: Vec<u32>,
    /// Where each variant ends in `words`.
    pub(crate) variant_ends: Vec<u32>,
    /// Where each value ends in `variant_ends`.
    pub(crate) value_ends: Vec<u32>,
    pub(crate) forms: Vec<Form>,
    /// A hash of each value as written but for case and punctuation.
    pub(crate) spellings: Vec<u64>,
}

impl WordsColumn {
    /// Reads a column.
    pub(crate) fn read<'a>(
        values: impl Iterator<Item = Option<&'a str>>,
        reading: Reading,
    ) -> Self {
        let mut column = Self::restored(Lexicon::default(), reading);
        column.extend(values, reading);
        column
    }

    /// A column with these words and no values yet.
    pub(crate) fn restored(lexicon: Lexicon, reading: Reading) -> Self {
        let most_fuzzy = if reading == Reading::Plain { 4 } else { usize::MAX };
        // Reading the values of an address, the most telling word is nearly all there is to believe.
        let beside = if reading == Reading::Plain { 0.1 } else { 1.0 };
        Self {
            lexicon,
            most_fuzzy,
            beside,
            is_name: reading == Reading::Organisation,
            ..Self::default()
        }
    }

    /// Reads more values, after those read before.
    pub(crate) fn extend<'a>(
        &mut self,
        values: impl Iterator<Item = Option<&'a str>>,
        reading: Reading,
    ) {
        let before = self.len() as u32;
        let mut parts = NameParts::default();
        for value in values {
            match reading {
                Reading::Organisation => parts.read(value.unwrap_or_default()),
                Reading::Person | Reading::Plain => parts.read_plain(value.unwrap_or_default()),
            }
            for variant in 0..parts.variants() {
                for word in parts.variant(variant) {
                    let number = self.lexicon.number(&word.text, word.is_plural);
                    self.words.push(number);
                }
                self.variant_ends.push(self.words.len() as u32);
            }
            self.value_ends.push(self.variant_ends.len() as u32);
            self.forms.push(parts.form());
            self.spellings.push(parts.spelling());
        }
        self.count_uses(before, reading);
        self.weigh_words();
    }

    /// Counts the words of the values from the `first` on.
    fn count_uses(&mut self, first: u32, reading: Reading) {
        let mut lexicon = std::mem::take(&mut self.lexicon);
        let all = self.len() as u32;
        let is_new_start = {
            let mut starts = vec![false; lexicon.len() as usize];
            (first..all)
                .filter_map(|value| self.all_words(value).first())
                .for_each(|word| starts[*word as usize] = true);
            move |words: &&[u32]| words.first().is_some_and(|word| starts[*word as usize])
        };
        // Ten records of one organisation must not make its name seem common: names written with
        // the same words count once.
        let mut met: HashSet<&[u32]> =
            (0..first).map(|value| self.all_words(value)).filter(is_new_start).collect();
        let mut last_use: Vec<u32> = vec![u32::MAX; lexicon.len() as usize];
        let mut used = self.used;
        for value in first..all {
            let words = self.all_words(value);
            if words.is_empty() || (reading == Reading::Organisation && !met.insert(words)) {
                continue;
            }
            used += 1;
            for word in words {
                if std::mem::replace(&mut last_use[*word as usize], value) != value {
                    lexicon.use_once(*word);
                }
            }
        }
        drop(met);
        self.used = used;
        self.lexicon = lexicon;
    }

    fn weigh_words(&mut self) {
        let unseen = if self.is_name { UNSEEN } else { 0 };
        let values = (self.used + unseen).max(2) as f32;
        self.most = values.log2();
        let known = |number| {
            let (word, uses) = (self.lexicon.word(number), self.lexicon.uses(number));
            Known::of(word, (values / uses as f32).log2(), self.is_name)
        };
        self.known =
            (0..self.lexicon.len()).into_par_iter().with_min_len(1024).map(known).collect();
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
        let from =
            variants.start.checked_sub(1).map_or(0, |before| self.variant_ends[before as usize]);
        let to = variants.end.checked_sub(1).map_or(0, |last| self.variant_ends[last as usize]);
        &self.words[from as usize..to.max(from) as usize]
    }

    /// Whether a value says nothing.
    pub(crate) fn is_blank(&self, value: u32) -> bool {
        self.all_words(value).is_empty()
    }

    /// Whether a value says that nobody is named: it is written, and says nothing.
    pub(crate) fn is_nobody(&self, value: u32) -> bool {
        self.is_blank(value) && self.spellings[value as usize] != letters_hash(b"")
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
