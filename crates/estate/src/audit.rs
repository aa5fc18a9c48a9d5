use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use evidence::{Finding, Place, Position, Severity};

use crate::agreements::{Agreement, agreements};
use crate::corrections::{Corrections, Fact, correct, take_logs};
use crate::intake::{Gathered, gather};
use crate::local::{self, KnownVendors, ServedBody};
use crate::organisations::{Organisations, organisations};
use crate::ownership::{Ownership, OwnershipAsked, place_in_groups};
use crate::reading::{AllReadings, read_all, read_one};
use crate::source::SourceReading;
use crate::{Contract, FileAccount, Kind, RejectedRow, Repair, SpendLines};

/// Everything that was read, and an account of everything that was not.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// One account per file or sheet, in order of path.
    pub files: Vec<FileAccount>,
    /// The accepted spend lines, in order of file and row.
    pub spend: SpendLines,
    /// The accepted contracts that may be shown, in order of file and position.
    pub contracts: Vec<Contract>,
    /// Contracts whose register marks them as not public: kept apart, in no figure and no table.
    pub withheld: Vec<Contract>,
    /// Rows that could not be read, whole, in order of file and position.
    pub rejected: Vec<RejectedRow>,
    /// Texts that were mended, with what stood there, in order of file and position.
    pub repairs: Vec<Repair>,
    /// Who sells and who buys: the organisations behind the names in spend and contracts.
    pub organisations: Organisations,
    /// What contracts are of one agreement, in order of their first.
    pub agreements: Vec<Agreement>,
    /// What bodies corrected and confirmed of their contracts, if a log was given.
    pub corrections: Option<Corrections>,
    /// The vendors of software that are known here.
    pub dictionary: KnownVendors,
    /// How many people bodies serve, where a `bodies.toml` beside the sources says so.
    pub served: Vec<ServedBody>,
    /// What was read of who owns whom, if it was asked for.
    pub ownership: Option<Ownership>,
    /// What is to be said of rows, releases and the whole. What is to be said of a file stands in
    /// its account.
    pub findings: Vec<Finding>,
}

/// What an audit is asked to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The day the picture is drawn for.
    pub as_at: NaiveDate,
    /// How many months after it a contract's end is still of interest.
    pub months: u32,
}

/// What a person may say before files are read.
#[derive(Clone, Copy, Default)]
pub struct AuditOptions<'a> {
    /// What files are that cannot be told by their content: spend, register or OCDS.
    pub as_kind: Option<Kind>,
    /// A `columns.toml` that goes before those beside the files.
    pub columns: Option<&'a Path>,
    /// A folder that is passed over: the report's own, should it lie among the sources.
    pub except: Option<&'a Path>,
    /// Publications on who owns whom, to set groups beside suppliers. They are passed over as sources.
    pub ownership: Option<OwnershipAsked<'a>>,
    /// Logs of what bodies corrected of their contracts, beside any `corrections.jsonl` among the sources.
    pub corrections: &'a [PathBuf],
    /// Told the number of bytes as they are read, from several threads.
    pub progress: Option<&'a (dyn Fn(u64) + Sync)>,
}

/// Reads files, folders and archives, and accounts for every row of them.
///
/// A file that cannot be read has an account that says so; reading never fails as a whole. Paths
/// that do not exist are among the findings.
pub fn audit(paths: &[PathBuf], options: AuditOptions<'_>) -> Audit {
    let ownership = options.ownership.map_or(&[][..], |asked| asked.files);
    let apart = [ownership, options.corrections].concat();
    let Gathered { mut given, local, findings } =
        gather(paths, options.columns, options.except, &apart);
    let logs = take_logs(options.corrections, &mut given);
    let mut told = local::read(&local);
    let mut audit =
        Audit { findings, dictionary: told.vendors, served: told.served, ..Audit::default() };
    audit.findings.append(&mut told.findings);
    audit.take_all(read_all(&given, options));
    if logs.is_empty() {
        audit.resolve_names();
    } else {
        audit.resolve_and_correct(&logs);
    }
    if let Some(asked) = options.ownership {
        audit.set_groups(asked, options.progress.unwrap_or(&|_| {}));
    }
    audit
}

/// Reads one file that is in memory, under the name it is to be shown by.
///
/// ```
/// let audit = estate::audit_bytes("may.csv", b"Supplier,Net Amount,Date\nBrightwell Ltd,12.50,2026-05-01\n");
/// assert_eq!(audit.files[0].net, Some(estate::Pence(1250)));
/// ```
pub fn audit_bytes(name: &str, bytes: &[u8]) -> Audit {
    let mut audit = Audit::default();
    audit.take_all(read_one(name, bytes));
    audit.resolve_names();
    audit
}

