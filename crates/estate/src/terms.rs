use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

/// A text that a [`Terms`] holds. Equal terms of one `Terms` are equal texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term(u32);

impl Term {
    /// The empty text: not stated.
    pub const NONE: Self = Self(0);

    /// Whether the text is empty.
    pub fn is_none(self) -> bool {
        self == Self::NONE
    }

    /// The term's number: dense, from 0, in the order in which texts were first seen.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Each distinct text once.
///
/// A million spend lines repeat a few thousand suppliers and purposes; columns hold [`Term`]s and
/// this holds the texts, in one buffer without an allocation for each.
#[derive(Clone, Debug)]
pub struct Terms {
    bytes: String,
    ends: Vec<usize>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Default for Terms {
    fn default() -> Self {
        let mut terms = Self {
            bytes: String::new(),
            ends: Vec::new(),
            index: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        };
        terms.intern("");
        terms
    }
}

impl Terms {
    /// The term for `text`, new if it has not been seen.
    pub fn intern(&mut self, text: &str) -> Term {
        if text.is_empty() && !self.ends.is_empty() {
            return Term::NONE;
        }
        let hash = self.hasher.hash_one(text);
        let (bytes, ends, hasher) = (&self.bytes, &self.ends, &self.hasher);
        if let Some(&found) = self.index.find(hash, |&n| slice(bytes, ends, n as usize) == text) {
            return Term(found);
        }
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        let (bytes, ends) = (&self.bytes, &self.ends);
        self.index
            .insert_unique(hash, number, |&n| hasher.hash_one(slice(bytes, ends, n as usize)));
        Term(number)
    }

    /// The text of a term of this `Terms`.
    pub fn text(&self, term: Term) -> &str {
        self.slice_at(term.index())
    }

    /// How many distinct texts there are, the empty one among them.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether only the empty text is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }

    /// Takes in every text of `other`; the result maps its terms, by index, to terms of `self`.
    pub(crate) fn absorb(&mut self, other: &Self) -> Vec<Term> {
        (0..other.len()).map(|n| self.intern(other.slice_at(n))).collect()
    }

    fn slice_at(&self, index: usize) -> &str {
        slice(&self.bytes, &self.ends, index)
    }
}

#[inline]
fn slice<'a>(bytes: &'a str, ends: &[usize], index: usize) -> &'a str {
    let start = if index == 0 { 0 } else { ends[index - 1] };
    &bytes[start..ends[index]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_once() {
        let mut terms = Terms::default();
        let capita = terms.intern("Capita");
        assert_eq!(terms.intern("Capita"), capita);
        assert_ne!(terms.intern("Civica"), capita);
        assert_eq!(terms.text(capita), "Capita");
        assert_eq!(terms.intern(""), Term::NONE);
        assert_eq!(terms.len(), 3);
    }

    #[test]
    fn absorbing_maps_old_terms_to_new() {
        let (mut left, mut right) = (Terms::default(), Terms::default());
        left.intern("a");
        let c = right.intern("c");
        let map = left.absorb(&right);
        assert_eq!(left.text(map[c.index()]), "c");
        assert!(map[0].is_none());
    }
}
