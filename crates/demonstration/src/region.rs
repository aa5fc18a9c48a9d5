//! The region: its story, its files, and the truth about both.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::archive::{gzip, zip};
use crate::bodies::{BODIES, Body};
use crate::error::DemonstrationError;
use crate::mess::{spoil_register, spoil_spend};
use crate::names::NameBook;
use crate::notices::{Notice, contracts_finder, export, find_a_tender, notices};
use crate::organisations::{Organisation, organisations};
use crate::payments::{Period, payments};
use crate::plan::{
    self, Container, NoticeFile, REGISTER_FILES, RegisterFile, SPEND_FILES, SpendFile,
};
use crate::publication::Publication;
use crate::sheet::{Sheet, TextForm};
use crate::spend_layouts::{LEDGER_STYLES, SpendLayout};
use crate::story::{TrueContract, contracts};
use crate::truth::{FileTruth, SourceKind, Tally};
use crate::workbook::{ods, xlsx};
use crate::{ground_truth, other_files};

/// What was written, and where.
#[derive(Clone, Debug)]
pub struct Region {
    /// The folder to audit.
    pub sources: PathBuf,
    /// The folder with the ground truth; not to be audited.
    pub truth: PathBuf,
    /// The bodies of the region.
    pub bodies: &'static [Body],
    /// The truth about each file, in order of path.
    pub files: Vec<FileTruth>,
    /// How many contracts the region truly holds.
    pub contracts: usize,
    /// How many organisations supply it.
    pub organisations: usize,
}

/// Writes the demonstration region below `dir`: the bodies' files in `sources`, and the truth
/// about them in `truth`. The same version always writes the same bytes.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub fn write_region(dir: &Path) -> Result<Region, DemonstrationError> {
    let mut press = Press::new();
    press.print()?;
    let sources = dir.join("sources");
    for publication in &press.publications {
        publication.write(&sources)?;
    }
    let truth = dir.join("truth");
    ground_truth::write_all(&truth, &press)?;
    Ok(Region {
        sources,
        truth,
        bodies: &BODIES,
        contracts: press.contracts.len(),
        organisations: press.organisations.len(),
        files: press.publications.into_iter().map(|publication| publication.truth).collect(),
    })
}

/// Makes the files one after the other, keeping account.
pub(crate) struct Press {
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) contracts: Vec<TrueContract>,
    pub(crate) names: NameBook,
    /// In order of path, once printed.
    pub(crate) publications: Vec<Publication>,
    /// For each contract, the files that tell of it.
    pub(crate) told_in: Vec<Vec<&'static str>>,
}

impl Press {
    fn new() -> Self {
        let organisations = organisations();
        let contracts = contracts(&organisations);
        let told_in = vec![Vec::new(); contracts.len()];
        Self {
            organisations,
            contracts,
            names: NameBook::default(),
            publications: Vec::new(),
            told_in,
        }
    }

    fn print(&mut self) -> Result<(), DemonstrationError> {
        SPEND_FILES.iter().try_for_each(|file| self.print_spend(file))?;
        REGISTER_FILES.iter().try_for_each(|file| self.print_register(file))?;
        self.print_export();
        self.print_releases()?;
        self.print_packages();
        self.publications.extend(other_files::other_files());
        self.publications.sort_by(|left, right| left.truth.path.cmp(&right.truth.path));
        Ok(())
    }

    fn print_spend(&mut self, file: &SpendFile) -> Result<(), DemonstrationError> {
        let (year, month, days) = file.period;
        let period = Period {
            body: file.body,
            first: NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default(),
            days,
            lines: file.lines,
            least: if file.layout == SpendLayout::Treasury { 2_500_000 } else { 50_000 },
            style: LEDGER_STYLES[file.body],
        };
        let payments = payments(period, &self.organisations, &self.contracts, &mut self.names);
        let mut sheet = file.layout.sheet(&payments, &self.organisations);
        sheet.titles = file.titles.iter().map(|&title| title.to_owned()).collect();
        spoil_spend(&mut sheet, file.layout, file.faults, file.path);
        self.publish(file.path, SourceKind::Spend, file.container, &sheet)
    }

