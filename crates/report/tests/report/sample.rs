//! An audit of invented bodies: two spend files, a register with a row that is not public, an OCDS
//! file, a readme and a file that could not be read.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use estate::{
    Audit, Basis, BuyerSpend, Classification, Column, Contract, ContractFigure, Coverage,
    FileAccount, Identifier, Kind, Lead, Money, Party, Pence, Period, Picture, Reading,
    RejectedRow, Repair, RestsOn, SharedSupplier, Sighting, SpendFigure, SpendLines, Stage, Term,
    VendorFigure, Window,
};
use evidence::{Container, Digest, Finding, Place, Position, Severity, Source};
use report::{About, ReportError, Written, write_folder};

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn window() -> Window {
    Window { as_at: day(2026, 4, 1), months: 12 }
}

pub(crate) fn about() -> About {
    About {
        whitworth_version: "0.1.0".into(),
        content_version: "2026.1".into(),
        title: None,
        demonstration: true,
    }
}

/// Writes the sample into a folder of its own.
pub(crate) fn write(home: &Path) -> (PathBuf, Written) {
    let folder = home.join("out");
    let written = write_audit(&folder, &audit(), picture(), window()).unwrap();
    (folder, written)
}

/// Writes an audit into a folder, and leaves it for tests to hold against what was written.
pub(crate) fn write_audit(
    dir: &Path,
    audit: &Audit,
    picture: Picture,
    window: Window,
) -> Result<Written, ReportError> {
    write_folder(dir, audit.clone(), picture, window, Lead::default(), &about())
}

pub(crate) fn audit() -> Audit {
    let mut audit = Audit {
        files: vec![council_spend(), trust_spend(), register(), notices(), readme(), unreadable()],
        spend: spend(),
        contracts: vec![payroll(), heating()],
        withheld: vec![guarding()],
        rejected: vec![RejectedRow {
            file: 0,
            position: row(9),
            rule: "amount-not-a-number",
            reason: "\"n/k\" is not an amount".into(),
            raw: "=HYPERLINK(\"http://example.test\"),Aldgate Catering Ltd,n/k".into(),
        }],
        repairs: vec![
            Repair {
                file: 2,
                position: cell(3, "Supplier"),
                raw: "Bell &amp; Sons Ltd".into(),
                repaired: "Bell & Sons Ltd".into(),
            },
            Repair {
                file: 2,
                position: cell(4, "Supplier"),
                raw: "Guarded &amp; Secret Ltd".into(),
                repaired: "Guarded & Secret Ltd".into(),
            },
        ],
        findings: vec![Finding {
            rule: "row-too-long".into(),
            severity: Severity::Warning,
            place: Place::row("register.csv", 5),
            message: "12 cells under 9 headers".into(),
            remedy: "Quote the cell that holds a comma.".into(),
        }],
        ..Audit::default()
    };
    audit.resolve_names();
    // How sure the resolver is changes with the resolver; the report is under test here.
    for own in &mut audit.organisations.suppliers.organisations {
        let own = std::sync::Arc::make_mut(own);
        let links = own.written.iter_mut().filter_map(|way| way.same_as.as_mut());
        for same in links.chain(&mut own.weakest) {
            assert!(same.probability > 0.5, "{same:?}");
            same.probability = 0.95;
        }
    }
    audit
}

fn row(row: u64) -> Position {
    Position::Row { sheet: None, row, column: None }
}

fn cell(row: u64, column: &str) -> Position {
    Position::Row { sheet: None, row, column: Some(column.into()) }
}

fn file(path: &str, kind: Kind, format: &str, rows: [u64; 2]) -> FileAccount {
    let [accepted, rejected] = rows;
    FileAccount {
        source: Source {
            path: path.into(),
            sha256: Digest::of(path.as_bytes()),
            bytes: 4096,
            container: None,
        },
        sheet: None,
        kind,
        reading: Reading { format: format.into(), ..Reading::default() },
        rows_in: accepted + rejected,
        accepted,
        rejected,
        withheld: 0,
        redacted: 0,
        credits: 0,
        placeholders: 0,
        repaired_cells: 0,
        net: None,
        gross: None,
        basis_stated: false,
        other_currencies: BTreeMap::new(),
        first_date: None,
        last_date: None,
        licence: None,
        findings: Vec::new(),
    }
}

