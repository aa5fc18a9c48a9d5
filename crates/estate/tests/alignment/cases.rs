use chrono::NaiveDate;
use estate::Pence;
use estate::alignment::{
    AlignedDate, Caution, OptionsLeft, Planning, Standing, Stop, Stoppable, on, stops, windows,
};

use crate::{contract, day, planning, up_to};

fn dates(group: &[Stoppable]) -> Vec<String> {
    windows(group, &planning()).iter().map(|own| own.date.to_string()).collect()
}

fn stop(own: Stoppable, date: &str) -> Stop {
    stops(&[own], &planning(), day(date)).remove(0)
}

#[test]
fn one_that_ended_early_hides_no_day_for_the_others() {
    let mut group: Vec<Stoppable> =
        (0..9).map(|key| contract(key, "2027-08-31", OptionsLeft::None, None)).collect();
    group.push(contract(9, "2025-12-31", OptionsLeft::None, None));
    let [found] = windows(&group, &planning())[..] else { panic!("one day") };
    assert_eq!((found.date, found.joining, found.short), (day("2027-08-31"), 9, 1));
    assert_eq!(found.gap_days, 608, "from 31 December 2025 to 31 August 2027");
    assert_eq!((found.stranded_days, found.extended_days), (0, 0));
}

#[test]
fn one_that_runs_for_years_more_does_not_join() {
    let pair = |key, end| contract(key, end, OptionsLeft::None, Some(36_500));
    let group = [pair(0, "2027-03-31"), pair(1, "2027-04-30"), pair(2, "2044-03-31")];
    let [found] = windows(&group, &planning())[..] else { panic!("one day") };
    assert_eq!((found.date, found.joining, found.running_on), (day("2027-03-31"), 2, 1));
    assert_eq!((found.stranded_days, found.stranded), (30, Pence(300_000)));
    let no_limit = Planning { most_stranded_days: None, ..planning() };
    assert_eq!(on(&group, &no_limit, found.date).joining, 3);
}

#[test]
fn an_option_whose_notice_is_too_late_is_told_and_not_counted() {
    // Notice was due on 30 March 2026, a day before all this is looked at.
    let late = contract(0, "2026-06-30", OptionsLeft::Steps(vec![12, 12]), None);
    let missed = stop(late.clone(), "2027-06-30");
    assert_eq!(missed.standing, Standing::Short { gap_days: 365 });
    let caution = Caution::NoticePassed { by: day("2026-03-30"), latest_end: day("2028-06-30") };
    assert_eq!(missed.caution, Some(caution));
    assert_eq!((missed.options_taken, missed.notice_by), (0, None));
    let on_the_day = Planning { as_at: day("2026-03-30"), ..planning() };
    let told = on(std::slice::from_ref(&late), &on_the_day, day("2027-06-30"));
    assert_eq!((told.joining, told.first_notice), (1, Some(day("2026-03-30"))));
    let in_time = Stoppable { current_end: day("2026-07-01"), ..late };
    let taken = stop(in_time, "2027-06-30");
    assert_eq!((taken.end, taken.options_taken), (day("2027-07-01"), 1));
    assert_eq!(taken.notice_by, Some(day("2026-04-01")));
}

#[test]
fn what_is_not_known_of_options_is_said() {
    let unknown = contract(0, "2027-03-31", OptionsLeft::Unknown, None);
    assert_eq!(stop(unknown.clone(), "2027-03-31").caution, None, "its current end is enough");
    assert_eq!(stop(unknown.clone(), "2027-04-01").caution, Some(Caution::OptionsUnknown));
    let unclear = OptionsLeft::UpTo { months: 12, unclear: true };
    let unclear = Stoppable { options: unclear, ..unknown };
    let by_option = stop(unclear.clone(), "2027-05-31");
    assert_eq!(by_option.caution, Some(Caution::MonthsUnclear));
    assert!(matches!(by_option.standing, Standing::Joins { .. }));
    let beyond = stop(unclear, "2028-04-30");
    assert_eq!(beyond.caution, Some(Caution::MonthsUnclear));
    assert_eq!(beyond.standing, Standing::Short { gap_days: 30 });
}

