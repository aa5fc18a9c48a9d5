use std::collections::BTreeMap;

use super::{Journal, Judgement, Verdict};
use crate::Label;

/// What stands for each judged pair when the log is played from its beginning.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    pairs: BTreeMap<(String, String), Vec<StandingJudgement>>,
    idle: Vec<u64>,
}

/// A judgement that stands, and its line in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingJudgement {
    /// Its line, counted from 1.
    pub line: u64,
    /// The judgement.
    pub judgement: Judgement,
}

impl Standing {
    /// Plays a log from its beginning.
    pub fn of(journal: &Journal<Judgement>) -> Self {
        let mut standing = Self::default();
        for (line, judgement) in &journal.entries {
            standing.play(*line, judgement);
        }
        standing.pairs.retain(|_, judgements| !judgements.is_empty());
        standing
    }

    fn play(&mut self, line: u64, judgement: &Judgement) {
        let judgements = self.pairs.entry(key(&judgement.left, &judgement.right)).or_default();
        match judgement.verdict {
            Verdict::Undo => {
                if judgements.pop().is_none() {
                    self.idle.push(line);
                }
            }
            Verdict::Accept | Verdict::Reject | Verdict::Unsure => {
                judgements.push(StandingJudgement { line, judgement: judgement.clone() });
            }
        }
    }

    /// The judgement that stands for a pair, in either order.
    pub fn on(&self, left: &str, right: &str) -> Option<&StandingJudgement> {
        self.pairs.get(&key(left, right))?.last()
    }

    /// The standing judgements, by the ids of their pairs.
    pub fn judgements(&self) -> impl Iterator<Item = &StandingJudgement> {
        self.pairs.values().filter_map(|judgements| judgements.last())
    }

    /// The pairs that must be together.
    pub fn must_link(&self) -> impl Iterator<Item = &StandingJudgement> {
        self.judgements().filter(|standing| standing.judgement.verdict == Verdict::Accept)
    }

    /// The pairs that must stay apart.
    pub fn cannot_link(&self) -> impl Iterator<Item = &StandingJudgement> {
        self.judgements().filter(|standing| standing.judgement.verdict == Verdict::Reject)
    }

    /// Both, as [`Settings::decided`](crate::Settings::decided) and
    /// [`Settings::labels`](crate::Settings::labels) want them.
    pub fn labels(&self) -> Vec<Label> {
        let label = |standing: &StandingJudgement| {
            let Judgement { left, right, verdict, .. } = &standing.judgement;
            let is_match = match verdict {
                Verdict::Accept => true,
                Verdict::Reject => false,
                Verdict::Unsure | Verdict::Undo => return None,
            };
            Some(Label { left: left.clone(), right: right.clone(), is_match })
        };
        self.judgements().filter_map(label).collect()
    }

    /// The lines of undos that found nothing to undo.
    pub fn idle_undos(&self) -> &[u64] {
        &self.idle
    }
}

fn key(left: &str, right: &str) -> (String, String) {
    let (first, second) = if left <= right { (left, right) } else { (right, left) };
    (first.to_owned(), second.to_owned())
}