fn column(header: &str, field: Option<&str>) -> Column {
    Column { header: header.into(), field: field.map(str::to_owned) }
}

fn council_spend() -> FileAccount {
    let mut file = file("spend/council.csv", Kind::Spend, "CSV", [4, 1]);
    file.reading = Reading {
        format: "CSV".into(),
        encoding: Some("UTF-8 with a double-encoded byte-order mark".into()),
        separator: Some("comma".into()),
        header_row: Some(3),
        layout: Some("by synonyms".into()),
        columns: vec![
            column("Body", Some("buyer")),
            column("Paid to <script>", Some("supplier")),
            column("Net £", Some("net")),
            column("Notes", None),
        ],
    };
    file.redacted = 1;
    file.credits = 1;
    file.net = Some(Pence(150_000_000));
    file.gross = Some(Pence(12_000));
    file.other_currencies = BTreeMap::from([("EUR".into(), Pence(9_900))]);
    file.first_date = Some(day(2025, 4, 1));
    file.last_date = Some(day(2026, 3, 31));
    file.licence = Some("Open Government Licence v3.0".into());
    file
}

fn trust_spend() -> FileAccount {
    let mut file = file("spend/trust.xlsx", Kind::Spend, "XLSX", [1, 0]);
    file.sheet = Some("May".into());
    file.basis_stated = true;
    file.net = Some(Pence(25_000_000));
    file
}

fn register() -> FileAccount {
    let mut file = file("register.csv", Kind::Register, "CSV", [2, 0]);
    file.source.container =
        Some(Container { path: "given.zip".into(), sha256: Digest::of(b"given") });
    file.withheld = 1;
    file.placeholders = 1;
    file.repaired_cells = 2;
    file
}

fn notices() -> FileAccount {
    file("notices.jsonl", Kind::Ocds, "JSON Lines", [1, 0])
}

fn readme() -> FileAccount {
    file("readme.txt", Kind::NotAContractSource, "text", [0, 0])
}

fn unreadable() -> FileAccount {
    let mut file = file("locked.xlsx", Kind::Unreadable, "XLSX", [0, 0]);
    file.findings = vec![Finding {
        rule: "workbook-locked".into(),
        severity: Severity::Error,
        place: Place::file("locked.xlsx"),
        message: "the workbook has a password".into(),
        remedy: "Save a copy without a password and run the audit again.".into(),
    }];
    file
}

/// One line as the sample lists it: file, row, buyer, supplier, date, net, gross, currency.
type Line<'a> = (u32, u32, &'a str, &'a str, Option<NaiveDate>, Option<i64>, Option<i64>, &'a str);

fn spend() -> SpendLines {
    let mut spend = SpendLines::default();
    let lines: [Line; 5] = [
        (
            0,
            4,
            "Weir Council",
            "Bell & Sons Ltd",
            Some(day(2025, 4, 1)),
            Some(150_010_000),
            Some(12_000),
            "GBP",
        ),
        (0, 5, "Weir Council", "Redacted", Some(day(2026, 3, 31)), Some(10_000), None, "GBP"),
        (0, 6, "Weir Council", "=Sum Ltd", None, Some(-20_000), None, "GBP"),
        (0, 7, "Weir Council", "Lune GmbH", Some(day(2025, 5, 6)), Some(9_900), None, "EUR"),
        (
            1,
            2,
            "Weir Hospital Trust",
            "BELL AND SONS LTD",
            Some(day(2025, 5, 31)),
            Some(25_000_000),
            None,
            "GBP",
        ),
    ];
    for (file, row, buyer, supplier, date, net, gross, currency) in lines {
        spend.file.push(file);
        spend.row.push(row);
        let [buyer, supplier, currency] =
            [buyer, supplier, currency].map(|text| spend.terms.intern(text));
        spend.buyer.push(buyer);
        spend.supplier.push(supplier);
        spend.currency.push(currency);
        spend.date.push(date);
        spend.net.push(net.map(Pence));
        spend.gross.push(gross.map(Pence));
        spend.vat.push(None);
        spend.marked_public.push(None);
        let purpose = spend.terms.intern("repairs, \"urgent\"");
        spend.purpose.push(purpose);
        for column in [
            &mut spend.supplier_reference,
            &mut spend.company_number,
            &mut spend.vat_number,
            &mut spend.reference,
            &mut spend.category,
            &mut spend.category_code,
            &mut spend.department,
            &mut spend.contract_reference,
        ] {
            column.push(Term::NONE);
        }
    }
    spend
}

