//! The example of docs/alignment.md: its figures are these.

use estate::Pence;
use estate::alignment::{
    AlignedDate, Caution, OptionsLeft, Standing, Stoppable, on, shortlist, stops, windows,
};

use crate::{contract, day, planning, up_to};

fn group() -> [Stoppable; 4] {
    [
        contract(0, "2027-03-31", OptionsLeft::Steps(vec![12, 12]), Some(60_000)),
        contract(1, "2027-09-30", up_to(12), Some(40_000)),
        contract(2, "2028-03-31", OptionsLeft::None, Some(90_000)),
        contract(3, "2026-06-30", OptionsLeft::Steps(vec![24]), Some(25_000)),
    ]
}

/// The figures of the table: who joins, stranded, extended, worth.
fn row(own: &AlignedDate) -> (String, usize, u64, u64, Pence) {
    (own.date.to_string(), own.joining, own.stranded_days, own.extended_days, own.stranded)
}

#[test]
fn the_days_are_those_of_the_page() {
    let found = windows(&group(), &planning());
    let expected = [
        ("2027-03-31", 3, 549, 0, 11_030_137),
        ("2027-09-30", 3, 366, 366, 7_520_548),
        ("2027-10-31", 3, 304, 397, 6_246_575),
        ("2027-11-30", 3, 244, 427, 5_013_698),
        ("2027-12-31", 3, 182, 458, 3_739_726),
        ("2028-01-31", 3, 120, 489, 2_465_753),
        ("2028-02-29", 3, 62, 518, 1_273_973),
        ("2028-03-31", 3, 0, 549, 0),
    ]
    .map(|(date, joining, stranded, extended, pence)| {
        (date.to_owned(), joining, stranded, extended, Pence(pence))
    });
    assert_eq!(found.iter().map(row).collect::<Vec<_>>(), expected);
    let short = shortlist(&found);
    assert_eq!(
        short.iter().map(row).collect::<Vec<_>>(),
        [expected[0].clone(), expected[7].clone()]
    );
}

#[test]
fn the_last_of_them_asks_of_each_what_the_page_says() {
    let told = stops(&group(), &planning(), day("2028-03-31"));
    let notices: Vec<_> = told.iter().map(|own| own.notice_by).collect();
    assert_eq!(notices, [Some(day("2026-12-31")), Some(day("2027-06-30")), None, None]);
    let months: Vec<_> = told.iter().map(|own| (own.options_taken, own.extended_months)).collect();
    assert_eq!(months, [(1, 12), (1, 6), (0, 0), (0, 0)]);
    assert_eq!(told[3].standing, Standing::Short { gap_days: 640 });
    let caution = Caution::NoticePassed { by: day("2026-03-30"), latest_end: day("2028-06-30") };
    assert_eq!(told[3].caution, Some(caution));
}

#[test]
fn a_day_that_is_worse_can_be_asked_for() {
    let summer = on(&group(), &planning(), day("2028-06-30"));
    assert_eq!((summer.joining, summer.stranded_days, summer.extended_days), (2, 274, 1005));
    let found = windows(&group(), &planning());
    assert!(found.iter().any(|own| own.is_better_than(&summer)));
    assert!(!found.iter().any(|own| summer.is_better_than(own)));
}
