//! Words that many organisations have in their names.

use std::sync::LazyLock;

use hashbrown::HashSet;

/// The stems of words that at least six of the 27,448 names in the NHS supplier reference use (Open
/// Government Licence), sorted: `tools/ordinary_words` makes the list.
const WORDS: &str = include_str!("ordinary.txt");

/// Whether many organisations have this word in their names, so that two which share it, or two
/// such words one letter apart, are not one for that.
pub(crate) fn is_ordinary(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.lines().collect());
    ALL.contains(word)
}

#[cfg(test)]
mod tests {
    use super::is_ordinary;

    #[test]
    fn ordinary_words_are_known() {
        assert!(is_ordinary("SURGERY") && is_ordinary("RIVERSIDE") && is_ordinary("SERVICE"));
        assert!(!is_ordinary("CIVICA") && !is_ordinary("SOFTCAT") && !is_ordinary(""));
    }
}
