use std::cmp::Reverse;

use hashbrown::HashMap;
use resolve::{is_slip, name_key};

use super::parties::SeenParty;

/// Other words than those used most are seldom used if they are fewer than one in so many.
const SELDOM: u64 = 20;

/// Fewer letters than this no narrow column has cut.
const NARROW: usize = 20;

/// The party after which an organisation is named: not as a card machine or a narrow column has
/// spoilt it; with its legal form rather than without, unless those are other words that hardly anybody uses; in
/// the words that registers and notices use, then those of most payment lines; and of these the way that
/// keeps its capitals.
pub(super) fn best(members: &[usize], parties: &[SeenParty]) -> Option<usize> {
    let of: Vec<(usize, &SeenParty, String)> = members
        .iter()
        .filter_map(|at| Some((*at, parties.get(*at)?)))
        .map(|(at, party)| (at, party, name_key(&party.name)))
        .collect();
    // By the words: whether they end with `Ltd` or `LIMITED` is no matter here.
    let mut times: HashMap<&str, (u64, u64)> = HashMap::new();
    for (_, party, key) in &of {
        let (contracts, lines) = times.entry(key).or_default();
        *contracts += party.contracts;
        *lines += party.lines;
    }
    let most = times.iter().max_by_key(|(key, times)| (**times, Reverse(**key)));
    let most = most.map_or("", |(key, _)| *key);
    let all: u64 = times.values().map(|(contracts, lines)| contracts + lines).sum();
    let best = of.iter().max_by_key(|(at, party, key)| {
        let name = party.name.as_str();
        let (contracts, lines) = times.get(key.as_str()).copied().unwrap_or_default();
        let open = name.matches('(').count() > name.matches(')').count();
        let cut = open || of.iter().any(|(_, other, _)| is_cut(name, &other.name));
        (
            !name.contains('*'),
            !cut,
            has_legal_form(name) && (has_words(key, most) || (contracts + lines) * SELDOM >= all),
            contracts,
            lines,
            capitals(name),
            party.contracts,
            party.lines,
            Reverse(name),
            Reverse(*at),
        )
    });
    best.map(|(at, ..)| *at)
}

/// Whether every word of one name stands in another, a slip aside: `Career Connections` does not have those of
/// `Career Connect`.
fn has_words(name: &str, of: &str) -> bool {
    let stands = |word: &str| name.split(' ').any(|own| own == word || is_slip(own, word));
    of.split(' ').all(stands)
}

