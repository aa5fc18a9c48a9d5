//! Input of any size for benchmarks: not a region that hangs together, but the same shapes, and
//! words that keep coming as it grows.

mod organisation_records;
mod releases;
mod vocabulary;

use std::path::Path;

use chrono::{Days, Months, NaiveDate};

use crate::bodies::BODIES;
use crate::error::DemonstrationError;
use crate::names::{NameBook, NameStyle};
use crate::notices::{contracts_finder, notices};
use crate::organisations::Organisation;
use crate::payments::Payment;
use crate::publication::Publication;
use crate::random::Random;
use crate::registers::RegisterLayout;
use crate::sheet::TextForm;
use crate::spend_layouts::{SALFORD_NEW, SpendLayout};
use crate::story::{Options, Paid, TrueContract};
use crate::telling::{Teller, Telling};
use crate::trades::TRADES;
use crate::truth::{FileTruth, SourceKind};

pub use organisation_records::{OrganisationRecords, write_organisation_records};
pub use releases::write_releases;

/// What was written, for a benchmark to reconcile with.
#[derive(Clone, Debug)]
pub struct LargeInput {
    /// The truth about each file, in the order of writing.
    pub files: Vec<FileTruth>,
    /// Spend lines in all.
    pub spend_rows: u64,
    /// Contracts in all, whether in a register or a notice.
    pub contracts: u64,
}

const SPEND_ROWS_IN_A_FILE: u64 = 20_000;
const CONTRACTS_IN_A_FILE: u64 = 5_000;
const LAYOUTS: [SpendLayout; 4] = [
    SpendLayout::Salford(SALFORD_NEW),
    SpendLayout::Manchester,
    SpendLayout::Trafford,
    SpendLayout::LgaSpend,
];

/// Writes this many spend lines, in monthly files of four layouts, and this many contracts, in
/// registers and in releases as JSON Lines, below `dir`. The same numbers always give the same
/// bytes.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub fn write_large(
    dir: &Path,
    spend_rows: u64,
    contracts: u64,
) -> Result<LargeInput, DemonstrationError> {
    let mut files = Vec::new();
    let mut keep = |publication: Publication| -> Result<(), DemonstrationError> {
        publication.write(dir)?;
        files.push(publication.truth);
        Ok(())
    };
    for (file, rows) in batches(spend_rows, SPEND_ROWS_IN_A_FILE) {
        keep(spend_file(file, rows))?;
    }
    for (file, rows) in batches(contracts, CONTRACTS_IN_A_FILE) {
        keep(contract_file(file, rows))?;
    }
    Ok(LargeInput { files, spend_rows, contracts })
}

/// The number of each file and the rows from first to last that it holds.
fn batches(total: u64, size: u64) -> impl Iterator<Item = (usize, std::ops::Range<u64>)> {
    let files = usize::try_from(total.div_ceil(size)).unwrap_or(usize::MAX);
    (0..files).zip((0..).map(move |file| file * size..total.min((file + 1) * size)))
}

fn spend_file(file: usize, rows: std::ops::Range<u64>) -> Publication {
    let (body, layout) = (file % BODIES.len(), LAYOUTS[file % LAYOUTS.len()]);
    let month = nth_month(file / BODIES.len());
    let mut random = Random::named(&format!("large spend {file}"));
    let suppliers: Vec<Organisation> =
        rows.map(|row| vocabulary::organisation(row, &mut random)).collect();
    let payments: Vec<Payment> = suppliers
        .iter()
        .enumerate()
        .map(|(position, supplier)| payment(body, month, position, supplier, &mut random))
        .collect();
    let sheet = layout.sheet(&payments, &suppliers);
    let path = format!("{}/spend-{}.csv", BODIES[body].folder, month.format("%Y-%m"));
    Publication::new(&path, SourceKind::Spend, TextForm::PLAIN.write(&sheet), sheet.tally)
}

fn nth_month(number: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2016, 1, 1).unwrap_or_default();
    first + Months::new(u32::try_from(number).unwrap_or(0))
}

fn payment(
    body: usize,
    month: NaiveDate,
    position: usize,
    supplier: &Organisation,
    random: &mut Random,
) -> Payment {
    let trade = supplier.sells.first().copied().unwrap_or(0);
    let pence = random.between(50_000, 4_000_000);
    let net = if random.one_in(40) { -pence } else { pence };
    Payment {
        body,
        date: month + Days::new(random.below(28)),
        supplier: (!random.one_in(50)).then_some(position),
        name: vocabulary::as_written(supplier, random),
        trade,
        purpose: random.pick(TRADES[trade].purposes),
        net,
        vat: if TRADES[trade].vat { (net * 20 + 50).div_euclid(100) } else { 0 },
        document: 5_100_000_000 + random.below(90_000_000),
    }
}

/// By turns a register in two layouts and, every other time, a file of releases.
fn contract_file(file: usize, rows: std::ops::Range<u64>) -> Publication {
    let body = file % BODIES.len();
    let mut random = Random::named(&format!("large contracts {file}"));
    let suppliers: Vec<Organisation> =
        rows.clone().map(|row| vocabulary::organisation(row * 10, &mut random)).collect();
    let contracts: Vec<TrueContract> = rows
        .zip(&suppliers)
        .enumerate()
        .map(|(position, (row, supplier))| contract(row, body, position, supplier, &mut random))
        .collect();
    let contracts: Vec<&TrueContract> = contracts.iter().collect();
    let (folder, names) = (BODIES[body].folder, &mut NameBook::default());
    if file % 2 == 1 {
        let path = format!("{folder}/releases-{file:04}.jsonl");
        let releases =
            contracts_finder::json_lines(&notices(&contracts, &suppliers, names, &mut random));
        return Publication::new(&path, SourceKind::Ocds, releases.bytes, releases.tally);
    }
    let layout =
        if file.is_multiple_of(4) { RegisterLayout::Salford } else { RegisterLayout::LgaContracts };
    let path = format!("{folder}/register-{file:04}.csv");
    let (teller, style) = (Teller::Register(body), NameStyle::Registered);
    let tellings: Vec<Telling<'_>> = contracts
        .iter()
        .map(|own| Telling::of(own, &suppliers, teller, style, names, &mut random))
        .collect();
    let sheet = layout.sheet(&tellings, &[], &mut random);
    Publication::new(&path, SourceKind::Register, TextForm::PLAIN.write(&sheet), sheet.tally)
}

fn contract(
    row: u64,
    body: usize,
    supplier: usize,
    organisation: &Organisation,
    random: &mut Random,
) -> TrueContract {
    let trade = organisation.sells.first().copied().unwrap_or(0);
    let months = random.pick(&[12, 24, 36, 48]);
    let start = nth_month(usize::try_from(60 + random.below(68)).unwrap_or(0));
    let annual_pence = random.between(TRADES[trade].annual.0, TRADES[trade].annual.1) * 100;
    TrueContract {
        id: format!("demo-contract-{row:04}"),
        procurement: format!("{row:04}"),
        body,
        joint: Vec::new(),
        supplier,
        trade,
        product: None,
        reference: format!("BENCH{row:07}"),
        title: format!("{} {}", TRADES[trade].title, vocabulary::place(row)),
        start,
        end: start + Months::new(months) - Days::new(1),
        months,
        options: Options { months: 12, count: 1, taken: 0 },
        annual_pence,
        total_pence: annual_pence * i64::from(months) / 12,
        procedure: "ITT",
        public: true,
        renews: None,
        paid: Paid::AsAgreed,
    }
}
