use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use resolve::identity::{self, JournalError, Register, ReplayError};
use resolve::{Model, Note};
use review::{IDENTITY, JUDGEMENTS, Judged, Log, MODEL, ReviewError};
use thiserror::Error;

use super::model_file::{self, ModelError};
use crate::arguments::ResolveArguments;

/// What an earlier run left in its folder, to be continued.
pub(super) struct Earlier {
    /// The lasting ids as the log makes them.
    pub(super) register: Register,
    /// The log itself; none if there was no earlier run.
    pub(super) identity: Option<IdentityLog>,
    /// What people decided.
    pub(super) judged: Judged,
    /// The log of that, if it is of another folder than the one to write to.
    pub(super) judgements: Option<PathBuf>,
    /// The weights to go on with.
    pub(super) model: Option<Model>,
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
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error("{}: this is not the folder of an earlier run\n  Name one that whitworth resolve wrote, or leave --update out.", .0.display())]
    NoRun(PathBuf),
    #[error("{}: this folder has ids of its own, which those of --update would replace\n  Name another with --out.", .0.display())]
    TwoHistories(PathBuf),
}

impl Earlier {
    /// Reads what is to be continued, which may be nothing.
    pub(super) fn read(arguments: &ResolveArguments) -> Result<Self, EarlierError> {
        let (from, to) = (arguments.earlier(), arguments.folder());
        let moves = !is_same(from, to);
        if arguments.update.is_some() && !from.join(IDENTITY).is_file() {
            return Err(EarlierError::NoRun(from.to_owned()));
        }
        if moves && to.join(IDENTITY).exists() {
            return Err(EarlierError::TwoHistories(to.to_owned()));
        }
        let judged = Log::of(from).read()?;
        let (register, identity) = register(&from.join(IDENTITY))?;
        // Weights are learned anew when people have taught something, and kept when they have not.
        let teaches = arguments.labels.is_some() || judged.standing.judgements().next().is_some();
        let model = from.join(MODEL);
        let keeps = arguments.update.is_some() && !teaches && model.is_file();
        let judgements = from.join(JUDGEMENTS);
        let carries = moves && judgements.is_file() && !to.join(JUDGEMENTS).exists();
        Ok(Self {
            register,
            identity,
            judged,
            judgements: carries.then_some(judgements),
            model: keeps.then(|| model_file::read(&model)).transpose()?,
        })
    }

    /// What is to be said of the two logs.
    pub(super) fn notes(&self) -> Vec<Note> {
        notes(&self.judged)
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

pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    one == other || real(one).is_some_and(|it| Some(it) == real(other))
}
