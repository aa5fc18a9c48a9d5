use std::collections::BTreeSet;
use std::error::Error;
use std::io;
use std::path::Path;

use chrono::{SecondsFormat, Utc};
use resolve::judgement::{Judgement, Verdict};
use review::{Pair, Review, ReviewError};

use super::contradictions;
use super::keys::{Answer, Keys};
use super::screen;
use crate::progress::{print, say};

const QUESTION: &str = "a accept, r reject, u unsure, z undo, s skip, q quit: ";

/// One sitting of one person.
pub(super) struct Session<'a> {
    review: &'a Review,
    by: String,
    /// Contradictions that were told already.
    told: BTreeSet<String>,
    /// The places of the pairs judged in this sitting, and how; an undo takes the last away.
    judged: Vec<(usize, Verdict)>,
}

impl<'a> Session<'a> {
    pub(super) fn new(review: &'a Review, by: String, told: BTreeSet<String>) -> Self {
        Self { review, by, told, judged: Vec::new() }
    }

    /// Asks about pair after pair, until there is none left or the person has had enough.
    pub(super) fn run(mut self, keys: &mut Keys) -> Result<Sitting, Box<dyn Error>> {
        let pairs = self.review.asked();
        let mut place = 0;
        while let Some(pair) = pairs.get(place) {
            // Somebody else may have judged it meanwhile.
            if self.is_judged(pair)? {
                place += 1;
                continue;
            }
            print(&screen::pair(pair, place + 1, pairs.len(), keys.width()));
            match answer(keys)? {
                Answer::Judge(verdict) => {
                    self.record(pair, verdict)?;
                    self.judged.push((place, verdict));
                    place += 1;
                }
                Answer::Undo => match self.judged.pop() {
                    Some((last, _)) => {
                        place = last;
                        if let Some(pair) = pairs.get(place) {
                            self.record(pair, Verdict::Undo)?;
                        }
                    }
                    None => print("There is nothing to undo in this sitting.\n"),
                },
                Answer::Quit => break,
                Answer::Skip | Answer::Unclear => place += 1,
            }
        }
        Ok(Sitting { verdicts: self.judged.into_iter().map(|(_, verdict)| verdict).collect() })
    }

    fn is_judged(&self, pair: &Pair) -> Result<bool, ReviewError> {
        let [left, right] = &pair.keys;
        Ok(self.review.log().read()?.standing.on(left, right).is_some())
    }

    /// Appends a judgement, and says so if it contradicts others.
    fn record(&mut self, pair: &Pair, verdict: Verdict) -> Result<(), ReviewError> {
        let [left, right] = pair.keys.clone();
        let log = self.review.log();
        log.append(&Judgement {
            left,
            right,
            verdict,
            by: self.by.clone(),
            at: Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true),
            note: None,
            names: Some(pair.names.clone()),
        })?;
        for contradiction in contradictions(log)? {
            if !self.told.contains(&contradiction) {
                say(&format!("note: {contradiction}"));
                self.told.insert(contradiction);
            }
        }
        Ok(())
    }
}

/// Asks until the answer is clear.
fn answer(keys: &mut Keys) -> io::Result<Answer> {
    loop {
        print(QUESTION);
        let answer = keys.next()?;
        print(&format!("{}\n", said(answer)));
        if answer != Answer::Unclear {
            return Ok(answer);
        }
    }
}

fn said(answer: Answer) -> &'static str {
    match answer {
        Answer::Judge(Verdict::Accept) => "accepted",
        Answer::Judge(Verdict::Reject) => "rejected",
        Answer::Judge(Verdict::Unsure | Verdict::Undo) => "unsure",
        Answer::Undo => "undo",
        Answer::Skip => "skipped",
        Answer::Quit => "quit",
        Answer::Unclear => "press one of these letters",
    }
}

/// What came of a sitting.
pub(super) struct Sitting {
    verdicts: Vec<Verdict>,
}

impl Sitting {
    /// What was done and how it comes into effect.
    pub(super) fn text(&self, folder: &Path, log: &Path) -> String {
        let count = |verdict| self.verdicts.iter().filter(|&&own| own == verdict).count();
        let pairs = if self.verdicts.len() == 1 { "pair" } else { "pairs" };
        let judged = format!(
            "\nJudged {} {pairs}: {} accepted, {} rejected, {} unsure\n",
            self.verdicts.len(),
            count(Verdict::Accept),
            count(Verdict::Reject),
            count(Verdict::Unsure)
        );
        if self.verdicts.is_empty() {
            return judged;
        }
        format!(
            "{judged}Kept in {}\nTo apply them, run the same command again: whitworth resolve ... --out {}\n",
            log.display(),
            folder.display()
        )
    }
}
