//! From registers to windows: what is wrong with a row is told beside the days, and harms no other row.

use std::fs;

use estate::alignment::{AlignmentGroup, Caution, OptionsLeft, Standing, WhyBeside};
use estate::{Audit, AuditOptions, Lead, Outlook, OverlapTier, Window, audit, outlook};

use crate::day;

const REGISTER: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Annual Value,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date\n";

/// On 31 July 2022, rows of Microsoft 365 that two councils hold, and others beside them.
fn estate(rows: &str) -> (Audit, Outlook) {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("register.csv"), format!("{REGISTER}{rows}")).unwrap();
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    assert!(audit.is_whole(), "{:?}", audit.files);
    let window = Window { as_at: day("2022-07-31"), months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    (audit, outlook)
}

fn of_product(outlook: &Outlook) -> &AlignmentGroup {
    let overlaps = &outlook.findings.overlaps.found;
    let mut groups = outlook.windows.iter();
    groups.find(|own| overlaps[own.overlap].tier == OverlapTier::SameProduct).unwrap()
}

fn reference(audit: &Audit, agreement: usize) -> String {
    let at = audit.agreements[agreement].mentions[0];
    audit.contracts[at].reference.clone().unwrap_or_default()
}

const PAIR: &str = "\
Weir Council,W1,Office 365 licences,Microsoft Limited,36500,2021-04-01,2024-03-31,36,12,1,2024-03-31
Lune Council,L1,Office 365 licences,Microsoft Limited,73000,2021-04-01,2024-09-30,42,0,0,2024-09-30
";

#[test]
fn two_contracts_have_the_days_on_which_either_ends() {
    let (_, outlook) = estate(PAIR);
    assert_eq!(outlook.planning.from, day("2023-04-30"));
    let group = of_product(&outlook);
    let days: Vec<String> = group.windows.iter().map(|own| own.date.to_string()).collect();
    assert_eq!(days, ["2024-03-31", "2024-09-30"]);
    let [first, second] = group.windows[..] else { panic!("two days") };
    assert_eq!((first.stranded_days, first.stranded.0), (183, 3_660_000));
    assert_eq!((second.stranded_days, second.extended_days), (182, 365));
    assert_eq!(second.first_notice, Some(day("2023-12-31")));
    assert_eq!((group.known.contracts, group.known.options, group.known.worths), (2, 2, 2));
}

#[test]
fn what_cannot_be_reckoned_with_is_told_and_moves_no_day() {
    let beside = "\
Dee Council,D1,Office 365 licences,Microsoft Limited,1000,2019-04-01,2022-03-31,36,0,0,2022-03-31
Esk Council,E1,Office 365 licences,Microsoft Limited,1000,2021-04-01,TBC,,0,0,TBC
Usk Council,U1,Office 365 licences,Microsoft Limited,1000,2024-04-01,2023-03-31,36,0,0,2023-03-31
";
    let (audit, outlook) = estate(&format!("{PAIR}{beside}"));
    let group = of_product(&outlook);
    let told: Vec<(String, WhyBeside)> =
        group.beside.iter().map(|own| (reference(&audit, own.agreement), own.why)).collect();
    let expected = [
        ("D1", WhyBeside::Ended { on: day("2022-03-31") }),
        ("E1", WhyBeside::NoEnd),
        ("U1", WhyBeside::EndsBeforeStart),
    ];
    assert_eq!(told, expected.map(|(reference, why)| (reference.to_owned(), why)));
    assert_eq!(group.windows, of_product(&estate(PAIR).1).windows);
    assert_eq!(
        group.known.words(),
        "Of 4 contracts 2 have an end to reckon with, 4 say what options are left, and 4 have a known annual \
         worth. 1 more has ended."
    );
}

#[test]
fn what_runs_with_no_other_is_told_apart() {
    let rows = "Wye Council,Y1,Office 365 licences,Microsoft Limited,1000,2024-10-01,2027-09-30,36,0,0,2027-09-30\n";
    let (audit, outlook) = estate(&format!("{PAIR}{rows}"));
    let [apart] = of_product(&outlook).beside[..] else { panic!("one") };
    assert_eq!((reference(&audit, apart.agreement).as_str(), apart.why), ("Y1", WhyBeside::Apart));
    assert_eq!(of_product(&outlook).known.ends, 3);
}

