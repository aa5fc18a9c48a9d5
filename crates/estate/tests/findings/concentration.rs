use crate::{found, register};

fn rows(of: &[(&str, &str, &str)]) -> String {
    let row = |(body, title, annual): &(&str, &str, &str)| {
        format!("{body} Council,,{title},Softcat plc,{annual},,2021-04-01,2024-03-31,,\n")
    };
    of.iter().map(row).collect()
}

#[test]
fn shares_and_the_index_are_told_with_what_they_cover() {
    let rows = rows(&[
        ("Weir", "Veeam backup", "30000"),
        ("Lune", "Veeam backup", "30000"),
        ("Dee", "Veeam backup", "20000"),
        ("Esk", "Rubrik licences", "20000"),
    ]);
    let [own] =
        found(&[("contracts.csv", register(&rows))]).concentration.found.try_into().unwrap();
    assert_eq!(own.capability, "backup");
    assert_eq!((own.index_by_contracts, own.index_by_value), (6250.0, Some(6800.0)));
    assert_eq!(own.shares[0].vendor, "Veeam");
    assert_eq!(own.dominant.as_deref(), Some("Veeam"));
}

#[test]
fn nobody_is_dominant_where_too_little_is_known() {
    let few = rows(&[("Weir", "Veeam backup", "30000"), ("Lune", "Veeam backup", "30000")]);
    let unvalued = rows(&[
        ("Weir", "Veeam backup", "30000"),
        ("Lune", "Veeam backup", ""),
        ("Dee", "Veeam backup", ""),
        ("Esk", "Veeam backup", "20000"),
    ]);
    for rows in [few, unvalued] {
        let [own] =
            found(&[("contracts.csv", register(&rows))]).concentration.found.try_into().unwrap();
        assert!(!own.is_covered());
        assert_eq!(own.dominant, None);
    }
}
