//! The log played over what was read: who said what of which row, and what of it stands.

use std::collections::{BTreeMap, HashMap};

use super::entry::{CorrectionEntry, CorrectionState, Corrections, GoneRow};
use super::rows::{Found, Rows, may_be};
use super::standing::{Line, Standing};
use super::{AlsoCorrected, BodySays, Change, Confirmation, CorrectedRow, Correction, Fact, Now};
use crate::{Agreement, Contract, Stage};

/// One line of one log.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) log: String,
    pub(super) line: u64,
    pub(super) correction: Correction,
}

/// Plays what was said, in order of time and then of lines, over the contracts. The agreements are those that
/// the sources tell of: what is said of one record of an agreement stands for it.
pub(super) fn replay(
    contracts: &mut [Contract],
    agreements: &[Agreement],
    withheld: &[Contract],
    mut said: Vec<Said>,
) -> Corrections {
    // Stable, so that what was said in one second stays in the order of the log.
    said.sort_by_key(|own| own.correction.on);
    let rows = Rows::of(contracts, withheld);
    let renamed = renamed(&said);
    let mut of_contract: BTreeMap<usize, Vec<Line<'_>>> = BTreeMap::new();
    let mut entries: Vec<Vec<CorrectionEntry>> = vec![Vec::new(); said.len()];
    for (number, (own, slot)) in said.iter().zip(&mut entries).enumerate() {
        let row = &own.correction.row;
        match rows.find(row, renamed.get(&row.id)) {
            Found::One(at) => {
                let line = Line { number, at, said: own };
                of_contract.entry(at).or_default().push(line);
            }
            Found::Withheld => slot.push(own.without_a_row(CorrectionState::NotPublic)),
            Found::Several(_) => slot.push(own.without_a_row(CorrectionState::RowUnclear)),
            Found::Nowhere => {
                let entry = own.without_a_row(CorrectionState::RowNotFound);
                let gone = own.gone(withheld);
                slot.push(CorrectionEntry { gone, ..entry });
            }
        }
    }
    for agreement in agreements {
        let spoken_of = agreement.mentions.iter().filter_map(|at| of_contract.get(at));
        let mut lines: Vec<Line<'_>> = spoken_of.flatten().copied().collect();
        lines.sort_by_key(|line| line.number);
        for (number, entry) in play(contracts, &agreement.mentions, &lines) {
            if let Some(slot) = entries.get_mut(number) {
                slot.push(entry);
            }
        }
    }
    counted(contracts, agreements, entries.into_iter().flatten().collect())
}

/// How many agreements are confirmed, corrected, or neither.
fn counted(
    contracts: &[Contract],
    agreements: &[Agreement],
    entries: Vec<CorrectionEntry>,
) -> Corrections {
    let those = |holds: fn(&BodySays) -> bool| {
        let is_so = |at: &usize| contracts.get(*at).is_some_and(|own| holds(&own.said));
        agreements.iter().filter(|own| own.mentions.iter().any(is_so)).count()
    };
    let confirmed = those(|said| said.confirmed.is_some());
    let spoken_of = those(|said| !said.is_empty());
    Corrections {
        logs: Vec::new(),
        confirmed,
        corrected: spoken_of - confirmed,
        neither: agreements.len() - spoken_of,
        entries,
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

/// Plays the lines of one agreement: sets what stands in each of its awarded records, and in those that were
/// spoken of, and says of each line what became of it.
fn play(
    contracts: &mut [Contract],
    mentions: &[usize],
    lines: &[Line<'_>],
) -> Vec<(usize, CorrectionEntry)> {
    if lines.is_empty() {
        return Vec::new();
    }
    let standing = Standing::of(lines);
    let is_named = |at: usize| lines.iter().any(|line| line.at == at);
    let mut before: BTreeMap<usize, Contract> = BTreeMap::new();
    for at in mentions {
        let Some(contract) = contracts.get_mut(*at) else { continue };
        if contract.stage == Stage::Awarded || is_named(*at) {
            before.insert(*at, contract.clone());
            standing.set(*at, contract);
        }
    }
    let entries = lines.iter().flat_map(|line| {
        let (Some(record), Some(after)) = (before.get(&line.at), contracts.get(line.at)) else {
            return Vec::new();
        };
        let changes = line.said.correction.changes.iter().map(|change| {
            let stands = standing.has(line, change);
            let also = if stands { also(change, line.at, &before) } else { Vec::new() };
            CorrectionEntry { also, ..line.said.of_change(record, change, stands) }
        });
        let confirmed = line.said.correction.confirmed.iter().map(|_| {
            let state = match standing.confirming(line.at) {
                Some(last) if last.number != line.number => CorrectionState::Replaced,
                Some(_) if after.said.confirmed.is_some() => CorrectionState::Applied,
                _ => CorrectionState::Outdated,
            };
            line.said.entry(Some(record.id.clone()), state)
        });
        changes.chain(confirmed).map(|entry| (line.number, entry)).collect()
    });
    entries.collect()
}

/// The other records for which a change is used, as their sources have them.
fn also(change: &Change, named: usize, before: &BTreeMap<usize, Contract>) -> Vec<AlsoCorrected> {
    if change.now == Now::AsSource {
        return Vec::new();
    }
    let others = before.iter().filter(|(at, _)| **at != named);
    let also = others.map(|(_, record)| AlsoCorrected {
        contract: record.id.clone(),
        source: change.fact.of(record),
    });
    also.collect()
}

impl Said {
    pub(super) fn confirmation(&self) -> Confirmation {
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
            also: Vec::new(),
            gone: None,
            state,
        }
    }

    /// What its row was called, unless a contract that may not be shown could be the same.
    fn gone(&self, withheld: &[Contract]) -> Option<GoneRow> {
        let row = &self.correction.row;
        let may_be_secret = withheld.iter().any(|own| may_be(own, row));
        (!may_be_secret).then(|| GoneRow {
            reference: row.reference.clone(),
            body: row.buyer.clone(),
            title: row.title.clone(),
        })
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
