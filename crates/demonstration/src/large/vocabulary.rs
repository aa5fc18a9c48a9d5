//! Names that keep coming: the more rows there are, the more suppliers they name.

use crate::organisations::Organisation;
use crate::random::Random;
use crate::trades::TRADES;

const SYLLABLES: [&str; 32] = [
    "bal", "cor", "den", "far", "gar", "hol", "kel", "lan", "mar", "nor", "pel", "quin", "ros",
    "sed", "tam", "ul", "ver", "win", "yar", "zel", "brim", "crow", "dray", "fen", "gris", "hest",
    "jor", "lom", "mith", "orl", "stav", "thrum",
];
const FORMS: [&str; 4] = ["Services", "Group", "Partners", "Supplies"];

/// The supplier of one row of a large input. Every fortieth row brings a new one; among those
/// that there are, the older are drawn more often.
pub(super) fn organisation(row: u64, random: &mut Random) -> Organisation {
    let known = 200 + row / 40;
    let number = random.below(known).min(random.below(known));
    let trade = usize::try_from(number).unwrap_or(0) % TRADES.len();
    Organisation {
        id: format!("bench-org-{number}"),
        name: format!("{} {} Ltd", place(number), FORMS[trade % FORMS.len()]),
        company_number: format!("99{number:06}"),
        vat_number: format!("GB999{number:06}"),
        postcode: format!("QX{} {}QX", number % 19 + 1, number % 9 + 1),
        sme: number.is_multiple_of(3),
        vcse: false,
        sells: vec![trade],
        body: None,
    }
}

/// A place-like word for a number; another number gives another word.
pub(super) fn place(number: u64) -> String {
    let mut word = String::with_capacity(16);
    let mut rest = number;
    for turn in 0.. {
        if turn > 2 && rest == 0 {
            break;
        }
        let syllable = SYLLABLES[usize::try_from(rest % 32).unwrap_or(0)];
        if turn == 0 {
            word.extend(syllable.chars().take(1).map(|first| first.to_ascii_uppercase()));
            word.push_str(&syllable[1..]);
        } else {
            word.push_str(syllable);
        }
        rest /= 32;
    }
    word
}

/// The name as this row writes it.
pub(super) fn as_written(organisation: &Organisation, random: &mut Random) -> String {
    if random.one_in(8) {
        organisation.name.replace(" Ltd", " Limited").to_uppercase()
    } else {
        organisation.name.clone()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_numbers_give_one_word() {
        let words: BTreeSet<String> = (0..40_000).map(place).collect();
        assert_eq!(words.len(), 40_000);
    }

    #[test]
    fn later_rows_bring_suppliers_that_earlier_rows_had_not() {
        let mut random = Random::named("growth");
        let mut names = |rows: std::ops::Range<u64>| -> BTreeSet<String> {
            rows.map(|row| organisation(row, &mut random).name).collect()
        };
        let (early, late) = (names(0..5_000), names(100_000..105_000));
        assert!(late.difference(&early).count() > 1_000);
    }
}
