use estate::{Organisation, Role};
use resolve::name_key;
use thiserror::Error;

use crate::Report;

/// How many names are given where several suppliers may be meant.
const NEAR: usize = 8;

/// Why a supplier that was asked for is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoSupplier {
    /// Several are written so.
    #[error("{count} suppliers may be meant by {asked:?}: say which by its id\n{}", near.join("\n"))]
    Several {
        /// How many.
        count: usize,
        /// What was asked for.
        asked: String,
        /// The first of them.
        near: Vec<String>,
    },
    /// None is.
    #[error(
        "no supplier is written {asked:?}{}\n  Every supplier and its id stand in organisations.csv.",
        beside(near)
    )]
    None {
        /// What was asked for.
        asked: String,
        /// Those that come near.
        near: Vec<String>,
    },
}

/// The supplier of this id, or the only one that is written so.
///
/// # Errors
/// If none is, or several are, with the names that come near.
pub fn named_supplier<'a>(report: &'a Report, asked: &str) -> Result<&'a Organisation, NoSupplier> {
    if let Some(own) = of_id(report, asked.trim()) {
        return Ok(own);
    }
    let key = name_key(asked);
    let is = |own: &&Organisation| own.written.iter().any(|way| name_key(&way.name) == key);
    let holds =
        |own: &&Organisation| own.written.iter().any(|way| name_key(&way.name).contains(&key));
    let exact: Vec<&Organisation> = suppliers(report).filter(is).collect();
    let found = if exact.is_empty() && !key.is_empty() {
        suppliers(report).filter(holds).collect()
    } else {
        exact
    };
    match found.as_slice() {
        [own] => Ok(own),
        [] => Err(NoSupplier::None { asked: asked.to_owned(), near: nearest(report, &key) }),
        several => {
            let near = several.iter().take(NEAR).map(|own| line(own)).collect();
            Err(NoSupplier::Several { count: several.len(), asked: asked.to_owned(), near })
        }
    }
}

pub(super) fn of_id<'a>(report: &'a Report, id: &str) -> Option<&'a Organisation> {
    suppliers(report).find(|own| own.id == id)
}

fn suppliers(report: &Report) -> impl Iterator<Item = &Organisation> {
    report.organisations.iter().filter(|own| own.role == Role::Supplier)
}

/// Those that share most words or beginnings of words with the name.
fn nearest(report: &Report, key: &str) -> Vec<String> {
    let asked: Vec<&str> = key.split(' ').filter(|word| word.len() > 1).collect();
    let likeness = |own: &Organisation| {
        let of = |name: &str| {
            let key = name_key(name);
            let near = |word: &&&str| key.split(' ').any(|other| begin_alike(word, other));
            asked.iter().filter(near).count()
        };
        own.written.iter().map(|way| of(&way.name)).max().unwrap_or(0)
    };
    let mut found: Vec<(usize, &Organisation)> =
        suppliers(report).map(|own| (likeness(own), own)).filter(|(like, _)| *like > 0).collect();
    found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.name.cmp(&other.1.name)));
    found.into_iter().take(NEAR).map(|(_, own)| line(own)).collect()
}

/// Whether two words have their first letters in common: three, or all of a shorter one.
fn begin_alike(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().take(3).collect::<String>();
    letters(one) == letters(other)
}

fn line(own: &Organisation) -> String {
    let number = own.numbers.first().map(|number| format!(", {number}")).unwrap_or_default();
    format!("  {}  {}{number}", own.id, own.name)
}

fn beside(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; near to it are\n{}", near.join("\n")) }
}