#[test]
fn options_that_are_not_known_are_not_relied_on() {
    let rows = "\
Dee Council,D1,Office 365 licences,Microsoft Limited,1000,2021-04-01,2024-03-31,36,,,2024-03-31
Esk Council,E1,Office 365 licences,Microsoft Limited,1000,2021-04-01,2024-03-31,36,24,,2024-03-31
Usk Council,U1,Office 365 licences,Microsoft Limited,1000,2021-04-01,2024-03-31,36,12,3,2024-03-31
";
    let (audit, outlook) = estate(&format!("{PAIR}{rows}"));
    let group = of_product(&outlook);
    let options = |wanted: &str| {
        let mut all = group.contracts.iter();
        all.find(|own| reference(&audit, own.key) == wanted).unwrap().options.clone()
    };
    assert_eq!(options("D1"), OptionsLeft::Unknown);
    assert_eq!(options("E1"), OptionsLeft::UpTo { months: 24, unclear: false });
    assert_eq!(options("U1"), OptionsLeft::UpTo { months: 12, unclear: true });
    let stops = group.stops(&outlook.planning, day("2024-09-30"));
    let of = |wanted: &str| stops.iter().find(|own| reference(&audit, own.key) == wanted).unwrap();
    assert_eq!(of("D1").standing, Standing::Short { gap_days: 183 });
    assert_eq!(of("D1").caution, Some(Caution::OptionsUnknown));
    assert_eq!((of("E1").end, of("E1").extended_months), (day("2024-09-30"), 6));
    assert_eq!(of("U1").caution, Some(Caution::MonthsUnclear));
}

#[test]
fn one_option_that_is_counted_is_taken_whole() {
    let rows = "Dee Council,D1,Office 365 licences,Microsoft Limited,1000,2021-04-01,2024-03-31,36,24,1,2024-03-31\n";
    let (_, outlook) = estate(&format!("{PAIR}{rows}"));
    let steps: Vec<_> = of_product(&outlook).contracts.iter().map(|own| &own.options).collect();
    assert!(steps.contains(&&OptionsLeft::Steps(vec![24])), "{steps:?}");
}

#[test]
fn an_end_in_2044_joins_no_day_and_hides_none() {
    let rows = "Dee Council,D1,Office 365 licences,Microsoft Limited,1000,2021-04-01,2044-03-31,36,,,2044-03-31\n";
    let (_, outlook) = estate(&format!("{PAIR}{rows}"));
    let group = of_product(&outlook);
    assert_eq!(group.contracts.len(), 3);
    let days: Vec<_> = group.windows.iter().map(|own| (own.joining, own.running_on)).collect();
    assert_eq!(days, [(2, 1), (2, 1)]);
}

#[test]
fn a_body_that_holds_it_twice_counts_once_and_what_follows_is_said() {
    let rows = "\
Weir Council,W2,Office 365 for schools,Microsoft Limited,1000,2021-04-01,2024-03-31,36,0,0,2024-03-31
Weir Council,W3,Office 365 licences again,Microsoft Limited,1000,2024-04-01,2027-03-31,36,0,0,2027-03-31
";
    let (audit, outlook) = estate(&format!("{PAIR}{rows}"));
    let group = of_product(&outlook);
    let on = group.windows.iter().find(|own| own.date == day("2024-03-31")).unwrap();
    assert_eq!((on.joining, on.bodies), (3, 2));
    let followed: Vec<_> = group
        .contracts
        .iter()
        .zip(&group.followed_on)
        .filter_map(|(own, on)| Some((reference(&audit, own.key), (*on)?)))
        .collect();
    let begins = day("2024-04-01");
    assert_eq!(followed, [("W1".to_owned(), begins), ("W2".to_owned(), begins)]);
}
