use std::path::Path;

use chrono::NaiveDate;
use estate::{
    Audit, AuditOptions, Basis, BuyerSpend, Classification, Column, Contract, ContractFigure,
    Coverage, FileAccount, Identifier, Kind, Money, Party, Pence, Period, Picture, Reading,
    SharedSupplier, SpendFigure, Stage, Window,
};
use evidence::{Digest, Finding, Place, Position, Severity, Source, content_id};
use report::{About, write_folder};
use tempfile::TempDir;

/// Which audit to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Story {
    /// Two buyers, 120 contracts, names that a page or a spreadsheet could take for code.
    TwoBuyers,
    /// The same, as the demonstration.
    Demonstration,
    /// The same, but that the buyers' payments are of years that lie apart.
    YearsApart,
    /// Two suppliers of one name, each with a number and a contract of its own.
    OneName,
    /// Two councils' registers and spend, read from files as an audit reads them.
    Region,
    /// Two councils' registers, and a list of one of them that tells of its contract again.
    ToldTwice,
    /// Nothing at all was in the files.
    Nothing,
}

const BUYERS: [&str; 2] = ["Ambleford Council", "Brackwater Council"];
/// A name that is markup and one that is a formula, beside plain ones.
pub const SUPPLIERS: [&str; 4] = [
    "Tarn Software Ltd",
    "Fell & Sons <Lifts>",
    "=HYPERLINK(\"http://example.org\")",
    "Beck Cleaning",
];

/// Writes the folder as an audit would.
pub fn folder_of(story: Story) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let window = match story {
        Story::Region | Story::ToldTwice => Window { as_at: day(2022, 7, 31), months: 18 },
        _ => Window { as_at: day(2026, 3, 7), months: 12 },
    };
    let about = About {
        whitworth_version: "0.1.0".into(),
        content_version: "2026-03".into(),
        title: Some("Ambleford and Brackwater".into()),
        demonstration: story == Story::Demonstration,
    };
    let (audit, picture) = match story {
        Story::Nothing => (Audit::default(), empty()),
        Story::Region => read_from("region", window),
        Story::ToldTwice => read_from("told-twice", window),
        Story::OneName => {
            let audit = one_name();
            let picture = estate::picture(&audit, window);
            (audit, picture)
        }
        Story::YearsApart => {
            let (audit, mut picture) = two_buyers();
            picture.coverage.common_period = None;
            picture.spend_by_buyer[1].last_date = Some(day(2023, 6, 30));
            picture.shared_suppliers[0].common_period = None;
            (audit, picture)
        }
        _ => two_buyers(),
    };
    write_folder(folder.path(), audit, picture, window, estate::Lead::default(), &about)
        .expect("the folder is written");
    folder
}

