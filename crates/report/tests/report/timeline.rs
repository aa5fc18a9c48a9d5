use std::fs;

use chrono::NaiveDate;
use estate::Lead;
use report::{DecisionLists, DecisionRow, Timeline, TimelineBy};

use crate::sample::{self, day};

fn row(number: u32, end: NaiveDate) -> DecisionRow {
    DecisionRow {
        id: format!("contract-{number}"),
        body: "Weir Council".into(),
        reference: String::new(),
        title: format!("Service {number} <&>"),
        supplier: "Bell & Sons Ltd".into(),
        group: String::new(),
        product: String::new(),
        capability: String::new(),
        vendor: String::new(),
        reseller: String::new(),
        regime: "unknown".into(),
        route: String::new(),
        framework_and_lot: String::new(),
        start: Some(day(2015, 4, 1)),
        current_end: Some(end),
        months_left: None,
        latest_end: None,
        notice_by: None,
        procurement_start: end.checked_sub_months(chrono::Months::new(9)),
        annual_pence: None,
        basis: String::new(),
        confidence: "one record".into(),
        places: vec![format!("register.csv: row {number}")],
        records: vec![format!("contract-{number}")],
        confirmed: String::new(),
        to_check: Vec::new(),
    }
}

fn lists(due: Vec<DecisionRow>, later: Vec<DecisionRow>) -> DecisionLists {
    DecisionLists {
        as_at: day(2022, 7, 31),
        window_months: 18,
        lead: Lead::default(),
        due,
        ended: Vec::new(),
        endless: Vec::new(),
        later,
    }
}

#[test]
fn a_joint_contract_is_drawn_for_each_of_its_bodies() {
    let joint =
        DecisionRow { body: "Weir Council; Lock Council".into(), ..row(1, day(2023, 3, 31)) };
    let lists = lists(vec![joint, row(2, day(2023, 4, 30))], vec![row(3, day(2030, 1, 1))]);
    let timeline = Timeline::of(&lists, TimelineBy::Body, 10, 1000);
    let groups: Vec<(&str, usize)> =
        timeline.groups.iter().map(|group| (group.name, group.rows.len())).collect();
    assert_eq!(groups, [("Lock Council", 1), ("Weir Council", 2)], "and none that is not due");
}

#[test]
fn a_capability_holds_all_that_run_and_the_rest_is_counted() {
    let payroll = |own: DecisionRow| DecisionRow { capability: "payroll".into(), ..own };
    let lists = lists(
        vec![payroll(row(1, day(2023, 3, 31))), row(2, day(2023, 3, 31))],
        vec![payroll(row(3, day(2030, 1, 1)))],
    );
    let timeline = Timeline::of(&lists, TimelineBy::Capability, 10, 1000);
    assert_eq!(timeline.groups.len(), 1);
    assert_eq!(timeline.groups[0].rows.len(), 2);
    assert!(timeline.left_out.unwrap().starts_with("Left out: 1 contract that"));
}

#[test]
fn of_six_hundred_contracts_as_many_are_drawn_as_can_be_read_and_the_rest_is_said() {
    let due = (0..600).map(|number| row(number, day(2023, 3, 31))).collect();
    let lists = lists(due, Vec::new());
    let timeline = Timeline::of(&lists, TimelineBy::Body, 40, 1000);
    let group = &timeline.groups[0];
    let svg = timeline.drawing(group, "weir");
    assert_eq!(svg.matches("<g>").count(), 40);
    let more = group.more_in_words().unwrap();
    assert_eq!(more, "The 40 soonest due are drawn; there are 560 more.");
}

#[test]
fn of_many_groups_each_has_a_few_drawn() {
    let body = |number: u32| format!("Council {:03}", number / 10);
    let due = (0..2000).map(|n| DecisionRow { body: body(n), ..row(n, day(2023, 3, 31)) });
    let lists = lists(due.collect(), Vec::new());
    let timeline = Timeline::of(&lists, TimelineBy::Body, 40, 600);
    assert_eq!(timeline.groups.len(), 200);
    assert!(timeline.groups.iter().all(|group| (group.rows.len(), group.more) == (5, 5)));
}

#[test]
fn a_drawing_says_in_words_what_it_shows_and_holds_no_markup_of_a_source() {
    let own = DecisionRow {
        months_left: Some(12),
        latest_end: Some(day(2024, 3, 31)),
        notice_by: Some(day(2022, 12, 31)),
        ..row(1, day(2023, 3, 31))
    };
    let lists = lists(vec![own], Vec::new());
    let timeline = Timeline::of(&lists, TimelineBy::Body, 10, 1000);
    let svg = timeline.drawing(&timeline.groups[0], "weir");
    for said in [
        "role=\"img\" aria-labelledby=\"weir-title weir-text\"",
        "What falls due for Weir Council",
        "Service 1 &#60;&#38;&#62;",
        "ends 31 Mar 2023; at the latest 31 Mar 2024; notice by 31 Dec 2022; start buying by 30 Jun 2022, which has passed",
        "As at 31 Jul 2022",
        "Window ends 31 Jan 2024",
    ] {
        assert!(svg.contains(said), "{said} in {svg}");
    }
    // Its options are drawn, and its two days, of which one has passed.
    assert_eq!(svg.matches("<rect").count(), 2);
    assert!(svg.contains("<circle") && svg.contains("fill=\"#ffffff\" stroke=\"#0b0c0c\""));
}

#[test]
fn what_lies_beyond_the_drawing_stays_within_it() {
    let early = DecisionRow { start: None, ..row(1, day(2099, 12, 31)) };
    let timeline = lists(vec![early, row(2, NaiveDate::MAX)], Vec::new());
    let timeline = Timeline::of(&timeline, TimelineBy::Body, 10, 1000);
    let svg = timeline.drawing(&timeline.groups[0], "weir");
    for attribute in [" x=\"", " width=\"", " cx=\""] {
        let values = svg.split(attribute).skip(1).filter_map(|after| after.split('"').next());
        for value in values.map(|value| value.parse::<i64>().unwrap()) {
            assert!((0..=960).contains(&value), "{attribute}{value} in {svg}");
        }
    }
    assert_eq!(svg.matches("<polygon").count(), 4, "an arrow at either side of each");
}

#[test]
fn the_outlook_stands_alone_and_says_where_the_whole_lies() {
    let home = tempfile::tempdir().unwrap();
    let (folder, _) = sample::write(home.path());
    let page = fs::read_to_string(folder.join("outlook.html")).unwrap();
    for outside in ["http:", "https:", "<script", "src="] {
        let own = page.replace("http://www.w3.org/2000/svg", "");
        assert!(!own.contains(outside), "{outside}");
    }
    for said in [
        "What falls due",
        "reckoned from planning assumptions",
        "Covers:",
        "What to do:",
        "Where the whole lies",
        "href=\"Decisions.xlsx\"",
        "href=\"Findings.xlsx\"",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(!page.contains("Secret"), "what is not public");
}
