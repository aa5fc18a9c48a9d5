use crate::organisations::Directory;
use crate::{Organisation, OrganisationKind};

use super::headings::Headings;

/// What the headings of figures are called, by number.
pub(super) trait Names {
    /// What it is called.
    fn name(&self, number: usize) -> &str;

    /// The organisation's id, where the heading is one.
    fn id(&self, _number: usize) -> Option<String> {
        None
    }
}

impl Names for Headings {
    fn name(&self, number: usize) -> &str {
        Headings::name(self, number)
    }
}

impl Names for Directory {
    fn name(&self, number: usize) -> &str {
        at(self, number).map_or("", |own| own.name.as_str())
    }

    fn id(&self, number: usize) -> Option<String> {
        at(self, number).filter(|own| own.is_somebody()).map(|own| own.id.clone())
    }
}

fn at(directory: &Directory, number: usize) -> Option<&Organisation> {
    directory.organisations.get(number).map(AsRef::as_ref)
}

/// The names of these organisations in order, whoever is nobody left out.
pub(super) fn listed(
    directory: &Directory,
    numbers: impl IntoIterator<Item = usize>,
) -> Vec<String> {
    let somebody = numbers.into_iter().filter(|number| is_somebody(directory, *number));
    let mut names: Vec<String> = somebody.map(|number| directory.name(number).to_owned()).collect();
    names.sort();
    names
}

/// Whether a number is an organisation's and not that of a word for nobody.
pub(super) fn is_somebody(directory: &Directory, number: usize) -> bool {
    at(directory, number).is_some_and(|own| own.kind != OrganisationKind::Nobody)
}
