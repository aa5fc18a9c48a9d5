//! Draws rows of `Decisions.xlsx` at random, to be checked by hand against the source.
//!
//! `draw_decisions FOLDER COUNT SEED [EARLIER_SEED]...` reads the decisions of an audit's folder. Each row gets a
//! number from its id and the seed by splitmix64; the COUNT rows with the lowest are drawn, so that the draw is the
//! same whatever else the workbook holds. Rows that an earlier seed draws are left out.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use report::{DecisionRow, read_decisions};

/// A row, with the sheet that it stands on and its number there.
struct Drawn<'a> {
    sheet: &'static str,
    number: usize,
    row: &'a DecisionRow,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, seeds @ ..] = arguments.as_slice() else { return Err(usage()) };
    let count: usize = count.parse()?;
    let seeds = seeds.iter().map(|seed| seed.parse()).collect::<Result<Vec<u64>, _>>()?;
    let (seed, earlier) = seeds.split_first().ok_or_else(usage)?;
    let lists = read_decisions(Path::new(folder))?;
    let sheets =
        [("Decisions", &lists.due), ("Ended", &lists.ended), ("No end to plan by", &lists.endless)];
    let numbered = sheets.into_iter().flat_map(|(sheet, rows)| {
        // The first row of a sheet is its header.
        rows.iter().enumerate().map(move |(at, row)| Drawn { sheet, number: at + 2, row })
    });
    let mut rows: Vec<Drawn<'_>> = numbered.collect();
    for seed in earlier {
        let before: BTreeSet<String> =
            draw(&rows, count, *seed).iter().map(|drawn| drawn.row.id.clone()).collect();
        rows.retain(|own| !before.contains(&own.row.id));
    }
    for Drawn { sheet, number, row } in draw(&rows, count, *seed) {
        println!("{sheet} {number}\t{}\t{}\t{}", row.id, row.body, row.reference);
        println!("\t{}\n\t{}", row.title, row.places.join("; "));
    }
    Ok(())
}

fn usage() -> Box<dyn Error> {
    "draw_decisions FOLDER COUNT SEED [EARLIER_SEED]...".into()
}

/// The rows with the lowest numbers, in the order of the workbook.
fn draw<'a, 'b>(rows: &'b [Drawn<'a>], count: usize, seed: u64) -> Vec<&'b Drawn<'a>> {
    let mut by_number: Vec<(u64, usize)> =
        rows.iter().enumerate().map(|(at, own)| (number(&own.row.id, seed), at)).collect();
    by_number.sort_unstable();
    by_number.truncate(count);
    let drawn: BTreeSet<usize> = by_number.into_iter().map(|(_, at)| at).collect();
    drawn.into_iter().filter_map(|at| rows.get(at)).collect()
}

/// The number of an id: splitmix64 over its bytes, begun at the seed.
fn number(id: &str, seed: u64) -> u64 {
    id.bytes().fold(splitmix64(seed), |state, byte| splitmix64(state ^ u64::from(byte)))
}

fn splitmix64(state: u64) -> u64 {
    let mixed = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}
