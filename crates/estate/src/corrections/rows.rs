//! Finding the row again that a correction is of.

use std::collections::HashMap;

use super::CorrectedRow;
use super::stated::names;
use crate::Contract;

/// What a row is found by where its file was published anew, and with it its id changed: buyer, reference,
/// title and supplier, without regard to capitals and spaces.
type Words = [String; 4];

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Shown(usize),
    Withheld,
}

/// What became of looking for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The contract with this index.
    One(usize),
    /// One that may not be shown.
    Withheld,
    /// So many.
    Several(usize),
    /// None.
    Nowhere,
}

/// Every contract, by what it can be found by.
pub(super) struct Rows {
    by_id: HashMap<String, Vec<At>>,
    by_words: HashMap<Words, Vec<At>>,
}

impl Rows {
    pub(super) fn of(contracts: &[Contract], withheld: &[Contract]) -> Self {
        let mut own = Self { by_id: HashMap::new(), by_words: HashMap::new() };
        let shown = contracts.iter().enumerate().map(|(at, contract)| (At::Shown(at), contract));
        for (at, contract) in shown.chain(withheld.iter().map(|own| (At::Withheld, own))) {
            own.by_id.entry(contract.id.clone()).or_default().push(at);
            own.by_words.entry(words_of(contract)).or_default().push(at);
        }
        own
    }

    /// The row by its id, or else by its words where exactly one has them. `renamed` is what the row
    /// was corrected to, which a register published since may have taken over.
    pub(super) fn find(&self, row: &CorrectedRow, renamed: Option<&CorrectedRow>) -> Found {
        let by_words = |row: &CorrectedRow| {
            let words = words(row);
            let says = words.iter().any(|word| !word.is_empty());
            self.by_words.get(&words).filter(|_| says)
        };
        let found = self.by_id.get(&row.id).or_else(|| by_words(row));
        match found.or_else(|| renamed.and_then(by_words)).map(Vec::as_slice) {
            Some([At::Shown(at)]) => Found::One(*at),
            Some([At::Withheld]) => Found::Withheld,
            Some(several @ [_, _, ..]) => Found::Several(several.len()),
            Some([]) | None => Found::Nowhere,
        }
    }
}

fn words_of(contract: &Contract) -> Words {
    let reference = contract.reference.as_deref().unwrap_or_default();
    let (buyers, suppliers) = (names(&contract.buyers), names(&contract.suppliers));
    [&buyers, reference, &contract.title, &suppliers].map(folded)
}

fn words(row: &CorrectedRow) -> Words {
    [&row.buyer, &row.reference, &row.title, &row.supplier].map(|text| folded(text))
}

fn folded(text: &str) -> String {
    text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}