fn read_from(fixture: &str, window: Window) -> (Audit, Picture) {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(fixture);
    let audit = estate::audit(&[sources], AuditOptions::default());
    let picture = estate::picture(&audit, window);
    (audit, picture)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

fn two_buyers() -> (Audit, Picture) {
    let contracts: Vec<Contract> = (0..120).map(contract).collect();
    let picture = picture(&contracts);
    let mut audit = Audit { files: vec![register(), spend()], contracts, ..Audit::default() };
    audit.resolve_names();
    (audit, picture)
}

fn one_name() -> Audit {
    let of = |row, id: &str| {
        let id = Identifier { scheme: "GB-COH".into(), id: id.into() };
        let supplier = Party { identifiers: vec![id], ..party(SUPPLIERS[0]) };
        Contract { suppliers: vec![supplier], ..contract(row) }
    };
    let contracts = vec![of(0, "01234500"), of(1, "03578140")];
    let mut audit = Audit { files: vec![register()], contracts, ..Audit::default() };
    audit.resolve_names();
    audit
}

fn contract(number: u32) -> Contract {
    let of_supplier = number as usize % SUPPLIERS.len();
    // Every other time Tarn is written in capitals.
    let supplier = match (of_supplier, number % 8) {
        (0, 4) => "TARN SOFTWARE LIMITED",
        _ => SUPPLIERS[of_supplier],
    };
    let buyer = BUYERS[usize::from(number >= 60)];
    let months = chrono::Months::new(number % 30);
    Contract {
        id: content_id("contract", &[&number.to_string()]),
        file: 0,
        position: Position::Row { sheet: None, row: u64::from(number) + 2, column: None },
        stage: if number % 10 == 9 { Stage::Tender } else { Stage::Awarded },
        ocid: (number == 7).then(|| "ocds-b5fd17-00000007".into()),
        reference: Some(format!("AMB-{number:03}")),
        title: if number == 3 { "Lift maintenance".into() } else { format!("Service {number}") },
        description: "Planned and reactive work at all sites.".into(),
        buyers: vec![party(buyer)],
        suppliers: vec![Party {
            identifiers: vec![Identifier {
                scheme: "GB-COH".into(),
                id: format!("0123450{of_supplier}"),
            }],
            ..party(supplier)
        }],
        category: Some(Classification {
            scheme: "CPV".into(),
            id: "50750000".into(),
            description: "Lift maintenance services".into(),
        }),
        procedure: Some("Open".into()),
        start: Some(day(2024, 4, 1)),
        end: (number != 5).then(|| day(2026, 1, 31).checked_add_months(months).expect("a day")),
        extension_months: Some(12),
        total: (number != 6).then(|| money(i64::from(number + 1) * 1_234_550)),
        ..Contract::default()
    }
}

fn party(name: &str) -> Party {
    Party { name: name.into(), ..Party::default() }
}

fn money(pence: i64) -> Money {
    Money { pence: Pence(pence), currency: "GBP".into(), basis: Basis::Net, basis_stated: true }
}

fn register() -> FileAccount {
    let columns = [("Contract Title", Some("title")), ("Colour", None)];
    let columns = columns
        .map(|(header, field)| Column { header: header.into(), field: field.map(str::to_owned) });
    FileAccount {
        reading: Reading {
            format: "CSV".into(),
            encoding: Some("Windows-1252".into()),
            separator: Some("comma".into()),
            header_row: Some(1),
            layout: Some("by synonyms".into()),
            columns: columns.into(),
        },
        rows_in: 123,
        accepted: 120,
        rejected: 3,
        licence: Some("Open Government Licence v3.0".into()),
        findings: vec![Finding {
            rule: "row-too-long".into(),
            severity: Severity::Error,
            place: Place::row("registers/contracts.csv", 12),
            message: "12 cells under 9 headers".into(),
            remedy: "Quote the cell that holds a comma.".into(),
        }],
        ..account("registers/contracts.csv", Kind::Register)
    }
}

fn spend() -> FileAccount {
    FileAccount {
        rows_in: 400,
        accepted: 400,
        credits: 4,
        net: Some(Pence(98_765_432)),
        basis_stated: true,
        first_date: Some(day(2025, 4, 2)),
        last_date: Some(day(2026, 2, 27)),
        ..account("spend/2025-26.csv", Kind::Spend)
    }
}

fn account(path: &str, kind: Kind) -> FileAccount {
    FileAccount {
        source: Source {
            path: path.into(),
            sha256: Digest::of(path.as_bytes()),
            bytes: 12_345,
            container: None,
        },
        kind,
        reading: Reading { format: "CSV".into(), ..Reading::default() },
        ..FileAccount::default()
    }
}

fn empty() -> Picture {
    Picture {
        spend_by_supplier: Vec::new(),
        spend_by_buyer: Vec::new(),
        spend_by_category: Vec::new(),
        contracts_by_supplier: Vec::new(),
        contracts_by_buyer: Vec::new(),
        contracts_by_category: Vec::new(),
        ending: Vec::new(),
        shared_suppliers: Vec::new(),
        vendors: Vec::new(),
        coverage: Coverage::default(),
    }
}

#[expect(clippy::too_many_lines, reason = "one figure after another")]
fn picture(contracts: &[Contract]) -> Picture {
    let (as_at, ends) = (day(2026, 3, 7), day(2027, 3, 7));
    let inside = |c: &Contract| c.end.is_some_and(|end| (as_at..=ends).contains(&end));
    let awarded = |c: &&Contract| c.stage == Stage::Awarded;
    let mut ending: Vec<usize> = (0..contracts.len())
        .filter(|&at| contracts[at].stage == Stage::Awarded && inside(&contracts[at]))
        .collect();
    ending.sort_by_key(|&at| contracts[at].end);
    let spent = |name: &str, pence: i64, lines: u64| SpendFigure {
        name: name.into(),
        buyers: vec![BUYERS[0].into()],
        lines,
        net_pence: Pence(pence),
        net_lines: lines,
        first_date: Some(day(2025, 4, 2)),
        last_date: Some(day(2026, 2, 27)),
        ..SpendFigure::default()
    };
    let paid = |buyer: &str, pence| BuyerSpend {
        buyer: buyer.into(),
        lines: 100,
        net_pence: Pence(pence),
        net_lines: 100,
        first_date: Some(day(2025, 4, 2)),
        last_date: Some(day(2025, 6, 27)),
        ..BuyerSpend::default()
    };
    let common = Period { first: day(2025, 4, 2), last: day(2025, 6, 30) };
    let held = |name: &str, of: &dyn Fn(&Contract) -> bool| {
        let rows: Vec<&Contract> = contracts.iter().filter(awarded).filter(|c| of(c)).collect();
        let values = rows.iter().filter_map(|c| c.total.as_ref());
        ContractFigure {
            name: name.into(),
            id: None,
            buyers: (BUYERS.iter())
                .filter(|buyer| rows.iter().any(|c| c.buyers[0].name == **buyer))
                .map(|buyer| (*buyer).to_owned())
                .collect(),
            contracts: rows.len() as u64,
            net_pence: values.clone().map(|money| money.pence).sum(),
            valued: values.count() as u64,
        }
    };
    let awarded_count = contracts.iter().filter(awarded).count() as u64;
    Picture {
        spend_by_supplier: vec![
            SpendFigure {
                buyers: BUYERS.map(str::to_owned).into(),
                ..spent(SUPPLIERS[0], 60_000_000, 200)
            },
            spent(SUPPLIERS[1], 30_765_432, 150),
            spent("Ghyll Taxis", 8_000_000, 50),
        ],
        spend_by_buyer: vec![
            spent(BUYERS[0], 78_765_432, 350),
            SpendFigure {
                buyers: vec![BUYERS[1].into()],
                first_date: Some(day(2023, 5, 1)),
                last_date: Some(day(2025, 6, 30)),
                ..spent(BUYERS[1], 20_000_000, 50)
            },
        ],
        spend_by_category: vec![spent("Software", 98_765_432, 400)],
        contracts_by_supplier: (SUPPLIERS.iter())
            .map(|name| {
                held(name, &|c| c.suppliers[0].name.to_lowercase()[..4] == name.to_lowercase()[..4])
            })
            .collect(),
        contracts_by_buyer: (BUYERS.iter())
            .map(|name| held(name, &|c| c.buyers[0].name == *name))
            .collect(),
        contracts_by_category: vec![held("Lift maintenance services", &|_| true)],
        ending,
        shared_suppliers: vec![SharedSupplier {
            name: SUPPLIERS[0].into(),
            also_written: vec!["TARN SOFTWARE LIMITED".into()],
            buyers: BUYERS.map(str::to_owned).into(),
            lines: 200,
            net_pence: Pence(60_000_000),
            net_lines: 200,
            by_buyer: vec![paid(BUYERS[0], 40_000_000), paid(BUYERS[1], 20_000_000)],
            common_period: Some(common),
            contracts: 27,
            ..SharedSupplier::default()
        }],
        vendors: Vec::new(),
        coverage: Coverage {
            spend_lines: 400,
            net_lines: 400,
            net_pence: Pence(98_765_432),
            first_payment: Some(day(2025, 4, 2)),
            last_payment: Some(day(2026, 2, 27)),
            buyers_with_spend: 2,
            common_period: Some(common),
            contracts: contracts.len() as u64,
            awarded: awarded_count,
            valued: awarded_count - 1,
            contract_net_pence: Pence(7_991_242_150),
            without_end: 1,
            rejected_rows: 3,
            suppliers: 5,
            buyers: 2,
            ..Coverage::default()
        },
    }
}
