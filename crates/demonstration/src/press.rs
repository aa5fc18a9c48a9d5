//! The files of the region, made one after the other, and the account of what each tells.

use std::path::Path;

use chrono::NaiveDate;

use crate::archive::{gzip, zip};
use crate::error::DemonstrationError;
use crate::ground_truth::Mention;
use crate::mess::{spoil_register, spoil_spend};
use crate::names::NameBook;
use crate::notices::{CameTo, Releases, contracts_finder, export, find_a_tender, notices};
use crate::organisations::{Organisation, organisations};
use crate::payments::{Payees, Period, payments};
use crate::plan::{
    self, Container, NoticeFile, REGISTER_FILES, RegisterFile, SPEND_FILES, SpendFile,
};
use crate::publication::Publication;
use crate::random::{Random, Seed};
use crate::region::RegionSize;
use crate::registers::RegisterLayout;
use crate::sheet::{Sheet, TextForm};
use crate::spend_layouts::{LEDGER_STYLES, SpendLayout};
use crate::story::{TrueContract, contracts};
use crate::telling::{Teller, Telling};
use crate::truth::SourceKind;
use crate::workbook::{ods, xlsx};
use crate::{other_files, sundry};

/// Makes the files one after the other, keeping account.
pub(crate) struct Press {
    seed: Seed,
    size: RegionSize,
    /// Those with contracts, then the small firms.
    pub(crate) organisations: Vec<Organisation>,
    /// How many have contracts.
    named: usize,
    /// By body, the positions of the small firms that it pays.
    sundry: Vec<Vec<usize>>,
    pub(crate) contracts: Vec<TrueContract>,
    pub(crate) names: NameBook,
    /// In order of path, once printed.
    pub(crate) publications: Vec<Publication>,
    /// For each contract, the files that tell of it.
    pub(crate) told_in: Vec<Vec<&'static str>>,
    pub(crate) mentions: Vec<Mention>,
}

impl Press {
    pub(crate) fn new(seed: Seed, size: RegionSize) -> Self {
        let mut organisations = organisations();
        let contracts = contracts(&organisations, seed);
        let named = organisations.len();
        let (mut firms, sundry) = sundry::firms(size.firms(), named);
        organisations.append(&mut firms);
        let told_in = vec![Vec::new(); contracts.len()];
        Self {
            seed,
            size,
            organisations,
            named,
            sundry,
            contracts,
            names: NameBook::default(),
            publications: Vec::new(),
            told_in,
            mentions: Vec::new(),
        }
    }