impl Audit {
    /// Whether everything given was read whole.
    pub fn is_whole(&self) -> bool {
        let unread = |file: &FileAccount| {
            file.rejected > 0 || file.findings.iter().any(|f| f.severity == Severity::Error)
        };
        !self.files.iter().any(unread)
            && !self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The path of a file and a place in it, as every document writes it.
    pub fn place_of(&self, file: u32, position: &Position) -> String {
        let path = self.files.get(file as usize).map_or("", |own| own.source.path.as_str());
        format!("{path}: {position}")
    }

    /// The body that a buyer is, by its place in the directory of buyers, if we are told whom it serves.
    pub fn served_by(&self, buyer: u32) -> Option<&ServedBody> {
        self.served.iter().find(|body| body.buyer == Some(buyer))
    }

    /// Finds the organisations behind the names in spend and contracts, which contracts are of one
    /// agreement, and which buyers are the bodies of `bodies.toml`. [`audit`] has done so; it is for
    /// those who put an audit together themselves.
    pub fn resolve_names(&mut self) {
        let named = organisations(&self.files, &self.spend, &self.contracts);
        self.agreements = agreements(&self.contracts, &named.0);
        self.take_names(named);
    }

    /// Finds agreements by what the sources state, and then puts what bodies say of theirs in its place: two
    /// records of one agreement stay together, whatever is corrected of either.
    fn resolve_and_correct(&mut self, logs: &[PathBuf]) {
        let mut named = organisations(&self.files, &self.spend, &self.contracts);
        self.agreements = agreements(&self.contracts, &named.0);
        let (corrections, mut findings) =
            correct(&mut self.contracts, &self.agreements, &self.withheld, &self.files, logs);
        self.corrections = Some(corrections);
        self.findings.append(&mut findings);
        // A supplier that was put right is one of the organisations.
        let renames = |own: &Contract| own.said.speaks_of(Fact::Supplier);
        if self.contracts.iter().any(renames) {
            named = organisations(&self.files, &self.spend, &self.contracts);
        }
        self.take_names(named);
    }

    fn take_names(&mut self, (found, mut findings): (Organisations, Vec<Finding>)) {
        findings.append(&mut local::place(&mut self.served, &found.buyers));
        self.organisations = found;
        self.findings.append(&mut findings);
    }

    /// Sets the group of each supplier beside it.
    fn set_groups(&mut self, asked: OwnershipAsked<'_>, progress: &(dyn Fn(u64) + Sync)) {
        let suppliers = &mut self.organisations.suppliers.organisations;
        let (ownership, mut findings) = place_in_groups(suppliers, asked, progress);
        self.ownership = Some(ownership);
        self.findings.append(&mut findings);
    }

    fn take_all(&mut self, readings: AllReadings) {
        let AllReadings { sources, releases } = readings;
        let numbers = numbers_of_releases(&sources);
        // Releases make contracts while the tables are put together.
        let (processes, ()) = rayon::join(
            || releases.finish(&numbers),
            || {
                for reading in sources {
                    self.take(reading);
                }
                self.spend.shrink_to_fit();
            },
        );
        match processes {
            Ok(mut processes) => {
                self.contracts.append(&mut processes.contracts);
                // Each source's contracts are in order; this brings the sources in order too.
                self.contracts.sort_by_key(|contract| contract.file);
                self.contracts.shrink_to_fit();
                for (file, finding) in processes.findings {
                    let finding = self.placed(file, finding);
                    self.findings.push(finding);
                }
            }
            Err(error) => self.findings.push(Finding {
                rule: "no-room".into(),
                severity: Severity::Error,
                place: Place::file("(temporary files)"),
                message: error.to_string(),
                remedy:
                    "Make room on the disk that holds temporary files, and run the audit again."
                        .into(),
            }),
        }
    }

    fn next_number(&self) -> u32 {
        u32::try_from(self.files.len()).unwrap_or(u32::MAX)
    }

    /// Writes the file's name into the finding's place.
    fn placed(&self, file: u32, mut finding: Finding) -> Finding {
        if let Some(account) = self.files.get(file as usize) {
            finding.place.file.clone_from(&account.source.path);
        }
        finding
    }

    /// Adds what one source gave, with file numbers set.
    fn take(&mut self, mut reading: SourceReading) {
        self.set_duplicate_aside(&mut reading);
        let number = self.next_number();
        reading.spend.file.fill(number);
        for contract in reading.contracts.iter_mut().chain(&mut reading.withheld) {
            contract.file = number;
        }
        for row in &mut reading.rejected {
            row.file = number;
        }
        for repair in &mut reading.repairs {
            repair.file = number;
        }
        self.files.push(reading.account);
        self.spend.absorb(reading.spend);
        self.contracts.append(&mut reading.contracts);
        self.withheld.append(&mut reading.withheld);
        self.rejected.append(&mut reading.rejected);
        self.repairs.append(&mut reading.repairs);
        self.findings.append(&mut reading.findings);
    }

    /// The same bytes given twice would be counted twice.
    fn set_duplicate_aside(&self, reading: &mut SourceReading) {
        let account = &reading.account;
        let twin = self.files.iter().find(|file| {
            file.source.sha256 == account.source.sha256
                && file.sheet == account.sheet
                && file.rows_in > 0
                && account.rows_in > 0
                && account.kind != Kind::Ocds
        });
        let Some(twin) = twin else { return };
        let mut account = FileAccount::new(account.source.clone(), &account.reading.format);
        account.kind = Kind::Duplicate;
        account.sheet.clone_from(&reading.account.sheet);
        account.findings.push(Finding {
            rule: "duplicate-file".into(),
            severity: Severity::Note,
            place: Place::file(account.source.path.clone()),
            message: format!("the same bytes as {}, which are counted there", twin.source.path),
            remedy: "Keep one of the two.".into(),
        });
        *reading = SourceReading { account, ..SourceReading::default() };
    }
}

/// By the number that a source of releases was pushed under, the number of its file.
fn numbers_of_releases(sources: &[SourceReading]) -> Vec<u32> {
    let pushed = sources.iter().filter_map(|source| source.releases).max();
    let mut numbers = vec![0; pushed.map_or(0, |last| last as usize + 1)];
    for (number, source) in (0..).zip(sources) {
        if let Some(slot) = source.releases.and_then(|pushed| numbers.get_mut(pushed as usize)) {
            *slot = number;
        }
    }
    numbers
}
