use std::fs::File;
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use resolve::Note;
use resolve::identity::{self, JournalError, Register, ReplayError};
use review::{IDENTITY, JUDGEMENTS, Judged, Log, ORGANISATIONS, ReviewError};
use thiserror::Error;

use crate::arguments::ResolveArguments;

/// What an earlier run left in its folder, to be continued.
pub(super) struct Earlier {
    /// The lasting ids as the log makes them.
    pub(super) register: Register,
    /// The log itself; none if there was no earlier run.
    pub(super) identity: Option<IdentityLog>,
    /// What people decided.
    pub(super) judged: Judged,
    /// How many records had an id that the log does not know.
    unknown: usize,
}

/// A log of events, and how much of it stands.
pub(super) struct IdentityLog {
    pub(super) path: PathBuf,
    /// Bytes to keep; what follows was not written to its end.
    pub(super) keep: u64,
    /// Whether its last line has no end.
    pub(super) is_open: bool,
}

/// Why an earlier run cannot be continued.
#[derive(Debug, Error)]
pub(super) enum EarlierError {
    #[error("{}: {error}\n  Restore it from a copy, or name another folder with --out to mint all ids anew.", path.display())]
    Log { path: PathBuf, error: JournalError },
    #[error("{}: {error}\n  Restore it from a copy, or name another folder with --out to mint all ids anew.", path.display())]
    Replay { path: PathBuf, error: ReplayError },
    #[error(transparent)]
    Judgements(#[from] ReviewError),
}

impl Earlier {
    /// Reads what is to be continued, which may be nothing.
    pub(super) fn read(arguments: &ResolveArguments) -> Result<Self, EarlierError> {
        let folder = arguments.folder();
        let judged = Log::of(folder).read()?;
        let (register, identity) = register(&folder.join(IDENTITY))?;
        // A plain run gives no ids, and so none that are others than before.
        let unknown = if arguments.plain { 0 } else { unknown(folder, &register) };
        Ok(Self { register, identity, judged, unknown })
    }

    /// What is to be said of the two logs.
    pub(super) fn notes(&self) -> Vec<Note> {
        let mut notes = notes(&self.judged);
        notes.extend((self.unknown > 0).then(|| Note {
            rule: "log-of-ids-shorter".to_owned(),
            message: format!(
                "{IDENTITY}: the log of ids does not know the organisations that {} records had in {ORGANISATIONS}: lines of it are missing, and ids were minted again. Restore it from a copy and run again",
                self.unknown
            ),
            records: Vec::new(),
        }));
        notes
    }
}

/// What is to be said of what people decided.
pub(super) fn notes(judged: &Judged) -> Vec<Note> {
    let contradictions = judged.standing.contradictions();
    let contradictions = contradictions.iter().map(|contradiction| {
        let accepted = contradiction.accepted.iter();
        let pairs = accepted.chain([&contradiction.rejected]).map(|it| &it.judgement);
        let mut records: Vec<String> =
            pairs.flat_map(|it| [it.left.clone(), it.right.clone()]).collect();
        records.sort_unstable();
        records.dedup();
        records.truncate(10);
        let message = format!("{JUDGEMENTS}: {contradiction}");
        Note { rule: "contradiction".to_owned(), message, records }
    });
    let torn = judged.torn.as_ref().map(|torn| Note {
            rule: "torn-line".to_owned(),
            message: format!(
                "{JUDGEMENTS}: line {} was not written to its end and was not used: judge that pair again",
                torn.line
            ),
            records: Vec::new(),
        });
    torn.into_iter().chain(contradictions).collect()
}

/// How many records of the earlier run have an id that the log does not make: if any, the log was
/// cut short since, or taken away. What cannot be read there tells nothing.
fn unknown(folder: &Path, register: &Register) -> usize {
    let Ok(file) = File::open(folder.join(ORGANISATIONS)) else { return 0 };
    let mut rows = BufReader::new(file);
    let (mut row, mut count) = (Vec::new(), 0);
    while rows.read_until(b'\n', &mut row).is_ok_and(|length| length > 0) {
        // The last cell is never in quotation marks; what is none of ours is no id.
        let last = row.rsplit(|byte| *byte == b',').next().unwrap_or_default();
        let id = str::from_utf8(last).ok().and_then(|id| id.trim_ascii_end().parse().ok());
        count += usize::from(id.is_some_and(|id| register.follow(id).is_none()));
        row.clear();
    }
    count
}

fn register(path: &Path) -> Result<(Register, Option<IdentityLog>), EarlierError> {
    let failed =
        |error: io::Error| EarlierError::Log { path: path.to_owned(), error: error.into() };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Ok((Register::default(), None));
        }
        Err(error) => return Err(failed(error)),
    };
    let length = file.metadata().map_err(failed)?.len();
    let journal =
        identity::read(file).map_err(|error| EarlierError::Log { path: path.to_owned(), error })?;
    let register = Register::replay(&journal)
        .map_err(|error| EarlierError::Replay { path: path.to_owned(), error })?;
    let keep = journal.torn.map_or(length, |torn| torn.keep);
    let log = IdentityLog { path: path.to_owned(), keep, is_open: journal.open };
    Ok((register, Some(log)))
}
