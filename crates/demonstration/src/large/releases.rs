//! Releases of about a kilobyte, five to a contracting process.

use std::io::{self, Write};

use super::vocabulary::place;

const TAGS: [&str; 5] = ["planning", "tender", "tenderAmendment", "award", "contract"];
/// Processes whose releases are dealt out in turn, so that a process is never in one place.
const PROCESSES_AT_ONCE: u64 = 100;

/// Writes this many OCDS releases, one to a line: five to a process, the five a hundred lines
/// apart and in order of date. The same count always gives the same bytes.
///
/// # Errors
///
/// If the writer fails.
pub fn write_releases(writer: &mut impl Write, count: u64) -> io::Result<()> {
    for line in 0..count {
        let block = line / (PROCESSES_AT_ONCE * 5);
        let within = line % (PROCESSES_AT_ONCE * 5);
        let process = block * PROCESSES_AT_ONCE + within % PROCESSES_AT_ONCE;
        let step = within / PROCESSES_AT_ONCE;
        write_release(writer, process, step)?;
    }
    Ok(())
}

fn write_release(writer: &mut impl Write, process: u64, step: u64) -> io::Result<()> {
    let tag = TAGS[usize::try_from(step).unwrap_or(0) % TAGS.len()];
    let (year, month, day) = (2015 + process % 11, step * 2 + 1, process % 28 + 1);
    let (buyer, supplier) = (place(process % 977), place(process * 7 + 31));
    write!(
        writer,
        "{{\"ocid\":\"ocds-b5fd17-bench-{process:08}\",\"id\":\"{process:08}-{step}\",\
         \"date\":\"{year}-{month:02}-{day:02}T09:30:00Z\",\"tag\":[\"{tag}\"],\
         \"initiationType\":\"tender\",\"language\":\"en\",\"parties\":[{{\"id\":\"GB-CFS-{}\",\
         \"name\":\"{buyer} Borough Council\",\"identifier\":{{\"legalName\":\"{buyer} Borough \
         Council\"}},\"address\":{{\"locality\":\"{buyer}\",\"postalCode\":\"QM1 1AA\"}},\
         \"roles\":[\"buyer\"]}}],\"buyer\":{{\"id\":\"GB-CFS-{}\",\"name\":\"{buyer} Borough \
         Council\"}},\"tender\":{{\"id\":\"T{process}\",\"title\":\"Provision of {supplier} \
         services\",\"description\":\"Services of the kind that {supplier} provides, step {step} \
         of the procurement; delivery to offices across the area of {buyer}, with \
         support in working hours, training for staff and a return of all records in an open \
         format when the contract ends\",\"status\":\"{}\",\"value\":{{\"amount\":{},\"currency\":\"GBP\"}},\
         \"items\":[{{\"id\":\"1\",\"classification\":{{\"scheme\":\"CPV\",\"id\":\"48000000\"}},\
         \"quantity\":{}}}]}}",
        process % 977,
        process % 977,
        if step < 3 { "active" } else { "complete" },
        10_000 + process % 900_000,
        step + 1,
    )?;
    if step >= 3 {
        write!(
            writer,
            ",\"awards\":[{{\"id\":\"A1\",\"status\":\"active\",\"value\":{{\"amount\":{},\
             \"currency\":\"GBP\"}},\"suppliers\":[{{\"id\":\"S{process}\",\"name\":\"{supplier} \
             Ltd\"}}]}}]",
            9_000 + process % 800_000,
        )?;
    }
    if step == 4 {
        write!(
            writer,
            ",\"contracts\":[{{\"id\":\"C1\",\"awardID\":\"A1\",\"status\":\"active\",\
             \"period\":{{\"startDate\":\"{year}-10-01T00:00:00Z\",\"endDate\":\"{}-09-30T23:59:59Z\"}},\
             \"value\":{{\"amount\":{},\"currency\":\"GBP\"}}}}]",
            year + 3,
            9_000 + process % 800_000,
        )?;
    }
    writer.write_all(b"}\n")
}
