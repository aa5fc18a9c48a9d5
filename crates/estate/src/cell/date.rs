use chrono::{Days, NaiveDate};

use super::{Cell, is_absent};

/// Reads ISO 8601, `31/12/2022`, `31-Dec-22`, `31 December 2022` and an Excel serial number.
///
/// Slashed dates are read day first, as they are written in the United Kingdom.
pub(crate) fn date(text: &str) -> Cell<NaiveDate> {
    if is_absent(text) {
        return Cell::Absent;
    }
    match iso(text).or_else(|| written(text)).or_else(|| serial(text)) {
        Some(date) => Cell::Value(date),
        None => Cell::Unreadable,
    }
}

/// Whether an unreadable date would be one if the month came first.
pub(crate) fn looks_month_first(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [month, day, year] = parts.as_slice() else { return false };
    written(&format!("{day}/{month}/{year}")).is_some()
}

fn iso(text: &str) -> Option<NaiveDate> {
    let date = text.get(..10)?;
    let rest = text.get(10..)?;
    if !(rest.is_empty() || rest.starts_with(['T', ' '])) {
        return None;
    }
    let separator = date.as_bytes().get(4)?;
    if !matches!(separator, b'-' | b'/') || date.as_bytes().get(7)? != separator {
        return None;
    }
    let number = |from: usize, to: usize| -> Option<u32> {
        let digits = date.get(from..to)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?)
}

fn written(text: &str) -> Option<NaiveDate> {
    // A time of day may follow: 31/12/2022 00:00:00.
    let day_part = match text.split_once(' ') {
        Some((first, time)) if first.len() >= 6 && time.contains(':') => first,
        _ => text,
    };
    let mut parts = day_part.split([' ', '/', '-', '.', ',']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    NaiveDate::from_ymd_opt(year_of(year)?, month_of(month)?, small_number(day)?)
}

fn small_number(text: &str) -> Option<u32> {
    (matches!(text.len(), 1..=2) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn month_of(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if let Some(number) = small_number(text) {
        return Some(number);
    }
    let name = text.to_ascii_lowercase();
    let position = MONTHS.iter().position(|month| {
        name.len() >= 3 && (month.starts_with(&name) || (*month == "september" && name == "sept"))
    })?;
    u32::try_from(position + 1).ok()
}

fn year_of(text: &str) -> Option<i32> {
    let year: i32 = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())??;
    match text.len() {
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

/// Days since 30 December 1899, as Excel counts after its February 1900. Only numbers that fall
/// between 1954 and 2119 are taken for dates.
fn serial(text: &str) -> Option<NaiveDate> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if whole.len() != 5 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let days: u64 = whole.parse().ok().filter(|days| (20_000..80_000).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, year: i32, month: u32, day: u32) {
        assert_eq!(
            date(text),
            Cell::Value(NaiveDate::from_ymd_opt(year, month, day).unwrap()),
            "{text}"
        );
    }

    #[test]
    fn dates_as_people_write_them() {
        check("2022-03-07", 2022, 3, 7);
        check("2022-03-07T23:59:59+01:00", 2022, 3, 7);
        check("2022/03/07", 2022, 3, 7);
        check("07/03/2022", 2022, 3, 7);
        check("7/3/22", 2022, 3, 7);
        check("07/03/2022 00:00:00", 2022, 3, 7);
        check("07.03.2022", 2022, 3, 7);
        check("07-Mar-22", 2022, 3, 7);
        check("7 March 2022", 2022, 3, 7);
        check("7th Sept 2022", 2022, 9, 7);
        check("44627", 2022, 3, 7);
        check("44627.0", 2022, 3, 7);
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in
            ["22/04/222", "X", "31/02/2022", "03/31/2022", "2022", "123456", "Ongoing", "99"]
        {
            assert_eq!(date(text), Cell::Unreadable, "{text}");
        }
        assert_eq!(date("TBC"), Cell::Absent);
        assert!(looks_month_first("03/31/2022"));
        assert!(!looks_month_first("22/04/222"));
    }

    proptest! {
        #[test]
        fn every_layout_reads_back(days in 20_000_u64..79_999) {
            let day = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap() + Days::new(days);
            for layout in ["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d-%b-%Y"] {
                let text = day.format(layout).to_string();
                prop_assert_eq!(date(&text), Cell::Value(day), "{}", text);
            }
            prop_assert_eq!(date(&days.to_string()), Cell::Value(day));
        }
    }
}
