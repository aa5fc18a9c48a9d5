//! The rows of real files that cannot be read, and the blank ones between.

use crate::random::Random;
use crate::sheet::{Cell, Sheet};
use crate::spend_layouts::SpendLayout;

/// What is wrong with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It breaks off.
    Short,
    /// A comma in a name was not quoted, so a cell too many.
    Long,
    /// The amount is not one.
    NoAmount(&'static str),
    /// The sum of the file, below the last row.
    Total,
    /// Every cell empty: not a row at all.
    Blank,
}

/// Puts faulty copies of the sheet's own rows among its rows.
pub(crate) fn spoil_spend(
    sheet: &mut Sheet,
    layout: SpendLayout,
    faults: &[Fault],
    random: &mut Random,
) {
    let sound = sheet.rows.clone();
    for &fault in faults {
        let at = random.position(sound.len());
        let mut row = sound.get(at).cloned().unwrap_or_default();
        let (net, gross) = layout.amounts();
        match fault {
            Fault::Short => row.truncate(4),
            Fault::Long => row.insert(1, Cell::from(" Trading Arm")),
            Fault::NoAmount(text) => {
                for column in [Some(net), gross].into_iter().flatten() {
                    row[column] = Cell::from(text);
                }
            }
            Fault::Total => {
                row = vec![Cell::Blank; sheet.header.len()];
                row[0] = Cell::from("Total");
                row[net] = Cell::Amount(sheet.tally.net_pence.unwrap_or(0));
                if let Some(column) = gross {
                    row[column] = Cell::Amount(sheet.tally.gross_pence.unwrap_or(0));
                }
            }
            Fault::Blank => row = vec![Cell::Blank; sheet.header.len()],
        }
        put(sheet, at, row, fault);
    }
}

/// As [`spoil_spend`], for a register: its total stands in `value`.
pub(crate) fn spoil_register(
    sheet: &mut Sheet,
    value: usize,
    faults: &[Fault],
    random: &mut Random,
) {
    let sound = sheet.rows.clone();
    for &fault in faults {
        let at = random.position(sound.len());
        let mut row = sound.get(at).cloned().unwrap_or_default();
        match fault {
            Fault::Short => row.truncate(3),
            Fault::Long => row.insert(1, Cell::from(" Phase 2")),
            Fault::Total | Fault::NoAmount(_) => {
                row = vec![Cell::Blank; sheet.header.len()];
                row[0] = Cell::from("Total");
                row[value] = Cell::Amount(sheet.tally.net_pence.unwrap_or(0));
            }
            Fault::Blank => row = vec![Cell::Blank; sheet.header.len()],
        }
        put(sheet, at, row, fault);
    }
}

fn put(sheet: &mut Sheet, at: usize, row: Vec<Cell>, fault: Fault) {
    if fault == Fault::Total {
        sheet.rows.push(row);
    } else {
        sheet.rows.insert(at, row);
        if at < sheet.tells.len() {
            sheet.tells.insert(at, None);
        }
    }
    if fault != Fault::Blank {
        sheet.tally.reject();
    }
}
