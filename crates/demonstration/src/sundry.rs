//! The small firms that a body pays now and then, with no contract that anyone lists.

use crate::bodies::BODIES;
use crate::organisations::{Organisation, organisation};
use crate::random::Random;
use crate::trades::TRADES;

const BEGINNINGS: [&str; 28] = [
    "Bal", "Cor", "Den", "Far", "Gar", "Hol", "Kel", "Lan", "Mar", "Nor", "Pel", "Quin", "Ros",
    "Sed", "Tam", "Ver", "Yar", "Zel", "Brim", "Crow", "Dray", "Gris", "Hest", "Jor", "Lom",
    "Mith", "Stav", "Thrum",
];
const MIDDLES: [&str; 4] = ["", "er", "ina", "o"];
const ENDINGS: [&str; 16] = [
    "wickle", "moorby", "foldane", "beckery", "skaif", "quillet", "thrane", "gillow", "spindel",
    "barrant", "mereth", "dunnock", "hurstle", "ombe", "astrey", "wathen",
];

/// So many firms for each body, with the positions in the list of organisations that they take from
/// `first` on. No two have one name.
pub(crate) fn firms(each: usize, first: usize) -> (Vec<Organisation>, Vec<Vec<usize>>) {
    let (mut firms, mut of_bodies) = (Vec::new(), Vec::new());
    for body in BODIES {
        let sold: Vec<usize> = (0..TRADES.len())
            .filter(|at| {
                TRADES[*at].buyers.include(body.kind) && !TRADES[*at].supplier_suffix.is_empty()
            })
            .collect();
        let mut own = Vec::with_capacity(each);
        for turn in 0..each {
            let (number, trade) = (firms.len(), sold[turn % sold.len()]);
            own.push(first + number);
            let name = format!("{} {}", stem(number), TRADES[trade].supplier_suffix);
            firms.push(organisation(first + number, name, true, vec![trade]));
        }
        of_bodies.push(own);
    }
    (firms, of_bodies)
}

/// A word for a number; those near each other share neither beginning nor ending.
fn stem(number: usize) -> String {
    let (turn, first) = (number / BEGINNINGS.len(), number % BEGINNINGS.len());
    let middle = MIDDLES[turn / ENDINGS.len() % MIDDLES.len()];
    format!("{}{middle}{}", BEGINNINGS[first], ENDINGS[(turn + first * 3) % ENDINGS.len()])
}

/// What a payment to such a firm comes to, in pence: little more than is worth publishing.
pub(crate) fn amount(least: i64, random: &mut Random) -> i64 {
    let pence = least + random.between(0, least) * random.between(0, 6) + random.between(0, 99);
    if random.one_in(35) { -pence } else { pence }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_firms_have_one_name() {
        let (firms, of_bodies) = firms(110, 200);
        let names: BTreeSet<&str> = firms.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names.len(), firms.len());
        assert_eq!(of_bodies.last().and_then(|own| own.last()), Some(&(200 + firms.len() - 1)));
    }
}
