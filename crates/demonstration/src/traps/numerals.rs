use super::invention::{Invention, Written};

/// What stands around the numeral, and two numerals; `{}` is the invented word.
const SERIES: [(&str, &str, [&str; 2]); 14] = [
    ("Infrastructure Fund ", " LP", ["III", "IV"]),
    ("Capital Partners ", " LP", ["I", "II"]),
    ("Property Fund ", " Ltd", ["2", "3"]),
    ("Phase ", " Ltd", ["1", "2"]),
    ("Estates Phase ", " Ltd", ["2", "3"]),
    ("Properties (No ", ") Ltd", ["1", "2"]),
    ("Finance (No. ", ") Ltd", ["3", "4"]),
    ("Developments ", " LLP", ["2019", "2020"]),
    ("Film Partnership ", " LLP", ["2004", "2005"]),
    ("Solar Park ", " Ltd", ["1", "11"]),
    ("Schools PFI ", " Ltd", ["One", "Two"]),
    ("Wind Farm Unit ", " Ltd", ["A", "B"]),
    ("Growth Fund ", " LP", ["V", "VI"]),
    ("Lending ", " PLC", ["VII", "VIII"]),
];

/// Two of a series, at the office of one administrator.
pub(super) fn trap(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let (before, after, numerals) = SERIES[turn % SERIES.len()];
    let stem = invention.stem();
    let written = numerals
        .iter()
        .zip(1..)
        .map(|(numeral, entity)| Written::new(entity, format!("{stem} {before}{numeral}{after}")));
    let mut written = invention.at_one_address(turn, written.collect());
    if turn.is_multiple_of(2) {
        // The first is also written in capitals by somebody else.
        let again =
            Written::new(1, format!("{stem} {before}{}{after}", numerals[0]).to_uppercase());
        written.push(again);
    }
    written
}
