use std::collections::BTreeMap;

use evidence::{Finding, Place, Severity};
use resolve::identifier::{Identifier, Scheme};
use resolve::name_key;

use super::naming::has_legal_form;
use super::parties::SeenParty;
use crate::FileAccount;

/// Numbers that stand beside names that clearly differ.
pub(super) fn shared_numbers(
    shared: &[Vec<usize>],
    parties: &[SeenParty],
    files: &[FileAccount],
) -> Vec<Finding> {
    let told = shared.iter().filter_map(|concerned| {
        let concerned: Vec<&SeenParty> = concerned.iter().filter_map(|at| parties.get(*at)).collect();
        let first = concerned.first()?;
        let number = first.of_scheme(Scheme::Company).or_else(|| first.numbers.first().copied())?;
        let names = concerned.iter().map(|party| format!("{} ({})", shown(&party.name), at(party, first, files)));
        let names: Vec<String> = names.collect();
        Some(Finding {
            rule: "shared-number".into(),
            severity: Severity::Warning,
            place: place(first, files),
            message: format!(
                "the number {number} stands beside names that clearly differ: {}; they were not put together for it",
                names.join("; ")
            ),
            remedy: "Look the number up at its register, and correct it where it is another's. If it is one organisation that was renamed, nothing is wrong.".into(),
        })
    });
    told.collect()
}

/// One name at one postcode under different company numbers: one of them may be a slip.
pub(super) fn several_numbers(parties: &[SeenParty], files: &[FileAccount]) -> Vec<Finding> {
    let mut by_name: BTreeMap<(String, &str), BTreeMap<Identifier, &SeenParty>> = BTreeMap::new();
    for party in parties {
        if let (Some(number), Some(postcode)) = (party.of_scheme(Scheme::Company), &party.postcode)
        {
            let numbers = by_name.entry((name_key(&party.name), postcode)).or_default();
            numbers.entry(number).or_insert(party);
        }
    }
    let told = by_name.into_values().filter(|numbers| numbers.len() > 1).filter_map(|numbers| {
        let first = *numbers.values().next()?;
        let each = numbers.iter().map(|(number, party)| format!("{number} ({})", at(party, first, files)));
        let each: Vec<String> = each.collect();
        Some(Finding {
            rule: "several-numbers".into(),
            severity: Severity::Warning,
            place: place(first, files),
            message: format!(
                "{} at one postcode has {} company numbers: {}; each counts as an organisation of its own",
                shown(&first.name),
                each.len(),
                each.join("; ")
            ),
            remedy: "Look the numbers up at Companies House, and correct those that are another's.".into(),
        })
    });
    told.collect()
}

/// Where a party stands first; the file only if it is another than that of the first named.
fn at(party: &SeenParty, first: &SeenParty, files: &[FileAccount]) -> String {
    let place = place(party, files);
    if party.first.0 == first.first.0 { place.position.to_string() } else { place.to_string() }
}

fn place(party: &SeenParty, files: &[FileAccount]) -> Place {
    let (file, position) = &party.first;
    let file = files.get(*file as usize).map(|file| file.source.path.clone()).unwrap_or_default();
    Place { file, position: position.clone() }
}

/// A name, unless it may be a person's.
fn shown(name: &str) -> &str {
    if may_be_a_person(name) { "a name that may be a person's" } else { name }
}

/// Two to four words of letters alone, without a word that only organisations have; or a title.
fn may_be_a_person(name: &str) -> bool {
    const TITLES: [&str; 8] = ["MR", "MRS", "MISS", "MS", "DR", "PROF", "REV", "SIR"];
    const ORGANISED: [&str; 40] = [
        "AND",
        "OF",
        "FOR",
        "THE",
        "UK",
        "GROUP",
        "SERVICES",
        "SERVICE",
        "SOLUTIONS",
        "COUNCIL",
        "TRUST",
        "NHS",
        "SCHOOL",
        "COLLEGE",
        "UNIVERSITY",
        "CENTRE",
        "CARE",
        "ASSOCIATION",
        "SOCIETY",
        "CHARITY",
        "COMPANY",
        "CONSULTING",
        "CONSULTANTS",
        "ASSOCIATES",
        "PARTNERSHIP",
        "PARTNERS",
        "HOUSING",
        "SYSTEMS",
        "SOFTWARE",
        "ENGINEERING",
        "ENGINEERS",
        "CONSTRUCTION",
        "CONTRACTORS",
        "ARCHITECTS",
        "SOLICITORS",
        "PROJECT",
        "FOUNDATION",
        "COMMUNITY",
        "ENERGY",
        "NETWORK",
    ];
    let upper = name.to_uppercase();
    let words: Vec<&str> = upper.split_whitespace().collect();
    if words.first().is_some_and(|first| TITLES.contains(&first.trim_end_matches('.'))) {
        return true;
    }
    let letters =
        |word: &&str| word.chars().all(|letter| letter.is_alphabetic() || "'-.’".contains(letter));
    !has_legal_form(name)
        && (2..=4).contains(&words.len())
        && words.iter().all(letters)
        && !words.iter().any(|word| ORGANISED.contains(word))
}

#[cfg(test)]
mod tests {
    use super::may_be_a_person;

    #[test]
    fn a_name_that_may_be_a_persons_is_not_shown() {
        for name in ["Ada Brightwell", "Mr J. Bell", "DR ADA MARY BELL", "Dr Bell Dental Ltd"] {
            assert!(may_be_a_person(name), "{name}");
        }
        for name in [
            "Softcat PLC",
            "Aspire",
            "Phoenix Software",
            "Bell & Sons",
            "Ecus Limited via Bloom Services Ltd",
            "3B Training",
        ] {
            assert!(!may_be_a_person(name), "{name}");
        }
    }
}
