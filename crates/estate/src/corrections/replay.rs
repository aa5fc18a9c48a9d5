//! The log played over what was read: who said what of which row, and what of it stands.

use std::collections::{BTreeMap, HashMap};

use super::entry::{CorrectionEntry, CorrectionState, Corrections};
use super::rows::{Found, Rows};
use super::{BodySays, Change, Confirmation, Corrected, CorrectedRow, Correction, Fact, Now};
use crate::Contract;

/// One line of one log.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) log: String,
    pub(super) line: u64,
    pub(super) correction: Correction,
}

/// Plays what was said, in order of time and then of lines, over the contracts.
pub(super) fn replay(
    contracts: &mut [Contract],
    withheld: &[Contract],
    mut said: Vec<Said>,
) -> Corrections {
    // Stable, so that what was said in one second stays in the order of the log.
    said.sort_by_key(|own| own.correction.on);
    let rows = Rows::of(contracts, withheld);
    let renamed = renamed(&said);
    let mut of_contract: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut entries: Vec<Vec<CorrectionEntry>> = vec![Vec::new(); said.len()];
    for (number, (own, slot)) in said.iter().zip(&mut entries).enumerate() {
        let row = &own.correction.row;
        match rows.find(row, renamed.get(&row.id)) {
            Found::One(at) => of_contract.entry(at).or_default().push(number),
            Found::Withheld => slot.push(own.without_a_row(CorrectionState::NotPublic)),
            Found::Several(_) => slot.push(own.without_a_row(CorrectionState::RowUnclear)),
            Found::Nowhere => slot.push(own.without_a_row(CorrectionState::RowNotFound)),
        }
    }
    for (at, lines) in of_contract {
        let Some(contract) = contracts.get_mut(at) else { continue };
        let own: Vec<(usize, &Said)> =
            lines.iter().filter_map(|number| Some((*number, said.get(*number)?))).collect();
        for (number, entry) in play(contract, &own) {
            if let Some(slot) = entries.get_mut(number) {
                slot.push(entry);
            }
        }
    }
    let confirmed = contracts.iter().filter(|own| own.said.confirmed.is_some()).count();
    let silent = contracts.iter().filter(|own| own.said.is_empty()).count();
    Corrections {
        logs: Vec::new(),
        confirmed,
        corrected: contracts.len() - confirmed - silent,
        neither: silent,
        entries: entries.into_iter().flatten().collect(),
    }
}

/// What each row is called after its corrections, by its id, where they change what rows are found by.
fn renamed(said: &[Said]) -> HashMap<String, CorrectedRow> {
    let mut renamed: HashMap<String, CorrectedRow> = HashMap::new();
    for own in said.iter().map(|own| &own.correction) {
        for change in &own.changes {
            let Now::Is(value) = &change.now else { continue };
            let row = renamed.entry(own.row.id.clone()).or_insert_with(|| own.row.clone());
            match change.fact {
                Fact::Title => row.title.clone_from(value),
                Fact::Reference => row.reference.clone_from(value),
                Fact::Supplier => row.supplier.clone_from(value),
                _ => {}
            }
        }
    }
    renamed
}

/// What stands of a contract while its lines are played.
#[derive(Default)]
struct Standing<'a> {
    facts: BTreeMap<Fact, (usize, &'a Change)>,
    confirmed: Option<usize>,
}

