//! Names and other words: how they are compared and looked for.

use super::way::Way;
use super::{EXACT, Key, chances, key, text_key};
use crate::block::Sides;
use crate::name::Form;
use crate::weigh::{Bounds, Chance, Level, Part, Says, agreement};
use crate::words::{Evidence, Reading, WordsColumn};

/// Bits of a pattern that each part takes.
const WORDS: u32 = 6;
const TOLD_APART: u32 = 3;
const FORM: u32 = 3;
const TWO_NAMES: u32 = 2;
/// The least that shared words can say when more is left over than shared.
const LEAST: i32 = -14;
/// Random pairs looked at to know how often two values have nothing in common, which is often.
const SAMPLE: u64 = 20_000;
/// Letters of the beginning, and initials, by which a value is looked for.
const LETTERS: usize = 5;

/// What numbers and the like left over bound: not known; none, one, one on each side (FUND 3 is not
/// FUND 4, nor UNIT A UNIT B), or a hospital's charity beside the hospital.
const TOLD_APART_BOUNDS: [Bounds; 5] = [
    Bounds::NONE,
    Bounds::NONE,
    Bounds { all: 4.0, ..Bounds::NONE },
    Bounds { all: -3.0, ..Bounds::NONE },
    Bounds { all: -2.0, ..Bounds::NONE },
];
/// What each relation of legal forms bounds: not known; the same, one not stated, none stated, in
/// conflict, private against public.
const FORM_BOUNDS: [Bounds; 6] = [
    Bounds::NONE,
    Bounds::NONE,
    Bounds { words: 12.0, ..Bounds::NONE },
    Bounds { words: 13.0, ..Bounds::NONE },
    Bounds { all: 0.5, ..Bounds::NONE },
    Bounds { all: 6.0, ..Bounds::NONE },
];

/// What two registered names bound that differ: not so; by a word on one side, by words on both. No
/// two companies are registered under one name, so these are two, unless one was written in part.
const TWO_NAMES_BOUNDS: [Bounds; 3] =
    [Bounds::NONE, Bounds { words: -0.5, ..Bounds::NONE }, Bounds { all: -1.0, ..Bounds::NONE }];

/// Reads a column of words, and how often two of its values have nothing in common.
pub(super) fn read<'a>(
    values: impl Iterator<Item = Option<&'a str>>,
    reading: Reading,
) -> WordsColumn {
    let mut column = WordsColumn::read(values, reading);
    let value = |l, r| words_value(&column, l, r, &column.compare(l, r));
    column.nothing = chances(column.len(), SAMPLE, 1, value)[0].max(0.2);
    column
}

/// The parts of names: those of words, and the legal form.
pub(super) fn name_parts(column: &WordsColumn, sides: Sides) -> Vec<Part> {
    let mut levels = learned(&[(0.35, 0.25), (0.40, 0.40), (0.23, 0.25)]);
    // A company and a partnership of one name are two in law, however alike all else is.
    levels.push(Level { alike: 0.003, chance: Chance::Settled(0.1) });
    levels.push(Level { alike: 0.02, chance: Chance::Settled(0.06) });
    let mut parts = word_parts(column, sides);
    parts.push(Part { bounds: &FORM_BOUNDS, ..Part::of_levels("legal form", FORM, levels) });
    // It bounds, and moves no odds.
    let two_names = vec![Level { alike: 0.5, chance: Chance::Settled(0.5) }; 2];
    parts.push(Part {
        bounds: &TWO_NAMES_BOUNDS,
        ..Part::of_levels("two names", TWO_NAMES, two_names)
    });
    parts
}

/// The parts of words: what is shared against what is left over, in which way, and what tells apart
/// however much is shared.
pub(super) fn word_parts(column: &WordsColumn, sides: Sides) -> Vec<Part> {
    let nothing = Level { alike: 0.05, chance: Chance::Known(column.nothing) };
    let told_apart = learned(&[(0.96, 0.85), (0.035, 0.1), (0.005, 0.05), (0.005, 0.02)]);
    let bounds: &[Bounds] = if column.is_name { &TOLD_APART_BOUNDS } else { &[] };
    vec![
        Part {
            title: "words",
            width: WORDS,
            levels: vec![nothing],
            same: Some(0.8),
            least: LEAST,
            says: Says::Who,
            bounds: &[],
        },
        Part {
            bounds: Way::bounds_between(sides),
            ..Part::of_levels("way", Way::WIDTH, Way::levels())
        },
        Part { bounds, ..Part::of_levels("told apart", TOLD_APART, told_apart) },
    ]
}