    pub(crate) fn print(&mut self) -> Result<(), DemonstrationError> {
        SPEND_FILES.iter().try_for_each(|file| self.print_spend(file))?;
        REGISTER_FILES.iter().try_for_each(|file| self.print_register(file))?;
        self.print_export();
        self.print_releases(&plan::CONTRACTS_FINDER_RELEASES, contracts_finder::json_lines)?;
        self.print_releases(&plan::FIND_A_TENDER_RELEASES, find_a_tender::release_package)?;
        self.print_releases(&plan::FIND_A_TENDER_RECORDS, find_a_tender::record_package)?;
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
            lines: file.lines * self.size.times(),
            least: if file.layout == SpendLayout::Treasury { 2_500_000 } else { 50_000 },
            style: LEDGER_STYLES[file.body],
            parts: self.size.parts(),
        };
        let payees = Payees {
            organisations: &self.organisations,
            contracts: &self.contracts,
            named: self.named,
            sundry: &self.sundry[file.body],
        };
        let mut random = self.seed.random(file.path);
        let payments = payments(period, &payees, &mut self.names, &mut random);
        let mut sheet = file.layout.sheet(&payments, &self.organisations);
        sheet.titles = file.titles.iter().map(|&title| title.to_owned()).collect();
        spoil_spend(&mut sheet, file.layout, file.faults, &mut random);
        self.publish(file.path, SourceKind::Spend, file.container, &sheet)
    }

    fn print_register(&mut self, file: &RegisterFile) -> Result<(), DemonstrationError> {
        let mut random = self.seed.random(file.path);
        // A register that cannot mark a row leaves out what may not be shown.
        let shown = |contract: &TrueContract| file.layout.marks_visibility() || contract.public;
        let told: Vec<usize> = (0..self.contracts.len())
            .filter(|&at| {
                let contract = &self.contracts[at];
                shown(contract) && contract.buyers().any(|buyer| buyer == file.body)
            })
            .collect();
        let ocids = if file.layout == RegisterLayout::LgaContracts {
            self.ocids(&told, &mut random)
        } else {
            Vec::new()
        };
        let tellings: Vec<Telling<'_>> = told
            .iter()
            .map(|&at| {
                let (contract, teller) = (&self.contracts[at], Teller::Register(file.body));
                let names = &mut self.names;
                Telling::of(contract, &self.organisations, teller, file.style, names, &mut random)
            })
            .collect();
        let mut sheet = file.layout.sheet(&tellings, &ocids, &mut random);
        sheet.titles = file.titles.iter().map(|&title| title.to_owned()).collect();
        spoil_register(&mut sheet, file.layout.value(), file.faults, &mut random);
        let titles: Vec<String> = tellings.into_iter().map(|telling| telling.title).collect();
        let within = match file.container {
            Container::Xlsx(_) => "sheet \"Data\", ",
            Container::Ods => "sheet \"Register\", ",
            _ => "",
        };
        self.note_rows(&told, &titles, (file.path, within), &sheet);
        self.publish(file.path, SourceKind::Register, file.container, &sheet)
    }

    /// What a register writes in its column for the Open Contracting id: mostly nothing, sometimes
    /// that of the notice, and now and then another body's, copied from the wrong line.
    fn ocids(&self, told: &[usize], random: &mut Random) -> Vec<String> {
        let others: Vec<String> = self.contracts.iter().filter_map(ocid).collect();
        let mut written = |at: &usize| match random.below(12) {
            0 => others.get(random.position(others.len())).cloned(),
            1..6 => ocid(&self.contracts[*at]),
            _ => None,
        };
        told.iter().map(|at| written(at).unwrap_or_default()).collect()
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
        let (told, sheet, titles) = self.noticed(file, export::sheet);
        self.note_rows(&told, &titles, (file.path, ""), &sheet);
        let form = TextForm { line_end: "\r\n", ..TextForm::PLAIN };
        let (bytes, tally) = (form.write(&sheet), sheet.tally);
        self.publications.push(Publication::new(
            file.path,
            SourceKind::ContractsFinderExport,
            bytes,
            tally,
        ));
    }

    fn print_releases(
        &mut self,
        file: &NoticeFile,
        tell: impl Fn(&[Telling<'_>]) -> Releases,
    ) -> Result<(), DemonstrationError> {
        let (told, releases, titles) = self.noticed(file, tell);
        for ((&at, place), title) in told.iter().zip(releases.places).zip(titles) {
            let Some(where_told) = place.at else { continue };
            self.note(at, file.path, where_told, title, place.came_to);
        }
        let is_packed = Path::new(file.path).extension().is_some_and(|own| own == "gz");
        let bytes = if is_packed { gzip(file.path, &releases.bytes)? } else { releases.bytes };
        self.publications.push(Publication::new(
            file.path,
            SourceKind::Ocds,
            bytes,
            releases.tally,
        ));
        Ok(())
    }

    /// Tells the notices of a file. Only what may be shown is ever noticed.
    fn noticed<T>(
        &mut self,
        file: &NoticeFile,
        tell: impl Fn(&[Telling<'_>]) -> T,
    ) -> (Vec<usize>, T, Vec<String>) {
        let told: Vec<usize> =
            (0..self.contracts.len()).filter(|&at| file.tells(&self.contracts[at])).collect();
        let contracts: Vec<&TrueContract> = told.iter().map(|&at| &self.contracts[at]).collect();
        let mut random = self.seed.random(file.path);
        let notices = notices(&contracts, &self.organisations, &mut self.names, &mut random);
        let made = tell(&notices);
        let titles = notices.into_iter().map(|notice| notice.title).collect();
        (told, made, titles)
    }

    /// Notes the rows of a sheet, which is a whole file or part of a workbook.
    fn note_rows(
        &mut self,
        told: &[usize],
        titles: &[String],
        (file, within): (&'static str, &str),
        sheet: &Sheet,
    ) {
        for (row, which) in sheet.places() {
            let place = format!("{within}row {row}");
            self.note(told[which], file, place, titles[which].clone(), CameTo::Contract);
        }
    }

    fn note(
        &mut self,
        contract: usize,
        file: &'static str,
        place: String,
        title: String,
        came_to: CameTo,
    ) {
        self.told_in[contract].push(file);
        self.mentions.push(Mention { contract, file, place, title, came_to });
    }
}

/// The Open Contracting id under which a contract is published, if it is.
fn ocid(contract: &TrueContract) -> Option<String> {
    let own = &contract.procurement;
    if plan::CONTRACTS_FINDER_RELEASES.tells(contract) {
        return Some(contracts_finder::ocid(own));
    }
    let is_tendered =
        plan::FIND_A_TENDER_RECORDS.tells(contract) || plan::FIND_A_TENDER_RELEASES.tells(contract);
    is_tendered.then(|| find_a_tender::ocid(own))
}
