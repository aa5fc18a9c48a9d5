use std::cmp::Reverse;

use super::parties::SeenParty;

/// The name by which an organisation is known: with its legal form rather than without, as
/// registers and notices write it, then as most payment lines do.
pub(super) fn best<'a>(parties: &[&'a SeenParty]) -> Option<&'a SeenParty> {
    let times = |name: &str, of: fn(&SeenParty) -> u64| -> u64 {
        parties.iter().filter(|party| party.name == name).map(|party| of(party)).sum()
    };
    parties.iter().copied().max_by_key(|party| {
        (
            has_legal_form(&party.name),
            times(&party.name, |party| party.contracts),
            times(&party.name, |party| party.lines),
            party.name.chars().any(char::is_lowercase),
            Reverse(&party.name),
            party.numbers.len(),
            Reverse(&party.postcode),
        )
    })
}

/// Whether a name ends with what it is in law.
pub(super) fn has_legal_form(name: &str) -> bool {
    const FORMS: [&str; 8] = ["LTD", "LIMITED", "PLC", "LLP", "CIC", "CIO", "LP", "INC"];
    let last = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let last = last.rsplit([' ', '(', ',']).next().unwrap_or_default().replace('.', "");
    FORMS.iter().any(|form| last.eq_ignore_ascii_case(form))
}