/// Whether a name is another that stops within a word: `Weir Communi` of `Weir Community Trust`.
fn is_cut(name: &str, other: &str) -> bool {
    if name.len() < NARROW {
        return false;
    }
    let rest = other.get(..name.len()).filter(|begin| begin.eq_ignore_ascii_case(name));
    let next = rest.and_then(|_| other.get(name.len()..)?.chars().next());
    next.is_some_and(char::is_alphanumeric)
        && name.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// How far a way of writing keeps the capitals that a name has: all or no capitals keep none of
/// them, and `Nhs Weir` fewer than `NHS Weir`.
fn capitals(name: &str) -> usize {
    let upper = name.chars().filter(|letter| letter.is_uppercase()).count();
    if name.chars().any(char::is_lowercase) {
        return upper;
    }
    // Initials are capitals alone, whatever they are in law: `KPMG LLP`.
    let form = name.trim_end().rsplit_once(' ').filter(|_| has_legal_form(name));
    let alone = form.map_or(name, |(alone, _)| alone);
    if are_initials(alone) {
        alone.chars().filter(|letter| letter.is_uppercase()).count()
    } else {
        0
    }
}

/// Whether capitals are likely initials: three at most, or four that nobody can say as a word, as `BELL` is.
pub(super) fn are_initials(capitals: &str) -> bool {
    let letters: Vec<char> = capitals.chars().filter(|letter| letter.is_uppercase()).collect();
    let is_vowel = |letter: &char| "AEIOUY".contains(*letter);
    let is_said = letters.iter().skip_while(|letter| is_vowel(letter)).any(is_vowel)
        && letters.last().is_some_and(|last| !is_vowel(last));
    letters.len() <= 3 || letters.len() == 4 && !is_said
}

/// Whether a name ends with what it is in law.
pub(super) fn has_legal_form(name: &str) -> bool {
    const FORMS: [&str; 8] = ["LTD", "LIMITED", "PLC", "LLP", "CIC", "CIO", "LP", "INC"];
    // What follows in brackets is what it is called for short.
    let bracket = name.rfind('(').filter(|at| *at > 0 && name.trim_end().ends_with(')'));
    let formal = bracket.and_then(|at| name.get(..at)).unwrap_or(name);
    let last = formal.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let last = last.rsplit([' ', '(', ',']).next().unwrap_or_default().replace('.', "");
    FORMS.iter().any(|form| last.eq_ignore_ascii_case(form))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(ways: &[(&str, u64, u64)]) -> String {
        let party = |(name, lines, contracts): &(&str, u64, u64)| SeenParty {
            name: (*name).into(),
            numbers: Vec::new(),
            postcode: None,
            lines: *lines,
            contracts: *contracts,
            files: vec![0],
            first: (0, evidence::Position::File),
        };
        let parties: Vec<SeenParty> = ways.iter().map(party).collect();
        let members: Vec<usize> = (0..parties.len()).collect();
        best(&members, &parties).map(|at| parties[at].name.clone()).unwrap_or_default()
    }

    #[test]
    fn an_organisation_is_named_as_a_reader_would_write_it() {
        assert_eq!(named(&[("Nhs Weir Ccg", 90, 0), ("NHS Weir CCG", 8, 0)]), "NHS Weir CCG");
        assert_eq!(named(&[("CIVICA UK LTD", 90, 0), ("Civica UK Ltd", 8, 0)]), "Civica UK Ltd");
        assert_eq!(named(&[("Sse", 90, 0), ("SSE", 8, 0)]), "SSE");
        assert_eq!(named(&[("Wrkm Llp", 90, 0), ("WRKM LLP", 8, 1)]), "WRKM LLP");
        assert_eq!(named(&[("BELL LIMITED", 90, 0), ("Bell Ltd", 8, 0)]), "Bell Ltd");
        assert_eq!(named(&[("WEIR LIFTS LTD", 90, 0), ("Weir Lifts Ltd", 8, 0)]), "Weir Lifts Ltd");
        assert_eq!(
            named(&[
                ("Weir Studios Creative Communi", 90, 0),
                ("Weir Studios Creative Community", 1, 0)
            ]),
            "Weir Studios Creative Community"
        );
        assert_eq!(
            named(&[("Iz *Weir Painting", 90, 0), ("Weir Painting And Decorating", 1, 0)]),
            "Weir Painting And Decorating"
        );
        assert_eq!(
            named(&[("Weir Water Ltd (Natl", 90, 0), ("Weir Water (National)", 1, 0)]),
            "Weir Water (National)"
        );
        assert_eq!(
            named(&[("Wrk Works Ltd", 90, 0), ("WRK Works Limited (WRKS)", 0, 2)]),
            "WRK Works Limited (WRKS)"
        );
        assert_eq!(named(&[("Softcat", 90, 0), ("Softcat PLC", 0, 1)]), "Softcat PLC");
        assert_eq!(
            named(&[("Weir Connect", 37, 1), ("Weir Connections Ltd", 1, 0)]),
            "Weir Connect"
        );
        assert_eq!(
            named(&[("Weir", 9, 1), ("Weir Lifts (Tarn) Ltd", 1, 0)]),
            "Weir Lifts (Tarn) Ltd"
        );
        assert_eq!(
            named(&[("Tarn Lifts Ltd", 90, 0), ("Tarn Lift Services Ltd", 1, 2)]),
            "Tarn Lift Services Ltd"
        );
    }
}
