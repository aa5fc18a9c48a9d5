//! How fast releases are compiled.
//!
//! `ocds_compile generate COUNT` writes releases of about 1 KB, five to an ocid, as JSON Lines;
//! `ocds_compile run FILE` compiles a file and prints releases and megabytes a second.
#![allow(clippy::print_stdout, reason = "a benchmark prints")]

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::time::Instant;

use estate::ocds::{Input, MergeOptions, Merger, Rules, compile_files};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["generate", count] => generate(count.parse()?),
        ["run", path] => run(path, None),
        ["run", path, memory] => run(path, Some(memory.parse()?)),
        _ => Err("ocds_compile generate COUNT | run FILE [MEMORY]".into()),
    }
}

fn run(path: &str, memory: Option<usize>) -> Result<(), Box<dyn Error>> {
    let bytes = std::fs::metadata(path)?.len();
    let input = Input { name: path.to_owned(), source: Box::new(File::open(path)?) };
    let mut options = MergeOptions::new(Merger::new(Rules::standard()));
    options.memory = memory.unwrap_or(options.memory);
    let mut out = io::sink();
    let begun = Instant::now();
    let tally = compile_files([input], &options, &mut out, &mut |finding| println!("{finding}"))?;
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{} releases, {} processes, {} rejected, {seconds:.3} s: {:.0} releases/s, {:.1} MB/s",
        tally.releases,
        tally.processes,
        tally.rejected,
        tally.releases as f64 / seconds,
        bytes as f64 / 1e6 / seconds,
    );
    Ok(())
}

/// Writes the first release of every process, then the second of every process, and so on, as a
/// publisher's files come month after month.
fn generate(count: usize) -> Result<(), Box<dyn Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    let processes = count.div_ceil(5);
    for number in 0..count {
        let (round, process) = (number / processes, number % processes);
        writeln!(out, "{}", release(process, round))?;
    }
    Ok(out.flush()?)
}

fn release(process: usize, round: usize) -> String {
    let tag = ["planning", "tender", "tenderUpdate", "award", "contract"][round % 5];
    let (month, value) = (round % 12 + 1, process * 37 % 900_000 + round * 100);
    format!(
        concat!(
            r#"{{"ocid":"ocds-000000-{p}","id":"{p}-{r}","date":"2026-{m:02}-01T09:00:00Z","#,
            r#""tag":["{tag}"],"initiationType":"tender","language":"en","parties":["#,
            r#"{{"id":"GB-{b}","name":"Invented Borough {b}","identifier":{{"scheme":"GB-X","#,
            r#""id":"{b}"}},"address":{{"locality":"Town","postalCode":"ZZ1 {b}ZZ"}},"#,
            r#""roles":["buyer"]}},{{"id":"GB-S{s}","name":"Invented Supplies {s} Ltd","#,
            r#""roles":["supplier"],"details":{{"scale":"sme"}}}}],"#,
            r#""buyer":{{"id":"GB-{b}","name":"Invented Borough {b}"}},"#,
            r#""tender":{{"id":"T{p}","title":"Repair of roofs, part {p}","status":"active","#,
            r#""items":[{{"id":"1","description":"Roofs","classification":{{"scheme":"CPV","#,
            r#""id":"45261900"}}}}],"value":{{"amount":{v},"currency":"GBP"}}}},"#,
            r#""awards":[{{"id":"A{p}","status":"active","value":{{"amount":{v}.5,"currency":"GBP"}},"#,
            r#""suppliers":[{{"id":"GB-S{s}","name":"Invented Supplies {s} Ltd"}}]}}],"#,
            r#""contracts":[{{"id":"C{p}","awardID":"A{p}","status":"active","#,
            r#""period":{{"startDate":"2026-04-01T00:00:00Z","endDate":"2029-03-31T23:59:59Z"}},"#,
            r#""value":{{"amount":{v}.5,"currency":"GBP"}}}}]}}"#
        ),
        p = process,
        r = round,
        m = month,
        b = process % 13,
        s = process % 1009,
        v = value,
        tag = tag,
    )
}
