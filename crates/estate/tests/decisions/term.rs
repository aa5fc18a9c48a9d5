use estate::OptionMonths;

use crate::register::{PLAIN, Row, day, decided};

/// Two years from April 2021 with an option of one more, counted in the total.
const ONE_OPTION: Row = Row { total: "36000.00", options: "12", count: "1", ..PLAIN };

#[test]
fn an_option_that_is_left_moves_the_latest_end_and_needs_notice() {
    let own = decided(Row { taken: ["", ""], ..ONE_OPTION });
    assert_eq!(own.term.months_left, Some(12));
    assert_eq!(own.term.latest_end, Some(day("2024-03-31")));
    assert_eq!(own.notice_by, Some(day("2022-12-31")), "three months before the end");
    assert_eq!(own.procurement_start, Some(day("2022-06-30")), "nine months before it");
    assert_eq!(own.due(), own.procurement_start);
    assert_eq!(own.doubts, []);
}

#[test]
fn without_options_there_is_no_notice_to_give() {
    let own = decided(PLAIN);
    assert_eq!((own.term.months_left, own.notice_by), (Some(0), None));
    assert_eq!(own.term.latest_end, Some(day("2023-03-31")));
}

#[test]
fn no_extensions_have_no_months() {
    let own = decided(Row { options: "", count: "0", ..PLAIN });
    assert_eq!((own.term.months_left, own.notice_by), (Some(0), None));
}

#[test]
fn where_nothing_is_said_of_options_nothing_is_known_of_them() {
    let own = decided(Row { options: "", count: "", ..PLAIN });
    assert_eq!((own.term.months_left, own.term.latest_end, own.notice_by), (None, None, None));
}

#[test]
fn an_option_that_is_taken_is_not_left() {
    let taken = Row { taken: ["Yes", "N/A"], current_end: "2024-03-31", ..ONE_OPTION };
    // Some registers write the new end over the old one, and the duration alone tells them apart.
    for end in ["2023-03-31", "2024-03-31"] {
        let own = decided(Row { end, ..taken.clone() });
        assert_eq!((own.term.first_months, own.term.months_taken), (Some(24), Some(12)));
        assert_eq!((own.term.months_left, own.notice_by), (Some(0), None));
        assert_eq!(own.doubts, []);
    }
}

#[test]
fn an_end_that_was_moved_shows_that_an_option_is_taken_if_nobody_marked_it() {
    let own = decided(Row { end: "2024-03-31", current_end: "2024-03-31", ..ONE_OPTION });
    assert_eq!(own.term.months_left, Some(0));
}

#[test]
fn an_end_a_month_beyond_the_first_end_is_an_extension_and_beyond_the_months_is_not() {
    let row = Row { options: "12", count: "1", taken: ["", ""], ..PLAIN };
    let moved = Row { end: "2023-03-31", current_end: "2023-04-30", ..row.clone() };
    assert_eq!(decided(moved).term.months_left, Some(11));
    let loose = Row { end: "2023-04-30", current_end: "2023-04-30", ..row };
    assert_eq!(decided(loose).term.months_left, Some(12));
}

#[test]
fn part_of_the_options_may_be_left() {
    let own = decided(Row {
        total: "48000.00",
        options: "24",
        count: "2",
        taken: ["Yes", ""],
        current_end: "2024-03-31",
        ..PLAIN
    });
    assert_eq!(own.term.option_months, Some(OptionMonths::Together));
    assert_eq!((own.term.optional_months, own.term.months_left), (Some(24), Some(12)));
    assert_eq!(own.term.latest_end, Some(day("2025-03-31")));
}

#[test]
fn the_total_shows_whether_options_are_meant_each_or_all_together() {
    let two = Row { options: "12", count: "2", taken: ["", ""], ..PLAIN };
    let each = decided(Row { total: "48000.00", ..two.clone() });
    assert_eq!(each.term.option_months, Some(OptionMonths::Each));
    assert_eq!((each.term.optional_months, each.doubts.len()), (Some(24), 0));
    let together = decided(Row { total: "36000.00", ..two });
    assert_eq!(together.term.option_months, Some(OptionMonths::Together));
    assert_eq!((together.term.optional_months, together.doubts.len()), (Some(12), 0));
}

#[test]
fn an_end_moved_by_more_than_one_option_shows_that_each_is_meant() {
    let own = decided(Row {
        total: "48000.00",
        options: "12",
        count: "2",
        taken: ["Yes", "Yes"],
        current_end: "2025-03-31",
        ..PLAIN
    });
    assert_eq!(own.term.option_months, Some(OptionMonths::Each));
    assert_eq!((own.term.months_left, own.doubts.len()), (Some(0), 0));
}

#[test]
fn an_end_moved_by_part_of_an_option_that_is_marked_leaves_nobody_knows_what() {
    let row = Row { options: "36", count: "3", taken: ["Yes", "Yes"], total: "", ..PLAIN };
    let part = Row { end: "2028-03-31", current_end: "2028-03-31", ..row.clone() };
    assert_eq!(decided(part).term.months_left, None, "60 months are not two of 36");
    let whole = Row { end: "2029-03-31", current_end: "2029-03-31", ..row };
    assert_eq!(decided(whole).term.months_left, Some(36));
}

#[test]
fn the_end_of_a_month_stays_its_end() {
    let own = decided(Row {
        start: "2020-09-01",
        end: "2022-08-31",
        current_end: "2022-08-31",
        options: "6",
        count: "1",
        ..PLAIN
    });
    assert_eq!(own.term.latest_end, Some(day("2023-02-28")));
    assert_eq!(own.notice_by, Some(day("2022-05-31")), "overdue");
}

#[test]
fn a_duration_longer_than_the_contract_counts_its_options_in() {
    let own = decided(Row { duration: "48", options: "24", count: "1", ..PLAIN });
    assert_eq!((own.term.first_months, own.term.months_left), (Some(24), Some(24)));
}

#[test]
fn a_year_is_worth_what_is_stated_else_its_share_of_the_total() {
    let own = decided(PLAIN).worth.unwrap();
    assert_eq!((own.annual_pence.0, own.words()), (1_200_000, "as the source states it".into()));
    let own = decided(Row { annual: "", total: "30000.00", ..PLAIN }).worth.unwrap();
    assert_eq!(own.annual_pence.0, 1_500_000);
    assert_eq!(own.words(), "total of £30,000.00, extensions included, spread over 24 months");
    let optional = Row { annual: "", total: "36000.00", options: "12", count: "1", ..PLAIN };
    let own = decided(optional).worth.unwrap();
    assert_eq!(own.annual_pence.0, 1_200_000, "its header says that the option is in it");
    assert_eq!(own.words(), "total of £36,000.00, extensions included, spread over 36 months");
    let unknown = Row { annual: "", options: "", count: "", ..PLAIN };
    assert_eq!(
        decided(unknown).worth.unwrap().words(),
        "total of £24,000.00, extensions included, spread over 24 months to the current end: its options are not known, so that a year may be worth less"
    );
    assert_eq!(decided(Row { annual: "", total: "1.00", ..PLAIN }).worth, None, "a placeholder");
}
