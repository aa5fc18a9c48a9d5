use arrow_array::StringArray;
use proptest::prelude::*;

use super::*;

fn number(text: &str) -> String {
    Identifier::read(text).map_or_else(|reason| format!("{reason:?}"), |number| number.to_string())
}

fn number_as(scheme: Scheme, text: &str) -> String {
    let number = Identifier::read_as(scheme, text);
    number.map_or_else(|reason| format!("{reason:?}"), |number| number.to_string())
}

/// Checks lines of `what is written -> what is read`.
fn check(read: impl Fn(&str) -> String, lines: &str) {
    for line in lines.trim().lines() {
        let (text, expected) = line.trim().split_once(" -> ").expect("an arrow");
        assert_eq!((text, read(text)), (text, expected.to_owned()));
    }
}

#[test]
fn company_numbers_in_every_writing() {
    check(
        number,
        "03786162 -> GB-COH-03786162
         3786162 -> GB-COH-03786162
         3786162.0 -> GB-COH-03786162
         03786162, -> GB-COH-03786162
         003786162 -> GB-COH-03786162
         0003786162 -> GB-COH-03786162
         0378 6162 -> GB-COH-03786162
         3,786,162 -> GB-COH-03786162
         2404 -> GB-COH-00002404
         GB-COH-00002404 -> GB-COH-00002404
         gb-coh:2404 -> GB-COH-00002404
         Company No: 1234561 -> GB-COH-01234561
         Co. Reg. No 1786162 -> GB-COH-01786162
         CRN1786162 -> GB-COH-01786162
         1786162 (England & Wales) -> GB-COH-01786162
         Company number 2019 -> GB-COH-00002019
         SC 151965 -> GB-COH-SC151965
         sc-151965 -> GB-COH-SC151965
         SC51965 -> GB-COH-SC051965
         SC0151965 -> GB-COH-SC151965
         OC392464 -> GB-COH-OC392464
         0C392464 -> GB-COH-OC392464
         NI 64113 -> GB-COH-NI064113
         N1064113 -> GB-COH-NI064113
         R0000046 -> GB-COH-R0000046
         IP27345R -> GB-COH-IP27345R
         22981R -> GB-COH-IP22981R
         IP525R -> GB-COH-IP00525R
         SP1790RS -> GB-COH-SP1790RS
         NO000311 -> GB-COH-NO000311
         RC000646 -> GB-COH-RC000646
         FC021146 -> GB-COH-FC021146
         OE000124 -> GB-COH-OE000124
         CE010135 -> GB-COH-CE010135",
    );
}

#[test]
fn other_official_numbers() {
    check(
        number,
        "Charity No 208231 -> GB-CHC-208231
         Registered charity number: 1089464-2 -> GB-CHC-1089464-2
         GB-CHC-1089464-0 -> GB-CHC-1089464
         Scottish Charity SC012346 -> GB-SC-SC012346
         GB-SC-SC012346 -> GB-SC-SC012346
         NIC100012 -> GB-NIC-100012
         GB-NIC-100012 -> GB-NIC-100012
         GB-PPON-PHGF-8236-BDFG -> GB-PPON-PHGF-8236-BDFG
         PHGF8236BDFG -> GB-PPON-PHGF-8236-BDFG
         phgf-8236-code -> GB-PPON-PHGF-8236-CODE
         GB-NHS-RM3 -> GB-NHS-RM3
         ODS code: P84009 -> GB-NHS-P84009
         GB-UKPRN-10007783 -> OtherScheme
         DE-HRB-1234567 -> OtherScheme",
    );
}

#[test]
fn vat_numbers_have_their_check_digits_tested() {
    // The first follows the rule up to 2010 (339072747), the second the rule since.
    check(
        number,
        "339072747 -> GB-VAT-339072747
         GB 339 0727 47 -> GB-VAT-339072747
         GB 339 0727 89 -> GB-VAT-339072789
         VAT Reg No GB339072747001 -> GB-VAT-339072747
         GB 0339072747 -> GB-VAT-339072747
         GB 03786162 -> GB-COH-03786162
         339072748 -> CheckDigits
         GB 339 0772 47 -> CheckDigits
         GBGD001 -> GB-VAT-GD001
         GBHA599 -> GB-VAT-HA599
         GBHA499 -> NotIssued",
    );
    check(|text| number_as(Scheme::Vat, text), "GD499 -> GB-VAT-GD499\nHA500 -> GB-VAT-HA500");
}

#[test]
fn the_column_says_what_a_bare_number_is_and_the_cell_knows_better() {
    assert_eq!(number_as(Scheme::CharityEngland, "1089464"), "GB-CHC-1089464");
    assert_eq!(number_as(Scheme::CharityEngland, "SC012346"), "GB-SC-SC012346");
    assert_eq!(number_as(Scheme::CharityEngland, "100012"), "GB-NIC-100012");
    assert_eq!(number_as(Scheme::CharityEngland, "GB-COH-01089464"), "GB-COH-01089464");
    assert_eq!(number_as(Scheme::Nhs, "RM3"), "GB-NHS-RM3");
    assert_eq!(number_as(Scheme::Nhs, "TBC"), "Placeholder");
    assert_eq!(number_as(Scheme::Ppon, "3786162"), "Letters");
}

