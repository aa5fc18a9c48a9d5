use estate::Nearness;

use crate::{day, found, register, spend};

const ROWS: &str = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2021-12-31,,
Weir Council,W2,Boiler upkeep,Kestrel Boilers Ltd,12000,24000,2021-01-01,2023-12-31,,
";

#[test]
fn payments_after_the_end_and_without_any_contract_are_found() {
    let payments = "\
Weir Council,Brightwell Lifts Ltd,6000,2021-06-01
Weir Council,Brightwell Lifts Ltd,7000,2022-06-01
Weir Council,Kestrel Boilers Ltd,9000,2022-06-01
Weir Council,Lune Roofing Ltd,8000,2022-05-01
Weir Council,Small Repairs Ltd,4999.99,2022-05-01
Weir Council,Dee Council,90000,2022-05-01
";
    let all = found(&[("contracts.csv", register(ROWS)), ("spend.csv", spend(payments))]);
    let own = all.spend_without_contract;
    let told: Vec<_> = own
        .found
        .iter()
        .map(|own| (own.supplier.name.as_str(), own.net_pence.0, own.agreements.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("Lune Roofing Ltd", 800_000, 0),
            ("Brightwell Lifts Ltd", 700_000, 1),
            ("Dee Council", 9_000_000, 0),
        ]
    );
    let lifts = &own.found[1];
    assert_eq!(lifts.inside_pence.0, 600_000);
    assert_eq!(lifts.period.first, day("2022-06-01"));
    assert!(own.found[2].to_public_body);
}

#[test]
fn an_invoice_paid_soon_after_the_end_is_under_the_contract() {
    let payments = "Weir Council,Brightwell Lifts Ltd,9000,2022-03-31\n";
    let all = found(&[("contracts.csv", register(ROWS)), ("spend.csv", spend(payments))]);
    assert!(all.spend_without_contract.found.is_empty());
}

#[test]
fn a_body_without_a_register_here_is_not_tested() {
    let payments = "Lune Council,Brightwell Lifts Ltd,9000,2022-03-31\n";
    let all = found(&[("contracts.csv", register(ROWS)), ("spend.csv", spend(payments))]);
    let own = all.spend_without_contract;
    assert!(own.found.is_empty());
    assert_eq!((own.coverage.looked_at, own.coverage.of), (0, 1));
}

/// A joint buyer may buy for a body that its name does not tell.
#[test]
fn a_contract_of_another_buyer_with_the_supplier_on_these_days_is_named() {
    let rows = format!(
        "{ROWS}Dales and Fells Group,D1,Roofs,Lune Roofing Ltd,12000,24000,2022-01-01,2023-12-31,,\n\
        Dales and Fells Group,D2,Drains,Ashbourne Drains Ltd,12000,24000,2019-01-01,2019-12-31,,\n"
    );
    let payments = "\
Weir Council,Lune Roofing Ltd,8000,2022-05-01
Weir Council,Ashbourne Drains Ltd,7000,2022-05-01
";
    let all = found(&[("contracts.csv", register(&rows)), ("spend.csv", spend(payments))]);
    let [roofs, drains] = all.spend_without_contract.found.try_into().unwrap();
    let nearby = roofs.nearby.unwrap();
    assert_eq!((nearby.how, nearby.agreements.len()), (Nearness::OtherBuyer, 1));
    assert_eq!(nearby.names, ["Dales and Fells Group"]);
    assert_eq!(drains.nearby, None);
}
