//! Names that are near each other, though nothing says that they are of one organisation.

use resolve::{is_slip, name_key};

use super::Organisation;

impl Organisation {
    /// Whether its name is near another's, so that a person should look whether both are one: the same letters,
    /// one slip, or all of one name at the beginning of the other. Numbers that differ tell them apart.
    pub fn is_near_named(&self, other: &Self) -> bool {
        let (one, two) = (name_key(&self.name), name_key(&other.name));
        !numbers_differ(self, other)
            && (are_one_begun(&one, &two) || are_one_but_for_a_slip(&one, &two))
    }
}

/// Whether both have a number of one scheme, and none in common.
fn numbers_differ(one: &Organisation, other: &Organisation) -> bool {
    fn scheme(number: &str) -> &str {
        number.rsplit_once('-').map_or("", |(scheme, _)| scheme)
    }
    let shared = one.numbers.iter().any(|own| other.numbers.contains(own));
    let in_scheme = |own: &String| other.numbers.iter().any(|it| scheme(it) == scheme(own));
    !shared && one.numbers.iter().any(in_scheme)
}

/// Whether the words of the shorter name begin the longer, or both have the same letters.
fn are_one_begun(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let letters = |name: &str| name.replace(' ', "");
    let begins = long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    // Of a few letters, many names begin so.
    !short.is_empty() && (letters(short) == letters(long) || begins && letters(short).len() >= 4)
}

fn are_one_but_for_a_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let mut apart = one.iter().zip(&other).filter(|(one, other)| one != other);
    one.len() == other.len()
        && apart.next().is_some_and(|(one, other)| is_slip(one, other))
        && apart.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: &str, other: &str) -> bool {
        let (one, other) = (name_key(one), name_key(other));
        are_one_begun(&one, &other) || are_one_but_for_a_slip(&one, &other)
    }

    #[test]
    fn a_name_that_begins_another_or_has_a_slip_is_near() {
        for (one, other) in [
            ("Brightwell Ltd", "Brightwell Energy"),
            ("SH24", "SH:24 CIC"),
            ("Weir Commercial Vehicle Hire", "Weir Commercial Limited"),
            ("Brightwell Lifts Ltd", "Brigthwell Lifts Limited"),
        ] {
            assert!(near(one, other) && near(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("Brightwell Cleaning Services", "Ashbourne Cleaning Services"),
            ("Bell Ltd", "Bellweather Lifts Ltd"),
            ("ABC", "ABC Travel"),
            ("Lot 1 Homes", "Lot 2 Homes"),
        ] {
            assert!(!near(one, other), "{one} {other}");
        }
    }
}
