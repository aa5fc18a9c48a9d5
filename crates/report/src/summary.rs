use std::fmt::Write as _;

use crate::how_read::{how_read, is_odd, unread_columns};
use crate::words::{KINDS, count, day, kind, months, number, pounds, short_day};
use crate::{FindingGroup, Report, Written, coverage};

/// Beyond these, the terminal would scroll: the rest is in `report.html`.
const ODD_FILES: usize = 10;
const FINDINGS: usize = 10;
const SUPPLIERS: usize = 5;
const BUYERS: usize = 20;
const WIDTH: usize = 96;

/// The report on a terminal: short, aligned, errors first among the findings, and where the
/// documents are.
pub fn summary(report: &Report, written: Option<&Written>) -> String {
    let mut out = String::new();
    heading(&mut out, report);
    files(&mut out, report);
    odd_files(&mut out, report);
    section(&mut out, "Spend");
    sentences(&mut out, &coverage::of_spend(report));
    if report.coverage.periods_overlap() {
        top_suppliers(&mut out, report);
    } else {
        buyers(&mut out, report);
    }
    section(&mut out, "Contracts");
    sentences(&mut out, &coverage::of_contracts(report));
    contracts(&mut out, report);
    owners(&mut out, report);
    findings(&mut out, report);
    if let Some(written) = written {
        documents(&mut out, written);
    }
    out
}

/// Writing to a String cannot fail, so that what `writeln!` gives back says nothing.
macro_rules! say {
    ($out:expr, $($text:tt)*) => { let _ = writeln!($out, $($text)*); };
}

fn section(out: &mut String, title: &str) {
    say!(out, "\n{title}");
}

fn heading(out: &mut String, report: &Report) {
    say!(out, "{}, as at {}", report.title, day(report.as_at));
    if report.demonstration {
        say!(out, "Demonstration: every body and supplier here is invented.");
    }
    let versions = &report.versions;
    say!(out, "Whitworth {}, content {}", versions.whitworth, versions.content);
}

fn files(out: &mut String, report: &Report) {
    say!(out, "\n{:<34}{:>12}  {:>12}  {:>12}", "Files", "rows in", "accepted", "rejected");
    let row = |out: &mut String, title: &str, sums: [u64; 3]| {
        let [rows_in, accepted, rejected] = sums.map(number);
        say!(out, "  {title:<32}{rows_in:>12}  {accepted:>12}  {rejected:>12}");
    };
    let mut total = [0; 3];
    for of_kind in KINDS {
        let mut sums = [0; 3];
        let mut files = 0;
        for file in report.files.iter().filter(|file| file.kind == of_kind) {
            files += 1;
            for (sum, rows) in sums.iter_mut().zip([file.rows_in, file.accepted, file.rejected]) {
                *sum += rows;
            }
        }
        if files > 0 {
            let (one, many) = kind(of_kind);
            row(out, &count(files, one, many), sums);
            total.iter_mut().zip(sums).for_each(|(total, sum)| *total += sum);
        }
    }
    row(out, "in all", total);
}

fn odd_files(out: &mut String, report: &Report) {
    let odd: Vec<_> = report.files.iter().filter(|file| is_odd(file)).collect();
    if odd.is_empty() {
        return;
    }
    section(out, "Read in a way worth a look");
    for file in odd.iter().take(ODD_FILES) {
        paragraph(out, "  ", "    ", &how_read(file));
        if let Some(unread) = unread_columns(file) {
            paragraph(out, "    ", "    ", &unread);
        }
    }
    and_more(out, odd.len(), ODD_FILES, "file", "files");
}

fn top_suppliers(out: &mut String, report: &Report) {
    let net = report.coverage.net_lines > 0;
    let figures = &report.figures.spend_by_supplier;
    if figures.is_empty() {
        return;
    }
    section(out, if net { "Most net spend" } else { "Most gross spend" });
    for figure in figures.iter().take(SUPPLIERS) {
        let amount = if net { figure.net_pence } else { figure.gross_pence };
        let lines = count(figure.lines, "line", "lines");
        say!(out, "  {:<48}{:>20}  {lines:>15}", clip(&figure.name, 47), pounds(amount));
    }
}

