use calamine::{Data, Reader, Xlsx, open_workbook};
use estate::{Pence, Window, audit_bytes, picture};
use report::{PipelineList, read_pipeline};

use crate::sample::{day, write_audit};

const REGISTER: &str = "\
Purchasing Body,Contract Reference,Contract Title,Contract Description,Supplier Company Name,Annual Value,Total Contract Value,CPV Code,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Current Expiry Date,Visibility
Weir Council,W1,Payroll system,Pays people,Bell & Sons Ltd,,2400000.00,48450000,2021-04-01,2023-03-31,24,12,1,2023-03-31,Public
Weir Council,=W2,=Lift upkeep,,Brightwell Lifts Ltd,,1800000.00,,2021-04-01,2023-06-30,27,0,0,2023-06-30,Public
Weir Council,W3,Boiler upkeep,,Brightwell Lifts Ltd,,,,2021-04-01,2023-06-30,27,0,0,2023-06-30,Public
Weir Council,W4,Guarding,,Secret Ltd,,9000000.00,,2021-04-01,2023-03-31,24,0,0,2023-03-31,Not public
";

type Sheets = Vec<(String, Vec<Vec<Data>>)>;

fn written() -> (PipelineList, Sheets) {
    let home = tempfile::tempdir().unwrap();
    let window = Window { as_at: day(2022, 7, 31), months: 18 };
    let audit = audit_bytes("register.csv", REGISTER.as_bytes());
    write_audit(home.path(), &audit, picture(&audit, window), window).unwrap();
    let mut workbook: Xlsx<_> = open_workbook(home.path().join("Decisions.xlsx")).unwrap();
    let sheets = workbook.worksheets().into_iter();
    let sheets =
        sheets.map(|(name, cells)| (name, cells.rows().map(<[Data]>::to_vec).collect())).collect();
    (read_pipeline(home.path()).unwrap(), sheets)
}

fn sheet<'a>(sheets: &'a Sheets, name: &str) -> &'a [Vec<Data>] {
    &sheets.iter().find(|(own, _)| own == name).unwrap().1
}

/// Each heading with its cell, those that are blank left out.
fn told(rows: &[Vec<Data>], row: usize) -> Vec<(String, String)> {
    let cells = rows[0].iter().zip(&rows[row]).filter(|(_, cell)| **cell != Data::Empty);
    cells.map(|(heading, cell)| (heading.to_string(), cell.to_string())).collect()
}

#[test]
fn a_row_has_the_fields_of_a_pipeline_notice_and_says_which_are_not_known() {
    let (list, sheets) = written();
    let rows = sheet(&sheets, "Pipeline (UK1)");
    assert_eq!(rows.len(), 2);
    insta::assert_debug_snapshot!(told(rows, 1));
    assert_eq!(list.rows[0].value_net_pence, Some(Pence(240_000_000)));
    assert_eq!(list.rows[0].value_gross_pence, None);
    assert_eq!(
        list.rows[0].not_known,
        ["Estimated value with VAT", "Goods, services or works", "Procurement method"]
    );
}

#[test]
fn what_is_left_out_stands_on_a_sheet_of_its_own_with_the_reason() {
    let (_, sheets) = written();
    let rows = sheet(&sheets, "Pipeline left out");
    let of = |row: usize, column: usize| rows[row][column].to_string();
    assert_eq!(rows.len(), 3);
    assert_eq!(of(1, 0), "value not known");
    assert_eq!(of(1, 2), "Boiler upkeep");
    assert_eq!(
        of(2, 0),
        "not above £2 million net, but above it if VAT at 20% is payable, which is not known"
    );
    assert_eq!(of(2, 2), "'=Lift upkeep");
}

#[test]
fn the_words_say_what_is_in_it_and_what_the_law_says() {
    let (_, sheets) = written();
    let words: Vec<String> = sheet(&sheets, "Pipeline explained")
        .iter()
        .map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "))
        .collect();
    insta::assert_snapshot!(words.join("\n"));
}

#[test]
fn what_is_not_public_is_in_no_sheet_of_it() {
    let (list, sheets) = written();
    assert_eq!(list.not_public, 1);
    for (name, rows) in &sheets {
        for cell in rows.iter().flatten().map(ToString::to_string) {
            assert!(!cell.contains("Secret") && !cell.contains("Guarding"), "{name}: {cell}");
        }
    }
}
