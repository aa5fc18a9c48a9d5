use estate::{Found, Incumbent, Indicator, Kind};

use crate::{day, found, register, spend};

/// A register that tells procedure, tenders, first values and extensions.
const TOLD: &str = "Purchasing Body,Contract Title,Supplier Company Name,Process Used,Number of Tenders Received,Total Contract Value,Original Contract Value,Start Date,End Date,Current Expiry Date,Extension 1 Taken?,ProClass Classification,ProClass Description\n";

fn incumbents(rows: &str) -> Found<Incumbent> {
    found(&[("contracts.csv", register(rows))]).incumbents
}

fn told(rows: &str) -> Incumbent {
    let all = found(&[("contracts.csv", format!("{TOLD}{rows}"))]).incumbents;
    let [own] = all.found.try_into().unwrap();
    own
}

fn of(own: &Indicator) -> (u64, u64) {
    (own.count, own.of)
}

#[test]
fn time_under_contract_goes_back_to_the_last_break() {
    let rows = "\
Weir Council,W1,Gullies,Bell & Sons Ltd,,,2008-01-01,2012-12-31,301111,Drainage
Weir Council,W2,Gullies,Bell & Sons Ltd,,,2014-01-01,2018-12-31,301111,Drainage
Weir Council,W3,Drains,Bell & Sons Ltd,,,2019-01-31,2021-12-31,301112,Drains
Weir Council,W4,Gullies,Bell & Sons Ltd,,,2022-01-01,2023-12-31,301111,Drainage
Weir Council,W5,Catering,Bell & Sons Ltd,,,2012-01-01,2022-12-31,201000,Catering
";
    let [own] = incumbents(rows).found.try_into().unwrap();
    assert_eq!((own.agreements.len(), own.running), (5, 2));
    let tenure = own.tenure.unwrap();
    assert_eq!((tenure.subject.as_str(), tenure.since), ("Catering", day("2012-01-01")));
    let (without_catering, _) = rows.split_once("Weir Council,W5").unwrap();
    let [own] = incumbents(without_catering).found.try_into().unwrap();
    let tenure = own.tenure.unwrap();
    assert_eq!((tenure.since, tenure.agreements.len()), (day("2014-01-01"), 3));
    assert_eq!(tenure.from, [Kind::Register]);
}

#[test]
fn one_product_bought_through_several_categories_is_one_thing() {
    let rows = "\
Weir Council,W1,Veeam backup,Softcat plc,,,2018-04-01,2021-03-31,271111,Computing
Weir Council,W2,Veeam backup,Softcat plc,,,2021-04-01,2024-03-31,401111,Services
";
    let [own] = incumbents(rows).found.try_into().unwrap();
    let tenure = own.tenure.unwrap();
    assert_eq!((tenure.subject.as_str(), tenure.since), ("Veeam Backup", day("2018-04-01")));
}

#[test]
fn who_has_no_running_contract_is_no_incumbent_and_an_unknown_start_no_time() {
    let rows = "\
Weir Council,W1,Gullies,Bell & Sons Ltd,,,2018-04-01,2022-07-30,,
Weir Council,W2,Roofs,Lune Roofing Ltd,,,2022-08-01,2024-07-30,,
Weir Council,W3,Lift upkeep,Brightwell Lifts Ltd,,,,2024-03-31,,
Weir Council,W4,Boiler upkeep,Kestrel Boilers Ltd,,,1900-01-01,2024-03-31,,
Weir Council,W5,Catering,Dee Catering Ltd,,,2021-01-01,2024-03-31,,
Weir Council,W6,Cleaning,Esk Cleaning Ltd,,,2017-01-01,2024-03-31,,
";
    let all = incumbents(rows);
    let names: Vec<_> = all
        .found
        .iter()
        .map(|own| (own.supplier.name.as_str(), own.tenure.as_ref().map(|it| it.since)))
        .collect();
    let [long, short] = ["2017-01-01", "2021-01-01"].map(|date| Some(day(date)));
    assert_eq!(
        names,
        [
            ("Esk Cleaning Ltd", long),
            ("Dee Catering Ltd", short),
            ("Brightwell Lifts Ltd", None),
            ("Kestrel Boilers Ltd", None),
        ],
        "the longest first, and who has no known time last, by name"
    );
    assert_eq!((all.coverage.looked_at, all.coverage.of), (4, 6));
}