fn party(name: &str, company: Option<&str>) -> Party {
    let identifier = |id: &str| Identifier { scheme: "GB-COH".into(), id: id.into() };
    Party {
        name: name.into(),
        identifiers: company.map(identifier).into_iter().collect(),
        sme: company.map(|_| true),
        ..Party::default()
    }
}

fn payroll() -> Contract {
    Contract {
        id: "contract-0000000000000001".into(),
        file: 2,
        position: row(3),
        stage: Stage::Awarded,
        reference: Some("-C/17".into()),
        title: "Payroll <b>service</b>".into(),
        description: "=1+1".into(),
        buyers: vec![party("Weir Council", None)],
        suppliers: vec![party("Bell & Sons Ltd", Some("01234567")), party("Lune; Sea GmbH", None)],
        category: Some(Classification {
            scheme: "CPV".into(),
            id: "79211110".into(),
            description: "Payroll management services".into(),
        }),
        procedure: Some("open".into()),
        start: Some(day(2022, 5, 1)),
        end: Some(day(2026, 6, 30)),
        extension_months: Some(12),
        total: Some(gbp(42_000_000)),
        ..Contract::default()
    }
}

fn gbp(pence: i64) -> Money {
    Money { pence: Pence(pence), currency: "GBP".into(), basis: Basis::Net, basis_stated: false }
}

fn heating() -> Contract {
    Contract {
        id: "contract-0000000000000002".into(),
        file: 3,
        position: Position::Json { line: 1, pointer: "/releases/0".into() },
        stage: Stage::Tender,
        ocid: Some("ocds-h6vhtk-000001".into()),
        notice_type: Some("UK4".into()),
        title: "Heating".into(),
        suppliers: Vec::new(),
        end: None,
        total: None,
        extension_months: None,
        ..payroll()
    }
}

fn guarding() -> Contract {
    Contract {
        id: "contract-0000000000000003".into(),
        position: row(4),
        title: "Guarding of the Secret Place".into(),
        suppliers: vec![party("Guarded & Secret Ltd", None)],
        ..payroll()
    }
}

/// Of the one supplier that several figures tell of.
fn id(name: &str) -> Option<String> {
    (name == "Bell & Sons Ltd").then(|| "supplier-0000000000000001".into())
}

fn spend_figure(name: &str, lines: u64, net: i64, gross: i64) -> SpendFigure {
    SpendFigure {
        name: name.into(),
        id: id(name),
        buyers: vec!["Weir Council".into()],
        lines,
        net_pence: Pence(net),
        net_lines: lines,
        gross_pence: Pence(gross),
        gross_lines: u64::from(gross > 0),
        other_currency_lines: 0,
        first_date: Some(day(2025, 4, 1)),
        last_date: Some(day(2026, 3, 31)),
    }
}

fn contract_figure(name: &str) -> ContractFigure {
    ContractFigure {
        name: name.into(),
        id: id(name),
        buyers: vec!["Weir Council".into()],
        contracts: 1,
        net_pence: Pence(42_000_000),
        valued: 1,
    }
}

fn paid(buyer: &str, net: i64, gross: Option<i64>, on: NaiveDate) -> BuyerSpend {
    BuyerSpend {
        buyer: buyer.into(),
        lines: 1,
        net_pence: Pence(net),
        net_lines: 1,
        gross_pence: Pence(gross.unwrap_or(0)),
        gross_lines: u64::from(gross.is_some()),
        first_date: Some(on),
        last_date: Some(on),
    }
}

