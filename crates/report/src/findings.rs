//! Findings brought together for people to read: what is to be done is said once, and what a rule
//! found many times stands on one line.

use std::collections::BTreeMap;

use evidence::{Finding, Place, Severity};

use crate::words::number;

/// Up to this many findings of one rule stand each on their own; of more, these are named.
const FEW: usize = 3;

/// Findings of one severity that call for the same thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingGroup<'a> {
    /// How much they matter.
    pub severity: Severity,
    /// What to do about each.
    pub remedy: &'a str,
    /// What was found.
    pub cases: Vec<Case<'a>>,
}

/// One finding, or several of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case<'a> {
    /// The rule's name.
    pub rule: &'a str,
    /// What was found; of several, in the first place.
    pub message: &'a str,
    /// Where: of several, the first few places.
    pub places: Vec<&'a Place>,
    /// How many findings these are.
    pub times: usize,
    alike: bool,
}

impl<'a> FindingGroup<'a> {
    /// Groups in order of their first findings. An error stands always on its own: each file that
    /// could not be read is named.
    pub fn of(findings: &[&'a Finding]) -> Vec<Self> {
        let mut groups: Vec<(Self, Vec<&'a Finding>)> = Vec::new();
        for finding in findings {
            let (severity, remedy) = (finding.severity, finding.remedy.as_str());
            let own = |(group, _): &&mut (Self, Vec<_>)| {
                group.severity == severity && group.remedy == remedy
            };
            match groups.iter_mut().find(own) {
                Some((_, found)) => found.push(finding),
                None => groups.push((Self { severity, remedy, cases: Vec::new() }, vec![finding])),
            }
        }
        groups.into_iter().map(|(group, found)| Self { cases: cases(&found), ..group }).collect()
    }
}

impl<'a> Case<'a> {
    fn of(finding: &'a Finding) -> Self {
        let (message, places) = (finding.message.as_str(), vec![&finding.place]);
        Self { rule: &finding.rule, message, places, times: 1, alike: true }
    }

    fn add(&mut self, finding: &'a Finding) {
        self.times += 1;
        self.alike &= self.message == finding.message;
        if self.places.len() < FEW {
            self.places.push(&finding.place);
        }
    }

    /// What was found and, of several, how often.
    pub fn says(&self) -> String {
        let (message, times) = (self.message, number(self.times as u64));
        match (self.times, self.alike) {
            (1, _) => message.to_owned(),
            (_, true) => format!("{message}: {times} times"),
            (_, false) => format!("{times} times, such as: {message}"),
        }
    }

    /// How many places there are beside those named.
    pub fn more(&self) -> usize {
        self.times.saturating_sub(self.places.len())
    }
}

fn cases<'a>(found: &[&'a Finding]) -> Vec<Case<'a>> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found.iter().filter(|finding| finding.severity != Severity::Error) {
        *times.entry(&finding.rule).or_default() += 1;
    }
    let mut cases: Vec<Case<'a>> = Vec::new();
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in found {
        let rule = finding.rule.as_str();
        if let Some(case) = of_rule.get(rule).and_then(|&at| cases.get_mut(at)) {
            case.add(finding);
            continue;
        }
        if times.get(rule).is_some_and(|times| *times > FEW) {
            of_rule.insert(rule, cases.len());
        }
        cases.push(Case::of(finding));
    }
    cases
}
