use std::collections::{BTreeMap, VecDeque};
use std::fmt;

use super::{Standing, StandingJudgement};

/// A pair that was rejected although accepted pairs lead from one to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The rejected pair.
    pub rejected: StandingJudgement,
    /// The accepted pairs, from the rejected pair's left record to its right.
    pub accepted: Vec<StandingJudgement>,
}

impl fmt::Display for Contradiction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pair = |standing: &StandingJudgement, sign| {
            let judgement = &standing.judgement;
            format!("{} {sign} {} (line {})", judgement.left, judgement.right, standing.line)
        };
        let accepted: Vec<String> = self.accepted.iter().map(|link| pair(link, "=")).collect();
        write!(
            f,
            "{} and {} cannot all be true: undo one of them",
            accepted.join(", "),
            pair(&self.rejected, "≠")
        )
    }
}

impl Standing {
    /// The rejected pairs that accepted pairs contradict, by the rejections' lines, each with the
    /// fewest accepted pairs that do.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut links: BTreeMap<&str, Vec<(&str, &StandingJudgement)>> = BTreeMap::new();
        for link in self.must_link() {
            let (left, right) = (link.judgement.left.as_str(), link.judgement.right.as_str());
            links.entry(left).or_default().push((right, link));
            links.entry(right).or_default().push((left, link));
        }
        let mut found: Vec<Contradiction> = self
            .cannot_link()
            .filter_map(|rejected| {
                let accepted = chain(&links, rejected)?;
                Some(Contradiction { rejected: rejected.clone(), accepted })
            })
            .collect();
        found.sort_by_key(|contradiction| contradiction.rejected.line);
        found
    }
}

/// The shortest way over accepted pairs from one record of a rejected pair to the other.
fn chain(
    links: &BTreeMap<&str, Vec<(&str, &StandingJudgement)>>,
    rejected: &StandingJudgement,
) -> Option<Vec<StandingJudgement>> {
    let (start, end) = (rejected.judgement.left.as_str(), rejected.judgement.right.as_str());
    let mut reached: BTreeMap<&str, (&str, &StandingJudgement)> = BTreeMap::new();
    let mut next = VecDeque::from([start]);
    while let Some(record) = next.pop_front() {
        for &(other, link) in links.get(record).into_iter().flatten() {
            if other != start && !reached.contains_key(other) {
                reached.insert(other, (record, link));
                next.push_back(other);
            }
        }
    }
    let mut accepted = Vec::new();
    let mut record = end;
    while record != start {
        let &(before, link) = reached.get(record)?;
        accepted.push(link.clone());
        record = before;
    }
    accepted.reverse();
    Some(accepted)
}
