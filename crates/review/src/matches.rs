use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

use csv::{Position, Reader, StringRecord};
use resolve::judgement::Standing;

use crate::error::Failure;
use crate::key::reference_key;

/// Pairs this near to certain teach so little that they are not even weighed.
const CERTAIN: f32 = 0.000_5;

/// A scored pair that a person might be asked about or has been.
pub(crate) struct Scored {
    pub(crate) left: String,
    pub(crate) right: String,
    pub(crate) probability: f32,
    /// Where its row is in the file.
    at: Position,
}

/// `matches.csv`, of which only as much is held as a review needs.
pub(crate) struct Matches {
    reader: Reader<File>,
    /// The pairs that are not certain, and all that were judged.
    pub(crate) pairs: Vec<Scored>,
    /// When linking, how many records were linked to each of the reference.
    pub(crate) linked: HashMap<String, u32>,
}

impl Matches {
    pub(crate) fn read(path: &Path, is_link: bool, standing: &Standing) -> Result<Self, Failure> {
        let mut reader = Reader::from_path(path)?;
        let headings: Vec<&str> = reader.headers()?.iter().collect();
        if headings != ["left", "right", "probability", "accepted", "why"] {
            return Err(Failure::Table(format!("its columns are {}", headings.join(", "))));
        }
        let (mut pairs, mut linked) = (Vec::new(), HashMap::new());
        let mut row = StringRecord::new();
        while reader.read_record(&mut row)? {
            let [left, right, probability] = [0, 1, 2].map(|at| row.get(at).unwrap_or_default());
            if is_link && row.get(3) == Some("true") {
                *linked.entry(right.to_owned()).or_default() += 1;
            }
            let probability: f32 = probability.parse().unwrap_or_default();
            let is_open = (CERTAIN..=1.0 - CERTAIN).contains(&probability);
            if (is_open || was_judged(standing, left, right, is_link))
                && let Some(at) = row.position()
            {
                let (left, right) = (left.to_owned(), right.to_owned());
                pairs.push(Scored { left, right, probability, at: at.clone() });
            }
        }
        Ok(Self { reader, pairs, linked })
    }

    /// Why the pair at this place was scored as it was.
    pub(crate) fn why(&mut self, pair: usize) -> Result<String, Failure> {
        let Some(pair) = self.pairs.get(pair) else { return Ok(String::new()) };
        self.reader.seek(pair.at.clone())?;
        let mut row = StringRecord::new();
        self.reader.read_record(&mut row)?;
        Ok(row.get(4).unwrap_or_default().to_owned())
    }
}

fn was_judged(standing: &Standing, left: &str, right: &str, is_link: bool) -> bool {
    if is_link {
        standing.on(left, &reference_key(right)).is_some()
    } else {
        standing.on(left, right).is_some()
    }
}
