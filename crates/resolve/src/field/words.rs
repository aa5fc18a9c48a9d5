//! What the comparison of words says, as levels.

use super::{Key, chances, text_key};
use crate::name::Form;
use crate::weigh::{Bounds, Chance, Level, Part, Says, agreement};
use crate::words::{Evidence, Reading, WordsColumn};

const WORDS: u32 = 6;
const WAY: u32 = 4;
const NUMBERS: u32 = 2;
const FORM: u32 = 3;
/// What each way bounds. Two companies of one group differ by a word, and no number of words shared
/// makes up for that; they share addresses, so a place says little where a telling word is left over.
const WAYS: [Bounds; 9] = [
    Bounds { place: (-4.0, 4.0), ..Bounds::NONE },
    Bounds { place: (-3.0, 14.0), ..Bounds::NONE },
    Bounds { all: 10.0, place: (-3.0, 14.0), ..Bounds::NONE },
    Bounds { all: 7.0, elsewhere: 0.5, place: (-3.0, 14.0), ..Bounds::NONE },
    Bounds { all: 7.0, place: (-4.0, 12.0), ..Bounds::NONE },
    Bounds { all: 4.5, place: (-4.0, 8.0), ..Bounds::NONE },
    Bounds { all: 2.5, place: (-4.0, 6.0), ..Bounds::NONE },
    // Ordinary words: in another town, another organisation.
    Bounds { elsewhere: 1.0, place: (-4.0, 14.0), ..Bounds::NONE },
    // Something telling on both sides.
    Bounds { all: -1.0, place: (-4.0, 4.0), ..Bounds::NONE },
];
/// What each relation of legal forms bounds: not known; the same, one not stated, none stated, in
/// conflict, private against public.
const FORMS: [Bounds; 6] = [
    Bounds::NONE,
    Bounds::NONE,
    Bounds { words: 10.0, ..Bounds::NONE },
    Bounds { words: 11.0, ..Bounds::NONE },
    Bounds { all: 0.5, ..Bounds::NONE },
    Bounds { all: 6.0, ..Bounds::NONE },
];
/// What numbers left over bound: Fund III is not Fund IV, nor Unit A Unit B.
const NUMBERED: [Bounds; 4] = [
    Bounds::NONE,
    Bounds::NONE,
    Bounds { all: 4.0, ..Bounds::NONE },
    Bounds { all: -3.0, ..Bounds::NONE },
];
/// The least that shared words can say when more is left over than shared.
const LEAST: i32 = -14;

/// The parts of names: those of words, and the legal form.
pub(super) fn name_parts(column: &WordsColumn) -> Vec<Part> {
    let mut parts = word_parts(column);
    // Both the same, one not stated, both not stated, in conflict.
    let mut levels = learned(&[(0.35, 0.25), (0.40, 0.40), (0.23, 0.25)]);
    // A company and a partnership of one name are two in law, however alike all else is.
    levels.push(Level { alike: 0.003, chance: Chance::Settled(0.1) });
    levels.push(Level { alike: 0.02, chance: Chance::Settled(0.06) });
    parts.push(Part { title: "legal form", width: FORM, levels, same: None, least: 0, says: Says::Who, bounds: &FORMS });
    parts
}

/// The parts of words: what is shared against what is left over, in which way, and numbers.
pub(super) fn word_parts(column: &WordsColumn) -> Vec<Part> {
    let nothing = Level { alike: 0.05, chance: Chance::Known(column.nothing) };
    // The same words, in another order or spacing, with slips; something common left over,
    // something telling, or something on both sides.
    let way = learned(&[(0.4, 0.4), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1), (0.1, 0.1)]);
    // No number left over, one, one on each side.
    let numbers = learned(&[(0.96, 0.85), (0.035, 0.1), (0.005, 0.05)]);
    let bounds: &[Bounds] = if column.is_name { &NUMBERED } else { &[] };
    vec![
        Part { title: "words", width: WORDS, levels: vec![nothing], same: Some(0.8), least: LEAST, says: Says::Who, bounds: &[] },
        Part { title: "way", width: WAY, levels: way, same: None, least: 0, says: Says::Who, bounds: &WAYS },
        Part { title: "numbers", width: NUMBERS, levels: numbers, same: None, least: 0, says: Says::Who, bounds },
    ]
}

