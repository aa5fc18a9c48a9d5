//! What may be asked for on the command line.

mod estate;
mod resolve;

use std::path::PathBuf;

use ::estate::ocds::Collision;
use ::estate::{Kind, Lead};
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use estate::{
    BriefArguments, CorrectArguments, CorrectWhat, EstateArguments, EstateCommand,
};
pub(crate) use resolve::{ResolveArguments, ResolveCommand, ReviewArguments, WithResolved};

/// Reads public bodies' contract registers, notices and spend, and gives one honest picture of them.
#[derive(Parser)]
#[command(version, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Read registers, notices and spend files, and write one report of them
    Audit(AuditArguments),
    /// Correct and confirm what an audit shows, and brief a buyer on a supplier
    Estate(EstateArguments),
    /// Compile or version OCDS releases
    Ocds(OcdsArguments),
    /// Show an audit as pages on this machine, and matches to review
    Serve(ServeArguments),
    /// Find the records that are of one organisation or person, in any CSV or Parquet
    Resolve(Box<ResolveCommand>),
    /// Write the demonstration region: invented bodies with invented suppliers
    Demonstration(DemonstrationArguments),
}

#[derive(Args)]
pub(crate) struct AuditArguments {
    /// Files, folders, and .zip or .gz archives
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where to write the report
    #[arg(long, value_name = "DIR", default_value = "whitworth-audit")]
    pub(crate) out: PathBuf,
    /// The day the picture is drawn for, as 2026-12-31 [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_at: Option<NaiveDate>,
    /// How many months ahead to look for contracts that end
    #[arg(long, value_name = "MONTHS", default_value_t = 18, value_parser = clap::value_parser!(u32).range(0..=600))]
    pub(crate) ending_within: u32,
    /// How many months before a contract's end to give notice of an extension, or that there is to be none;
    /// a contract's own notice period, given by whitworth estate correct, goes before it
    #[arg(long, value_name = "MONTHS", default_value_t = Lead::default().notice_months, value_parser = clap::value_parser!(u32).range(0..=120))]
    pub(crate) notice_months: u32,
    /// How many months before a contract's end a procurement must begin for there to be no gap
    #[arg(long, value_name = "MONTHS", default_value_t = Lead::default().procurement_months, value_parser = clap::value_parser!(u32).range(0..=120))]
    pub(crate) procurement_months: u32,
    /// What files are that do not say so themselves
    #[arg(long = "as", value_name = "KIND")]
    pub(crate) as_kind: Option<AsKind>,
    /// How to read columns, beside any columns.toml in the folders
    #[arg(long, value_name = "FILE")]
    pub(crate) columns: Option<PathBuf>,
    /// A log that whitworth estate correct wrote, beside any corrections.jsonl in the folders
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Vec<PathBuf>,
    /// Who owns whom: a publication of Companies House or GLEIF, plain, .zip or .gz, to set groups beside suppliers
    #[arg(long, value_name = "FILE")]
    pub(crate) ownership: Vec<PathBuf>,
    /// What the report is to be called
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Print report.json instead of the summary
    #[arg(long)]
    pub(crate) json: bool,
    /// Label everything as invented
    #[arg(long, hide = true)]
    pub(crate) demonstration: bool,
}

/// What a person may say a file is.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum AsKind {
    /// A contract register
    Register,
    /// Payments to suppliers
    Spend,
    /// OCDS releases
    Ocds,
}

impl From<AsKind> for Kind {
    fn from(kind: AsKind) -> Self {
        match kind {
            AsKind::Register => Self::Register,
            AsKind::Spend => Self::Spend,
            AsKind::Ocds => Self::Ocds,
        }
    }
}

#[derive(Args)]
pub(crate) struct OcdsArguments {
    #[command(subcommand)]
    pub(crate) command: OcdsCommand,
}

#[derive(Subcommand)]
pub(crate) enum OcdsCommand {
    /// Merge the releases of each contracting process into a compiled release
    Compile(MergeArguments),
    /// Merge the releases of each contracting process into a versioned release
    Version(MergeArguments),
}

#[derive(Args)]
pub(crate) struct MergeArguments {
    /// Releases, release packages or record packages, as JSON or JSON Lines; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The release schema whose merge rules to follow [default: those of OCDS 1.1]
    #[arg(long, value_name = "SCHEMA.json")]
    pub(crate) schema: Option<PathBuf>,
    /// What to do when one release's list has two objects of the same id
    #[arg(long, value_enum, default_value_t = OnCollision::Last)]
    pub(crate) collision: OnCollision,
}

/// What to do when one release's list has two objects of the same id.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnCollision {
    /// The last of them stands
    Last,
    /// Stop with an error
    Raise,
    /// All of them stand, one after the other
    Append,
    /// They are matched by their position
    ByPosition,
}

impl From<OnCollision> for Collision {
    fn from(collision: OnCollision) -> Self {
        match collision {
            OnCollision::Last => Self::Last,
            OnCollision::Raise => Self::Raise,
            OnCollision::Append => Self::Append,
            OnCollision::ByPosition => Self::ByPosition,
        }
    }
}

#[derive(Args)]
pub(crate) struct ServeArguments {
    /// The folder that an audit wrote [default: whitworth-audit, or none with --resolve]
    #[arg(value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
    /// A folder that `whitworth resolve` wrote, to review its matches
    #[arg(long, value_name = "DIR")]
    pub(crate) resolve: Option<PathBuf>,
    /// A log to which corrections of the audit's contracts are added; without it the pages take none
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// The port on this machine; 0 for any that is free
    #[arg(long, default_value_t = 8080)]
    pub(crate) port: u16,
}

#[derive(Args)]
pub(crate) struct DemonstrationArguments {
    /// Where to write the invented files and the truth about them
    #[arg(long, value_name = "DIR", default_value = "whitworth-demonstration")]
    pub(crate) out: PathBuf,
    /// Audit the files too, and write the report into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) audit: Option<PathBuf>,
    /// Draw other contracts and payments: each number gives a region of its own
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) seed: u64,
}
