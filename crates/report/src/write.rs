use std::fs;
use std::path::{Path, PathBuf};

use estate::{Audit, Lead, Outlook, Picture, SpendLines, Window, outlook};
use rayon::prelude::*;

use crate::decision_row::DECISIONS;
use crate::finding_tables::{FINDINGS, FindingTables};
use crate::folder::REPORT;
use crate::json::{SCHEMA, SCHEMA_NAME, write_json};
use crate::outlook::write_outlook;
use crate::page::write_page;
use crate::pipeline::PIPELINE;
use crate::staging::Staging;
use crate::tables::{
    write_contracts_csv, write_contracts_parquet, write_not_public_csv, write_organisations_csv,
    write_organisations_parquet, write_rejected_csv, write_repairs_csv, write_spend_csv,
    write_spend_parquet,
};
use crate::windows::{WINDOWS, WindowGroups};
use crate::workbook::{write_decisions, write_findings, write_workbook};
use crate::{About, DecisionLists, Failure, PipelineList, Report, ReportError};

/// Written only when a register marks rows as not public.
const NOT_PUBLIC: &str = "not-public.csv";

/// What [`write_folder`] wrote.
#[derive(Clone, Debug)]
pub struct Written {
    /// What every document says.
    pub report: Report,
    /// The documents, the one to open first at the front.
    pub documents: Vec<PathBuf>,
    /// Where contracts are that must not be published, if there are any.
    pub not_public: Option<PathBuf>,
}

/// One document: its name, and what writes it to a path.
type Document<'a> = (&'static str, Box<dyn FnOnce(&Path) -> Result<(), Failure> + Send + 'a>);

/// Writes every document of an audit into a folder, which is made if it is not there: all of
/// them, in place of those of a previous audit, or none. The audit is taken, for a million payments are let go
/// of as soon as their tables are written and what they show is drawn.
///
/// # Errors
///
/// If any document cannot be written; the folder is then as it was before.
pub fn write_folder(
    dir: &Path,
    mut audit: Audit,
    picture: Picture,
    window: Window,
    lead: Lead,
    about: &About,
) -> Result<Written, ReportError> {
    let staging = Staging::open(dir)?;
    let withheld = !audit.withheld.is_empty();
    // To draw is mostly work for one processor, and the tables need nothing that is drawn.
    let (tables, (report, outlook)) = rayon::join(
        || write_all(tables_of(&audit), dir, &staging),
        || (Report::of(&audit, picture, window, about), outlook(&audit, window, lead)),
    );
    let tables = tables?;
    audit.spend = SpendLines::default();
    let drawn = Drawn::of(&audit, outlook, window);
    let mut names = write_all(drawn.documents(&audit, &report, staging.work()), dir, &staging)?;
    names.extend(tables);
    staging.publish(&names, if withheld { &[] } else { &[NOT_PUBLIC] })?;
    // Nobody needs to wait until it is taken apart.
    rayon::spawn(move || drop((audit, drawn)));
    let public = names.iter().filter(|name| **name != NOT_PUBLIC);
    let documents = public.map(|name| dir.join(name)).collect();
    Ok(Written { report, documents, not_public: withheld.then(|| dir.join(NOT_PUBLIC)) })
}

/// The large tables: what was read, as it is.
fn tables_of(audit: &Audit) -> Vec<Document<'_>> {
    let mut tables: Vec<Document> = vec![
        ("spend.parquet", Box::new(|path| write_spend_parquet(path, audit))),
        ("spend.csv", Box::new(|path| write_spend_csv(path, audit))),
        ("contracts.parquet", Box::new(|path| write_contracts_parquet(path, audit))),
        ("contracts.csv", Box::new(|path| write_contracts_csv(path, audit))),
        ("rejected.csv", Box::new(|path| write_rejected_csv(path, audit))),
        ("repairs.csv", Box::new(|path| write_repairs_csv(path, audit))),
    ];
    if !audit.withheld.is_empty() {
        tables.push((NOT_PUBLIC, Box::new(|path| write_not_public_csv(path, audit))));
    }
    tables
}

/// What the outlook shows, table by table.
struct Drawn {
    lists: DecisionLists,
    findings: FindingTables,
    pipeline: PipelineList,
    windows: WindowGroups,
}

impl Drawn {
    fn of(audit: &Audit, outlook: Outlook, window: Window) -> Self {
        let ((lists, pipeline), windows) = rayon::join(
            || {
                let lists = DecisionLists::of(audit, &outlook, window);
                (lists, PipelineList::of(audit, &outlook, window))
            },
            || WindowGroups::of(audit, &outlook),
        );
        let findings = FindingTables::of(audit, outlook, window);
        Self { lists, findings, pipeline, windows }
    }

    /// The documents, the one to open first at the front.
    fn documents<'a>(
        &'a self,
        audit: &'a Audit,
        report: &'a Report,
        work: &'a Path,
    ) -> Vec<Document<'a>> {
        let Self { lists, findings, pipeline, windows } = self;
        vec![
            ("report.html", Box::new(|path| write_page(path, report))),
            ("outlook.html", Box::new(|path| write_outlook(path, report, lists, findings))),
            ("report.xlsx", Box::new(move |path| write_workbook(path, work, audit, report))),
            (
                "Decisions.xlsx",
                Box::new(move |path| {
                    write_decisions(path, work, lists, pipeline, report.corrections.as_ref())
                }),
            ),
            ("Findings.xlsx", Box::new(move |path| write_findings(path, work, findings, windows))),
            (REPORT, Box::new(|path| write_json(path, report))),
            (FINDINGS, Box::new(|path| write_json(path, findings))),
            (DECISIONS, Box::new(|path| write_json(path, lists))),
            (WINDOWS, Box::new(|path| write_json(path, windows))),
            (PIPELINE, Box::new(|path| write_json(path, pipeline))),
            (SCHEMA_NAME, Box::new(|path| Ok(fs::write(path, SCHEMA)?))),
            ("organisations.parquet", Box::new(|path| write_organisations_parquet(path, report))),
            ("organisations.csv", Box::new(|path| write_organisations_csv(path, report))),
        ]
    }
}

/// Writes the documents side by side, and gives their names. If several fail, the first in order is the one
/// told of.
fn write_all(
    documents: Vec<Document>,
    dir: &Path,
    staging: &Staging,
) -> Result<Vec<&'static str>, ReportError> {
    // As many at a time as there are processors: each holds what it is about to write.
    let documents = documents.into_par_iter().with_max_len(1);
    let written: Vec<Result<&'static str, ReportError>> = documents
        .map(|(name, write)| {
            write(&staging.path(name))
                .map_err(|failure| ReportError::write(&dir.join(name), failure))?;
            Ok(name)
        })
        .collect();
    written.into_iter().collect()
}
