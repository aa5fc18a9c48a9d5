use std::collections::{BTreeMap, BTreeSet};

use super::holding::Holding;
use crate::{Audit, Kind};

/// Rows by which a body is taken to list its contracts in a register that is not its own.
const LISTED: usize = 10;

/// The bodies whose contracts a register lists: those named in most of its rows, or in ten. A body that a
/// neighbour's register names here and there, or that is known by its notices alone, may have any number of
/// contracts that are not here.
pub(super) fn with_register(audit: &Audit, holdings: &[Holding<'_>]) -> BTreeSet<u32> {
    let mut rows: BTreeMap<u32, BTreeMap<u32, usize>> = BTreeMap::new();
    for own in holdings {
        let file = own.contract.file;
        let kind = audit.files.get(file as usize).map(|file| file.kind);
        if kind == Some(Kind::Register) {
            for buyer in &own.buyers {
                *rows.entry(file).or_default().entry(*buyer).or_default() += 1;
            }
        }
    }
    let lists = |bodies: BTreeMap<u32, usize>| {
        let most = bodies.values().max().copied().unwrap_or(0);
        bodies.into_iter().filter(move |(_, rows)| *rows == most || *rows >= LISTED)
    };
    rows.into_values().flat_map(lists).map(|(body, _)| body).collect()
}
