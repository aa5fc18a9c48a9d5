use estate::{Organisation, Role};
use report::Report;
use resolve::name_key;
use strsim::jaro_winkler;
use thiserror::Error;

/// How many names are given where several suppliers may be meant.
const NEAR: usize = 8;
/// How like a name must be to be given, from 0 to 1.
const LIKE: f64 = 0.8;

/// Why a supplier that was asked for is none.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum NoSupplier {
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
pub(super) fn named<'a>(report: &'a Report, asked: &str) -> Result<&'a Organisation, NoSupplier> {
    if let Some(own) = suppliers(report).find(|own| own.id == asked.trim()) {
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

fn suppliers(report: &Report) -> impl Iterator<Item = &Organisation> {
    report.organisations.iter().map(AsRef::as_ref).filter(|own| own.role == Role::Supplier)
}

/// Those whose names are most like it.
fn nearest(report: &Report, key: &str) -> Vec<String> {
    let likeness = |own: &Organisation| {
        let ways = own.written.iter().map(|way| jaro_winkler(&name_key(&way.name), key));
        ways.fold(0.0, f64::max)
    };
    let mut found: Vec<(f64, &Organisation)> = suppliers(report)
        .map(|own| (likeness(own), own))
        .filter(|(like, _)| *like > LIKE)
        .collect();
    found.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| one.1.name.cmp(&other.1.name))
    });
    found.into_iter().take(NEAR).map(|(_, own)| line(own)).collect()
}

fn line(own: &Organisation) -> String {
    let number = own.numbers.first().map(|number| format!(", {number}")).unwrap_or_default();
    format!("  {}  {}{number}", own.id, own.name)
}

fn beside(near: &[String]) -> String {
    if near.is_empty() { String::new() } else { format!("; near to it are\n{}", near.join("\n")) }
}