#[test]
fn options_are_taken_whole_and_in_order() {
    let own = contract(0, "2027-02-28", OptionsLeft::Steps(vec![12, 24]), None);
    let taken = |date| {
        let own = stop(own.clone(), date);
        (own.end.to_string(), own.options_taken, own.extended_months)
    };
    assert_eq!(taken("2027-03-01"), ("2028-02-29".to_owned(), 1, 12));
    assert_eq!(taken("2028-03-01"), ("2030-02-28".to_owned(), 2, 36));
    let flexible = Stoppable { options: up_to(36), ..own };
    assert_eq!(stop(flexible.clone(), "2028-03-01").end, day("2028-03-31"));
    assert_eq!(stop(flexible.clone(), "2029-03-30").extended_months, 25);
    assert_eq!(stop(flexible, "2031-01-01").end, day("2030-02-28"));
}

#[test]
fn money_is_to_the_penny_and_what_is_not_known_is_counted() {
    let annual = |key, pounds| contract(key, "2027-03-02", OptionsLeft::None, pounds);
    let first = contract(9, "2027-03-01", OptionsLeft::None, Some(100));
    let group = [annual(0, Some(100)), annual(1, Some(100)), annual(2, None), first];
    let own = on(&group, &planning(), day("2027-03-01"));
    // £100 over 365 days is 27.4 pence, to the nearest penny for each.
    assert_eq!((own.stranded, own.worth_unknown), (Pence(54), 1));
    assert_eq!(on(&group, &planning(), day("2027-03-02")).worth_unknown, 0, "none is stranded");
}

#[test]
fn a_day_for_one_body_alone_is_no_window_and_hides_none() {
    let of_one = |key, options| Stoppable {
        bodies: vec![0],
        ..contract(key, "2027-03-31", options, Some(10_000))
    };
    let group = [
        of_one(0, OptionsLeft::Steps(vec![24])),
        of_one(1, OptionsLeft::None),
        contract(2, "2029-03-31", OptionsLeft::None, None),
    ];
    let [found] = windows(&group, &planning())[..] else { panic!("one day") };
    assert_eq!((found.date, found.joining, found.bodies), (day("2029-03-31"), 2, 2));
    assert_eq!(on(&group, &planning(), day("2027-03-31")).joining, 2, "both of one body");
}

#[test]
fn what_two_bodies_bought_jointly_is_one_contract_of_both() {
    let joint =
        Stoppable { bodies: vec![0, 1], ..contract(0, "2027-03-31", OptionsLeft::None, None) };
    assert_eq!(windows(std::slice::from_ref(&joint), &planning()), []);
    let with_a_third = [joint, contract(2, "2027-03-31", OptionsLeft::None, None)];
    let [found] = windows(&with_a_third, &planning())[..] else { panic!("one day") };
    assert_eq!((found.joining, found.bodies), (2, 3));
}

#[test]
fn the_notice_that_a_body_knows_of_goes_before_the_planning() {
    let known = |by: &str| Stoppable {
        notice_by: Some(day(by)),
        ..contract(0, "2027-03-31", OptionsLeft::Steps(vec![12]), None)
    };
    let told = stop(known("2026-09-30"), "2028-03-31");
    assert_eq!((told.notice_by, told.options_taken), (Some(day("2026-09-30")), 1));
    let missed = stop(known("2026-03-30"), "2028-03-31");
    assert_eq!(missed.standing, Standing::Short { gap_days: 366 });
}

#[test]
fn nothing_to_align_has_no_day() {
    assert_eq!(dates(&[]), [""; 0]);
    let one = contract(0, "2027-03-31", up_to(12), None);
    assert_eq!(dates(std::slice::from_ref(&one)), [""; 0]);
    let apart = contract(1, "2029-04-30", OptionsLeft::None, None);
    assert_eq!(dates(&[one, apart]), [""; 0], "more than a year apart, options and all");
}

#[test]
fn dates_and_options_beyond_reason_do_no_harm() {
    let ends = [NaiveDate::MIN, day("1900-01-01"), day("2044-03-31"), NaiveDate::MAX];
    let options = [
        OptionsLeft::Steps(vec![u32::MAX, u32::MAX]),
        OptionsLeft::Steps(vec![0, 0]),
        up_to(u32::MAX),
        up_to(0),
    ];
    let mut group = Vec::new();
    for current_end in ends {
        for options in &options {
            let annual = Some(Pence(i64::MAX));
            let own = contract(group.len(), "2027-03-31", options.clone(), None);
            group.push(Stoppable { current_end, annual, ..own });
        }
    }
    let backwards = Planning { until: day("2026-01-01"), most_stranded_days: None, ..planning() };
    assert_eq!(windows(&group, &backwards), []);
    let far = Planning { until: day("2045-01-01"), ..backwards };
    let found: Vec<AlignedDate> = windows(&group, &far);
    assert!(found.iter().any(|own| own.date == day("2044-03-31")), "{found:?}");
}
