use estate::{Overlap, OverlapTier};

use crate::{day, found, register};

fn of_tier(rows: &str, tier: OverlapTier) -> Vec<Overlap> {
    let overlaps = found(&[("contracts.csv", register(rows))]).overlaps.found;
    overlaps.into_iter().filter(|own| own.tier == tier).collect()
}

#[test]
fn the_same_product_is_seen_through_a_reseller() {
    let rows = "\
Weir Council,W1,Office 365 licences,Microsoft Limited,50000,150000,2021-04-01,2024-03-31,,
Lune Council,L1,Microsoft E3 licences,Softcat plc,60000,180000,2022-01-01,2024-12-31,,
Dee Council,D1,Gully emptying,Bell & Sons Ltd,60000,180000,2022-01-01,2024-12-31,,
";
    let [own] = of_tier(rows, OverlapTier::SameProduct).try_into().unwrap();
    assert_eq!(own.subject, "Microsoft 365");
    let bodies: Vec<&str> = own.bodies.iter().map(|own| own.name.as_str()).collect();
    assert_eq!(bodies, ["Lune Council", "Weir Council"]);
    let common = own.common.unwrap();
    assert_eq!((common.first, common.last), (Some(day("2022-01-01")), Some(day("2024-03-31"))));
    assert_eq!((own.annual_pence.0, own.annual_known), (11_000_000, 2));
}

#[test]
fn contracts_that_follow_each_other_do_not_overlap() {
    let rows = "\
Weir Council,W1,Office 365 licences,Microsoft Limited,50000,150000,2021-04-01,2022-12-31,,
Lune Council,L1,Office 365 licences,Microsoft Limited,60000,180000,2023-01-01,2024-12-31,,
";
    assert!(of_tier(rows, OverlapTier::SameProduct).is_empty());
}

#[test]
fn what_has_ended_and_what_one_body_holds_twice_is_no_overlap() {
    let rows = "\
Weir Council,W1,Office 365 licences,Microsoft Limited,50000,150000,2019-04-01,2022-07-30,,
Weir Council,W2,Office 365 licences again,Microsoft Limited,50000,150000,2020-04-01,2023-07-30,,
Lune Council,L1,Office 365 licences,Microsoft Limited,60000,180000,2020-01-01,2022-07-30,,
";
    assert!(of_tier(rows, OverlapTier::SameProduct).is_empty());
}

#[test]
fn a_supplier_in_one_category_is_a_tier_of_its_own() {
    let rows = "\
Weir Council,W1,Gullies north,Bell & Sons Ltd,50000,150000,2021-04-01,2024-03-31,301111,Drainage
Lune Council,L1,Gully emptying,Bell and Sons Limited,60000,180000,2022-01-01,2024-12-31,301112,Drainage upkeep
Dee Council,D1,Catering,Bell & Sons Ltd,60000,180000,2022-01-01,2024-12-31,201000,Catering
";
    let [own] = of_tier(rows, OverlapTier::SameSupplierAndCategory).try_into().unwrap();
    assert_eq!(own.bodies.len(), 2);
    assert_eq!(own.agreements.len(), 2);
}

/// A notice of a contract that several suppliers won.
fn notice(buyer: &str, suppliers: &[&str], ends: i32) -> String {
    let named = suppliers.iter().map(|name| format!(r#"{{"id":"{name}","name":"{name}"}}"#));
    let suppliers = named.collect::<Vec<_>>().join(",");
    format!(
        r#"{{"ocid":"ocds-x-{buyer}","id":"1","tag":["award"],"date":"2021-04-01T00:00:00Z",
        "buyer":{{"name":"{buyer} Council"}},
        "tender":{{"title":"Gullies of {buyer}","classification":{{"scheme":"CPV","id":"90640000","description":"Gully cleaning"}}}},
        "awards":[{{"id":"1","title":"Gullies of {buyer}","suppliers":[{suppliers}],
          "contractPeriod":{{"startDate":"2021-04-01T00:00:00Z","endDate":"{ends}-03-31T00:00:00Z"}},
          "value":{{"amount":90000,"currency":"GBP"}}}}]}}"#
    )
}

