use hashbrown::HashSet;
use resolve::name_key;

/// Words that make a part of a name a body of its own.
const BODIES: &[&str] = &[
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
    "BOROUGH",
    "COMMISSIONER",
    "ASSOCIATION",
    "LTD",
    "LIMITED",
    "PLC",
    "LLP",
];

/// The bodies that a name joins: two or more, each a name of its own; after the first, the
/// beginning of a known body's name is enough. `Rochdale Borough Council & Salford City Council`
/// joins two, and `Bath and North East Somerset Council` is one.
pub(super) fn members(name: &str, known: &HashSet<String>) -> Vec<String> {
    let joined = name.replace(" and ", "&").replace(" And ", "&").replace(" AND ", "&");
    let parts = joined.split(['&', ';', '/', ',']).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let is_body = |part: &str| {
        // What a body is called comes before what it is.
        let mut words = part.split(|letter: char| !letter.is_alphanumeric()).skip(1);
        words.any(|word| BODIES.contains(&word.to_uppercase().as_str()))
    };
    let are_bodies = (parts.iter().enumerate())
        .all(|(at, part)| is_body(part) || at > 0 && known.contains(&name_key(part)));
    if parts.len() < 2 || !are_bodies {
        return Vec::new();
    }
    parts.into_iter().map(str::to_owned).collect()
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
        let joins = |name: &str| members(name, &known).len();
        assert_eq!(joins("Rochdale Borough Council & Salford City Council"), 2);
        assert_eq!(joins("Rochdale Borough Council & Salford"), 2);
        assert_eq!(joins("Fife Council; NHS Lanarkshire Board; West Lothian Council"), 3);
        assert_eq!(joins("Bath and North East Somerset Council"), 0);
        assert_eq!(joins("Cheshire West & Chester Council"), 0);
        assert_eq!(joins("Bournemouth, Christchurch and Poole Council"), 0);
        assert_eq!(joins("Avon and Somerset Police"), 0);
        assert_eq!(joins("Salford and Trafford Teaching Trust"), 0);
        assert_eq!(joins("AGMA/STAR"), 0);
        assert_eq!(joins("Bell Housing Ltd & Plexus (First Project) Limited"), 2);
    }
}