/// Each buyer with its own period, where no sum over all of them can be given.
fn buyers(out: &mut String, report: &Report) {
    let figures = &report.figures.spend_by_buyer;
    section(out, "Spend by buyer");
    for figure in figures.iter().take(BUYERS) {
        let (basis, amount) = if figure.net_lines > 0 {
            ("net", figure.net_pence)
        } else {
            ("gross", figure.gross_pence)
        };
        let lines = count(figure.lines, "line", "lines");
        let [first, last] =
            [figure.first_date, figure.last_date].map(|day| day.map_or("-".into(), short_day));
        let name = clip(&figure.name, 27);
        say!(
            out,
            "  {name:<28}{:>18} {basis}  {lines:>14}  {first:>11} to {last:>11}",
            pounds(amount)
        );
    }
    and_more(out, figures.len(), BUYERS, "buyer", "buyers");
}

fn contracts(out: &mut String, report: &Report) {
    if report.coverage.awarded > 0 {
        let ending = report.ending.len() as u64;
        let text = format!(
            "{} {} within {} of {}, by {}.",
            count(ending, "record of a contract", "records of contracts"),
            if ending == 1 { "ends" } else { "end" },
            months(report.window_months),
            day(report.as_at),
            day(report.window_ends)
        );
        paragraph(out, "  ", "  ", &text);
        sentences(out, &coverage::of_ending(report));
    }
    let shared = report.shared_suppliers.len() as u64;
    if shared > 0 {
        let text = count(shared, "supplier serves", "suppliers serve");
        say!(out, "  {text} two buyers or more.");
    }
}

fn owners(out: &mut String, report: &Report) {
    let said = coverage::of_ownership(report);
    if !said.is_empty() {
        section(out, "Who owns whom");
        sentences(out, &said);
    }
}

fn findings(out: &mut String, report: &Report) {
    let findings = report.findings();
    if findings.is_empty() {
        section(out, "No messages about the files");
        return;
    }
    section(out, &format!("Messages about the files ({})", number(findings.len() as u64)));
    let (mut room, mut said) = (FINDINGS, 0);
    for group in FindingGroup::of(&findings) {
        for case in group.cases.iter().take(room) {
            let place = case.places.first().map_or_else(String::new, ToString::to_string);
            let text = format!("{}: {place}: {}", group.severity, case.says());
            paragraph(out, "  ", "    ", &text);
            said += case.times;
        }
        if room > 0 && !group.remedy.is_empty() {
            paragraph(out, "    ", "    ", group.remedy);
        }
        room = room.saturating_sub(group.cases.len());
    }
    and_more(out, findings.len(), said, "message", "messages");
}

fn documents(out: &mut String, written: &Written) {
    section(out, "Documents");
    say!(out, "  What falls due stands in Decisions.xlsx, what was found in Findings.xlsx.");
    for document in &written.documents {
        say!(out, "  {}", document.display());
    }
    if let Some(path) = &written.not_public {
        say!(out, "  {}  NOT FOR PUBLICATION", path.display());
    }
}

fn and_more(out: &mut String, all: usize, shown: usize, one: &str, many: &str) {
    if all > shown {
        let more = count((all - shown) as u64, one, many);
        say!(out, "  and {more} more, all in report.html");
    }
}

fn sentences(out: &mut String, sentences: &[String]) {
    for sentence in sentences {
        paragraph(out, "  ", "  ", sentence);
    }
}

/// Breaks a text into lines that fit a terminal, none of them inside a word. What a source wrote
/// cannot steer the terminal: control characters are taken as spaces.
fn paragraph(out: &mut String, first: &str, others: &str, text: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split(|letter: char| letter.is_whitespace() || letter.is_control()) {
        if word.is_empty() {
            continue;
        }
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            say!(out, "{line}");
            others.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    say!(out, "{line}");
}

fn clip(text: &str, most: usize) -> String {
    let letters = || text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    if letters().nth(most).is_none() {
        return letters().collect();
    }
    letters().take(most - 1).chain(['…']).collect()
}
