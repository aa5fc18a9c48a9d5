use std::collections::HashSet;
use std::io::{self, Write};

use arrow_array::{Array, StringArray};
use resolve::{Note, Resolution};

use super::super::given::Given;
use super::cells::{Ids, id_at, pass_on};

/// Writes for each record the id of its cluster's first record or, when linking, of the reference
/// record that it is; a record that is alone keeps its own.
pub(super) fn write(
    file: &mut impl Write,
    ids: &StringArray,
    cluster_ids: &StringArray,
    resolution: &Resolution,
) -> io::Result<()> {
    let mut rows = b"id,cluster\n".to_vec();
    let (own, theirs) = (Ids::of(ids), Ids::of(cluster_ids));
    for record in 0..ids.len() {
        own.push(&mut rows, record);
        rows.push(b',');
        match cluster_of(resolution, record) {
            Some(cluster) => theirs.push(&mut rows, cluster),
            None => own.push(&mut rows, record),
        }
        rows.push(b'\n');
        pass_on(&mut rows, file)?;
    }
    file.write_all(&rows)
}

/// Says so if a query that is linked to nothing has the id of a reference record, for then the two
/// would look linked in `clusters.csv`.
pub(in super::super) fn ambiguous_ids(given: &Given, resolution: &Resolution) -> Option<Note> {
    let reference = given.reference.as_ref()?;
    let unlinked: Vec<&str> = (0..given.records.len())
        .filter(|&record| cluster_of(resolution, record).is_none())
        .map(|record| id_at(given.records.ids(), record))
        .collect();
    if unlinked.is_empty() {
        return None;
    }
    let theirs: HashSet<&str> = reference.ids().iter().flatten().collect();
    let shared: Vec<&str> = unlinked.into_iter().filter(|id| theirs.contains(id)).collect();
    (!shared.is_empty()).then(|| Note {
        rule: "same-ids".to_owned(),
        message: format!(
            "{} records without a match have the id of a reference record, which clusters.csv cannot \
             tell from a match: see matches.csv, or give the files ids that differ",
            shared.len()
        ),
        records: shared.iter().take(10).map(|&id| id.to_owned()).collect(),
    })
}

fn cluster_of(resolution: &Resolution, record: usize) -> Option<usize> {
    resolution.clusters.get(record).copied().flatten().map(|at| at as usize)
}