fn learned(levels: &[(f64, f64)]) -> Vec<Level> {
    let level =
        |(alike, chance): &(f64, f64)| Level { alike: *alike, chance: Chance::Learned(*chance) };
    levels.iter().map(level).collect()
}

/// What the comparison of two names says: the values of [`name_parts`], packed.
pub(super) fn compare_names(column: &WordsColumn, left: u32, right: u32) -> u64 {
    let Some((words, evidence)) = compare(column, left, right) else { return 0 };
    // All but the first part are conditional on something shared.
    if words < 2 {
        return words;
    }
    let forms = (column.form(left), column.form(right));
    let form = match forms {
        (Form::None, Form::None) => 3,
        (Form::None, _) | (_, Form::None) => 2,
        (l, r) if l == r => 1,
        // A company may turn public, a partnership is another thing.
        (Form::Limited, Form::Public) | (Form::Public, Form::Limited) => 5,
        _ => 4,
    };
    let is_registered = form == 1 && forms.0.is_registered();
    let way = match Way::of(&evidence) {
        Way::Same if is_registered => Way::Registered,
        // Schools, surgeries and care homes of one name stand in many towns.
        Way::Same if form == 3 => Way::Ordinary,
        way => way,
    };
    let differs = evidence.left.max(evidence.right) > 0.0;
    let two_names = match way {
        Way::Both | Way::Apart if is_registered => 2,
        Way::Common | Way::Telling | Way::Contained if is_registered => 1,
        // A company that turned public kept its name: X LTD and X GROUP PLC are two.
        _ if form == 5 && differs => 1,
        _ => 0,
    };
    let forms = form | two_names << FORM;
    packed(words, way, &evidence) | forms << (WORDS + Way::WIDTH + TOLD_APART)
}

/// What the comparison of two other values says: the values of [`word_parts`], packed.
pub(super) fn compare_words(column: &WordsColumn, left: u32, right: u32) -> u64 {
    match compare(column, left, right) {
        Some((words, evidence)) if words > 1 => packed(words, Way::of(&evidence), &evidence),
        Some((words, _)) => words,
        None => 0,
    }
}

fn compare(column: &WordsColumn, left: u32, right: u32) -> Option<(u64, Evidence)> {
    if column.is_blank(left) || column.is_blank(right) {
        return None;
    }
    let evidence = column.compare(left, right);
    Some((words_value(column, left, right, &evidence), evidence))
}

fn packed(words: u64, way: Way, evidence: &Evidence) -> u64 {
    let told_apart = match (evidence.left_number, evidence.right_number) {
        _ if evidence.other_body => 4,
        (false, false) => 1,
        (true, true) => 3,
        _ => 2,
    };
    words | (way as u64) << WORDS | told_apart << (WORDS + Way::WIDTH)
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

/// Each word, how the name begins, the initials of three words or more, and the whole name.
pub(super) fn keys(column: &WordsColumn, record: u32, keys: &mut Vec<Key>) {
    let mut beginning = Letters::default();
    let mut initials = Letters::default();
    for word in column.all_words(record) {
        let text = column.lexicon.word(*word).as_bytes();
        beginning.push(text);
        initials.push(text.get(..1).unwrap_or_default());
        let word = text_key(8, text);
        if !keys.contains(&word) {
            keys.push(word);
        }
    }
    if beginning.count > 2 {
        keys.push(text_key(9, beginning.text()));
    }
    if column.is_name && initials.count > 2 {
        keys.push(text_key(8, initials.text()));
    }
    if column.is_name && beginning.count > 0 {
        let words = column.words(column.variants(record).start);
        let letters = words.iter().flat_map(|word| column.lexicon.word(*word).bytes());
        let whole = letters.fold(0, |whole: u64, letter| key(10, whole ^ u64::from(letter)));
        keys.push(whole | EXACT);
    }
}

/// The first few letters of something.
#[derive(Default)]
struct Letters {
    letters: [u8; LETTERS],
    count: usize,
}

impl Letters {
    fn push(&mut self, text: &[u8]) {
        for (place, letter) in self.letters.iter_mut().skip(self.count).zip(text) {
            *place = *letter;
            self.count += 1;
        }
    }

    fn text(&self) -> &[u8] {
        &self.letters[..self.count]
    }
}
