//! What may be asked of an estate after its audit.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

#[derive(Args)]
pub(crate) struct EstateArguments {
    #[command(subcommand)]
    pub(crate) command: EstateCommand,
}

#[derive(Subcommand)]
pub(crate) enum EstateCommand {
    /// Correct or confirm what an audit shows of a contract; it takes effect at the next audit
    Correct(CorrectArguments),
    /// Write what a buyer takes to a meeting with a supplier: published facts apart from inference
    Brief(BriefArguments),
}

#[derive(Args)]
pub(crate) struct BriefArguments {
    /// The supplier: its id, or a name that only one has
    pub(crate) supplier: String,
    /// The folder that an audit wrote
    #[arg(long, value_name = "DIR", default_value = "whitworth-audit")]
    pub(crate) audit: PathBuf,
    /// Where to write the document [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write the briefing as JSON instead of HTML
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
#[command(group(ArgGroup::new("of").required(true).args(["contract", "workbook"])))]
pub(crate) struct CorrectArguments {
    /// The contract: its id, or a reference that only one has
    #[arg(requires = "what")]
    pub(crate) contract: Option<String>,
    /// A Decisions.xlsx that came back: every row that was changed or confirmed in it
    #[arg(long, value_name = "FILE")]
    pub(crate) workbook: Option<PathBuf>,
    /// The folder of the audit that was looked at
    #[arg(long, value_name = "DIR", default_value = "whitworth-audit")]
    pub(crate) folder: PathBuf,
    /// The log that corrections are added to
    #[arg(long, value_name = "FILE", default_value = "corrections.jsonl")]
    pub(crate) log: PathBuf,
    /// Who says so: name and role
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
    /// Why: what shows it, such as a letter or the signed contract; required with --set, --unknown and --as-source
    #[arg(long, value_name = "TEXT")]
    pub(crate) why: Option<String>,
    #[command(flatten)]
    pub(crate) what: CorrectWhat,
    /// Take emptied cells of the workbook for "not known"; else they are asked about
    #[arg(long, requires = "workbook")]
    pub(crate) emptied_means_unknown: bool,
    /// Print what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print what came of it as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is said of one contract.
#[derive(Args)]
#[group(id = "what", multiple = true, conflicts_with = "workbook")]
pub(crate) struct CorrectWhat {
    /// A fact and what it is, such as end=2027-03-31 or annual=76670
    #[arg(long, value_name = "FACT=VALUE")]
    pub(crate) set: Vec<String>,
    /// A fact that is wrong in the source, and not known
    #[arg(long, value_name = "FACT")]
    pub(crate) unknown: Vec<String>,
    /// A fact that is right in the source: earlier corrections of it are withdrawn
    #[arg(long, value_name = "FACT")]
    pub(crate) as_source: Vec<String>,
    /// All other facts are right
    #[arg(long)]
    pub(crate) confirm: bool,
}
