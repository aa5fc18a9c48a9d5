use std::fmt::Write;

use chrono::NaiveDate;
use estate::{Lead, ServedBody, Window, audit_bytes, outlook};
use report::{FindingCell, FindingTable, FindingTables, WindowGroups, window_days};

const REGISTER: &str = "\
Purchasing Body,Contract Title,Supplier Company Name,Process Used,Annual Value,Start Date,End Date
Weir Council,Veeam backup,Softcat plc,Direct Award,30000,2021-04-01,2024-03-31
Lune Council,Veeam backup,Softcat plc,,45000,2021-04-01,2024-03-31
Dee Council,Veeam backup,Softcat plc,,45000,2021-04-01,2024-03-31
";

fn table(id: &str) -> FindingTable {
    table_as_at(id, NaiveDate::from_ymd_opt(2022, 7, 31).unwrap())
}

fn table_as_at(id: &str, as_at: NaiveDate) -> FindingTable {
    let mut audit = audit_bytes("register.csv", REGISTER.as_bytes());
    let served = |(name, population): (&str, u64)| ServedBody {
        name: name.to_owned(),
        population,
        source: "a count".to_owned(),
        file: "bodies.toml".to_owned(),
        buyer: None,
    };
    audit.served = [("Weir Council", 300_000), ("Lune Council", 150_000)].map(served).into();
    audit.resolve_names();
    let window = Window { as_at, months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    let tables = FindingTables::of(&audit, outlook, window).tables;
    tables.into_iter().find(|own| own.id == id).unwrap()
}

/// What each row says, a line for each column.
fn rows(table: &FindingTable) -> String {
    let mut text = format!("{}\n", table.coverage);
    for row in &table.rows {
        text.push('\n');
        for (column, cell) in table.columns.iter().zip(&row.cells) {
            let cell = match cell {
                FindingCell::Text(text) => text.clone(),
                FindingCell::Without(why) => why.clone(),
                FindingCell::Unknown => "not known".to_owned(),
                FindingCell::Money(pence) => format!("£{pence}"),
                FindingCell::Number(number) => format!("{number:.1}"),
                FindingCell::Date(day) => day.to_string(),
                FindingCell::Count(count) => count.to_string(),
                FindingCell::Share(share) => format!("{share:.2}"),
            };
            writeln!(text, "{}: {cell}", column.title).unwrap();
        }
        let places: Vec<&str> = row.contracts.iter().map(|own| own.place.as_str()).collect();
        writeln!(text, "File:row: {}", places.join("; ")).unwrap();
    }
    text
}

#[test]
fn a_price_per_head_says_what_it_rests_on_and_where_it_stands() {
    insta::assert_snapshot!(rows(&table("price-spread")));
}

#[test]
fn an_indicator_that_no_source_tells_is_not_known_and_never_a_nought() {
    let mut table = table("incumbents");
    let body = FindingCell::Text("Weir Council".into());
    table.rows.retain(|row| row.cells.first() == Some(&body));
    insta::assert_snapshot!(rows(&table));
}

#[test]
fn where_every_day_has_passed_the_next_is_none_and_not_unknown() {
    let table = table_as_at("due", NaiveDate::from_ymd_opt(2024, 3, 1).unwrap());
    let next = table.columns.iter().position(|own| own.title == "Next day").unwrap();
    let all_overdue = FindingCell::Without("none ahead: all overdue".into());
    assert!(!table.rows.is_empty());
    assert!(table.rows.iter().all(|row| row.cells[next] == all_overdue), "{}", rows(&table));
}

#[test]
fn a_group_without_a_day_says_why() {
    let register = "\
Purchasing Body,Contract Title,Supplier Company Name,Annual Value,Start Date,End Date
Weir Council,Veeam backup,Softcat plc,30000,2021-04-01,2023-06-30
Lune Council,Veeam backup,Softcat plc,45000,2021-04-01,2033-03-31
";
    let audit = audit_bytes("register.csv", register.as_bytes());
    let window = Window { as_at: NaiveDate::from_ymd_opt(2022, 7, 31).unwrap(), months: 18 };
    let groups = WindowGroups::of(&audit, &outlook(&audit, window, Lead::default()));
    let said = rows(&window_days(&groups));
    let why = "Old contracts end on: no day found: on no day that was looked at could contracts";
    assert!(said.contains(why), "{said}");
}

/// A contract that is not paid and payments without one, of suppliers whose names are near, are one alarm.
#[test]
fn near_named_suppliers_make_one_alarm_that_names_both() {
    let home = tempfile::tempdir().unwrap();
    let register = "Purchasing Body,Contract Title,Supplier Company Name,Annual Value,Start Date,End Date\n\
        Weir Council,Gas supply,Brightwell,400000,2021-04-01,2024-03-31\n\
        Weir Council,Gritting,Lune Salt Ltd,300000,2021-04-01,2024-03-31\n";
    let mut spend = "Body Name,Supplier Name,Net Amount,Payment Date\n".to_owned();
    for month in 1..=12 {
        writeln!(spend, "Weir Council,Brightwell Energy Trading,20000.00,2021-{month:02}-15")
            .unwrap();
        writeln!(spend, "Weir Council,Ashbourne Cleaning,9000.00,2021-{month:02}-16").unwrap();
    }
    std::fs::write(home.path().join("register.csv"), register).unwrap();
    std::fs::write(home.path().join("spend.csv"), spend).unwrap();
    let audit = estate::audit(&[home.path().to_owned()], estate::AuditOptions::default());
    let as_at = NaiveDate::from_ymd_opt(2022, 7, 31).unwrap();
    let window = Window { as_at, months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    let tables = FindingTables::of(&audit, outlook, window).tables;
    let said = |id: &str| rows(tables.iter().find(|own| own.id == id).unwrap());
    let spend = said("spend-without-contract");
    assert!(spend.contains("Contracts known: none in its own name; a contract with the near-named Brightwell exists, without payments"), "{spend}");
    assert!(spend.contains("register.csv: row 2"), "{spend}");
    assert!(
        spend.contains("Ashbourne Cleaning")
            && spend.contains("Contracts known: none in its own name\n"),
        "{spend}"
    );
    let contracts = said("contracts-without-spend");
    assert!(contracts.contains("Gritting") && !contracts.contains("Gas supply"), "{contracts}");
}
