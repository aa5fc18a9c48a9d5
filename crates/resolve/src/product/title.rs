//! The words of a title.

/// One word of a title: its letters and digits in capitals, and whether it was written small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) key: String,
    pub(super) is_small: bool,
}

/// A title taken apart.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) words: Vec<Word>,
    /// Whether capitals and small letters both stand in it, so that either says something.
    pub(super) is_mixed: bool,
}

impl Title {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<Word> = split(text)
            .map(|word| Word {
                key: upper(word),
                is_small: !word.chars().any(char::is_uppercase)
                    && word.chars().any(char::is_lowercase),
            })
            .collect();
        let is_mixed = text.chars().any(char::is_uppercase) && words.iter().any(|w| w.is_small);
        Self { words, is_mixed }
    }

    pub(super) fn holds(&self, key: &str) -> bool {
        self.words.iter().any(|word| word.key == key)
    }

    /// Whether a word stands here, or its plural or singular: "benefit" for "benefits".
    pub(super) fn holds_in_any_number(&self, key: &str) -> bool {
        let singular = key.strip_suffix('S').unwrap_or(key);
        self.words.iter().any(|word| word.key.strip_suffix('S').unwrap_or(&word.key) == singular)
    }

    pub(super) fn holds_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.holds(key))
    }
}

/// The words of a name, in capitals.
pub(super) fn words(text: &str) -> Vec<String> {
    split(text).map(upper).collect()
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn upper(word: &str) -> String {
    word.chars().flat_map(char::to_uppercase).collect()
}
