use std::fs::File;
use std::io::{self, BufReader, BufWriter};
use std::path::Path;

use estate::ocds::{Input, MergeOptions, Merger, Rules, compile_files, version_files};

use super::Ended;
use crate::Outcome;
use crate::arguments::{MergeArguments, OcdsArguments, OcdsCommand};
use crate::progress::say;

/// `whitworth ocds compile|version FILE...`
pub(crate) fn run(arguments: &OcdsArguments) -> Ended {
    let (OcdsCommand::Compile(chosen) | OcdsCommand::Version(chosen)) = &arguments.command;
    let rules = match &chosen.schema {
        Some(path) => rules_of(path)?,
        None => Rules::standard(),
    };
    let options = MergeOptions::new(Merger::new(rules).on_collision(chosen.collision.into()));
    let inputs = inputs(chosen)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tell = |finding: evidence::Finding| say(&finding.to_string());
    let tally = match arguments.command {
        OcdsCommand::Compile(_) => compile_files(inputs, &options, &mut out, &mut tell)?,
        OcdsCommand::Version(_) => version_files(inputs, &options, &mut out, &mut tell)?,
    };
    Ok(if tally.rejected == 0 { Outcome::Fine } else { Outcome::Rejected })
}

/// The rules of a release schema; what is wrong with it names the file.
fn rules_of(path: &Path) -> Result<Rules, Box<dyn std::error::Error>> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let schema = File::open(path).map_err(|error| named(&error))?;
    Ok(Rules::from_schema(BufReader::new(schema)).map_err(|error| named(&error))?)
}

/// Opens every file before any is read, so that a misspelt name costs no waiting.
fn inputs(arguments: &MergeArguments) -> Result<Vec<Input<'static>>, String> {
    arguments.files.iter().map(|path| input(path)).collect()
}

fn input(path: &Path) -> Result<Input<'static>, String> {
    let name = path.display().to_string();
    if name == "-" {
        return Ok(Input { name, source: Box::new(io::stdin()) });
    }
    let missing = |error| format!("{name}: {error}\n  Check the spelling of the path.");
    let file = File::open(path).map_err(missing)?;
    let source = estate::decompressed(BufReader::with_capacity(1 << 18, file)).map_err(missing)?;
    Ok(Input { name, source })
}
