/// What one telling of the region is drawn from.
#[derive(Clone, Copy)]
pub(crate) struct Seed(pub(crate) u64);

impl Seed {
    /// A stream of its own for one purpose, so that changing one file leaves the others alone.
    pub(crate) fn random(self, purpose: &str) -> Random {
        let mut random = Random::named(purpose);
        random.0 ^= self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        random
    }
}

/// A small seeded generator (`SplitMix64`): the same name gives the same numbers on every machine.
pub(crate) struct Random(u64);

impl Random {
    /// The stream for one purpose where nothing else is to be chosen.
    pub(crate) fn named(purpose: &str) -> Self {
        let seed = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `bound`.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(bound);
        u64::try_from(product >> 64).unwrap_or(0)
    }

    /// A position in a list of `length`.
    pub(crate) fn position(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below(high.abs_diff(low) + 1)).unwrap_or(0)
    }

    /// True once in `times`, on average.
    pub(crate) fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.position(from.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_gives_the_same_numbers_and_another_name_others() {
        let first: Vec<u64> = std::iter::repeat_with({
            let mut r = Random::named("a");
            move || r.next()
        })
        .take(4)
        .collect();
        let mut again = Random::named("a");
        assert!(first.iter().all(|&number| number == again.next()));
        assert_ne!(first[0], Random::named("b").next());
    }

    #[test]
    fn numbers_keep_to_their_bounds_and_reach_them() {
        let mut random = Random::named("bounds");
        let drawn: Vec<i64> = (0..200).map(|_| random.between(-2, 2)).collect();
        assert_eq!(drawn.iter().min(), Some(&-2));
        assert_eq!(drawn.iter().max(), Some(&2));
    }
}
