use std::fs;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

const REGISTER: &str = "\
Purchasing Body,Contract Reference,Contract Title,Supplier,Annual Value,Start Date,End Date,Visibility
Weir Council,W1,Payroll system,Bell & Sons Ltd,50000.00,2024-04-01,2027-03-31,Public
Weir Council,W2,=Lift upkeep,Brightwell Lifts Ltd,1000.00,2024-04-01,2027-05-31,Public
Weir Council,W3,Boiler upkeep,Brightwell Lifts Ltd,2000.00,2024-04-01,2027-06-30,Public
Weir Council,W3,Window cleaning,Clear View Ltd,3000.00,2024-04-01,2025-06-30,Public
Weir Council,W5,Guarding,Secret Guards Ltd,9000.00,2024-04-01,2027-03-31,Not public
";

/// A folder with a register, the audit of it, and the log beside.
pub(crate) struct Desk {
    home: TempDir,
}

/// A sheet as rows of cells, the headings first.
pub(crate) type Rows = Vec<Vec<String>>;

impl Desk {
    pub(crate) fn new() -> Self {
        let own = Self { home: tempfile::tempdir().unwrap() };
        fs::create_dir(own.path("sources")).unwrap();
        fs::write(own.path("sources/register.csv"), REGISTER).unwrap();
        own.audit();
        own
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Audits the register with the log, if there is one yet.
    pub(crate) fn audit(&self) {
        let log = ["--corrections", "corrections.jsonl"];
        let log = if self.path("corrections.jsonl").exists() { &log[..] } else { &[] };
        let out = self.whitworth(&[&["audit", "sources", "--as-at", "2026-05-01"], log].concat());
        assert_eq!(
            out.status.code(),
            Some(0),
            "{}{}",
            String::from_utf8_lossy(&out.stdout),
            String::from_utf8_lossy(&out.stderr)
        );
    }

    pub(crate) fn whitworth(&self, arguments: &[&str]) -> Output {
        let mut command = Command::cargo_bin("whitworth").unwrap();
        command.current_dir(self.home.path()).args(arguments).output().unwrap()
    }

    /// Runs `whitworth estate correct`, and gives its exit code and what it printed.
    pub(crate) fn correct(&self, arguments: &[&str]) -> (i32, String) {
        let first = ["estate", "correct", "--by", "Jane Doe, Head of ICT"];
        let out = self.whitworth(&[&first, arguments].concat());
        let said = [out.stdout, out.stderr].concat();
        (out.status.code().unwrap(), String::from_utf8(said).unwrap())
    }

    /// The lines of the log.
    pub(crate) fn log(&self) -> Vec<Value> {
        let text = fs::read_to_string(self.path("corrections.jsonl")).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The row of `decisions.json` with this title.
    pub(crate) fn decision(&self, title: &str) -> Value {
        let text = fs::read_to_string(self.path("whitworth-audit/decisions.json")).unwrap();
        let lists: Value = serde_json::from_str(&text).unwrap();
        let rows =
            ["due", "ended", "endless"].iter().flat_map(|list| lists[list].as_array().unwrap());
        rows.into_iter().find(|row| row["title"] == title).unwrap().clone()
    }

    /// A sheet of the workbook that the audit wrote, dates as Excel counts them.
    pub(crate) fn sheet(&self, name: &str) -> Rows {
        let path = self.path("whitworth-audit/Decisions.xlsx");
        let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
        let range = workbook.worksheet_range(name).unwrap();
        let text = |cell: &Data| match cell {
            Data::DateTime(date) => date.as_f64().to_string(),
            other => other.to_string(),
        };
        range.rows().map(|row| row.iter().map(text).collect()).collect()
    }

    /// Writes a workbook that comes back: each sheet with its rows.
    pub(crate) fn send_back(&self, sheets: &[(&str, &Rows)]) {
        let mut workbook = Workbook::new();
        for (name, rows) in sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(*name).unwrap();
            for (number, row) in (0..).zip(rows.iter()) {
                for (column, cell) in (0..).zip(row) {
                    if !cell.is_empty() {
                        sheet.write(number, column, cell.as_str()).unwrap();
                    }
                }
            }
        }
        workbook.save(self.path("back.xlsx")).unwrap();
    }
}

/// The column of this heading.
pub(crate) fn column(rows: &Rows, heading: &str) -> usize {
    rows[0].iter().position(|own| own == heading).unwrap()
}

/// Writes into the row with this title.
pub(crate) fn write(rows: &mut Rows, title: &str, heading: &str, text: &str) {
    let (titles, at) = (column(rows, "Title"), column(rows, heading));
    let row = rows.iter_mut().find(|row| row[titles] == title).unwrap();
    text.clone_into(&mut row[at]);
}
