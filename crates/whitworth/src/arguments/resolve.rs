use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{ArgGroup, Args, Subcommand};
use resolve::Kind;

/// A file to resolve, or what to do with what came of one.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct ResolveCommand {
    #[command(subcommand)]
    pub(crate) with: Option<WithResolved>,
    #[command(flatten)]
    pub(crate) run: Option<ResolveArguments>,
}

/// What can be done with the folder of a run.
#[derive(Subcommand)]
pub(crate) enum WithResolved {
    /// Look at the pairs that teach the most, side by side, and judge them
    Review(ReviewArguments),
}

#[derive(Args)]
pub(crate) struct ReviewArguments {
    /// The folder that `whitworth resolve` wrote
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Who judges [default: your login name]
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// How many pairs to ask about at most
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(crate) pairs: usize,
    /// Print what was judged and stands, and ask nothing
    #[arg(long)]
    pub(crate) list: bool,
    /// Print that list as JSON
    #[arg(long, requires = "list")]
    pub(crate) json: bool,
}

#[derive(Args)]
#[command(group(ArgGroup::new("compared").required(true).multiple(true)
    .args(["name", "identifier", "postcode", "compare"])))]
pub(crate) struct ResolveArguments {
    /// The records, as CSV (any separator and encoding, gzip or not) or Parquet
    pub(crate) file: PathBuf,
    /// The column that tells records apart
    #[arg(long, value_name = "COL")]
    pub(crate) id: String,
    /// The column with names of organisations
    #[arg(long, value_name = "COL")]
    pub(crate) name: Option<String>,
    /// The column with official numbers
    #[arg(long, value_name = "COL")]
    pub(crate) identifier: Option<String>,
    /// The column with UK postcodes, or addresses that hold one
    #[arg(long, value_name = "COL")]
    pub(crate) postcode: Option<String>,
    /// Another column, and what it holds: name, identifier, person, date, postcode, exact or text
    #[arg(long, value_name = "COL:KIND")]
    pub(crate) compare: Vec<Comparison>,
    /// Link the records to those of this file, instead of to one another
    #[arg(long, value_name = "REFERENCE")]
    pub(crate) against: Option<PathBuf>,
    /// The reference's column for --id [default: the same heading]
    #[arg(long, value_name = "COL", requires = "against")]
    pub(crate) reference_id: Option<String>,
    /// The reference's column for --name [default: the same heading]
    #[arg(long, value_name = "COL", requires_all = ["against", "name"])]
    pub(crate) reference_name: Option<String>,
    /// The reference's column for --identifier [default: the same heading]
    #[arg(long, value_name = "COL", requires_all = ["against", "identifier"])]
    pub(crate) reference_identifier: Option<String>,
    /// The reference's column for --postcode [default: the same heading]
    #[arg(long, value_name = "COL", requires_all = ["against", "postcode"])]
    pub(crate) reference_postcode: Option<String>,
    /// Pairs that a person decided, to learn from: CSV with the columns left, right and match
    #[arg(long, value_name = "FILE")]
    pub(crate) labels: Option<PathBuf>,
    /// Where to keep the weights that were learned
    #[arg(long, value_name = "FILE")]
    pub(crate) save_model: Option<PathBuf>,
    /// Weights that --save-model kept, to use instead of learning anew
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// The folder of an earlier run to which the records are added: only they are looked at, with
    /// what resembles them
    #[arg(long, value_name = "DIR", conflicts_with_all = ["against", "labels", "model", "plain", "memory"])]
    pub(crate) update: Option<PathBuf>,
    /// The most memory to use, such as 512MiB or 2GiB [default: no limit]
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    pub(crate) memory: Option<u64>,
    /// Where to write clusters.csv, matches.csv and all else; an earlier run there is continued
    /// [default: the folder of --update]
    #[arg(long, value_name = "DIR", required_unless_present = "update")]
    pub(crate) out: Option<PathBuf>,
    /// Write clusters.csv, matches.csv and notes.csv alone, which cannot be reviewed
    #[arg(long)]
    pub(crate) plain: bool,
    /// Print a summary of the run as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

impl ResolveArguments {
    /// Where to write.
    pub(crate) fn folder(&self) -> &Path {
        self.out.as_deref().or(self.update.as_deref()).unwrap_or(Path::new("."))
    }
}

/// A column and what it holds, as in `town:text`.
#[derive(Clone)]
pub(crate) struct Comparison {
    pub(crate) column: String,
    pub(crate) kind: Kind,
}

impl FromStr for Comparison {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A heading may hold a colon, a kind does not.
        let (column, kind) = text
            .rsplit_once(':')
            .filter(|(column, _)| !column.is_empty())
            .ok_or("say what the column holds after a colon, as in town:text")?;
        Ok(Self { column: column.to_owned(), kind: kind_of(kind)? })
    }
}

fn kind_of(word: &str) -> Result<Kind, String> {
    Ok(match word {
        "name" => Kind::Name,
        "identifier" => Kind::Identifier,
        "person" => Kind::Person,
        "date" => Kind::Date,
        "postcode" => Kind::Postcode,
        "exact" => Kind::Exact,
        "text" => Kind::Text,
        _ => {
            return Err(format!(
                "{word:?} is not a kind; the kinds are name, identifier, person, date, postcode, \
                 exact and text"
            ));
        }
    })
}

/// A number of bytes, as in `512MiB`, `2GiB` or `1000000`.
fn bytes(text: &str) -> Result<u64, String> {
    const UNITS: [(&str, u64); 8] = [
        ("", 1),
        ("B", 1),
        ("KIB", 1 << 10),
        ("MIB", 1 << 20),
        ("GIB", 1 << 30),
        ("KB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
    ];
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim().to_ascii_uppercase();
    let factor = UNITS.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor);
    let bytes = number.parse().ok().zip(factor).and_then(|(n, f): (u64, u64)| n.checked_mul(f));
    bytes
        .filter(|bytes| *bytes > 0)
        .ok_or_else(|| "write a size such as 512MiB, 2GiB or 1000000".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_and_without_units() {
        assert_eq!(bytes("1000000"), Ok(1_000_000));
        assert_eq!(bytes("512MiB"), Ok(512 << 20));
        assert_eq!(bytes("2gib"), Ok(2 << 30));
        assert_eq!(bytes("64 KB"), Ok(64_000));
        for wrong in ["", "MiB", "0", "-1", "1.5GiB", "12 parsecs", "99999999999999GiB"] {
            assert!(bytes(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_heading_may_hold_a_colon() {
        let comparison: Comparison = "place: of birth:text".parse().unwrap();
        assert_eq!((comparison.column.as_str(), comparison.kind), ("place: of birth", Kind::Text));
        assert!("town".parse::<Comparison>().is_err());
        assert!(":text".parse::<Comparison>().is_err());
    }
}
