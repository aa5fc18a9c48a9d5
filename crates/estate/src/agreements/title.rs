//! What two titles have in common.

use std::collections::BTreeSet;

/// Words that titles have whatever is bought.
const PLAIN: [&str; 28] = [
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
    "NOTICE",
    "LICENCE",
    "LICENCES",
    "ANNUAL",
    "SUBSCRIPTION",
    "RENEWAL",
];
/// Words after which a number or a letter tells one part of a procurement from another.
const PARTS: [&str; 8] = ["LOT", "PHASE", "PART", "STAGE", "ZONE", "AREA", "TRANCHE", "BATCH"];
/// Short ways of writing words.
const SHORT: [(&str, &str); 4] =
    [("MGMT", "MANAGEMENT"), ("MGT", "MANAGEMENT"), ("MAINT", "MAINTENANCE"), ("SVCS", "SERVICES")];
/// How many in a hundred of the longer one's telling words alike titles share.
const ALIKE: usize = 60;

/// The words of a title.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    words: BTreeSet<String>,
    /// The numbers of lots, phases and the like.
    parts: BTreeSet<String>,
    years: BTreeSet<String>,
    /// Every letter and digit, however they are parted.
    letters: String,
}

/// How far two titles are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Little is shared.
    Other,
    /// Most words are shared, and each has some of its own.
    Alike,
    /// All of the shorter one's words stand in the longer.
    Same,
}

impl Title {
    /// The telling words of a title: without those of `beside`, such as its buyer's name and its
    /// reference, which tell nothing more.
    pub(super) fn of(text: &str, beside: &BTreeSet<String>) -> Self {
        let (mut title, mut last) = (Self::default(), String::new());
        let mut plain = BTreeSet::new();
        for word in words(text) {
            let is_number = word.chars().all(|letter| letter.is_ascii_digit());
            if PARTS.contains(&last.as_str()) && word.len() <= 3 {
                title.parts.insert(word.clone());
            } else if is_number
                && word.len() == 4
                && (word.starts_with("19") || word.starts_with("20"))
            {
                title.years.insert(word.clone());
            } else if is_number && title.years.contains(&last) {
                // The 26 of 2023-26 is not told apart from the 2026 of 2023-2026.
            } else if PLAIN.contains(&word.as_str()) || beside.contains(&word) {
                plain.insert(word.clone());
            } else {
                title.words.insert(word.clone());
            }
            title.letters.push_str(&word);
            last = word;
        }
        // `Support services` has no other words, and is compared by them.
        if title.words.is_empty() {
            title.words = plain;
        }
        title
    }

    /// A text that titles with the same telling words share.
    pub(super) fn key(&self) -> String {
        self.words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Whether both have the same telling words, slips forgiven.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let (one, two) = (self.words.len(), other.words.len());
        self.letters == other.letters || one == two && self.shared(other) == one
    }

    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let (one, two) = (self.words.len(), other.words.len());
        let shared = self.shared(other);
        let (least, most) = (one.min(two), one.max(two));
        let is_nothing = shared == 0 && self.letters != other.letters;
        if most == 0 || is_nothing || self.is_of_another_part(other) {
            Likeness::Other
        } else if self.letters == other.letters || shared == most || shared == least && least > 1 {
            Likeness::Same
        } else if 100 * shared >= ALIKE * most || shared == least {
            Likeness::Alike
        } else {
            Likeness::Other
        }
    }

    /// Whether it says which lot, phase or the like it is of.
    pub(super) fn names_part(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether both say which lot, or which years, they are of, and say it differently.
    pub(super) fn is_of_another_part(&self, other: &Self) -> bool {
        let differ = |own: &BTreeSet<String>, others: &BTreeSet<String>| {
            !own.is_empty() && !others.is_empty() && own.is_disjoint(others)
        };
        differ(&self.parts, &other.parts) || differ(&self.years, &other.years)
    }

    /// How many words both have, a slip in a long word forgiven.
    fn shared(&self, other: &Self) -> usize {
        let exact = self.words.intersection(&other.words).count();
        let mut left: Vec<&String> = other.words.difference(&self.words).collect();
        let mut slips = 0;
        for word in self.words.difference(&other.words) {
            if let Some(at) = left.iter().position(|own| resolve::is_slip(word, own)) {
                left.swap_remove(at);
                slips += 1;
            }
        }
        exact + slips
    }
}

/// The words of a text in capitals, short ways of writing them in full.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let plain = text.replace(['\'', '’'], "");
    let words: Vec<String> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| {
            let word = word.to_uppercase();
            let full = SHORT.iter().find(|(short, _)| *short == word);
            full.map_or(word, |(_, full)| (*full).to_owned())
        })
        .collect();
    words.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        let beside = BTreeSet::from(["ANYTOWN".to_owned(), "COUNCIL".to_owned()]);
        Title::of(one, &beside).likeness(&Title::of(other, &beside))
    }

    #[test]
    fn titles_are_the_same_where_one_only_says_more() {
        for (one, other) in [
            ("Provision of Library Management System", "library mgmt system"),
            ("Support services", "Support Services"),
            ("Case management", "Adult social care case management software"),
            ("Consultancy for Anytown Council", "CONSULTANCY"),
            ("Catering suplpies 2024-27", "Catering supplies"),
            ("Children's centres", "Childrens Centres"),
            ("Wastecollection and disposal", "Waste collection and disposal"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Same, "{one}, {other}");
        }
    }

    #[test]
    fn titles_with_words_of_their_own_are_alike_at_most() {
        assert_eq!(
            likeness("Cleaning of halls, lifts", "Cleaning of halls, stairs"),
            Likeness::Alike
        );
        assert_eq!(likeness("Software", "Library software"), Likeness::Alike);
        assert_eq!(likeness("Roof repairs", "Road repairs"), Likeness::Other);
        assert_eq!(likeness("", ""), Likeness::Other);
    }

    #[test]
    fn lots_and_years_tell_titles_apart() {
        for (one, other) in [
            ("Home care - Lot 1: North", "Home care - Lot 2: North"),
            ("Home care Lot A", "Home care Lot B"),
            ("Gritting 2023-24", "Gritting 2024-25"),
        ] {
            assert_eq!(likeness(one, other), Likeness::Other, "{one}, {other}");
        }
        assert_eq!(likeness("Gritting 2023-24", "Gritting 2023/2026"), Likeness::Same);
    }
}
