//! Benchmark input: `generate estate DIR SPEND_ROWS CONTRACTS`, `generate releases COUNT` to
//! standard output, or `generate organisations COUNT FILE [HELD_BACK]` as Parquet or CSV, where one
//! record in a hundred goes to the second file if there is one; `generate traps` to standard output.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use demonstration::{write_large, write_merge_traps, write_organisation_records, write_releases};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["estate", dir, spend_rows, contracts] => {
            write_large(Path::new(dir), spend_rows.parse()?, contracts.parse()?)?;
        }
        ["releases", count] => {
            let mut out = BufWriter::new(io::stdout().lock());
            write_releases(&mut out, count.parse()?)?;
            out.flush()?;
        }
        ["organisations", count, file, held_back @ ..] if held_back.len() < 2 => {
            let held_back = held_back.first().map(Path::new);
            write_organisation_records(Path::new(file), count.parse()?, held_back)?;
        }
        ["traps"] => {
            let mut out = BufWriter::new(io::stdout().lock());
            write_merge_traps(&mut out)?;
            out.flush()?;
        }
        _ => {
            return Err("generate estate DIR SPEND_ROWS CONTRACTS | generate releases COUNT | \
                        generate organisations COUNT FILE [HELD_BACK] | generate traps"
                .into());
        }
    }
    Ok(())
}
