use crate::Kind;
use crate::field::Field;

/// How clusters grow: what the pairs between two clusters say together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Growth {
    /// How much the best pair counts, from 0 to 1, beside the average of all.
    best: f32,
    /// What a pair counts that was not scored, in bits against.
    missing: f32,
}

impl Growth {
    /// Organisations are written in few ways, of which each often resembles only one other.
    pub(super) const NAMES: Self = Self { best: 0.6, missing: 3.0 };
    /// Records of persons resemble each other or are not the same; relatives chain.
    pub(super) const OTHERS: Self = Self { best: 0.0, missing: 2.0 };

    /// How clusters of records with these fields grow.
    pub(crate) fn of(fields: &[Field]) -> Self {
        let has_names = fields.iter().any(|field| field.kind == Kind::Name);
        if has_names { Self::NAMES } else { Self::OTHERS }
    }

    /// How much two clusters are worth joining, by so many scored pairs of all that there are.
    pub(super) fn worth(self, best: f32, sum: f32, scored: u64, all: u64) -> f32 {
        let missing = all.saturating_sub(scored) as f32;
        let average = (sum - self.missing * missing) / all as f32;
        self.best * best + (1.0 - self.best) * average
    }
}
