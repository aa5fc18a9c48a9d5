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
    /// By id.
    ids: HashMap<String, Vec<At>>,
    /// By what they say.
    words: HashMap<Words, Vec<At>>,
    /// By which word is left blank, and the others.
    others: HashMap<(usize, Words), Vec<At>>,
}

impl Rows {
    pub(super) fn of(contracts: &[Contract], withheld: &[Contract]) -> Self {
        let mut own = Self { ids: HashMap::new(), words: HashMap::new(), others: HashMap::new() };
        let shown = contracts.iter().enumerate().map(|(at, contract)| (At::Shown(at), contract));
        for (at, contract) in shown.chain(withheld.iter().map(|own| (At::Withheld, own))) {
            own.ids.entry(contract.id.clone()).or_default().push(at);
            let words = words_of(contract);
            for without in CORRECTED {
                if let Some(others) = without_word(&words, without) {
                    own.others.entry((without, others)).or_default().push(at);
                }
            }
            own.words.entry(words).or_default().push(at);
        }
        own
    }

    /// The row by its id, or else by its words where exactly one has them. `renamed` is what the row
    /// was corrected to, which a register published since may have taken over. Where it has a third value for
    /// the one word that was corrected, the others tell the row.
    pub(super) fn find(&self, row: &CorrectedRow, renamed: Option<&CorrectedRow>) -> Found {
        let by_words = |row: &CorrectedRow| {
            let words = words(row);
            let says = words.iter().any(|word| !word.is_empty());
            self.words.get(&words).filter(|_| says)
        };
        let found = self.ids.get(&row.id).or_else(|| by_words(row));
        let found = found.or_else(|| renamed.and_then(by_words));
        let found = found.or_else(|| self.others.get(&others(row, renamed?)?));
        match found.map(Vec::as_slice) {
            Some([At::Shown(at)]) => Found::One(*at),
            Some([At::Withheld]) => Found::Withheld,
            Some(several @ [_, _, ..]) => Found::Several(several.len()),
            Some([]) | None => Found::Nowhere,
        }
    }
}

/// Whether a contract may be the row that somebody spoke of, though it has not been found: it has its
/// reference, or its title, or its buyer and supplier.
pub(super) fn may_be(contract: &Contract, row: &CorrectedRow) -> bool {
    let ([buyer, reference, title, supplier], own) = (words(row), words_of(contract));
    let is = |at: usize, word: &String| !word.is_empty() && own.get(at) == Some(word);
    is(1, &reference) || is(2, &title) || is(0, &buyer) && is(3, &supplier)
}

/// Which of the words can be corrected.
const CORRECTED: [usize; 3] = [1, 2, 3];

/// The words of a row but for the one that was corrected, if it is only one.
fn others(row: &CorrectedRow, renamed: &CorrectedRow) -> Option<(usize, Words)> {
    let (was, now) = (words(row), words(renamed));
    let mut corrected = (0..).zip(was.iter().zip(&now)).filter(|(_, (was, now))| was != now);
    let (at, _) = corrected.next().filter(|_| corrected.next().is_none())?;
    Some((at, without_word(&was, at)?))
}

/// The words but for one; nothing where another is blank, since what is left would tell too little.
fn without_word(words: &Words, without: usize) -> Option<Words> {
    let mut others = words.clone();
    others.get_mut(without)?.clear();
    let blank = others.iter().filter(|word| word.is_empty()).count();
    (blank == 1).then_some(others)
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
