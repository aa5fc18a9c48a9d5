use std::borrow::Cow;

/// What comes after a place in the names of councils, the longest first.
const AFTER: [&str; 14] = [
    " METROPOLITAN BOROUGH COUNCIL",
    " METROPOLITAN DISTRICT COUNCIL",
    " COUNTY BOROUGH COUNCIL",
    " BOROUGH COUNCIL",
    " DISTRICT COUNCIL",
    " COUNTY COUNCIL",
    " CITY COUNCIL",
    " COUNCIL",
    " MBC",
    " MDC",
    " CBC",
    " BC",
    " DC",
    " CC",
];
/// What comes before it.
const BEFORE: [&str; 6] = [
    "METROPOLITAN BOROUGH OF ",
    "LONDON BOROUGH OF ",
    "ROYAL BOROUGH OF ",
    "BOROUGH OF ",
    "CITY OF ",
    "LB ",
];

/// A council by its place alone, for a place has one council of its kind and writes the kind now so,
/// now so: `Wigan MBC` and `Metropolitan Borough of Wigan` are `WIGAN Council`. Other names as they
/// are, and those of town, parish and community councils, which lie within another's place.
pub(crate) fn by_place(name: &str) -> Cow<'_, str> {
    let upper = name.split_whitespace().collect::<Vec<_>>().join(" ").to_uppercase();
    let upper = upper.strip_prefix("THE ").unwrap_or(&upper);
    let after = AFTER.iter().find_map(|kind| upper.strip_suffix(kind));
    let before =
        |own: &str| BEFORE.iter().find_map(|kind| own.strip_prefix(kind)).map(str::to_owned);
    let place = match after {
        Some(place) => before(place).unwrap_or_else(|| place.to_owned()),
        // The City of London is no city council, and a body may be named after its city.
        None => match before(upper).filter(|_| !upper.starts_with("CITY OF ")) {
            Some(place) => place,
            None => return Cow::Borrowed(name),
        },
    };
    let within = ["TOWN", "PARISH", "COMMUNITY"];
    let is_within = place.split(' ').next_back().is_none_or(|last| within.contains(&last));
    let is_several = place.contains(['&', ';', ',', '(']);
    if is_within || is_several {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(format!("{place} Council"))
    }
}

/// Whether two names are of the councils of one place.
pub(super) fn are_of_one_place(one: &str, two: &str) -> bool {
    match (by_place(one), by_place(two)) {
        (Cow::Owned(one), Cow::Owned(two)) => one == two,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::by_place;

    #[test]
    fn a_council_is_told_by_its_place() {
        for (written, place) in [
            ("Wigan Council", "WIGAN Council"),
            ("Wigan MBC", "WIGAN Council"),
            ("Wigan Metropolitan Borough Council", "WIGAN Council"),
            ("Metropolitan Borough Of Wigan", "WIGAN Council"),
            ("London Borough of Merton", "MERTON Council"),
            ("City of York Council", "YORK Council"),
            ("Bath and North East Somerset Council", "BATH AND NORTH EAST SOMERSET Council"),
        ] {
            assert_eq!(by_place(written), place);
        }
        for other in [
            "Wigan Borough Clinical Commissioning Group",
            "Oldham Town Council",
            "City of London Corporation",
            "City of Salford College",
            "The Council",
            "British Council for Offices",
            "Rochdale Borough Council & Salford City Council",
        ] {
            assert_eq!(by_place(other), other);
        }
        assert_ne!(by_place("Leicester City Council"), by_place("Leicestershire County Council"));
    }
}
