//! The distinct words of a column.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// The distinct words of a column, numbered as they were met, with how many values use each.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    text: String,
    ends: Vec<u32>,
    uses: Vec<u32>,
    /// Whether a word was met as a plural alone, which is how it is then shown.
    plural: Vec<bool>,
    numbers: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Lexicon {
    /// The number of a word, a new one if it is new.
    pub(super) fn number(&mut self, word: &str, is_plural: bool) -> u32 {
        let hash = self.hasher.hash_one(word);
        let (text, ends) = (&self.text, &self.ends);
        if let Some(number) = self.numbers.find(hash, |number| word_at(text, ends, *number) == word)
        {
            self.plural[*number as usize] &= is_plural;
            return *number;
        }
        let number = self.ends.len() as u32;
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.uses.push(0);
        self.plural.push(is_plural);
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        self.numbers
            .insert_unique(hash, number, |other| hasher.hash_one(word_at(text, ends, *other)));
        number
    }

    /// The lexicon of these words, one after the other in `text`, where each ends, their uses, and
    /// which are plurals alone.
    pub(crate) fn restored(
        text: String,
        ends: Vec<u32>,
        uses: Vec<u32>,
        plural: Vec<bool>,
    ) -> Self {
        let hasher = DefaultHashBuilder::default();
        let mut numbers = HashTable::with_capacity(ends.len());
        let hash = |number: &u32| hasher.hash_one(word_at(&text, &ends, *number));
        for number in 0..ends.len() as u32 {
            numbers.insert_unique(hash(&number), number, hash);
        }
        Self { text, ends, uses, plural, numbers, hasher }
    }

    /// What [`Self::restored`] takes.
    pub(crate) fn stored(&self) -> (&str, &[u32], &[u32], &[bool]) {
        (&self.text, &self.ends, &self.uses, &self.plural)
    }

    /// Counts one more value that uses a word.
    pub(super) fn use_once(&mut self, number: u32) {
        self.uses[number as usize] += 1;
    }

    /// A word's text.
    pub(crate) fn word(&self, number: u32) -> &str {
        word_at(&self.text, &self.ends, number)
    }

    /// A word as people write it: with its S, if it was met as a plural alone.
    pub(crate) fn shown(&self, number: u32) -> (&str, &'static str) {
        (self.word(number), if self.plural[number as usize] { "S" } else { "" })
    }

    /// How many values use a word.
    pub(crate) fn uses(&self, number: u32) -> u32 {
        self.uses[number as usize]
    }

    /// How many distinct words there are.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }
}

fn word_at<'a>(text: &'a str, ends: &[u32], number: u32) -> &'a str {
    let number = number as usize;
    let from = number.checked_sub(1).map_or(0, |before| ends[before]);
    &text[from as usize..ends[number] as usize]
}
