//! UK postcodes, alone or within an address, packed: seven letters and digits, the outward part in
//! the first four.

use super::graded::Scale;
use super::{Key, key};

pub(super) static POSTCODES: Scale = Scale {
    title: "postcode",
    alike: [0.12, 0.04, 0.05, 0.06, 0.05],
    same: 0.68,
    read,
    degree,
    keys,
};

/// 1 another area, 2 the same area (BL), 3 the same district (BL1), 4 the same sector (BL1 2), 5 one
/// slip of the pen apart.
fn degree(a: u64, b: u64) -> u64 {
    let is_slip = is_one_slip(a, b);
    let (a, b) = (a.to_be_bytes(), b.to_be_bytes());
    let letters = |code: &[u8; 8]| code.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    if is_slip {
        5
    } else if a[..5] == b[..5] {
        4
    } else if a[..4] == b[..4] {
        3
    } else if letters(&a) == letters(&b) && a[..letters(&a)] == b[..letters(&b)] {
        2
    } else {
        1
    }
}

fn keys(code: u64, keys: &mut Vec<Key>) {
    keys.push(key(3, code));
    keys.push(key(4, code >> 32));
}

/// Whether two packed postcodes that differ do so in one place, or by two neighbours swapped.
fn is_one_slip(a: u64, b: u64) -> bool {
    let differing = a ^ b;
    let (first, last) = (differing.leading_zeros() / 8, 7 - differing.trailing_zeros() / 8);
    let two = |code: u64| (code >> (8 * (7 - last))) as u16;
    first == last || first + 1 == last && two(a) == two(b).swap_bytes()
}

fn read(text: &str) -> Option<u64> {
    find(text).or_else(|| mistyped(text))
}

/// The last postcode in a text: eight bytes, outward part in four, inward in three.
fn find(text: &str) -> Option<u64> {
    let upper: Vec<u8> = text.bytes().map(|b| b.to_ascii_uppercase()).collect();
    let is_edge = |at: Option<usize>| {
        at.and_then(|at| upper.get(at)).is_none_or(|b| !b.is_ascii_alphanumeric())
    };
    for end in (5..=upper.len()).rev() {
        if !is_edge(Some(end)) {
            continue;
        }
        let Some((before, inward)) = upper[..end].split_at_checked(end - 3) else { continue };
        if !matches!(inward, [d, a, b] if d.is_ascii_digit() && a.is_ascii_alphabetic() && b.is_ascii_alphabetic())
        {
            continue;
        }
        let before = before.trim_ascii_end();
        let outward = before.rsplit(|b| !b.is_ascii_alphanumeric()).next().unwrap_or_default();
        if is_outward(outward) {
            let mut code = [b' '; 8];
            code[..outward.len()].copy_from_slice(outward);
            code[4..7].copy_from_slice(inward);
            return Some(u64::from_be_bytes(code));
        }
    }
    None
}

/// A text as long as a postcode that is none, with both letters and digits: CH62 ERZ.
fn mistyped(text: &str) -> Option<u64> {
    let letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_uppercase());
    let letters: Vec<u8> = letters.take(8).collect();
    let (outward, inward) = letters.split_at_checked(letters.len().checked_sub(3)?)?;
    let mixed =
        letters.iter().any(u8::is_ascii_digit) && letters.iter().any(u8::is_ascii_alphabetic);
    if !mixed || !(2..=4).contains(&outward.len()) || !outward[0].is_ascii_alphabetic() {
        return None;
    }
    let mut code = [b' '; 8];
    code[..outward.len()].copy_from_slice(outward);
    code[4..7].copy_from_slice(inward);
    Some(u64::from_be_bytes(code))
}

/// One or two letters, a digit, and perhaps one more digit or letter: M3, BL12, W1A. A letter
/// mistyped for a digit or the other way round is still read.
fn is_outward(text: &[u8]) -> bool {
    (2..=4).contains(&text.len())
        && text[0].is_ascii_alphabetic()
        && text.iter().skip(1).any(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::{find, is_one_slip};

    fn found(text: &str) -> Option<String> {
        find(text).map(|code| String::from_utf8_lossy(&code.to_be_bytes()).trim_end().to_owned())
    }

    #[test]
    fn a_postcode_is_found_in_an_address() {
        assert_eq!(found("Mitre House,\nKirkgate WF17 9HE").as_deref(), Some("WF179HE"));
        assert_eq!(found("1 New Change, London ec4m9af GB").as_deref(), Some("EC4M9AF"));
        assert_eq!(found("m1 1aa").as_deref(), Some("M1  1AA"));
        assert_eq!(found("Unit 4, Royds Close"), None);
        assert_eq!(found(""), None);
    }

    #[test]
    fn a_slip_is_one_letter_or_two_swapped() {
        let packed = |code: &str| found(code).and_then(|_| find(code)).unwrap_or_default();
        for (one, two, is_slip) in [
            ("M5 4WT", "M5 4WD", true),
            ("M5 4WT", "M5 4TW", true),
            ("M5 4WT", "N5 4WT", true),
            ("M15 4WT", "M51 4WT", true),
            ("M5 4WT", "M5 3WD", false),
            ("M5 4WT", "M5 4DB", false),
            ("M15 4WT", "1M1 4WT", false),
        ] {
            assert_eq!(is_one_slip(packed(one), packed(two)), is_slip, "{one} {two}");
        }
    }
}
