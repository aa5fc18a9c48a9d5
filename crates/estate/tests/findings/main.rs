//! Findings over small estates, each made to show one thing.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

mod above_award;
mod concentration;
mod contract_without_spend;
mod due;
mod indicators;
mod overlap;
mod price_spread;
mod spend_without_contract;

use std::fs;

use chrono::NaiveDate;
use estate::{Audit, AuditOptions, EstateFindings, Lead, Outlook, Window, audit, outlook};

/// A register's header; rows follow it.
const REGISTER: &str = "Purchasing Body,Contract Reference,Contract Title,Supplier Company Name,Annual Value,Total Contract Value,Start Date,End Date,ProClass Classification,ProClass Description\n";

/// The outlook on 31 July 2022 of files in one folder.
fn estate(files: &[(&str, String)]) -> (Audit, Outlook) {
    let home = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(home.path().join(name), text).unwrap();
    }
    let audit = audit(&[home.path().to_owned()], AuditOptions::default());
    assert!(audit.is_whole(), "{:?}", audit.files);
    let window = Window { as_at: day("2022-07-31"), months: 18 };
    let outlook = outlook(&audit, window, Lead::default());
    (audit, outlook)
}

fn found(files: &[(&str, String)]) -> EstateFindings {
    estate(files).1.findings
}

fn register(rows: &str) -> String {
    format!("{REGISTER}{rows}")
}

fn spend(rows: &str) -> String {
    format!("Body Name,Supplier Name,Net Amount,Invoice Payment Date\n{rows}")
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