#[test]
fn the_first_payment_stands_beside_the_day_from_which_payments_are_seen() {
    let rows = "Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,,,2020-01-01,2023-12-31,,\n";
    let payments = "\
Weir Council,Lune Roofing Ltd,500,2015-01-05
Weir Council,Brightwell Lifts Ltd,-40,2015-12-01
Weir Council,Brightwell Lifts Ltd,600,2016-04-01
";
    let all = found(&[("contracts.csv", register(rows)), ("spend.csv", spend(payments))]);
    let [own] = all.incumbents.found.try_into().unwrap();
    let paid = own.first_payment.unwrap();
    assert_eq!((paid.date, paid.published_from), (day("2016-04-01"), day("2015-01-05")));
    assert_eq!(own.tenure.unwrap().since, day("2020-01-01"), "payments are a source of their own");
}

#[test]
fn each_indicator_counts_the_contracts_whose_source_tells() {
    let own = told(
        "\
Weir Council,Lifts,Bell Ltd,Direct Award,1,60000,40000,2019-01-01,2021-12-31,2022-12-31,Yes,,
Weir Council,Roofs,Bell Ltd,Open procedure,3,30000,50000,2020-01-01,2023-12-31,2023-12-31,No,,
Weir Council,Drains,Bell Ltd,Other,,20000,20000,2020-01-01,2023-12-31,2023-12-31,,,
Weir Council,Cleaning,Bell Ltd,,0,,,2020-01-01,2023-12-31,2023-12-31,,,
",
    );
    assert_eq!((of(&own.direct), of(&own.single_bids)), ((1, 2), (1, 2)));
    assert_eq!((of(&own.extended), own.extended_months), ((1, 4), Some(12)));
    assert_eq!(of(&own.raised), (1, 2), "a value that fell is no growth");
    assert_eq!((own.raised_from_pence.0, own.raised_to_pence.0), (4_000_000, 6_000_000));
    assert_eq!(own.direct.from, [Kind::Register]);
}

#[test]
fn a_register_with_one_end_tells_nothing_of_extensions() {
    let rows = "Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,,,2020-01-01,2023-12-31,,\n";
    let [own] = incumbents(rows).found.try_into().unwrap();
    let indicators = [&own.extended, &own.direct, &own.single_bids, &own.raised];
    assert_eq!(indicators.map(Indicator::known), [None; 4]);
}

#[test]
fn an_option_marked_as_taken_that_moved_no_end_has_months_that_are_not_known() {
    let own = told("Weir Council,Lifts,Bell Ltd,,,,,2019-01-01,2022-12-31,2022-12-31,Yes,,\n");
    assert_eq!((of(&own.extended), own.extended_months), ((1, 1), None));
}

#[test]
fn what_a_register_leaves_out_a_notice_of_the_contract_tells() {
    let row = "Weir Council,ocds-1,Lift upkeep at Weir Lodge,Brightwell Lifts Ltd,,60000,2021-04-01,2024-03-31,,\n";
    let notice = r#"{"ocid":"ocds-1","id":"1","date":"2021-03-01T00:00:00Z","tag":["award"],"buyer":{"name":"Weir Council"},"tender":{"title":"Lift upkeep at Weir Lodge","procurementMethodDetails":"Direct award"},"bids":{"statistics":[{"id":"1","measure":"bids","value":1}]},"awards":[{"id":"1","status":"active","title":"Lift upkeep at Weir Lodge","suppliers":[{"name":"Brightwell Lifts Ltd"}],"value":{"amount":60000,"currency":"GBP"},"contractPeriod":{"startDate":"2021-04-01","endDate":"2024-03-31"}}]}"#;
    let files = [("contracts.csv", register(row)), ("notices.jsonl", notice.to_owned())];
    let [own] = found(&files).incumbents.found.try_into().unwrap();
    assert_eq!(own.agreements.len(), 1);
    assert_eq!((of(&own.direct), of(&own.single_bids)), ((1, 1), (1, 1)));
    assert_eq!((own.direct.from, own.single_bids.from), (vec![Kind::Ocds], vec![Kind::Ocds]));
}
