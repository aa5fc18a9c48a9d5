//! Which mentions are worth comparing.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::Mention;

/// Mentions of one block that are all compared; of more, those that begin near each other.
const MANY: usize = 200;

/// Pairs of one ocid, or of one buyer and supplier, reference or title; and of one buyer and first day,
/// where one of them names no supplier yet.
pub(super) fn pairs(mentions: &[Mention<'_>]) -> BTreeSet<(usize, usize)> {
    let mut blocks: BTreeMap<Key<'_>, Vec<usize>> = BTreeMap::new();
    let titles: Vec<String> = mentions.iter().map(|mention| mention.title.key()).collect();
    for (at, (mention, title)) in mentions.iter().zip(&titles).enumerate() {
        let mut put = |key| blocks.entry(key).or_default().push(at);
        if let Some(ocid) = &mention.ocid {
            put(Key::Ocid(ocid));
        }
        for buyer in &mention.buyers {
            for supplier in &mention.suppliers {
                put(Key::Parties(*buyer, *supplier));
            }
            for name in &mention.supplier_names {
                put(Key::Named(*buyer, name));
            }
            if let Some(reference) = &mention.reference {
                put(Key::Reference(*buyer, reference));
            }
            put(Key::Title(*buyer, title));
            if let Some(start) = mention.contract.start {
                put(Key::Start(*buyer, start));
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for (key, mut block) in blocks {
        let names_nobody = |at: &usize| mentions[*at].suppliers.is_empty();
        let is_weak = matches!(key, Key::Start(..));
        if is_weak && !block.iter().any(names_nobody) {
            continue;
        }
        // By start, so that of a large block those are near that may be one.
        block.sort_by_key(|at| (mentions[*at].contract.start, *at));
        for (place, one) in block.iter().enumerate() {
            for other in block[place + 1..].iter().take(MANY) {
                if !is_weak || names_nobody(one) || names_nobody(other) {
                    pairs.insert((*one.min(other), *one.max(other)));
                }
            }
        }
    }
    pairs
}

/// What the mentions of a block share.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key<'a> {
    Ocid(&'a str),
    Parties(u32, u32),
    Named(u32, &'a str),
    Reference(u32, &'a str),
    Title(u32, &'a str),
    Start(u32, chrono::NaiveDate),
}