#[test]
fn what_is_no_number_is_refused_with_the_reason() {
    check(
        number,
        "- -> Placeholder
         00000000 -> Placeholder
         12345678 -> Placeholder
         01234567 -> Placeholder
         99999999 -> Placeholder
         SC999999 -> Placeholder
         N/A -> Placeholder
         n/a -> Placeholder
         TBC -> Placeholder
         NOT PROVIDED -> Placeholder
         Company No: not known -> Placeholder
         XXXXXXXX -> Placeholder
         Civica UK -> Words
         Sole trader -> Words
         31/01/2022 -> Date
         2022-01-31 -> Date
         2022-01-31T00:00:00Z -> Date
         31.1.22 -> Date
         12 March 2020 -> Date
         12-Mar-20 -> Date
         20220131 -> Date
         2019 -> Date
         0161 496 0000 -> Telephone
         +44 161 496 0000 -> Telephone
         441614960000 -> Telephone
         1.23E+07 -> Rounded
         3.786162E6 -> Rounded
         378.6162 -> Rounded
         123 -> Placeholder
         457 -> Length
         378616212 -> CheckDigits
         3786162123 -> Length
         339072747001 -> Length
         37861621 -> NotIssued
         XY123987 -> Letters
         M1 5AN -> Postcode
         0221428SC -> Letters",
    );
    assert_eq!(Identifier::read("  "), Err(Refused::Blank));
    assert_eq!(Identifier::read(&"1".repeat(10_000)), Err(Refused::Words));
}

#[test]
fn a_column_says_what_it_holds_and_what_it_refused() {
    let values = [Some("3786162"), None, Some("TBC"), Some(" "), Some("SC151965"), Some("tbc")];
    let read = column(&StringArray::from(values.to_vec()));
    assert_eq!(
        read.numbers.iter().map(Option::is_some).collect::<Vec<_>>(),
        [true, false, false, false, true, false]
    );
    assert_eq!(read.schemes, [(Scheme::Company, 2)].into());
    assert_eq!(read.blank, 2);
    let refused = RefusedRows { rows: 2, examples: ["TBC".to_owned(), "tbc".to_owned()].into() };
    assert_eq!(read.refused, [(Refused::Placeholder, refused)].into());
}

#[test]
fn a_column_of_schemes_is_heard() {
    let values = StringArray::from(vec!["1089464", "1089464", "1089464"]);
    let schemes = StringArray::from(vec![Some("GB-CHC"), None, Some("XX-UNKNOWN")]);
    let read: Vec<String> = column_with_schemes(&values, &schemes)
        .numbers
        .iter()
        .map(|number| number.map(|number| number.to_string()).unwrap_or_default())
        .collect();
    assert_eq!(read, ["GB-CHC-1089464", "GB-COH-01089464", "GB-COH-01089464"]);
    assert_eq!(column_as(Scheme::CharityEngland, &values).schemes[&Scheme::CharityEngland], 3);
}

proptest! {
    #[test]
    fn what_was_read_is_read_again_as_itself(text in "(GB-COH-|GB-CHC-|GB-VAT-|VAT |)[A-Z]{0,3}[0-9]{0,9}[A-Z]{0,2}") {
        if let Ok(number) = Identifier::read(&text) {
            prop_assert_eq!(Identifier::read(&number.to_string()), Ok(number));
            prop_assert_eq!(Identifier::read_as(number.scheme(), &number.number()), Ok(number));
            let json = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(serde_json::from_str::<Identifier>(&json).unwrap(), number);
        }
    }

    #[test]
    fn company_numbers_survive_a_spreadsheet(value in 10_000_u32..18_000_000) {
        let written = format!("{value:08}");
        if let Ok(number) = Identifier::read(&written) {
            prop_assert_eq!(number.number(), written);
            if !(1900..2100).contains(&value) && Identifier::read(&value.to_string()) != Err(Refused::Placeholder) {
                prop_assert_eq!(Identifier::read(&value.to_string()), Ok(number));
            }
        }
    }

    #[test]
    fn numbers_keep_apart(left in "[A-Z]{2}[0-9]{3,6}", right in "[A-Z]{2}[0-9]{3,6}") {
        if let (Ok(left), Ok(right)) = (Identifier::read(&left), Identifier::read(&right)) {
            prop_assert_eq!(left.number() == right.number(), left.key() == right.key());
        }
    }

    #[test]
    fn no_text_makes_it_fail(text in any::<String>()) {
        let _ = Identifier::read(&text);
        for scheme in Scheme::ALL {
            let _ = Identifier::read_as(scheme, &text);
        }
    }
}

/// Run by hand: `cargo test -p resolve --release identifier::tests::speed -- --ignored --nocapture`.
#[test]
#[ignore = "measures time"]
fn speed() {
    let text = |row: u32| match row % 6 {
        0 => String::new(),
        1 => format!("SC{:06}", row % 700_000),
        2 => "N/A".to_owned(),
        _ => (row * 7 % 14_000_000).to_string(),
    };
    let values = StringArray::from_iter_values((0..3_000_000).map(text));
    let start = std::time::Instant::now();
    let read = column(&values);
    println!("{:?}: {:?}, {} blank", start.elapsed(), read.schemes, read.blank);
}
