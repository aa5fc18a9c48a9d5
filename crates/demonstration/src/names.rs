//! The names under which one organisation appears.

use std::collections::BTreeMap;

use crate::encoding::misread;
use crate::organisations::Organisation;
use crate::random::Random;

/// How a body's ledger, register or notice writes a supplier's name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameStyle {
    /// `Aldergate Systems Ltd`
    Registered,
    /// `ALDERGATE SYSTEMS LIMITED`
    Capitals,
    /// `Aldergate Systems Limited`
    LongForm,
    /// `000123ALDERGATE SYSTEMS`: the ledger's number runs into the name.
    LedgerNumber,
    /// `Aldergate Systems`
    Bare,
    /// `Ledgerwick &amp; Thrane Ltd`, `Caf&eacute;`
    Entities,
    /// `CafÃ©`, where there is anything to misread.
    Misread,
}

const LEGAL_FORMS: &[(&str, &str)] = &[
    (" Ltd", " Limited"),
    (" PLC", " Public Limited Company"),
    (" LLP", " LLP"),
    (" CIC", " CIC"),
];

/// Which organisation each written name stands for: the ground truth of who is who.
#[derive(Default)]
pub(crate) struct NameBook(BTreeMap<String, usize>);

impl NameBook {
    /// The organisation's name in one style; now and then with a letter swapped.
    pub(crate) fn write(
        &mut self,
        position: usize,
        organisation: &Organisation,
        style: NameStyle,
        random: &mut Random,
    ) -> String {
        let mut name = styled(position, &organisation.name, style);
        if random.one_in(90) {
            name = misspelt(&name, random);
        }
        self.0.entry(name.clone()).or_insert(position);
        name
    }

    /// Every name as written, with the position of its organisation, in order of name.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().map(|(name, &position)| (name.as_str(), position))
    }
}

fn styled(position: usize, name: &str, style: NameStyle) -> String {
    let form = LEGAL_FORMS.iter().find(|(short, _)| name.ends_with(short));
    let bare = form.and_then(|(short, _)| name.strip_suffix(short)).unwrap_or(name);
    let long = form.map_or_else(|| name.to_owned(), |(_, long)| format!("{bare}{long}"));
    match style {
        NameStyle::Registered => name.to_owned(),
        NameStyle::LongForm => long,
        NameStyle::Capitals => long.to_uppercase(),
        NameStyle::LedgerNumber => format!("{:06}{}", 123 + position * 17, bare.to_uppercase()),
        NameStyle::Bare => bare.to_owned(),
        NameStyle::Entities => name.replace('&', "&amp;").replace('é', "&eacute;"),
        NameStyle::Misread => misread(name),
    }
}

/// Swaps two neighbouring letters of the first word, never its first.
fn misspelt(name: &str, random: &mut Random) -> String {
    let word = name.find(' ').unwrap_or(name.len());
    if word < 6 || !name.bytes().take(word).all(|byte| byte.is_ascii_alphabetic()) {
        return name.to_owned();
    }
    let mut letters: Vec<char> = name.chars().collect();
    let at = 2 + random.position(word - 4);
    letters.swap(at, at + 1);
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_every_style() {
        let name = |style| styled(0, "Aldergate Systems Ltd", style);
        assert_eq!(name(NameStyle::Capitals), "ALDERGATE SYSTEMS LIMITED");
        assert_eq!(name(NameStyle::LedgerNumber), "000123ALDERGATE SYSTEMS");
        assert_eq!(name(NameStyle::Bare), "Aldergate Systems");
        assert_eq!(styled(0, "Elmscaddle Café CIC", NameStyle::Misread), "Elmscaddle CafÃ© CIC");
        assert_eq!(styled(0, "A & B Ltd", NameStyle::Entities), "A &amp; B Ltd");
    }
}
