use hashbrown::HashSet;
use resolve::name_key;

use super::Role;
use super::councils::are_of_one_place;
use super::naming::has_legal_form;

/// Words that make a part of a name a body of its own.
const BODIES: [&str; 20] = [
    "COUNCIL",
    "MBC",
    "MDC",
    "BC",
    "CC",
    "DC",
    "TRUST",
    "NHSFT",
    "AUTHORITY",
    "UNIVERSITY",
    "COLLEGE",
    "CCG",
    "CCGS",
    "ICB",
    "BOARD",
    "POLICE",
    "CONSTABULARY",
    "GMCA",
    "COMMISSIONER",
    "ASSOCIATION",
];

/// The bodies that a name joins: two or more, each a name of its own; after the first, the
/// beginning of a known body's name is enough. `Rochdale Borough Council & Salford City Council`
/// joins two, and `Bath and North East Somerset Council` is one. Of suppliers, each must be written
/// with its legal form.
pub(super) fn members(role: Role, name: &str, known: &HashSet<String>) -> Vec<String> {
    let joined = name.replace(" and ", "&").replace(" And ", "&").replace(" AND ", "&");
    let parts: Vec<&str> = joined.split(['&', ';', ',']).map(str::trim).collect();
    let is_one = |at: usize, part: &str| match role {
        Role::Supplier => has_legal_form(part) && !is_rest(part),
        Role::Buyer => is_body(part) || at > 0 && known.contains(&name_key(part)),
    };
    if parts.len() < 2 || !parts.iter().enumerate().all(|(at, part)| is_one(at, part)) {
        return Vec::new();
    }
    parts.into_iter().map(str::to_owned).collect()
}

/// Whether a part is only how a firm's name goes on: `& Co Limited`.
fn is_rest(part: &str) -> bool {
    const RESTS: [&str; 7] =
        ["CO", "COMPANY", "SON", "SONS", "PARTNERS", "ASSOCIATES", "DAUGHTERS"];
    let key = name_key(part);
    RESTS.contains(&key.as_str()) || !part.contains(' ')
}

fn is_body(part: &str) -> bool {
    let words = part.split(|letter: char| !letter.is_alphanumeric()).map(str::to_uppercase);
    // What a body is called comes before what it is.
    words.skip_while(|word| word == "THE").skip(1).any(|word| BODIES.contains(&word.as_str()))
}

/// Whether a body's name in a joint one is that of a body, in full or shortened.
pub(super) fn are_one_body(name: &str, within: &str) -> bool {
    let key = name_key(within);
    are_of_one_place(name, within) || short_keys(name).any(|own| own == key)
}

/// What a buyer's name may be shortened to in a joint name: its key, and its key without what it is.
pub(super) fn short_keys(name: &str) -> impl Iterator<Item = String> {
    const KINDS: [&str; 5] = [
        " METROPOLITAN BOROUGH COUNCIL",
        " CITY COUNCIL",
        " BOROUGH COUNCIL",
        " COUNTY COUNCIL",
        " COUNCIL",
    ];
    let key = name_key(name);
    let short = KINDS.iter().find_map(|kind| key.strip_suffix(kind)).map(str::to_owned);
    std::iter::once(key).chain(short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_joint_buyer_is_told_from_a_body_with_and_in_its_name() {
        let known: HashSet<String> =
            ["Salford City Council", "Bury MBC"].into_iter().flat_map(short_keys).collect();
        let joins = |name: &str| members(Role::Buyer, name, &known).len();
        assert_eq!(joins("Rochdale Borough Council & Salford City Council"), 2);
        assert_eq!(joins("Rochdale Borough Council & Salford"), 2);
        assert_eq!(joins("Fife Council; NHS Lanarkshire Board; West Lothian Council"), 3);
        assert_eq!(joins("Bath and North East Somerset Council"), 0);
        assert_eq!(joins("Cheshire West & Chester Council"), 0);
        assert_eq!(joins("Bournemouth, Christchurch and Poole Council"), 0);
        assert_eq!(joins("Avon and Somerset Police"), 0);
        assert_eq!(joins("Salford and Trafford Teaching Trust"), 0);
        assert_eq!(joins("AGMA/STAR"), 0);
        assert_eq!(joins("The Police and Crime Commissioner for Bedfordshire,"), 0);
    }

    #[test]
    fn joint_suppliers_are_written_with_their_legal_forms() {
        let joins = |name: &str| members(Role::Supplier, name, &HashSet::new()).len();
        assert_eq!(joins("Bell Housing Ltd & Plexus (First Project) Limited"), 2);
        assert_eq!(joins("Bell Ltd & Co Limited"), 0);
        assert_eq!(joins("Weir Board & Fittings Limited"), 0);
        assert_eq!(joins("Lune Ltd T/A Weir Trust"), 0);
    }
}
