//! Matches and the people who judge them: one pair to a page.

mod judge;
mod judged;
mod marked;
mod pair;
mod start;
mod trouble;
mod undo;

pub(crate) use judge::judge;
pub(crate) use judged::judged;
pub(crate) use pair::pair;
pub(crate) use start::start;
pub(crate) use undo::undo;

use resolve::judgement::{Standing, Verdict};

use crate::desk::Desk;
use crate::govuk::WarningText;
use crate::query::Query;

/// Names longer than this are cut.
const LONGEST_NAME: usize = 100;

/// The choices, by the name in forms.
const VERDICTS: [(&str, Verdict, &str); 3] = [
    ("accept", Verdict::Accept, "Same"),
    ("reject", Verdict::Reject, "Different"),
    ("unsure", Verdict::Unsure, "Not sure"),
];

/// A verdict in the words of its choice.
fn words(verdict: Verdict) -> &'static str {
    let choice = VERDICTS.iter().find(|(_, own, _)| *own == verdict);
    choice.map_or("Undone", |(.., words)| words)
}

/// Who judges, as the address or the form says.
fn judge_in(query: &Query) -> String {
    query.get("by").chars().take(LONGEST_NAME).collect()
}

/// How many of the pairs to ask about are judged.
fn done(desk: &Desk, standing: &Standing) -> usize {
    let is_judged = |keys: &[String; 2]| standing.on(&keys[0], &keys[1]).is_some();
    desk.asked().iter().filter(|pair| is_judged(&pair.keys)).count()
}

/// What of the judgements cannot all be true.
fn contradictions(standing: &Standing) -> Vec<WarningText> {
    let warning = |text: String| WarningText { text, ..WarningText::default() };
    standing.contradictions().iter().map(|found| warning(found.to_string())).collect()
}
