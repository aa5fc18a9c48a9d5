//! `report.html`: one file that needs nothing else, for reading and for printing.

mod bars;
mod organisations;
mod sections;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use askama::Template;
use askama::filters::Safe;
use evidence::Finding;

use crate::words::{count, day, months, number};
use crate::{Failure, FindingGroup, Report, coverage};
use bars::Bars;
use organisations::{Several, Vendor};
use sections::{ContractTable, Ending, FileRow, KindRow, Shared, SpendTable};

/// How many rows of a table of figures a page shows; the workbook has them all.
const TOP: usize = 25;
/// How many contracts, shared suppliers and findings a page lists.
const LIST: usize = 100;

/// What the template shows; every text is as people read it, not yet escaped.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    report: &'a Report,
    as_at: String,
    read: String,
    kinds: Vec<KindRow>,
    total: KindRow,
    rejected: String,
    problems: Listed<'a>,
    notes: Listed<'a>,
    spend_coverage: Vec<String>,
    bars: Option<Bars>,
    gross: bool,
    spend: Vec<SpendTable>,
    contract_coverage: Vec<String>,
    contracts: Vec<ContractTable>,
    window: String,
    ending: Vec<Ending>,
    ending_all: String,
    ending_coverage: Vec<String>,
    shared: Vec<Shared>,
    shared_all: String,
    shared_coverage: Vec<String>,
    several: Vec<Several>,
    several_all: usize,
    organisations_coverage: Vec<String>,
    ownership_coverage: Vec<String>,
    vendors: Vec<Vendor>,
    vendors_coverage: Vec<String>,
    files: Vec<FileRow>,
    withheld: bool,
}

/// Writes the page.
pub(crate) fn write_page(path: &Path, report: &Report) -> Result<(), Failure> {
    let page = Page::of(report).render()?;
    let mut out = BufWriter::new(File::create(path)?);
    out.write_all(page.as_bytes())?;
    Ok(out.flush()?)
}

impl<'a> Page<'a> {
    fn of(report: &'a Report) -> Self {
        let (notes, problems): (Vec<_>, Vec<_>) = report
            .findings()
            .into_iter()
            .partition(|finding| finding.severity == evidence::Severity::Note);
        let total = KindRow::total(&report.files);
        let several = Several::all(&report.organisations);
        Self {
            report,
            as_at: day(report.as_at),
            read: read(report, &total),
            kinds: KindRow::of(&report.files),
            rejected: count(report.files.iter().map(|file| file.rejected).sum(), "row", "rows"),
            total,
            problems: Listed::of(&problems),
            notes: Listed::of(&notes),
            spend_coverage: coverage::of_spend(report),
            bars: Bars::of(report),
            gross: report.coverage.gross_lines > 0,
            spend: SpendTable::all(report),
            contract_coverage: coverage::of_contracts(report),
            contracts: ContractTable::all(report),
            window: format!(
                "{} from {} to {}",
                months(report.window_months),
                day(report.as_at),
                day(report.window_ends)
            ),
            ending: report.ending.iter().take(LIST).map(Ending::of).collect(),
            ending_all: number(report.ending.len() as u64),
            ending_coverage: coverage::of_ending(report),
            shared: report.shared_suppliers.iter().take(LIST).map(Shared::of).collect(),
            shared_all: number(report.shared_suppliers.len() as u64),
            shared_coverage: coverage::of_shared(report),
            several: several.iter().take(LIST).map(|own| Several::of(own)).collect(),
            several_all: several.len(),
            organisations_coverage: coverage::of_organisations(report),
            ownership_coverage: coverage::of_ownership(report),
            vendors: report
                .vendors
                .iter()
                .filter(|own| !own.buyers.is_empty())
                .take(LIST)
                .map(Vendor::of)
                .collect(),
            vendors_coverage: coverage::of_vendors(report),
            files: report.files.iter().map(FileRow::of).collect(),
            withheld: report.coverage.withheld > 0,
        }
    }
}

/// A text of ours in which words lead to their meaning, further down the page.
fn explained(text: &str) -> Safe<String> {
    Safe(crate::explained(text, "#word-"))
}

/// Findings as a page lists them.
struct Listed<'a> {
    groups: Vec<FindingGroup<'a>>,
    /// How many findings are not listed, where there are too many.
    more: Option<String>,
}

impl<'a> Listed<'a> {
    fn of(findings: &[&'a Finding]) -> Self {
        let mut groups = FindingGroup::of(findings);
        let mut room = LIST;
        for group in &mut groups {
            group.cases.truncate(room);
            room -= group.cases.len();
        }
        groups.retain(|group| !group.cases.is_empty());
        let cases = groups.iter().flat_map(|group| &group.cases);
        let more = findings.len() - cases.map(|case| case.times).sum::<usize>();
        Self { groups, more: (more > 0).then(|| number(more as u64)) }
    }
}

/// How many files there were and what became of their rows. Of a file that was not read nobody
/// knows how many rows it holds, so that it is named apart.
fn read(report: &Report, total: &KindRow) -> String {
    use estate::Kind::{Ambiguous, Unreadable};
    let all = report.files.len() as u64;
    let unread = report.files.iter().filter(|file| matches!(file.kind, Unreadable | Ambiguous));
    let unread = unread.count() as u64;
    let apart = match unread {
        0 => String::new(),
        1 => " 1 file was not read: the next section says why.".to_owned(),
        files => format!(" {} files were not read: the next section says why.", number(files)),
    };
    format!(
        "{} held {} rows: {} accepted and {} rejected.{apart}",
        count(all - unread, "file", "files"),
        total.rows_in,
        total.accepted,
        total.rejected
    )
}