/// One product from its maker, and one that is only named.
fn vendor() -> VendorFigure {
    let seen = |product: &str, rests_on, lines| Sighting {
        product: Some(product.into()),
        rests_on,
        why: format!("the title names {product}"),
        buyers: vec!["Weir Council".into()],
        contracts: 1,
        lines,
        net_lines: lines,
        net_pence: Pence(lines.cast_signed() * 9_900),
        ..Sighting::default()
    };
    VendorFigure {
        name: "Brayford Systems".into(),
        verified: true,
        buyers: vec!["Weir Council".into()],
        contracts: 1,
        lines: 1,
        net_lines: 1,
        net_pence: Pence(9_900),
        by_buyer: vec![paid("Weir Council", 9_900, None, day(2025, 4, 1))],
        common_period: Some(common()),
        possible_contracts: 1,
        seen: vec![
            seen("Brayford Ledger", RestsOn::TitleAndMaker, 1),
            seen("Brayford <Rents>", RestsOn::Title, 0),
        ],
    }
}

fn common() -> Period {
    Period { first: day(2025, 5, 1), last: day(2025, 5, 31) }
}

/// The same, but that the buyers' payments are of years that lie apart.
pub(crate) fn picture_of_years_apart() -> Picture {
    let mut picture = picture();
    picture.coverage.common_period = None;
    picture.shared_suppliers[0].common_period = None;
    let trust = &mut picture.spend_by_buyer[1];
    (trust.first_date, trust.last_date) = (Some(day(2023, 5, 31)), Some(day(2023, 5, 31)));
    picture
}

pub(crate) fn picture() -> Picture {
    Picture {
        spend_by_supplier: vec![
            spend_figure("Bell & Sons Ltd", 2, 175_010_000, 12_000),
            spend_figure("Redacted", 1, 10_000, 0),
            spend_figure("Lune GmbH", 1, 0, 0),
            spend_figure("=Sum Ltd", 1, -20_000, 0),
        ],
        spend_by_buyer: vec![
            spend_figure("Weir Council", 4, 150_000_000, 12_000),
            spend_figure("Weir Hospital Trust", 1, 25_000_000, 0),
        ],
        spend_by_category: vec![spend_figure("Not stated", 5, 175_000_000, 12_000)],
        contracts_by_supplier: vec![
            contract_figure("Bell & Sons Ltd"),
            contract_figure("Lune; Sea GmbH"),
        ],
        contracts_by_buyer: vec![contract_figure("Weir Council")],
        contracts_by_category: vec![contract_figure("Payroll management services")],
        ending: vec![0],
        shared_suppliers: vec![SharedSupplier {
            name: "Bell & Sons Ltd".into(),
            id: id("Bell & Sons Ltd"),
            also_written: vec!["BELL AND SONS LTD".into()],
            buyers: vec!["Weir Council".into(), "Weir Hospital Trust".into()],
            lines: 2,
            net_pence: Pence(175_010_000),
            net_lines: 2,
            gross_pence: Pence(12_000),
            gross_lines: 1,
            by_buyer: vec![
                paid("Weir Council", 150_010_000, Some(12_000), day(2025, 4, 1)),
                paid("Weir Hospital Trust", 25_000_000, None, day(2025, 5, 31)),
            ],
            common_period: Some(common()),
            contracts: 1,
        }],
        vendors: vec![vendor()],
        coverage: Coverage {
            spend_lines: 5,
            net_lines: 4,
            gross_lines: 1,
            other_currency_lines: 1,
            redacted_lines: 1,
            undated_lines: 1,
            net_pence: Pence(175_000_000),
            gross_pence: Pence(12_000),
            first_payment: Some(day(2025, 4, 1)),
            last_payment: Some(day(2026, 3, 31)),
            buyers_with_spend: 2,
            common_period: Some(common()),
            contracts: 2,
            awarded: 1,
            valued: 1,
            without_end: 0,
            ended: 0,
            contract_net_pence: Pence(42_000_000),
            withheld: 1,
            rejected_rows: 1,
            suppliers: 4,
            supplier_names: 5,
            buyers: 2,
            doubtful_pairs: 1,
        },
    }
}
