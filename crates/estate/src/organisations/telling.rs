use evidence::{Finding, Place, Severity};
use resolve::Note;
use resolve::identifier::Scheme;

use super::naming::has_legal_form;
use super::parties::SeenParty;
use crate::FileAccount;

/// What the comparison of parties brought to light, each with the first of its places.
pub(super) fn findings(
    notes: &[Note],
    parties: &[&SeenParty],
    files: &[FileAccount],
) -> Vec<Finding> {
    let told = notes.iter().filter(|note| note.rule == "shared-number");
    told.filter_map(|note| shared_number(note, parties, files)).collect()
}

fn shared_number(note: &Note, parties: &[&SeenParty], files: &[FileAccount]) -> Option<Finding> {
    let concerned =
        note.records.iter().filter_map(|id| parties.get(id.parse::<usize>().ok()?).copied());
    let concerned: Vec<&SeenParty> = concerned.collect();
    let first = concerned.first()?;
    let number = first.of_scheme(Scheme::Company).or_else(|| first.numbers.first().copied())?;
    let mut names: Vec<String> = Vec::new();
    for party in &concerned {
        let place = place(party, files);
        let at = if place.file == self::place(first, files).file {
            place.position.to_string()
        } else {
            place.to_string()
        };
        names.push(format!("{} ({at})", shown(&party.name)));
    }
    Some(Finding {
        rule: note.rule.clone(),
        severity: Severity::Warning,
        place: place(first, files),
        message: format!("the number {number} stands beside names that clearly differ: {}; they were not put together for it", names.join("; ")),
        remedy: "Look the number up at its register, and correct it where it is another's. If it is one organisation that was renamed, nothing is wrong.".into(),
    })
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
