/// From a probability to odds around the threshold, as clustering wants them: so that clusters grow
/// from what is accepted.
#[derive(Clone, Copy)]
pub(crate) struct Odds {
    middle: f32,
}

impl Odds {
    /// Pairs with lower odds do not speak in clustering.
    pub(crate) const LEAST: f32 = -12.0;

    pub(crate) fn around(threshold: f32) -> Self {
        Self { middle: (threshold / (1.0 - threshold)).log2() }
    }

    /// The odds, as a power of two.
    pub(crate) fn of(self, probability: f32) -> f32 {
        (probability / (1.0 - probability).max(1e-9)).log2() - self.middle
    }

    /// The probability at which the odds are this.
    pub(crate) fn probability(self, odds: f32) -> f32 {
        let odds = (odds + self.middle).exp2();
        odds / (1.0 + odds)
    }
}
