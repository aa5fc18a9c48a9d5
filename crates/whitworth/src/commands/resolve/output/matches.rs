use std::io::{self, Write};

use arrow_array::StringArray;
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;
use resolve::{Match, Reasons, Resolution};

use super::cells::{Ids, push_cell};

/// How many pairs one thread puts into words at a time.
const CHUNK: usize = 1_024;
/// How many chunks are held before they are written.
const HELD: usize = 256;

/// Writes every scored pair, with why it was scored so.
pub(super) fn write(
    file: &mut impl Write,
    left: &StringArray,
    right: &StringArray,
    resolution: &Resolution,
) -> io::Result<()> {
    file.write_all(b"left,right,probability,accepted,why\n")?;
    let (left, right) = (Ids::of(left), Ids::of(right));
    // Putting a pair into words costs more than writing it, so the words are found side by side.
    for pairs in resolution.matches.chunks(CHUNK * HELD) {
        let chunks: Vec<Vec<u8>> = pairs
            .par_chunks(CHUNK)
            .map_init(|| resolution.reasons(), |reasons, pairs| rows(pairs, &left, &right, reasons))
            .collect();
        for chunk in &chunks {
            file.write_all(chunk)?;
        }
    }
    Ok(())
}

fn rows(pairs: &[Match], left: &Ids<'_>, right: &Ids<'_>, reasons: &mut Reasons<'_>) -> Vec<u8> {
    let mut rows = Vec::with_capacity(pairs.len() * 128);
    for pair in pairs {
        left.push(&mut rows, pair.left as usize);
        rows.push(b',');
        right.push(&mut rows, pair.right as usize);
        // Writing into memory cannot fail.
        let _ = write!(rows, ",{:.6},{},", pair.probability, pair.accepted);
        push_cell(&mut rows, reasons.why(pair));
        rows.push(b'\n');
    }
    rows
}