/// Plays the lines of one contract, sets what stands, and says of each line what became of it.
fn play(contract: &mut Contract, lines: &[(usize, &Said)]) -> Vec<(usize, CorrectionEntry)> {
    let standing = Standing::of(lines);
    let before = contract.clone();
    let by_number: BTreeMap<usize, &Said> = lines.iter().copied().collect();
    let corrected = standing.facts.values().filter_map(|(number, change)| {
        let own = &by_number.get(number)?.correction;
        let now = match &change.now {
            Now::AsSource => return None,
            Now::Unknown => None,
            Now::Is(value) => Some(change.fact.read(value).ok()?),
        };
        Some(Corrected {
            fact: change.fact,
            source: change.fact.of(&before),
            now,
            by: own.by.clone(),
            on: own.on,
        })
    });
    contract.said = BodySays { corrected: corrected.collect(), confirmed: None };
    for own in contract.said.corrected.clone() {
        own.fact.set(contract, own.now.as_ref());
    }
    let holds = standing.confirmed.filter(|at| standing.still_confirms(*at, &by_number, contract));
    contract.said.confirmed = holds.and_then(|at| Some(by_number.get(&at)?.confirmation()));
    let entries = lines.iter().flat_map(|(number, own)| {
        let changes = own.correction.changes.iter().map(|change| {
            let stands = standing.facts.get(&change.fact).is_some_and(|(at, _)| at == number);
            own.of_change(&before, change, stands)
        });
        let confirmed = own.correction.confirmed.iter().map(|_| {
            let state = match standing.confirmed {
                Some(at) if at != *number => CorrectionState::Replaced,
                _ if holds == Some(*number) => CorrectionState::Applied,
                _ => CorrectionState::Outdated,
            };
            own.entry(Some(before.id.clone()), state)
        });
        changes.chain(confirmed).map(|entry| (*number, entry)).collect::<Vec<_>>()
    });
    entries.collect()
}

impl<'a> Standing<'a> {
    fn of(lines: &[(usize, &'a Said)]) -> Self {
        let mut own = Self::default();
        for (number, said) in lines {
            for change in &said.correction.changes {
                if let (Now::Is(_), Some(rival)) = (&change.now, change.fact.rival()) {
                    own.facts.remove(&rival);
                }
                own.facts.insert(change.fact, (*number, change));
            }
            if said.correction.confirmed.is_some() {
                own.confirmed = Some(*number);
            }
        }
        own
    }

    /// Whether each fact is as it was when it was confirmed, or was corrected with or after that.
    fn still_confirms(
        &self,
        at: usize,
        said: &BTreeMap<usize, &Said>,
        contract: &Contract,
    ) -> bool {
        let Some(confirmed) = said.get(&at).and_then(|own| own.correction.confirmed.as_ref())
        else {
            return false;
        };
        let corrected_since = |fact: Fact| {
            let facts = [Some(fact), fact.rival()].into_iter().flatten();
            facts.into_iter().any(|fact| self.facts.get(&fact).is_some_and(|(on, _)| *on >= at))
        };
        confirmed
            .facts
            .iter()
            .all(|(fact, value)| fact.of(contract) == *value || corrected_since(*fact))
    }
}

impl Said {
    fn confirmation(&self) -> Confirmation {
        let words = self.correction.confirmed.as_ref().and_then(|own| own.words.clone());
        Confirmation { by: self.correction.by.clone(), on: self.correction.on, words }
    }

    fn entry(&self, contract: Option<String>, state: CorrectionState) -> CorrectionEntry {
        CorrectionEntry {
            log: self.log.clone(),
            line: self.line,
            on: self.correction.on,
            by: self.correction.by.clone(),
            why: self.correction.why.clone(),
            contract,
            fact: None,
            was: None,
            now: None,
            source: None,
            state,
        }
    }

    /// The line, without a word of what it says of a row that may not be public any more.
    fn without_a_row(&self, state: CorrectionState) -> CorrectionEntry {
        CorrectionEntry { why: String::new(), ..self.entry(None, state) }
    }

    fn of_change(&self, before: &Contract, change: &Change, stands: bool) -> CorrectionEntry {
        let source = change.fact.of(before);
        let state = if stands { state(change, source.as_ref()) } else { CorrectionState::Replaced };
        CorrectionEntry {
            fact: Some(change.fact),
            was: change.was.clone(),
            now: Some(change.now.clone()),
            source,
            ..self.entry(Some(before.id.clone()), state)
        }
    }
}

/// What the source says now of a correction that stands.
fn state(change: &Change, source: Option<&String>) -> CorrectionState {
    let said = match &change.now {
        Now::AsSource => return CorrectionState::Applied,
        Now::Unknown => None,
        Now::Is(value) => change.fact.read(value).ok().map(|value| value.to_string()),
    };
    if !change.fact.is_stated() || source == change.was.as_ref() {
        CorrectionState::Applied
    } else if source == said.as_ref() {
        CorrectionState::SourceAgrees
    } else {
        CorrectionState::SourceDiffers
    }
}