    fn print_register(&mut self, file: &RegisterFile) -> Result<(), DemonstrationError> {
        let told: Vec<usize> =
            (0..self.contracts.len()).filter(|&at| self.contracts[at].body == file.body).collect();
        // A register that cannot mark a row leaves out what may not be shown.
        let told: Vec<usize> = told
            .into_iter()
            .filter(|&at| file.layout.marks_visibility() || self.contracts[at].public)
            .collect();
        let rows: Vec<&TrueContract> = told.iter().map(|&at| &self.contracts[at]).collect();
        let mut sheet =
            file.layout.sheet(&rows, &self.organisations, file.style, &mut self.names, file.path);
        sheet.titles = file.titles.iter().map(|&title| title.to_owned()).collect();
        spoil_register(&mut sheet, file.layout.value(), file.faults, file.path);
        self.note(&told, file.path);
        self.publish(file.path, SourceKind::Register, file.container, &sheet)
    }

    fn publish(
        &mut self,
        path: &'static str,
        kind: SourceKind,
        container: Container,
        sheet: &Sheet,
    ) -> Result<(), DemonstrationError> {
        let tally = sheet.tally.clone();
        let publication = match container {
            Container::Text(form) => Publication::new(path, kind, form.write(sheet), tally),
            Container::Zip(member, form) => {
                Publication::member(path, member, zip(path, member, &form.write(sheet))?, tally)
            }
            Container::Gzip(form) => {
                Publication::new(path, kind, gzip(path, &form.write(sheet))?, tally)
            }
            Container::Xlsx(dates) => {
                Publication::new(path, kind, xlsx(path, "Data", sheet, dates)?, tally)
            }
            Container::Ods => Publication::new(path, kind, ods(path, "Register", sheet)?, tally),
        };
        self.publications.push(publication);
        Ok(())
    }

    fn print_export(&mut self) {
        let file = &plan::CONTRACTS_FINDER_EXPORT;
        let sheet = self.noticed(file, export::sheet);
        let form = TextForm { line_end: "\r\n", ..TextForm::PLAIN };
        let (bytes, tally) = (form.write(&sheet), sheet.tally);
        self.add(file.path, SourceKind::ContractsFinderExport, bytes, tally);
    }

    fn print_releases(&mut self) -> Result<(), DemonstrationError> {
        let file = &plan::CONTRACTS_FINDER_RELEASES;
        let (lines, tally) = self.noticed(file, contracts_finder::json_lines);
        self.add(file.path, SourceKind::Ocds, gzip(file.path, &lines)?, tally);
        Ok(())
    }

    fn print_packages(&mut self) {
        let file = &plan::FIND_A_TENDER_RELEASES;
        let (bytes, tally) = self.noticed(file, find_a_tender::release_package);
        self.add(file.path, SourceKind::Ocds, bytes, tally);
        let file = &plan::FIND_A_TENDER_RECORDS;
        let (bytes, tally) = self.noticed(file, find_a_tender::record_package);
        self.add(file.path, SourceKind::Ocds, bytes, tally);
    }

    fn add(&mut self, path: &str, kind: SourceKind, bytes: Vec<u8>, tally: Tally) {
        self.publications.push(Publication::new(path, kind, bytes, tally));
    }

    /// Tells the notices of a file. Only what may be shown is ever noticed.
    fn noticed<T>(&mut self, file: &NoticeFile, tell: impl Fn(&[Notice<'_>]) -> T) -> T {
        let told: Vec<usize> = (0..self.contracts.len())
            .filter(|&at| {
                let contract = &self.contracts[at];
                let sampled = file.sampled.contains(&contract.body) && at % 3 == 0;
                contract.public && (sampled || file.whole.contains(&contract.body))
            })
            .collect();
        let contracts: Vec<&TrueContract> = told.iter().map(|&at| &self.contracts[at]).collect();
        let made = tell(&notices(&contracts, &self.organisations, &mut self.names, file.path));
        self.note(&told, file.path);
        made
    }

    fn note(&mut self, told: &[usize], path: &'static str) {
        for &at in told {
            self.told_in[at].push(path);
        }
    }
}
