//! Words that make a name one's own, more of them the more names there are.

use crate::random::Random;

const ONSETS: [&str; 16] =
    ["B", "C", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W"];
const VOWELS: [&str; 4] = ["A", "E", "I", "O"];
/// How many syllables there are.
const SYLLABLES: u64 = 64;

/// Draws coined words. After n draws there are about 3 n^(3/4) words (Heaps' law), and an old one
/// comes back as often as it came before (Simon's process), so that use falls off as Zipf says.
pub(super) struct CoinedWords {
    /// The number of the word of each draw so far.
    drawn: Vec<u32>,
    distinct: u32,
}

impl CoinedWords {
    pub(super) fn new() -> Self {
        Self { drawn: Vec::new(), distinct: 0 }
    }

    /// The number of a word; [`word`] spells it.
    pub(super) fn draw(&mut self, random: &mut Random) -> u32 {
        let number = if self.may_grow() {
            self.distinct += 1;
            self.distinct
        } else {
            random.pick(&self.drawn)
        };
        self.drawn.push(number);
        number
    }

    /// Whether there are fewer words than 3 n^(3/4), in whole numbers: the same on any machine.
    fn may_grow(&self) -> bool {
        let power = |base: u128, exponent| base.pow(exponent);
        power(u128::from(self.distinct), 4) <= 81 * power(self.drawn.len() as u128, 3)
    }
}

/// Two to four syllables; another number gives another word.
pub(super) fn word(number: u32) -> String {
    let number = u64::from(number);
    // An odd factor permutes the words of a length, so that neighbours do not look alike.
    let (mut rest, syllables) = match number % 8 {
        0 if number / 8 < SYLLABLES.pow(2) => (number / 8 * 1_597 % SYLLABLES.pow(2), 2),
        1..4 if number < SYLLABLES.pow(3) => (number * 105_151 % SYLLABLES.pow(3), 3),
        _ => (number * 7_368_787 % SYLLABLES.pow(4), 4),
    };
    let mut word = String::with_capacity(8);
    for _ in 0..syllables {
        let syllable = usize::try_from(rest % SYLLABLES).unwrap_or(0);
        word.push_str(ONSETS[syllable / 4]);
        word.push_str(VOWELS[syllable % 4]);
        rest /= SYLLABLES;
    }
    word
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_numbers_give_one_word() {
        let words: BTreeSet<String> = (0..400_000).map(word).collect();
        assert_eq!(words.len(), 400_000);
    }

    #[test]
    fn words_grow_with_draws_and_slower_than_draws() {
        let (mut words, mut random) = (CoinedWords::new(), Random::named("growth"));
        let mut after = |draws| {
            for _ in 0..draws {
                words.draw(&mut random);
            }
            words.distinct
        };
        let (small, large) = (after(10_000), after(90_000));
        assert_eq!((small, large), (3_000, 16_871));
    }

    #[test]
    fn a_few_words_are_used_often_and_most_seldom() {
        let (mut words, mut random) = (CoinedWords::new(), Random::named("use"));
        let mut uses = vec![0_u32; 20_000];
        for _ in 0..100_000 {
            uses[words.draw(&mut random) as usize] += 1;
        }
        let once = uses.iter().filter(|&&uses| uses == 1).count();
        assert!(uses.iter().any(|&uses| uses > 40), "{:?}", uses.iter().max());
        assert!(once > 5_000, "{once}");
    }
}