fn of_supplier(notices: &[String]) -> Vec<Overlap> {
    let releases = format!(r#"{{"releases":[{}]}}"#, notices.join(","));
    let overlaps = found(&[("notices.json", releases)]).overlaps.found;
    let is_ours = |own: &Overlap| own.tier == OverlapTier::SameSupplierAndCategory;
    overlaps.into_iter().filter(is_ours).collect()
}

#[test]
fn every_supplier_of_a_contract_counts_and_no_contract_twice() {
    let weir = notice("Weir", &["Bell & Sons Ltd", "Kestrel Drains Ltd"], 2024);
    let lune = notice("Lune", &["Kestrel Drains Ltd"], 2025);
    let [own] = of_supplier(&[weir.clone(), lune]).try_into().unwrap();
    assert_eq!(own.subject, "Kestrel Drains Ltd: Gully cleaning");
    assert_eq!(own.agreements.len(), 2);
    // What has two suppliers in common is one overlap.
    let dee = notice("Dee", &["Kestrel Drains Ltd", "Bell & Sons Ltd"], 2025);
    let [own] = of_supplier(&[weir, dee]).try_into().unwrap();
    assert_eq!(own.subject, "Bell & Sons Ltd: Gully cleaning; Kestrel Drains Ltd: Gully cleaning");
    assert_eq!((own.agreements.len(), own.annual_known), (2, 2));
}

#[test]
fn days_that_are_not_known_are_said_to_be_so() {
    let rows = "\
Weir Council,W1,Office 365 licences,Microsoft Limited,50000,150000,,2024-03-31,,
Lune Council,L1,Office 365 licences,Microsoft Limited,60000,180000,,2024-12-31,,
";
    let [own] = of_tier(rows, OverlapTier::SameProduct).try_into().unwrap();
    let common = own.common.unwrap();
    assert_eq!((common.first, common.last), (None, Some(day("2024-03-31"))));
}

#[test]
fn other_products_for_one_capability_are_adjacent() {
    let rows = "\
Weir Council,W1,Veeam backup,Softcat plc,50000,150000,2021-04-01,2024-03-31,,
Lune Council,L1,Rubrik licences,Softcat plc,60000,180000,2022-01-01,2024-12-31,,
";
    assert!(of_tier(rows, OverlapTier::SameProduct).is_empty());
    let [own] = of_tier(rows, OverlapTier::Adjacent).try_into().unwrap();
    assert_eq!(own.subject, "backup");
}

/// One contract in the words of three publications, of which no two have enough in common.
const PERHAPS_ONE: [&str; 3] = [
    "Weir Council,W1,Gully emptying north,Bell & Sons Ltd,50000,150000,2021-04-01,2024-03-31,,\n",
    "Weir Council,X7,Drain jetting works,Bell & Sons Ltd,50000,150000,2021-04-01,2024-05-31,,\n",
    "Weir Council,Y9,Sewer cleansing,Bell & Sons Ltd,50000,150000,2021-04-20,2024-03-31,,\n",
];

#[test]
fn contracts_that_pairwise_may_be_one_are_one_group() {
    let [one, two, three] = PERHAPS_ONE.map(register);
    let files = [("one.csv", one), ("two.csv", two), ("three.csv", three)];
    let overlaps = found(&files).overlaps.found;
    let groups = overlaps.iter().filter(|own| own.tier == OverlapTier::MayBeSame);
    let [own] = groups.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(own.agreements.len(), 3);
    // If they are one, they are worth one of their values.
    assert_eq!((own.annual_pence.0, own.annual_known), (5_000_000, 3));
}

#[test]
fn what_to_act_on_stands_before_doubles() {
    let [one, two, _] = PERHAPS_ONE.map(register);
    let several = register(
        "\
Weir Council,W5,Office 365 licences,Microsoft Limited,50000,150000,2021-04-01,2024-03-31,,
Lune Council,L1,Office 365 licences,Microsoft Limited,60000,180000,2022-01-01,2024-12-31,,
",
    );
    let files = [("one.csv", one), ("two.csv", two), ("three.csv", several)];
    let tiers: Vec<OverlapTier> = found(&files).overlaps.found.iter().map(|own| own.tier).collect();
    assert_eq!(tiers, [OverlapTier::SameProduct, OverlapTier::MayBeSame]);
}
