use resolve::Kind;
use thiserror::Error;

use crate::arguments::ResolveArguments;

/// A column to compare.
#[derive(Debug)]
pub(super) struct Compared {
    /// Its heading among the records; explanations and the model know it by this.
    pub(super) title: String,
    /// Its heading in the reference.
    pub(super) reference_title: String,
    /// What it holds.
    pub(super) kind: Kind,
}

/// A column that is to be compared in one way twice, which would count its evidence twice.
#[derive(Debug, Error)]
#[error(
    "column {0:?} is given twice for the same kind, and its evidence would count twice\n  \
     Leave one of the two out."
)]
pub(super) struct GivenTwice(String);

/// The columns that the arguments ask for: the name, the identifier, the postcode, then the others
/// in the order given.
pub(super) fn compared(arguments: &ResolveArguments) -> Result<Vec<Compared>, GivenTwice> {
    let own = [
        (&arguments.name, &arguments.reference_name, Kind::Name),
        (&arguments.identifier, &arguments.reference_identifier, Kind::Identifier),
        (&arguments.postcode, &arguments.reference_postcode, Kind::Postcode),
    ];
    let own = own.into_iter().filter_map(|(title, reference, kind)| {
        let title = title.clone()?;
        let reference_title = reference.clone().unwrap_or_else(|| title.clone());
        Some(Compared { title, reference_title, kind })
    });
    let others = arguments.compare.iter().map(|it| Compared {
        title: it.column.clone(),
        reference_title: it.column.clone(),
        kind: it.kind,
    });
    let mut columns: Vec<Compared> = Vec::new();
    for column in own.chain(others) {
        if columns.iter().any(|it| it.kind == column.kind && it.title == column.title) {
            return Err(GivenTwice(column.title));
        }
        columns.push(column);
    }
    Ok(columns)
}
