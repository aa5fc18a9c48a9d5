//! A register row by its columns.

use std::sync::Arc;

use chrono::NaiveDate;
use estate::{Audit, Decision, Decisions, Lead, Window, audit_bytes, outlook};

pub(crate) const HEADER: &str = "Directorate Name,Process Used,Purchasing Body,Contract Reference,Contract Title,Contract Description,Supplier Company Name,Supplier Postcode,Annual Value,Total Contract Value (including extensions),OJEU/FTS?,Start Date,End Date,Contract Duration (months),Option to extend (months),How many extensions,Extension 1 Taken?,Extension 2 Taken?,Current Expiry Date,SME Supplier?,ProClass Classification,ProClass Description,Company Number,Visibility";

/// A register row; what a test is not about is plain and free of doubt.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) process: &'static str,
    pub(crate) supplier: &'static str,
    pub(crate) annual: &'static str,
    pub(crate) total: &'static str,
    pub(crate) advertised: &'static str,
    pub(crate) start: &'static str,
    pub(crate) end: &'static str,
    pub(crate) duration: &'static str,
    pub(crate) options: &'static str,
    pub(crate) count: &'static str,
    pub(crate) taken: [&'static str; 2],
    pub(crate) current_end: &'static str,
    pub(crate) visibility: &'static str,
}

/// Two years at £12,000 a year, without options.
pub(crate) const PLAIN: Row = Row {
    process: "ITT",
    supplier: "Brightwell Lifts Ltd",
    annual: "12000.00",
    total: "24000.00",
    advertised: "No",
    start: "2021-04-01",
    end: "2023-03-31",
    duration: "24",
    options: "0",
    count: "0",
    taken: ["N/A", "N/A"],
    current_end: "2023-03-31",
    visibility: "Public",
};

impl Row {
    fn line(&self, number: usize) -> String {
        let Self { process, supplier, annual, total, advertised, start, end, .. } = self;
        let Self { duration, options, count, taken: [one, two], current_end, visibility, .. } =
            self;
        format!(
            "Place,{process},Weir Council,W10{number},Lift upkeep {number},Lift upkeep,{supplier},,{annual},{total},{advertised},{start},{end},{duration},{options},{count},{one},{two},{current_end},No,270000,Buildings,,{visibility}\n"
        )
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn window() -> Window {
    Window { as_at: day("2022-07-31"), months: 18 }
}

pub(crate) fn text(rows: &[Row]) -> String {
    let rows: String = rows.iter().enumerate().map(|(at, row)| row.line(at)).collect();
    format!("{HEADER}\n{rows}")
}

pub(crate) fn audited(rows: &[Row]) -> Audit {
    audit_bytes("register.csv", text(rows).as_bytes())
}

/// The decision on a row, in whichever list it is.
pub(crate) fn decided(row: Row) -> Arc<Decision> {
    let audit = audited(&[row]);
    let window = Window { months: 240, ..window() };
    let Decisions { due, ended, endless } = outlook(&audit, window, Lead::default()).decisions;
    [due, ended, endless].into_iter().flatten().next().unwrap()
}

#[test]
fn a_number_of_options_is_read_under_the_headers_that_registers_use() {
    for header in ["Extension Count", "Number of Extensions", "No. of Extensions"] {
        let register = format!(
            "Purchasing Body,Contract Reference,Contract Title,Supplier,Start Date,End Date,Extension Months,{header}\nWeir Council,W1,Lift upkeep,Brightwell Lifts Ltd,2021-04-01,2023-03-31,12,2\n"
        );
        let audit = audit_bytes("register.csv", register.as_bytes());
        assert_eq!(audit.contracts[0].extension_count, Some(2), "{header}");
    }
}
