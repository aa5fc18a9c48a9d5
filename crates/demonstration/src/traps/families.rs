use super::invention::{Invention, Written};

const FIRMS: [&str; 10] = [
    "J {} {}",
    "P {} & Sons {}",
    "{} Brothers {}",
    "A & M {} {}",
    "R J {} {}",
    "W {} & Daughters {}",
    "T {} {}",
    "D {} {}",
    "{} & Hobday {}",
    "G H {} & Co {}",
];
const SURNAMES: [&str; 5] = ["Smith", "Jones", "Taylor", "Brown", "Walker"];
const TRADES: [&str; 10] = [
    "Builders Ltd",
    "Plastering Ltd",
    "Coaches",
    "Roofing",
    "Haulage Ltd",
    "Plumbing",
    "Decorators",
    "Electricians Ltd",
    "Butchers",
    "Tree Surgeons",
];

/// Two firms of one surname in one trade.
pub(super) fn trap(turn: usize, invention: &mut Invention) -> Vec<Written> {
    // A common surname in each trade once, else an invented one.
    let surname = if turn.is_multiple_of(2) {
        SURNAMES[turn / TRADES.len() % SURNAMES.len()].to_owned()
    } else {
        invention.stem()
    };
    let firms = [FIRMS[turn % FIRMS.len()], FIRMS[(turn + 1 + turn / 25) % FIRMS.len()]];
    let written = firms.iter().zip(1..).map(|(firm, entity)| {
        let name = firm.replacen("{}", &surname, 1).replacen("{}", TRADES[turn % TRADES.len()], 1);
        Written::new(entity, name)
    });
    let written = written.collect();
    invention.told_apart(turn, written)
}