/// Reads a column of words, and how often two of its values have nothing in common.
pub(super) fn read<'a>(values: impl Iterator<Item = Option<&'a str>>, reading: Reading) -> WordsColumn {
    let mut column = WordsColumn::read(values, reading);
    let nothing = chances(column.len(), 1, |l, r| words_value(&column, l, r, &column.compare(l, r)));
    column.nothing = nothing[0].max(0.2);
    column
}

fn learned(levels: &[(f64, f64)]) -> Vec<Level> {
    levels.iter().map(|(alike, chance)| Level { alike: *alike, chance: Chance::Learned(*chance) }).collect()
}

pub(super) fn compare_names(column: &WordsColumn, left: u32, right: u32) -> u64 {
    let said = compare_words(column, left, right);
    // Conditional on something shared, like all but the first part.
    if said & ((1 << WORDS) - 1) < 2 {
        return said;
    }
    let form = match (column.form(left), column.form(right)) {
        (Form::None, Form::None) => 3,
        (Form::None, _) | (_, Form::None) => 2,
        (l, r) if l == r => 1,
        // A company may turn public, a partnership is another thing.
        (Form::Limited, Form::Public) | (Form::Public, Form::Limited) => 5,
        _ => 4,
    };
    said | form << (WORDS + WAY + NUMBERS)
}

pub(super) fn compare_words(column: &WordsColumn, left: u32, right: u32) -> u64 {
    if column.is_blank(left) || column.is_blank(right) {
        return 0;
    }
    let evidence = column.compare(left, right);
    let words = words_value(column, left, right, &evidence);
    if words < 2 {
        return words;
    }
    let in_order = usize::from(evidence.order) + 1 >= usize::from(evidence.exact);
    let way = if evidence.left_most.min(evidence.right_most) > 0.6 * evidence.most {
        8
    } else if evidence.left.min(evidence.right) > 0.0 {
        6
    } else if evidence.left_most.max(evidence.right_most) > 0.45 * evidence.most {
        5
    } else if evidence.left.max(evidence.right) > 0.0 {
        4
    } else {
        match (evidence.near, in_order) {
            // Made of words that many use, a name may be another's in another town.
            (0, true) if evidence.ordinary || evidence.best < 0.6 * evidence.most => 7,
            (0, true) => 1,
            (0, false) => 2,
            _ if evidence.same_letters => 2,
            _ => 3,
        }
    };
    let numbers = 1 + u64::from(evidence.left_number) + u64::from(evidence.right_number);
    words | way << WORDS | numbers << (WORDS + WAY)
}

fn words_value(column: &WordsColumn, left: u32, right: u32, evidence: &Evidence) -> u64 {
    if column.is_blank(left) || column.is_blank(right) {
        return 0;
    }
    if evidence.exact + evidence.near == 0 && !evidence.same_letters {
        return 1;
    }
    agreement(1, WORDS, evidence.score() - LEAST as f32)
}

/// Each word, and how the name begins.
pub(super) fn keys(column: &WordsColumn, record: u32, keys: &mut Vec<Key>) {
    let words = column.all_words(record);
    let mut letters = [0_u8; 5];
    let mut at = 0;
    for word in words {
        let text = column.lexicon.word(*word).as_bytes();
        for (place, letter) in letters[at..].iter_mut().zip(text) {
            *place = *letter;
            at += 1;
        }
        let word = text_key(8, text);
        if !keys.contains(&word) {
            keys.push(word);
        }
    }
    if at > 2 {
        keys.push(text_key(9, &letters[..at]));
    }
}
