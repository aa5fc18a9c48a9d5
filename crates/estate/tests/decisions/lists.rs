use std::sync::Arc;

use estate::{Audit, Decision, Decisions, Lead, outlook};

use crate::register::{PLAIN, Row, audited, day, window};

fn references(audit: &Audit, rows: &[Arc<Decision>]) -> Vec<String> {
    let of = |row: &Arc<Decision>| audit.contracts[row.contract].reference.clone();
    rows.iter().filter_map(of).collect()
}

fn ending(end: &'static str) -> Row {
    Row { end, current_end: end, duration: "", total: "", ..PLAIN }
}

/// The references in the three lists: due, ended, without an end.
fn lists(rows: &[Row]) -> [Vec<String>; 3] {
    let audit = audited(rows);
    let Decisions { due, ended, endless } = outlook(&audit, window(), Lead::default()).decisions;
    [due, ended, endless].map(|rows| references(&audit, &rows))
}

#[test]
fn the_soonest_due_comes_first_and_what_is_beyond_the_window_is_left_out() {
    // Due nine months before the end, within eighteen months of 31 July 2022.
    let rows = ["2024-10-31", "2022-07-31", "2024-11-01", "2023-06-30"].map(ending);
    let [due, ended, endless] = lists(&rows);
    assert_eq!(due, ["W101", "W103", "W100"], "its last day is not past on that day");
    assert!(ended.is_empty() && endless.is_empty());
}

#[test]
fn what_has_ended_is_in_a_list_of_its_own_the_latest_first() {
    let rows = ["2021-12-31", "2022-07-30", "2023-06-30", "1900-01-31"].map(ending);
    let [due, ended, _] = lists(&rows);
    assert_eq!(due, ["W102"]);
    assert_eq!(ended, ["W101", "W100"]);
}

/// An end before the start, or out of the question, is no end: neither has it passed, nor is anything reckoned
/// from it.
#[test]
fn an_end_that_cannot_be_is_none_to_plan_by() {
    let optional = Row { options: "12", count: "1", taken: ["", ""], duration: "", ..PLAIN };
    let backwards = Row { end: "2020-03-31", current_end: "2020-03-31", ..optional.clone() };
    let old = Row { start: "", end: "1900-01-01", current_end: "1900-01-01", ..optional };
    let audit = audited(&[backwards, old]);
    let lists = outlook(&audit, window(), Lead::default()).decisions;
    assert_eq!(references(&audit, &lists.endless), ["W100", "W101"]);
    assert!(lists.due.is_empty() && lists.ended.is_empty());
    let said = [
        "ends on 31 March 2020 before it starts on 1 April 2021",
        "the date 1 January 1900 is far off",
    ];
    for (own, said) in lists.endless.iter().zip(said) {
        assert_eq!((own.due(), own.term.latest_end), (None, None), "{own:?}");
        let words: Vec<String> = own.doubts.iter().map(estate::Doubt::words).collect();
        assert_eq!(words, [said]);
    }
}

#[test]
fn what_has_no_end_to_plan_by_is_not_lost() {
    let rows = ["TBC", "2044-03-31", "2023-06-30", ""].map(ending);
    let [due, ended, endless] = lists(&rows);
    assert_eq!((due, ended), (vec!["W102".to_owned()], vec![]));
    assert_eq!(endless, ["W100", "W101", "W103"]);
}

#[test]
fn a_far_end_that_a_column_of_its_own_bears_out_is_no_slip() {
    let row = Row {
        start: "2014-04-01",
        end: "2044-03-31",
        current_end: "2044-03-31",
        duration: "360",
        total: "360000.00",
        ..PLAIN
    };
    assert_eq!(
        lists(&[row]),
        [const { Vec::<String>::new() }; 3],
        "it is due long after the window"
    );
}

#[test]
fn what_is_not_public_is_in_no_list() {
    let hidden = |row: Row| Row { visibility: "Not public", ..row };
    let rows = ["2023-06-30", "2021-06-30", "TBC"].map(ending).map(hidden);
    assert_eq!(lists(&rows), [const { Vec::<String>::new() }; 3]);
    assert_eq!(audited(&rows).withheld.len(), 3);
}

#[test]
fn months_of_notice_and_of_a_procurement_are_the_callers() {
    let audit = audited(&[Row { options: "12", count: "1", total: "36000.00", ..PLAIN }]);
    let lead = Lead { notice_months: 6, procurement_months: 12 };
    let own = outlook(&audit, window(), lead).decisions.due.remove(0);
    assert_eq!(own.notice_by, Some(day("2022-09-30")));
    assert_eq!(own.procurement_start, Some(day("2022-03-31")));
}

#[test]
fn each_decision_of_the_demonstration_is_in_one_list() {
    let home = tempfile::tempdir().unwrap();
    let region = demonstration::write_small_region(home.path(), 0).unwrap();
    let sources = [home.path().join("sources")];
    let audit = estate::audit(&sources, estate::AuditOptions::default());
    let as_at = demonstration::AS_AT;
    let window = estate::Window { as_at, months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    let Decisions { due, ended, endless } = &outlook.decisions;
    assert!(!due.is_empty() && !ended.is_empty() && !endless.is_empty(), "{region:?}");
    let later = outlook.later();
    let mut listed: Vec<usize> =
        [due, ended, endless, &later].into_iter().flatten().map(|own| own.agreement).collect();
    listed.sort_unstable();
    let mut every: Vec<usize> = outlook.every.iter().map(|own| own.agreement).collect();
    every.sort_unstable();
    assert_eq!(listed, every, "each once");
}
