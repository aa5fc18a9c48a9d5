use crate::{day, found, register};

#[test]
fn each_body_is_told_what_it_has_to_decide() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2022-12-31,,
Weir Council,W2,Boiler upkeep,Kestrel Boilers Ltd,,,2021-01-01,2023-12-31,,
Weir Council,W3,Roofs,Lune Roofing Ltd,12000,24000,2019-01-01,2021-12-31,,
Lune Council,L1,Roofs,Lune Roofing Ltd,12000,24000,2019-01-01,2031-12-31,,
";
    let [own] = found(&[("contracts.csv", register(rows))]).due.found.try_into().unwrap();
    assert_eq!(own.body.name, "Weir Council");
    assert_eq!((own.due.len(), own.overdue, own.ended.len()), (2, 1, 1));
    assert_eq!(own.next, Some(day("2023-03-31")));
    assert_eq!((own.annual_pence.0, own.annual_known), (1_200_000, 1));
}

#[test]
fn its_coverage_counts_only_contracts_that_name_their_buyer() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2022-12-31,,
Weir Council,W2,Boiler upkeep,Kestrel Boilers Ltd,12000,24000,2020-01-01,TBC,,
,W3,Roofs,Lune Roofing Ltd,12000,24000,2020-01-01,TBC,,
";
    let coverage = found(&[("contracts.csv", register(rows))]).due.coverage;
    assert_eq!((coverage.looked_at, coverage.of), (1, 2));
    let left_out: Vec<u64> = coverage.left_out.iter().map(|own| own.count).collect();
    assert_eq!(left_out, [1]);
}

/// Registers have a framework's name in the place of the buyer: nobody is told to decide without a doubt.
#[test]
fn a_body_that_is_a_framework_by_its_name_is_doubted() {
    let register = "\
Process Used,Purchasing Body,Contract Title,Supplier Company Name,Start Date,End Date
Framework - ESPO 860,ESPO 860,Lift upkeep,Brightwell Lifts Ltd,2020-01-01,2022-12-31
Open,Weir Council,Boiler upkeep,Kestrel Boilers Ltd,2020-01-01,2022-12-31
";
    let found = found(&[("contracts.csv", register.to_owned())]).due.found;
    let told: Vec<_> =
        found.iter().map(|own| (own.body.name.as_str(), own.framework_for_body)).collect();
    assert_eq!(told, [("ESPO 860", 1), ("Weir Council", 0)]);
}
