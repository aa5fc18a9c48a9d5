//! Merge traps: records of different organisations that look alike, which a resolver must keep
//! apart, and records of one organisation that look different, which it must still bring together.
//! Every name is invented or so common that it is nobody's.

mod alike;
mod families;
mod invention;
mod mistyped_numbers;
mod numerals;
mod sisters;
mod towns;
mod variants;

use std::fmt;
use std::io::{self, Write};

use invention::{Invention, Written};

/// One record of a trap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrapRecord {
    /// No two records have the same.
    pub id: String,
    /// The organisation's name, as written here.
    pub name: String,
    /// Its company number, if one is given; not always its own.
    pub company_number: Option<String>,
    /// Its postcode, if one is given.
    pub postcode: Option<String>,
    /// Which trap this is part of, from 1.
    pub trap: u32,
    /// What makes it a trap.
    pub kind: TrapKind,
    /// Which organisation it is truly of, counted over all traps.
    pub entity: u32,
}

/// What makes records hard to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrapKind {
    /// Different suppliers under one number, because somebody mistyped it.
    MistypedNumber,
    /// Fund III and Fund IV, Phase 1 and Phase 2, 2019 and 2020.
    Numeral,
    /// Companies of one group.
    Sister,
    /// Surgeries, schools and shops of one name in different towns.
    TwoTowns,
    /// Firms of one surname.
    Family,
    /// A council, an NHS trust and a college of one town.
    OneTown,
    /// Names a letter apart, where both are real words.
    NearWord,
    /// No trap: one organisation written in several ways.
    Variant,
}

impl fmt::Display for TrapKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MistypedNumber => "mistyped-number",
            Self::Numeral => "numeral",
            Self::Sister => "sister",
            Self::TwoTowns => "two-towns",
            Self::Family => "family",
            Self::OneTown => "one-town",
            Self::NearWord => "near-word",
            Self::Variant => "variant",
        })
    }
}

/// How one kind of trap is made: from its turn, which decides what is known beside the names.
type Maker = fn(usize, &mut Invention) -> Vec<Written>;

/// Each kind, how many there are of it, and how one is made.
const KINDS: [(TrapKind, usize, Maker); 8] = [
    (TrapKind::MistypedNumber, 90, mistyped_numbers::trap),
    (TrapKind::Numeral, 100, numerals::trap),
    (TrapKind::Sister, 100, sisters::trap),
    (TrapKind::TwoTowns, 90, towns::same_name_in_two),
    (TrapKind::Family, 50, families::trap),
    (TrapKind::OneTown, 50, towns::bodies_of_one),
    (TrapKind::NearWord, 66, alike::trap),
    (TrapKind::Variant, 400, variants::group),
];

/// Every trap, and the variants among them; the same each time.
pub fn merge_traps() -> Vec<TrapRecord> {
    let mut invention = Invention::new();
    let (mut records, mut trap, mut entities) = (Vec::new(), 0, 0);
    for (kind, count, make) in KINDS {
        for turn in 0..count {
            trap += 1;
            let written = make(turn, &mut invention);
            let first = entities;
            for record in written {
                let entity = first + record.entity;
                entities = entities.max(entity);
                records.push(TrapRecord {
                    id: format!("t{}", records.len() + 1),
                    name: record.name,
                    company_number: record.company_number,
                    postcode: record.postcode,
                    trap,
                    kind,
                    entity,
                });
            }
        }
    }
    records
}

/// Writes every trap as CSV: `id,name,company_number,postcode,trap,kind,entity`. Records of one
/// entity are one organisation; any others are not.
///
/// # Errors
///
/// If the writer fails.
pub fn write_merge_traps(writer: &mut impl Write) -> io::Result<()> {
    writeln!(writer, "id,name,company_number,postcode,trap,kind,entity")?;
    for record in merge_traps() {
        // No name here holds a comma or a quotation mark: a test sees to it.
        writeln!(
            writer,
            "{},{},{},{},{},{},{}",
            record.id,
            record.name,
            record.company_number.as_deref().unwrap_or_default(),
            record.postcode.as_deref().unwrap_or_default(),
            record.trap,
            record.kind,
            record.entity,
        )?;
    }
    Ok(())
}
