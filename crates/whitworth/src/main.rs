//! The standard thread for public contracts: the command line.
//!
//! Nothing of the domain is decided here. Arguments become a call of one public function, and what
//! comes back is shown to a person: results on standard output, all else on standard error.

mod arguments;
mod commands;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};

/// How a command ended, as scripts see it.
enum Outcome {
    /// Everything was read or done.
    Fine,
    /// Something was rejected, unreadable or failed a check.
    Rejected,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Audit(arguments) => commands::audit::run(&arguments),
        Command::Estate(arguments) => commands::estate::run(&arguments),
        Command::Ocds(arguments) => commands::ocds::run(&arguments),
        Command::Serve(arguments) => commands::serve::run(&arguments),
        Command::Resolve(arguments) => commands::resolve::run_or_review(&arguments),
        Command::Demonstration(arguments) => commands::demonstration::run(&arguments),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Rejected) => ExitCode::from(1),
        Err(error) => {
            progress::say(&format!("error: {error}"));
            ExitCode::from(2)
        }
    }
}
