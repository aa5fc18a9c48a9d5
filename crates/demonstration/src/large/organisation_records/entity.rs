//! One organisation, and how a record writes it.

use super::Vocabulary;
use super::coined_words::word;
use crate::postcodes;
use crate::random::Random;

/// A legal form as two registers write it, and how often in a hundred it is drawn.
const FORMS: [(u64, [&str; 2]); 5] = [
    (60, ["LIMITED", "LTD"]),
    (20, ["LTD", "LIMITED"]),
    (5, ["PLC", "PUBLIC LIMITED COMPANY"]),
    (5, ["LLP", "LLP"]),
    (10, ["", ""]),
];
/// How many records an organisation has, and how often in a hundred.
const RECORDS: [(u64, u32); 6] = [(30, 1), (25, 2), (20, 3), (12, 4), (8, 6), (5, 10)];
const ADDED: [&str; 4] = ["UK", "GROUP", "SERVICES", "SOLUTIONS"];

/// An invented organisation.
pub(super) struct Entity {
    core: Vec<String>,
    form: [&'static str; 2],
    company_number: String,
    postcode: String,
}

/// What one record says of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OrganisationRecord {
    pub(super) name: String,
    pub(super) company_number: Option<String>,
    pub(super) postcode: Option<String>,
}

impl Entity {
    pub(super) fn draw(number: u64, vocabulary: &mut Vocabulary, random: &mut Random) -> Self {
        Self {
            core: vocabulary.name(random),
            form: weighted(&FORMS, random),
            // Companies House has not reached these numbers; the factor keeps neighbours apart.
            company_number: (80_000_000 + number * 7_368_787 % 20_000_000).to_string(),
            postcode: postcodes::draw(random),
        }
    }

    /// How many records it has.
    pub(super) fn records(random: &mut Random) -> u32 {
        weighted(&RECORDS, random)
    }

    /// One record of it: a name never twice quite the same, and not always a number or postcode.
    pub(super) fn record(&self, random: &mut Random) -> OrganisationRecord {
        OrganisationRecord {
            name: self.name(random),
            company_number: percent(40, random).then(|| self.company_number.clone()),
            postcode: percent(70, random).then(|| {
                if percent(85, random) { self.postcode.clone() } else { postcodes::draw(random) }
            }),
        }
    }

    fn name(&self, random: &mut Random) -> String {
        let mut words: Vec<String> = self.core.clone();
        match random.below(100) {
            0..15 if words.len() > 1 => drop(words.pop()),
            0..25 => words.push(random.pick(&ADDED).to_owned()),
            25..40 => {
                let at = random.position(words.len());
                words[at] = misspelt(&words[at], random);
            }
            _ => {}
        }
        words.push(random.pick(&self.form).to_owned());
        if percent(5, random) {
            words.push("T/A".to_owned());
            words.push(word(u32::try_from(random.below(250_000)).unwrap_or(0)));
        }
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }
}

/// A letter lost, doubled or moved, never the first of a longer word.
fn misspelt(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<u8> = word.bytes().collect();
    if letters.len() < 4 {
        return word.to_owned();
    }
    let at = 1 + random.position(letters.len() - 2);
    match random.below(10) {
        0..4 => drop(letters.remove(at)),
        4..6 => letters.insert(at, letters[at]),
        _ => letters.swap(at, at + 1),
    }
    String::from_utf8(letters).unwrap_or_else(|_| word.to_owned())
}

fn percent(percent: u64, random: &mut Random) -> bool {
    random.below(100) < percent
}

fn weighted<T: Copy>(choices: &[(u64, T)], random: &mut Random) -> T {
    let mut left = random.below(choices.iter().map(|(weight, _)| weight).sum());
    for &(weight, choice) in choices {
        if left < weight {
            return choice;
        }
        left -= weight;
    }
    choices[0].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_word_differs_by_a_letter_and_keeps_its_first() {
        let mut random = Random::named("misspelt");
        for _ in 0..100 {
            let written = misspelt("TRANSPORT", &mut random);
            assert!(written.starts_with('T') && written.len().abs_diff(9) <= 1, "{written}");
        }
        assert_eq!(misspelt("ST", &mut random), "ST");
    }

    #[test]
    fn records_of_one_organisation_share_a_number_where_they_have_one() {
        let (mut vocabulary, mut random) = (Vocabulary::new(), Random::named("entity"));
        let entity = Entity::draw(7, &mut vocabulary, &mut random);
        let records: Vec<_> = (0..200).map(|_| entity.record(&mut random)).collect();
        let numbered = records.iter().filter_map(|record| record.company_number.as_ref());
        assert!(numbered.clone().all(|number| *number == entity.company_number));
        assert!((60..100).contains(&numbered.count()));
        let there = records.iter().filter(|r| r.postcode.as_ref() == Some(&entity.postcode));
        assert!((100..140).contains(&there.count()));
    }
}
