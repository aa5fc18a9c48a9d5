/// A word of a title or description, and whether a clause ends with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'t> {
    /// Without the punctuation around it.
    pub(super) text: &'t str,
    pub(super) ends_clause: bool,
}

/// Of a long description, so many words are read.
const MOST_WORDS: usize = 600;

/// Marks that part words and are never within one. A full stop may be: RM1557.13.
const BETWEEN: [char; 9] = ['(', ')', '[', ']', ',', ';', ':', '"', '`'];

impl<'t> Word<'t> {
    pub(super) fn all(text: &'t str) -> Vec<Self> {
        let mut words: Vec<Self> = Vec::new();
        for piece in text.split_inclusive(|c: char| c.is_whitespace() || BETWEEN.contains(&c)) {
            let bare = piece.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
            let ends_clause = piece.trim_end().ends_with(['.', ';', ':', '?', '!']);
            if !bare.is_empty() {
                words.push(Self { text: bare, ends_clause });
            } else if let Some(last) = words.last_mut() {
                last.ends_clause |= ends_clause;
            }
            if words.len() == MOST_WORDS {
                break;
            }
        }
        words
    }

    pub(super) fn is(self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn is_one_of(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    pub(super) fn has_digit(self) -> bool {
        self.text.contains(|c: char| c.is_ascii_digit())
    }

    pub(super) fn is_capitalised(self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// Whether these words stand at that place, whatever their case.
pub(super) fn stands(words: &[Word<'_>], at: usize, looked_for: &[&str]) -> bool {
    let found = words.iter().skip(at).zip(looked_for);
    found.filter(|(word, other)| word.is(other)).count() == looked_for.len()
}

/// The words as they stand, a space between each two.
pub(super) fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}
