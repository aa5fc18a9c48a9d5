use estate::{Found, PriceSpread, WorthFrom};

use crate::{found, register};

/// What is told of rows, with these numbers of people served.
fn spread(rows: &str, served: &[(&str, u64)]) -> Found<PriceSpread> {
    let mut files = vec![("contracts.csv", register(rows))];
    if !served.is_empty() {
        files.push(("bodies.toml", bodies(served)));
    }
    found(&files).price_spread
}

fn bodies(served: &[(&str, u64)]) -> String {
    let body = |(name, people): &(&str, u64)| {
        format!(
            "[[body]]\nname = \"{name} Council\"\npopulation = {people}\nsource = \"a count\"\n"
        )
    };
    served.iter().map(body).collect()
}

fn left_out(of: &Found<PriceSpread>) -> Vec<(u64, &str)> {
    of.coverage.left_out.iter().map(|own| (own.count, own.why.as_str())).collect()
}

const ROWS: &str = "\
Weir Council,W1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,
Lune Council,L1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,
Dee Council,D1,Veeam backup,Softcat plc,,30000,2021-04-01,2024-03-31,,
";

#[test]
fn prices_are_compared_by_the_people_served() {
    let all = spread(ROWS, &[("Weir", 300_000), ("Lune", 100_000), ("Dee", 50_000)]);
    let [own] = all.found.try_into().unwrap();
    assert_eq!((own.product.as_str(), own.vendor.as_str()), ("Veeam Backup", "Veeam"));
    let told: Vec<_> = own
        .prices
        .iter()
        .map(|own| (own.bodies[0].name.as_str(), own.annual_pence.0, own.per_thousand_pence.0))
        .collect();
    assert_eq!(
        told,
        [
            ("Weir Council", 3_000_000, 10_000),
            ("Dee Council", 1_000_000, 20_000),
            ("Lune Council", 3_000_000, 30_000),
        ]
    );
    assert_eq!(
        (own.lowest_pence.0, own.median_pence.0, own.highest_pence.0),
        (10_000, 20_000, 30_000)
    );
    assert!((own.ratio - 3.0).abs() < 1e-9);
    assert!(matches!(own.prices[1].from[..], [WorthFrom::Total { months: 36, .. }]));
}

#[test]
fn without_people_served_no_price_is_made_up() {
    let all = spread(ROWS, &[]);
    assert!(all.found.is_empty());
    assert_eq!((all.coverage.looked_at, all.coverage.of), (0, 3));
    let [(3, why)] = left_out(&all)[..] else { panic!("{all:?}") };
    assert!(why.contains("bodies.toml"));
}

#[test]
fn one_price_alone_is_no_spread() {
    let all = spread(ROWS, &[("Weir", 300_000)]);
    assert!(all.found.is_empty());
    assert_eq!((all.coverage.looked_at, all.coverage.of), (1, 3));
    assert_eq!(left_out(&all).iter().map(|own| own.0).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn who_buys_jointly_is_compared_by_all_whom_they_serve() {
    let rows = "\
Weir Council & Esk Council,W1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,
Weir Council,W2,Gully emptying,Bell & Sons Ltd,30000,,2021-04-01,2024-03-31,,
Esk Council,E1,Gully emptying,Bell & Sons Ltd,30000,,2021-04-01,2024-03-31,,
Lune Council,L1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,
";
    let served = [("Weir", 300_000), ("Lune", 100_000), ("Esk", 100_000)];
    let [own] = spread(rows, &served).found.try_into().unwrap();
    let bodies: Vec<&str> = own.prices[0].bodies.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(bodies, ["Esk Council", "Weir Council"]);
    assert_eq!((own.prices[0].served, own.prices[0].per_thousand_pence.0), (400_000, 7_500));
    let some = spread(rows, &served[..2]);
    assert!(some.found.is_empty(), "the number of one member is not known");
}

#[test]
fn contracts_of_one_body_are_added_and_one_without_worth_leaves_it_out() {
    let more = |annual: &str| {
        format!(
            "{ROWS}Lune Council,L2,Veeam backup for schools,Softcat plc,{annual},,2022-01-01,2025-03-31,,\n"
        )
    };
    let served = [("Weir", 300_000), ("Lune", 100_000)];
    let [own] = spread(&more("10000"), &served).found.try_into().unwrap();
    assert_eq!((own.prices[1].annual_pence.0, own.prices[1].agreements.len()), (4_000_000, 2));
    assert_eq!(own.holders, 3);
    let unknown = spread(&more(""), &served);
    assert!(unknown.found.is_empty());
    let why: Vec<&str> = left_out(&unknown).iter().map(|own| own.1).collect();
    assert!(why[0].contains("worth in a year is not known"), "{why:?}");
}

#[test]
fn what_has_ended_or_not_begun_has_no_price() {
    let rows = "\
Weir Council,W1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,
Lune Council,L1,Veeam backup,Softcat plc,30000,,2019-04-01,2022-07-30,,
Dee Council,D1,Veeam backup,Softcat plc,30000,,2022-08-01,2024-03-31,,
";
    let all = spread(rows, &[("Weir", 300_000), ("Lune", 100_000), ("Dee", 50_000)]);
    assert!(all.found.is_empty());
    assert_eq!(all.coverage.of, 0);
}

#[test]
fn a_value_with_vat_is_never_compared_with_one_without() {
    let gross = r#"{"ocid":"ocds-1","id":"1","date":"2021-03-01T00:00:00Z","tag":["award"],"buyer":{"name":"Lune Council"},"tender":{"title":"Veeam backup"},"awards":[{"id":"1","status":"active","title":"Veeam backup","suppliers":[{"name":"Softcat plc"}],"value":{"amountGross":36000,"currency":"GBP"},"contractPeriod":{"startDate":"2021-04-01","endDate":"2024-03-31"}}]}"#;
    let net = "Weir Council,W1,Veeam backup,Softcat plc,30000,,2021-04-01,2024-03-31,,\n";
    let all = found(&[
        ("contracts.csv", register(net)),
        ("notices.jsonl", gross.to_owned()),
        ("bodies.toml", bodies(&[("Weir", 1000), ("Lune", 1000)])),
    ])
    .price_spread;
    assert!(all.found.is_empty());
    assert!(left_out(&all)[0].1.contains("with VAT"), "{:?}", all.coverage);
}
