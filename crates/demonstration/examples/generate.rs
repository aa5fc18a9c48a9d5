//! Benchmark input: `generate estate DIR SPEND_ROWS CONTRACTS` or `generate releases COUNT` to
//! standard output.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use demonstration::{write_large, write_releases};

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
        _ => {
            return Err("generate estate DIR SPEND_ROWS CONTRACTS | generate releases COUNT".into());
        }
    }
    Ok(())
}
