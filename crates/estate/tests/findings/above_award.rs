use estate::Nearness;

use crate::{estate, found, register, spend};

#[test]
fn payments_are_compared_with_all_that_was_awarded() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,,10000,2021-01-01,2023-12-31,,
Weir Council,W2,Lift repairs,Brightwell Lifts Ltd,,5000,2021-01-01,2023-12-31,,
Weir Council,W3,Boiler upkeep,Kestrel Boilers Ltd,,10000,2021-01-01,2023-12-31,,
Weir Council,W4,Roofs,Lune Roofing Ltd,,,2021-01-01,2023-12-31,,
";
    let payments = "\
Weir Council,Brightwell Lifts Ltd,9000,2021-06-01
Weir Council,Brightwell Lifts Ltd,8000,2022-06-01
Weir Council,Brightwell Lifts Ltd,99000,2020-06-01
Weir Council,Kestrel Boilers Ltd,10900,2022-06-01
Weir Council,Lune Roofing Ltd,99000,2022-06-01
";
    let all = found(&[("contracts.csv", register(rows)), ("spend.csv", spend(payments))]);
    let [own] = all.above_award.found.try_into().unwrap();
    assert_eq!(own.supplier.name, "Brightwell Lifts Ltd");
    assert_eq!((own.awarded_pence.0, own.paid_pence.0, own.lines), (1_500_000, 1_700_000, 2));
    assert_eq!((all.above_award.coverage.looked_at, all.above_award.coverage.of), (2, 3));
}

#[test]
fn of_a_contract_without_a_start_nobody_knows_which_payments_are_its_own() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,,10000,,2027-12-31,,
Weir Council,W2,Boiler upkeep,Kestrel Boilers Ltd,60000,,,2027-12-31,,
";
    let payments = "\
Weir Council,Brightwell Lifts Ltd,99000,2019-06-01
Weir Council,Lune Roofing Ltd,99000,2022-06-01
Weir Council,Lune Roofing Ltd,99000,2023-06-01
";
    let all = found(&[("contracts.csv", register(rows)), ("spend.csv", spend(payments))]);
    assert_eq!(all.above_award.found, []);
    assert!(all.above_award.coverage.words().contains("whose total or term is not known"));
    assert_eq!(all.contracts_without_spend.found, []);
}

#[test]
fn what_may_be_paid_under_a_contract_that_is_not_public_is_called_neither_too_much_nor_without() {
    let header = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Total Contract Value,Start Date,End Date,Visibility\n";
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,3000,2021-01-01,2023-12-31,Public
Weir Council,W2,Lift repairs,Brightwell Lifts Limited,5000,2021-01-01,2023-12-31,Private
Weir Council,W3,Boiler upkeep,Kestrel Boilers Ltd,5000,2021-01-01,2023-12-31,Private
";
    let payments = "\
Weir Council,Brightwell Lifts Ltd,4800,2021-06-01
Weir Council,Kestrel Boilers Ltd,90000,2022-06-01
";
    let register = format!("{header}{rows}");
    let all = found(&[("contracts.csv", register), ("spend.csv", spend(payments))]);
    assert_eq!(all.above_award.found, []);
    let coverage = all.above_award.coverage.words();
    assert!(coverage.contains("marked not public"), "{coverage}");
    assert_eq!(all.spend_without_contract.found, []);
}

#[test]
fn payments_of_an_extension_are_not_held_against_a_total_without_it() {
    let header = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Annual Value,Total Contract Value,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date\n";
    // Two years at £12,000, extended by one.
    let row = "Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2021-12-31,24,12,1,2022-12-31\n";
    let payments = "\
Weir Council,Brightwell Lifts Ltd,24000,2021-06-01
Weir Council,Brightwell Lifts Ltd,12000,2022-06-01
";
    let register = format!("{header}{row}");
    let files =
        |payments: &str| [("contracts.csv", register.clone()), ("spend.csv", spend(payments))];
    let own = found(&files(payments)).above_award;
    assert_eq!(own.found, []);
    // Nor where no year's worth tells whether the total counts the extension.
    let bare = register.replace(",12000,24000", ",,24000");
    let bare = [("contracts.csv", bare), ("spend.csv", spend(payments))];
    assert_eq!(found(&bare).above_award.found, []);
    let words = own.coverage.words();
    assert!(words.contains("without extensions, which may be"), "{words}");
    // More than three years come to is too much, extended or not.
    let more = payments.replace("12000", "30000");
    assert_eq!(found(&files(&more)).above_award.found.len(), 1);
}

/// Of three rows of one supplier, one has another company number, and the payments are found under that.
#[test]
fn a_mistyped_company_number_raises_no_alarm() {
    let header = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Supplier Postcode,Company Number,Annual Value,Total Contract Value,Start Date,End Date\n";
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,M1 1AA,02174990,,90000,2021-01-01,2023-12-31
Weir Council,W2,Lift repairs,Brightwell Lifts Ltd,M1 1AA,02174909,,5000,2021-01-01,2023-12-31
Weir Council,W3,Lift music,Brightwell Lifts Ltd,M1 1AA,02174990,12000,36000,2021-01-01,2023-12-31
Weir Council,W4,Boiler upkeep,Kestrel Boilers Ltd,M2 2BB,04089127,12000,36000,2021-01-01,2023-12-31
";
    let payments = "\
Body Name,Supplier Name,Supplier Company Number,Net Amount,Invoice Payment Date
Weir Council,Brightwell Lifts Ltd,02174909,60000,2021-06-01
Weir Council,Brightwell Lifts Ltd,02174909,6000,2020-06-01
Weir Council,Lune Roofing Ltd,,900,2021-01-05
Weir Council,Lune Roofing Ltd,,900,2022-06-30
";
    let (_, outlook) =
        estate(&[("contracts.csv", format!("{header}{rows}")), ("spend.csv", payments.to_owned())]);
    let all = outlook.findings;
    assert_eq!(all.above_award.found, []);
    let words = all.above_award.coverage.words();
    assert!(words.contains("suppliers of the same name under two numbers (1)"), "{words}");
    let unpaid: Vec<&str> = (all.contracts_without_spend.found.iter())
        .map(|own| own.suppliers[0].name.as_str())
        .collect();
    assert_eq!(unpaid, ["Kestrel Boilers Ltd"]);
    let words = all.contracts_without_spend.coverage.words();
    assert!(words.contains("a supplier of the same name under another number (2)"), "{words}");
    let [spend] = all.spend_without_contract.found.try_into().unwrap();
    let nearby = spend.nearby.unwrap();
    assert_eq!((nearby.how, nearby.agreements.len()), (Nearness::SameName, 2));
}

/// Three years at £12,000 make no £12,000: one of the two is wrong, and perhaps the total.
#[test]
fn payments_are_not_held_against_a_total_that_does_not_fit_its_months() {
    let row =
        "Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,12000,2020-01-01,2022-12-31,,\n";
    let payments = "Weir Council,Brightwell Lifts Ltd,30000,2021-06-01\n";
    let own =
        found(&[("contracts.csv", register(row)), ("spend.csv", spend(payments))]).above_award;
    assert_eq!(own.found, []);
    let words = own.coverage.words();
    assert!(words.contains("whose total does not fit its months"), "{words}");
}
