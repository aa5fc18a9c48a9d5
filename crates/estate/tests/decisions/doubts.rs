use estate::{Lead, outlook};

use crate::register::{PLAIN, Row, audited, day, decided, window};

/// What is doubtful of a row, in words.
fn doubts(row: Row) -> Vec<String> {
    decided(row).doubts.iter().map(estate::Doubt::words).collect()
}

#[test]
fn a_plain_row_is_free_of_doubt() {
    assert_eq!(doubts(PLAIN), [""; 0]);
}

#[test]
fn a_year_that_does_not_make_the_total_is_told_with_both() {
    let row = Row {
        annual: "76670.00",
        total: "1840099.00",
        start: "2019-09-30",
        end: "2024-09-29",
        current_end: "2024-09-29",
        duration: "60",
        options: "24",
        count: "1",
        taken: ["", ""],
        ..PLAIN
    };
    let expected = "£76,670.00 a year and £1,840,099.00 in total do not fit its 60 months";
    assert_eq!(doubts(row), [expected]);
}

#[test]
fn a_total_of_the_first_term_alone_is_not_one_with_options() {
    let row = Row {
        annual: "750000.00",
        total: "2250000.00",
        start: "2020-06-01",
        end: "2023-05-31",
        current_end: "2023-05-31",
        duration: "36",
        options: "36",
        count: "1",
        taken: ["", ""],
        ..PLAIN
    };
    let expected = "the total \"including extensions\" of £2,250,000.00 is that of the first 36 months, without the 36 months of options";
    assert_eq!(doubts(row.clone()), [expected]);
    // With two options nobody can say how long they are, and the total leaves out either.
    let unclear = "36 months of extension beside 2 extensions: whether each or all together is not said, so the less is shown";
    assert_eq!(doubts(Row { count: "2", ..row }), [unclear, expected]);
}

#[test]
fn totals_of_any_honest_count_of_months_are_fine() {
    let optional = Row { options: "12", count: "1", taken: ["", ""], ..PLAIN };
    assert_eq!(doubts(Row { total: "36000.00", ..optional }), [""; 0], "with its option");
    let days = Row { end: "2021-04-03", current_end: "2021-04-03", duration: "0.1", ..PLAIN };
    let days = doubts(Row { total: "12000.00", ..days });
    assert_eq!(days, ["ended on 3 April 2021"], "a year's worth stated of a few days");
    let months = Row { end: "2022-11-30", current_end: "2022-11-30", duration: "20", ..PLAIN };
    assert_eq!(doubts(Row { total: "19800.00", ..months }), [""; 0], "but for a tenth");
    assert_eq!(doubts(Row { total: "", ..PLAIN }), [""; 0], "not stated");
}

#[test]
fn a_years_worth_of_months_that_were_extended_beyond_a_year_is_no_total() {
    let row = Row { options: "12", count: "1", duration: "6", taken: ["Yes", ""], ..PLAIN };
    let row = Row { end: "2022-09-30", current_end: "2022-09-30", total: "12000.00", ..row };
    assert_eq!(doubts(row), ["£12,000.00 a year and £12,000.00 in total do not fit its 18 months"]);
}

#[test]
fn values_are_held_against_the_stated_months_where_no_dates_are() {
    let undated = Row { start: "TBC", end: "TBC", current_end: "TBC", ..PLAIN };
    let no_end = "no end is stated";
    assert_eq!(doubts(undated.clone()), [no_end]);
    let differs = "£12,000.00 a year and £120,000.00 in total do not fit its 24 months";
    assert_eq!(doubts(Row { total: "120000.00", ..undated }), [no_end, differs]);
}

#[test]
fn months_in_the_column_for_the_number_of_options_are_no_number() {
    let row = Row { options: "12", count: "24", taken: ["", ""], total: "36000.00", ..PLAIN };
    assert_eq!(decided(row.clone()).term.optional_months, Some(12));
    assert_eq!(doubts(row.clone()), [""; 0]);
    assert_eq!(doubts(Row { count: "Yes", ..row }), [""; 0]);
}

