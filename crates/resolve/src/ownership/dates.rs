use chrono::NaiveDate;

/// The day of `2016-04-06`, `2016-04-06T00:00:00Z` or `2016-04-06+01:00`.
///
/// The zone is passed over: publications write a day's midnight where they are.
pub(super) fn iso(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let is_end = rest.is_empty() || rest.starts_with(['T', ' ', 'Z', '+', '-']);
    if is_end { numbers(day, '-').and_then(|(y, m, d)| ymd(y, m, d)) } else { None }
}

/// The day of `06/04/2016`.
pub(super) fn day_first(text: &str) -> Option<NaiveDate> {
    numbers(text.trim(), '/').and_then(|(d, m, y)| ymd(y, m, d))
}

fn numbers(text: &str, mark: char) -> Option<(u32, u32, u32)> {
    let mut parts = text.split(mark).map(|part| {
        let is_number = matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse().ok())?
    });
    let found = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(found)
}

fn ymd(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_nonsense_is_not() {
        let day = NaiveDate::from_ymd_opt(2016, 4, 6);
        for text in ["2016-04-06", "2016-04-06T00:00:00.000Z", "2016-04-06+01:00", " 2016-04-06 "] {
            assert_eq!(iso(text), day, "{text}");
        }
        assert_eq!(day_first("06/04/2016"), day);
        for text in ["", "2016", "2016-02-30", "06/04/2016", "2016-04-06x", "éééééééééé"]
        {
            assert_eq!(iso(text), None, "{text}");
        }
        for text in ["", "31/02/2016", "2016-04-06", "06/04/16", "06/04/2016/1"] {
            assert_eq!(day_first(text), None, "{text}");
        }
    }
}
