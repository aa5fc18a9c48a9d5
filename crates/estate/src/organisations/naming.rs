use std::cmp::Reverse;

use super::parties::SeenParty;

/// The party after which an organisation is named: with its legal form rather than without, as
/// registers and notices write it, then as most payment lines do.
pub(super) fn best(members: &[usize], parties: &[SeenParty]) -> Option<usize> {
    let of: Vec<(usize, &SeenParty)> =
        members.iter().filter_map(|at| Some((*at, parties.get(*at)?))).collect();
    let times = |name: &str, count: fn(&SeenParty) -> u64| -> u64 {
        of.iter().filter(|(_, party)| party.name == name).map(|(_, party)| count(party)).sum()
    };
    let best = of.iter().max_by_key(|(at, party)| {
        (
            has_legal_form(&party.name),
            times(&party.name, |party| party.contracts),
            times(&party.name, |party| party.lines),
            party.name.chars().any(char::is_lowercase),
            Reverse(&party.name),
            Reverse(*at),
        )
    });
    best.map(|(at, _)| *at)
}

/// Whether a name ends with what it is in law.
pub(super) fn has_legal_form(name: &str) -> bool {
    const FORMS: [&str; 8] = ["LTD", "LIMITED", "PLC", "LLP", "CIC", "CIO", "LP", "INC"];
    let last = name.trim_end_matches(|letter: char| !letter.is_alphanumeric());
    let last = last.rsplit([' ', '(', ',']).next().unwrap_or_default().replace('.', "");
    FORMS.iter().any(|form| last.eq_ignore_ascii_case(form))
}