#[test]
fn months_that_may_be_of_each_or_all_are_told_even_if_all_are_taken() {
    let row = Row { options: "24", count: "2", taken: ["", ""], total: "", ..PLAIN };
    let row = Row { end: "2025-03-31", current_end: "2025-03-31", ..row };
    assert_eq!(decided(row.clone()).term.months_left, Some(0));
    assert_eq!(
        doubts(row.clone()),
        [
            "24 months of extension beside 2 extensions: whether each or all together is not said, so the less is shown"
        ]
    );
    let none = Row { count: "0", end: "2023-03-31", current_end: "2023-03-31", ..row };
    assert_eq!(doubts(none), ["24 months of extension beside 0 extensions"]);
}

#[test]
fn a_stated_term_that_is_longer_than_the_dates_is_told() {
    let row = Row { duration: "60", total: "24000.00", ..PLAIN };
    assert_eq!(
        doubts(row.clone()),
        ["a term of 60 months is stated, and from start to end are 24"]
    );
    let counted = Row { options: "36", count: "1", total: "60000.00", ..row };
    assert_eq!(doubts(counted), [""; 0], "it counts the option in");
}

#[test]
fn an_extension_that_is_marked_and_not_in_the_end_is_told() {
    let row = Row { options: "12", count: "1", total: "36000.00", taken: ["Yes", ""], ..PLAIN };
    let own = decided(row.clone());
    assert_eq!((own.term.months_left, own.notice_by), (None, None), "nobody can say");
    let expected = "1 of its extensions marked as taken, of 12 months in all, and its end is 0 months beyond its first term";
    assert_eq!(doubts(row), [expected]);
}

#[test]
fn of_an_end_that_is_not_known_nothing_is_counted_beyond_the_first_term() {
    let row = Row { options: "12", count: "1", total: "36000.00", taken: ["Yes", ""], ..PLAIN };
    let row = Row { end: "TBC", current_end: "TBC", duration: "", ..row };
    assert_eq!(doubts(row), ["no end is stated"]);
}

#[test]
fn an_end_beyond_every_option_is_told() {
    let row = Row { current_end: "2026-03-31", options: "12", count: "1", ..PLAIN };
    let row = Row { total: "60000.00", ..row };
    let expected = "runs 36 months beyond its first 24, with options for 12";
    assert_eq!(doubts(row.clone()), [expected]);
    let expected = "runs 36 months beyond its first 24, without options";
    assert_eq!(doubts(Row { options: "0", count: "0", ..row }), [expected]);
}

#[test]
fn an_end_beyond_a_stated_term_is_told_where_nothing_is_said_of_options() {
    let silent = Row { options: "", count: "", taken: ["", ""], ..PLAIN };
    let longer = Row { duration: "20", ..silent.clone() };
    let expected = "runs 4 months beyond its first 20, and no options are stated";
    assert_eq!(doubts(longer), [expected]);
    assert_eq!(doubts(Row { duration: "23", ..silent.clone() }), [""; 0], "as dates are written");
    let extended = Row { duration: "12", end: "2022-03-31", ..silent };
    assert_eq!(doubts(extended), [""; 0], "two ends tell of an extension");
}

#[test]
fn an_end_before_the_start_is_told() {
    let row = Row { start: "2023-04-01", end: "2022-09-30", current_end: "2022-09-30", ..PLAIN };
    let doubts = doubts(row);
    let expected = "ends on 30 September 2022 before it starts on 1 April 2023";
    assert!(doubts.contains(&expected.to_owned()), "{doubts:?}");
}

#[test]
fn a_current_end_before_the_start_gives_way_to_a_first_end_that_is_not() {
    let row = Row { current_end: "2020-03-31", options: "12", count: "1", ..PLAIN };
    let row = Row { taken: ["", ""], total: "36000.00", ..row };
    let own = decided(row.clone());
    assert_eq!(own.term.current_end, Some(day("2023-03-31")));
    assert_eq!(own.term.latest_end, Some(day("2024-03-31")));
    let expected = "its current end is stated as 31 March 2020, before it starts on 1 April 2021, so the first end of 31 March 2023 is shown";
    assert_eq!(doubts(row), [expected]);
}

#[test]
fn dates_in_2044_and_1900_are_told() {
    let row = Row { end: "2044-03-31", current_end: "2044-03-31", ..PLAIN };
    let ahead = doubts(row);
    assert!(ahead.contains(&"the date 31 March 2044 is far off".to_owned()), "{ahead:?}");
    let row = Row { start: "1900-01-01", ..PLAIN };
    let back = doubts(row);
    assert!(back.contains(&"the date 1 January 1900 is far off".to_owned()), "{back:?}");
}

