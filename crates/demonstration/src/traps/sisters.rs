use super::invention::{Invention, Written};

const BUSINESSES: [&str; 12] = [
    "Election Services",
    "UK",
    "Financials",
    "Housing",
    "Digital",
    "Care Homes",
    "Energy Supply",
    "Leasing",
    "Education",
    "Print",
    "Holdings",
    "Pension Trustees",
];

/// Two or three companies of one group, at one address.
pub(super) fn trap(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let stem = invention.stem();
    // Other companies stand together on each turn through the list.
    let (sisters, stride) = (2 + turn % 2, 1 + turn / BUSINESSES.len() % 5);
    let written = (0..sisters).zip(1..).map(|(sister, entity)| {
        let business = BUSINESSES[(turn + sister * stride) % BUSINESSES.len()];
        Written::new(entity, format!("{stem} {business} Ltd"))
    });
    let mut written = invention.at_one_address(turn, written.collect());
    if turn % 4 == 3 {
        let again = written[0].name.replace("Ltd", "Limited").to_uppercase();
        written.push(Written::new(1, again));
    }
    written
}
