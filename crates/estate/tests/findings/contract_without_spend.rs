use crate::{found, register, spend};

const PAYMENTS: &str = "\
Weir Council,Lune Roofing Ltd,500,2022-01-01
Weir Council,Brightwell Lifts Ltd,600,2022-04-01
Weir Council,Lune Roofing Ltd,700,2022-06-30
";

#[test]
fn a_running_contract_that_is_never_paid_is_found() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2023-12-31,,
Weir Council,W2,Boiler upkeep,Kestrel Boilers Ltd,12000,24000,2021-01-01,2023-12-31,,
Weir Council,W3,Small boiler upkeep,Kestrel Boiler Repairs Ltd,100,200,2021-01-01,2023-12-31,,
Weir Council,W4,Next year's boilers,Dee Boilers Ltd,12000,24000,2022-06-01,2023-12-31,,
Lune Council,L1,Boiler upkeep,Dee Boilers Ltd,12000,24000,2021-01-01,2023-12-31,,
";
    let all = found(&[("contracts.csv", register(rows)), ("spend.csv", spend(PAYMENTS))]);
    let own = all.contracts_without_spend;
    let told: Vec<&str> = own.found.iter().map(|own| own.suppliers[0].name.as_str()).collect();
    assert_eq!(told, ["Kestrel Boilers Ltd"]);
    assert_eq!((own.coverage.looked_at, own.coverage.of), (2, 5));
    let left_out: Vec<u64> = own.coverage.left_out.iter().map(|own| own.count).collect();
    assert_eq!(left_out, [1, 1, 1]);
}

#[test]
fn a_framework_is_left_out_and_counted() {
    let rows = "\
Weir Council,W1,Lift upkeep,Brightwell Lifts Ltd,12000,24000,2020-01-01,2023-12-31,,
Weir Council,W2,Framework agreement for boilers,Kestrel Boilers Ltd,12000,24000,2021-01-01,2023-12-31,,
";
    let all = found(&[("contracts.csv", register(rows)), ("spend.csv", spend(PAYMENTS))]);
    let own = all.contracts_without_spend;
    assert_eq!(own.found, []);
    let words = own.coverage.words();
    assert!(words.contains("framework agreements, under which others call off (1)"), "{words}");
}
