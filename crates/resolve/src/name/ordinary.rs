//! Words that many organisations have in their names.

use std::sync::LazyLock;

use hashbrown::HashSet;

/// The stems of words that at least six of the 27,448 names in the NHS supplier reference use (Open
/// Government Licence), sorted. The test below makes the list again and compares.
const WORDS: &str = include_str!("ordinary.txt");

/// Whether many organisations have this word in their names, so that two which share it, or two
/// such words one letter apart, are not one for that.
pub(crate) fn is_ordinary(word: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.lines().collect());
    ALL.contains(word)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{WORDS, is_ordinary};
    use crate::name::NameParts;

    /// Names that use a word, from which on it is ordinary.
    const USES: usize = 6;

    /// With `--nocapture` it prints the list that should be there, if it is not.
    #[test]
    fn the_list_is_that_of_the_nhs_reference() {
        const SUITE: &str = "ordinary words of names";
        let reference = "data/resolve/nhs-supplier-reference.csv";
        let Some(reference) = suites::shared(SUITE, reference) else { return };
        let mut uses: BTreeMap<String, usize> = BTreeMap::new();
        let mut parts = NameParts::default();
        for row in csv::Reader::from_path(reference).unwrap().records() {
            parts.read(&row.unwrap()[1]);
            let words = (0..parts.variants()).flat_map(|variant| parts.variant(variant));
            for word in words.map(|word| &word.text).collect::<BTreeSet<_>>() {
                *uses.entry(word.clone()).or_default() += 1;
            }
        }
        let is_word = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        let list = uses.iter().filter(|(word, uses)| **uses >= USES && is_word(word));
        let list: Vec<&str> = list.map(|(word, _)| word.as_str()).collect();
        let list = list.join("\n") + "\n";
        if list != WORDS {
            print!("{list}");
        }
        assert!(list == WORDS, "name/ordinary.txt is not what the reference gives");
        suites::ran(SUITE, list.lines().count());
    }

    #[test]
    fn ordinary_words_are_known() {
        assert!(is_ordinary("SURGERY") && is_ordinary("RIVERSIDE") && is_ordinary("SERVICE"));
        assert!(!is_ordinary("CIVICA") && !is_ordinary("SOFTCAT") && !is_ordinary(""));
    }
}