#[test]
fn a_buyer_who_is_the_supplier_is_told() {
    let row = Row { supplier: "WEIR COUNCIL", ..PLAIN };
    assert_eq!(doubts(row), ["WEIR COUNCIL is buyer and supplier"]);
}

#[test]
fn no_end_that_can_be_read_is_told() {
    let row = Row { end: "2022-09-31", current_end: "TBC", duration: "", ..PLAIN };
    let said = "no end is known: the source has \"2022-09-31\", which is not a date";
    assert_eq!(doubts(row), [said], "quoted, as it stands; a word for nothing is not");
}

#[test]
fn an_end_that_is_stated_in_months_is_reckoned_until_it_has_passed() {
    let row = Row { end: "", current_end: "TBC", ..PLAIN };
    assert_eq!(
        doubts(row.clone()),
        ["no end is stated: it is reckoned from the start and a term of 24 months"]
    );
    let own = decided(row.clone());
    assert_eq!(own.term.current_end, Some(day("2023-03-31")));
    let passed = Row { start: "2019-04-01", ..row };
    assert_eq!(doubts(passed), ["no end is stated"]);
}

/// Case, punctuation and legal form make no other name; another word does, whatever it is taken for.
#[test]
fn a_supplier_that_is_shown_by_another_name_than_its_own_is_told() {
    let named = |supplier| Row { supplier, ..PLAIN };
    let audit = audited(&[
        named("Lowfell Lift Services Limited"),
        named("LOWFELL LIFT SERVICES LTD."),
        named("Lowfell Lift Services Limited"),
        named("Lowfell Lift Service (UK) Ltd"),
    ]);
    let due = outlook(&audit, window(), Lead::default()).decisions.due;
    let words: Vec<Vec<String>> = (0..4)
        .map(|row| {
            let own = due.iter().find(|own| own.contract == row).unwrap();
            own.doubts.iter().map(estate::Doubt::words).collect()
        })
        .collect();
    assert_eq!(words[..3], vec![Vec::<String>::new(); 3]);
    let [said] = &words[3][..] else { panic!("{words:?}") };
    let expected = "the source names the supplier \"Lowfell Lift Service (UK) Ltd\"; it is taken for Lowfell Lift Services Limited (";
    assert!(said.starts_with(expected) && said.ends_with(" % sure)"), "{said}");
}

/// Words are quoted and nothing is reckoned from them; what was extended, or is extensive, speaks of no option.
#[test]
fn words_that_speak_of_an_extension_are_quoted_where_options_are_not_stated() {
    let said = |title: &str, description: &str| -> Vec<String> {
        let register = format!(
            "Purchasing Body,Contract Title,Contract Description,Supplier,Start Date,End Date\nWeir Council,{title},{description},Bell & Sons Ltd,2021-04-01,2023-03-31\n"
        );
        let audit = estate::audit_bytes("register.csv", register.as_bytes());
        let due = outlook(&audit, window(), Lead::default()).decisions.due;
        assert_eq!(due[0].term.months_left, None);
        due[0].doubts.iter().map(estate::Doubt::words).collect()
    };
    let quoted = |words: &str| {
        vec![format!("options are not stated apart, and its words speak of extending: \"{words}\"")]
    };
    for (title, description, words) in [
        (
            "Taxis",
            "Optional Extension Period of 2 x 12 Months",
            "Optional Extension Period of 2 x 12 Months",
        ),
        (
            "Lights",
            "It runs. There is an option to extend for an additional 2 years. Bid.",
            "option to extend for an additional 2 years",
        ),
        ("Payroll for three years (3+1)", "", "Payroll for three years (3+1)"),
        (
            "Bridging",
            "Extension option for 3 months included",
            "Extension option for 3 months included",
        ),
    ] {
        assert_eq!(said(title, description), quoted(words));
    }
    let long = format!("option to extend {}", "for a while ".repeat(20));
    assert!(said("Long", &long)[0].chars().count() < 200);
    for other in
        ["Extensive works with options", "The term has been extended to March", "Roof extension"]
    {
        assert_eq!(said("Plain", other), [""; 0]);
    }
}
