use std::collections::BTreeSet;

/// Words that titles have whatever is bought.
const PLAIN: [&str; 22] = [
    "THE",
    "OF",
    "AND",
    "FOR",
    "A",
    "AN",
    "TO",
    "IN",
    "ON",
    "AT",
    "BY",
    "WITH",
    "PROVISION",
    "SUPPLY",
    "CONTRACT",
    "SERVICE",
    "SERVICES",
    "AGREEMENT",
    "FRAMEWORK",
    "SUPPORT",
    "MAINTENANCE",
    "AWARD",
];

/// The words of a title.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Title {
    words: BTreeSet<String>,
}

impl Title {
    pub(super) fn of(text: &str) -> Self {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        let words: BTreeSet<String> =
            words.filter(|word| !word.is_empty()).map(str::to_uppercase).collect();
        let telling: BTreeSet<String> =
            words.iter().filter(|word| !PLAIN.contains(&word.as_str())).cloned().collect();
        // `Support services` has no other words, and is compared by them.
        Self { words: if telling.is_empty() { words } else { telling } }
    }

    /// How many in a hundred of the longer one's telling words two titles have in common.
    pub(super) fn shared(&self, other: &Self) -> usize {
        let most = self.words.len().max(other.words.len());
        let both = self.words.intersection(&other.words).count();
        (100 * both).checked_div(most).unwrap_or(0)
    }

    /// Whether all of the shorter one's words, two at least, stand in the longer.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let least = self.words.len().min(other.words.len());
        least > 1 && self.words.intersection(&other.words).count() == least
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_share_their_telling_words() {
        let shared = |one: &str, other: &str| Title::of(one).shared(&Title::of(other));
        assert_eq!(
            shared("Provision of Library Management System", "library management system"),
            100
        );
        assert_eq!(shared("Support services", "Support Services"), 100);
        assert_eq!(shared("Roof repairs", "Road repairs"), 50);
        assert_eq!(shared("", ""), 0);
        let within = |one: &str, other: &str| Title::of(one).is_within(&Title::of(other));
        assert!(within("Case management", "Adult social care case management software"));
        assert!(!within("Software", "Library software"));
    }
}
