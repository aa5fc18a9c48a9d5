//! Dates, as the number `year * 10000 + month * 100 + day`.

use super::graded::Scale;
use super::{Key, key};

/// From here on a year stands for no date: 9999.
const LAST_YEAR: u64 = 3000;

pub(super) static DATES: Scale =
    Scale { title: "date", alike: [0.06, 0.04, 0.05, 0.05, 0.1], same: 0.7, read, degree, keys };

/// 1 different, 2 within ten years, 3 the same year, 4 day and month swapped or the same month of
/// another year, 5 one digit apart.
fn degree(a: u64, b: u64) -> u64 {
    let swapped = |date: u64| date / 10000 * 10000 + date % 100 * 100 + date / 100 % 100;
    if digits_apart(a, b) == 1 {
        5
    } else if swapped(a) == b || a % 10000 == b % 10000 {
        4
    } else if a / 10000 == b / 10000 {
        3
    } else if (a / 10000).abs_diff(b / 10000) <= 10 {
        2
    } else {
        1
    }
}

fn keys(date: u64, keys: &mut Vec<Key>) {
    keys.push(key(5, date));
    keys.push(key(6, date / 10000));
    keys.push(key(7, date % 10000));
}

fn digits_apart(mut a: u64, mut b: u64) -> u32 {
    let mut apart = 0;
    while a > 0 || b > 0 {
        apart += u32::from(a % 10 != b % 10);
        (a, b) = (a / 10, b / 10);
    }
    apart
}

/// Three numbers, the year first or last; a year of four digits.
fn read(text: &str) -> Option<u64> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = numbers.take(3).collect();
    let [first, month, last] = parts[..] else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    let (year, month, day): (u64, u64, u64) =
        (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    // A month of 17 is a slip of the pen, and one digit from the month meant; 00/00/0000 and 99/99/9999
    // stand for nothing.
    let is_slip_at_most = (1..=12).contains(&month) || (1..=31).contains(&day);
    (is_slip_at_most && month < 100 && day < 100 && year < LAST_YEAR)
        .then_some(year * 10000 + month * 100 + day)
}

#[cfg(test)]
mod tests {
    use super::{digits_apart, read};

    #[test]
    fn dates_are_read_year_first_and_day_first() {
        assert_eq!(read("1630-08-01"), Some(16_300_801));
        assert_eq!(read("01/08/1630"), Some(16_300_801));
        assert_eq!(read("1630-08-01T00:00:00"), Some(16_300_801));
        assert_eq!(read("1630-13-01"), Some(16_301_301));
        assert_eq!(read("circa 1630"), None);
        assert_eq!(read("45/02/1999"), Some(19_990_245));
        for nothing in ["99/99/9999", "00/00/0000", "0000-00-00", "9999-12-31"] {
            assert_eq!(read(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn digits_are_counted() {
        assert_eq!(digits_apart(16_300_801, 16_300_811), 1);
        assert_eq!(digits_apart(16_300_801, 16_390_811), 2);
    }
}
