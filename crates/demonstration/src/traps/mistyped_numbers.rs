use super::invention::{Invention, Written};

/// Two suppliers under the number of the first. By turns that is all that is known, or the first
/// is also seen a second time, or the second is also seen under a number of its own.
pub(super) fn trap(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let (first, second) = (invention.stem(), invention.stem());
    let trade = invention.trade();
    // Half the time they are in one trade: CDW and Softcat both sell licences.
    let other_trade = if turn.is_multiple_of(2) { trade } else { invention.trade() };
    let (mistyped, own) = (invention.number(), invention.number());
    let (here, there) = (invention.postcode(), invention.postcode());
    let mut written = vec![
        Written::new(1, format!("{first} {trade} Ltd")).numbered(&mistyped).at(&here),
        Written::new(2, format!("{second} {other_trade} PLC")).numbered(&mistyped).at(&there),
    ];
    match turn % 3 {
        1 => written.push(
            Written::new(1, format!("{first} {trade} Limited").to_uppercase()).numbered(&mistyped),
        ),
        2 => written
            .push(Written::new(2, format!("{second} {other_trade} PLC")).numbered(&own).at(&there)),
        _ => {}
    }
    written
}
