use std::fs;
use std::path::{Path, PathBuf};

use estate::{Audit, Lead, Picture, Window, outlook};
use rayon::prelude::*;

use crate::decision_row::{DECISIONS, write_decision_lists};
use crate::finding_tables::{FINDINGS, FindingTables, write_findings_json};
use crate::json::{SCHEMA, SCHEMA_NAME, write_json};
use crate::outlook::write_outlook;
use crate::page::write_page;
use crate::pipeline::{PIPELINE, write_pipeline};
use crate::staging::Staging;
use crate::tables::{
    write_contracts_csv, write_contracts_parquet, write_not_public_csv, write_organisations_csv,
    write_organisations_parquet, write_rejected_csv, write_repairs_csv, write_spend_csv,
    write_spend_parquet,
};
use crate::windows::{WINDOWS, WindowGroups, write_window_groups};
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
/// them, in place of those of a previous audit, or none.
///
/// # Errors
///
/// If any document cannot be written; the folder is then as it was before.
pub fn write_folder(
    dir: &Path,
    audit: &Audit,
    picture: Picture,
    window: Window,
    lead: Lead,
    about: &About,
) -> Result<Written, ReportError> {
    Documents::of(audit, picture, window, lead, about).write(dir, audit)
}

/// What the documents of an audit say, before any is written.
#[derive(Clone, Debug)]
pub struct Documents {
    report: Report,
    lists: DecisionLists,
    findings: FindingTables,
    pipeline: PipelineList,
    windows: WindowGroups,
}

impl Documents {
    /// Draws them all. All that is written beside the audit stands in them: a million lines leave no room for
    /// both them and what they are drawn from.
    pub fn of(audit: &Audit, picture: Picture, window: Window, lead: Lead, about: &About) -> Self {
        let (report, outlook) = rayon::join(
            || Report::of(audit, picture, window, about),
            || outlook(audit, window, lead),
        );
        let ((lists, pipeline), windows) = rayon::join(
            || {
                let lists = DecisionLists::of(audit, &outlook, window);
                (lists, PipelineList::of(audit, &outlook, window))
            },
            || WindowGroups::of(audit, &outlook),
        );
        let findings = FindingTables::of(audit, outlook, window);
        Self { report, lists, findings, pipeline, windows }
    }

    /// Writes them into a folder, which is made if it is not there: all of them, in place of those of a previous
    /// audit, or none.
    ///
    /// # Errors
    ///
    /// If any document cannot be written; the folder is then as it was before.
    pub fn write(self, dir: &Path, audit: &Audit) -> Result<Written, ReportError> {
        let staging = Staging::open(dir)?;
        let documents = self.documents(audit, staging.work());
        let names: Vec<&str> = documents.iter().map(|(name, _)| *name).collect();
        write_all(documents, dir, &staging)?;
        let withheld = !audit.withheld.is_empty();
        staging.publish(&names, if withheld { &[] } else { &[NOT_PUBLIC] })?;
        let public = names.iter().filter(|name| **name != NOT_PUBLIC);
        let documents = public.map(|name| dir.join(name)).collect();
        let not_public = withheld.then(|| dir.join(NOT_PUBLIC));
        Ok(Written { report: self.report, documents, not_public })
    }

    fn documents<'a>(&'a self, audit: &'a Audit, work: &'a Path) -> Vec<Document<'a>> {
        let Self { report, lists, findings, pipeline, windows } = self;
        let mut documents: Vec<Document> = vec![
            ("report.html", Box::new(|path| write_page(path, report))),
            ("outlook.html", Box::new(|path| write_outlook(path, report, lists, findings))),
            ("report.xlsx", Box::new(move |path| write_workbook(path, work, audit, report))),
            (
                "Decisions.xlsx",
                Box::new(move |path| {
                    write_decisions(path, work, lists, pipeline, report.corrections.as_ref())
                }),
            ),
            ("report.json", Box::new(|path| write_json(path, report))),
            ("Findings.xlsx", Box::new(move |path| write_findings(path, work, findings, windows))),
            (WINDOWS, Box::new(|path| write_window_groups(path, windows))),
            (FINDINGS, Box::new(|path| write_findings_json(path, findings))),
            (DECISIONS, Box::new(|path| write_decision_lists(path, lists))),
            (PIPELINE, Box::new(|path| write_pipeline(path, pipeline))),
            (SCHEMA_NAME, Box::new(|path| Ok(fs::write(path, SCHEMA)?))),
            ("spend.parquet", Box::new(|path| write_spend_parquet(path, audit))),
            ("spend.csv", Box::new(|path| write_spend_csv(path, audit))),
            ("contracts.parquet", Box::new(|path| write_contracts_parquet(path, audit))),
            ("contracts.csv", Box::new(|path| write_contracts_csv(path, audit))),
            ("organisations.parquet", Box::new(|path| write_organisations_parquet(path, report))),
            ("organisations.csv", Box::new(|path| write_organisations_csv(path, report))),
            ("rejected.csv", Box::new(|path| write_rejected_csv(path, audit))),
            ("repairs.csv", Box::new(|path| write_repairs_csv(path, audit))),
        ];
        if !audit.withheld.is_empty() {
            documents.push((NOT_PUBLIC, Box::new(|path| write_not_public_csv(path, audit))));
        }
        documents
    }
}

/// Writes the documents side by side. If several fail, the first in order is the one told of.
fn write_all(documents: Vec<Document>, dir: &Path, staging: &Staging) -> Result<(), ReportError> {
    // As many at a time as there are processors: each holds what it is about to write.
    let documents = documents.into_par_iter().with_max_len(1);
    let written: Vec<Result<(), ReportError>> = documents
        .map(|(name, write)| {
            write(&staging.path(name))
                .map_err(|failure| ReportError::write(&dir.join(name), failure))
        })
        .collect();
    written.into_iter().collect()
}
