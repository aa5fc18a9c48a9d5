use std::fmt::Write;

use resolve::judgement::{StandingJudgement, Verdict};
use review::Log;
use serde_json::{Value, json};

use super::super::Ended;
use super::contradictions;
use crate::Outcome;
use crate::progress::{print, say};

/// Prints what was judged and stands, and what of it cannot all be true.
pub(super) fn run(log: &Log, as_json: bool) -> Ended {
    let judged = log.read()?;
    let contradictions: Vec<String> = contradictions(log)?.collect();
    let mut standing: Vec<&StandingJudgement> = judged.standing.judgements().collect();
    standing.sort_by_key(|standing| standing.line);
    if as_json {
        let list: Vec<Value> = standing.into_iter().map(json).collect();
        let list = json!({ "judgements": list, "contradictions": contradictions });
        print(&format!("{}\n", serde_json::to_string_pretty(&list)?));
    } else if standing.is_empty() {
        print("Nothing is judged yet.\n");
    } else {
        print(&standing.into_iter().map(line).collect::<String>());
    }
    if let Some(torn) = &judged.torn {
        say(&format!("note: {}: {torn}", log.path().display()));
    }
    for contradiction in &contradictions {
        say(&format!("note: {contradiction}"));
    }
    Ok(if contradictions.is_empty() { Outcome::Fine } else { Outcome::Rejected })
}

fn line(standing: &StandingJudgement) -> String {
    let it = &standing.judgement;
    let sign = match it.verdict {
        Verdict::Accept => "=",
        Verdict::Reject => "≠",
        Verdict::Unsure | Verdict::Undo => "?",
    };
    let mut text = format!("line {}: {} {sign} {}", standing.line, it.left, it.right);
    if let Some([left, right]) = &it.names {
        let _ = write!(text, " ({left} {sign} {right})");
    }
    let _ = write!(text, ", by {}, {}", it.by, it.at);
    // What files hold must not take the terminal over.
    text = text.replace(char::is_control, " ");
    text.push('\n');
    text
}

fn json(standing: &StandingJudgement) -> Value {
    let mut value = json!(standing.judgement);
    value["line"] = standing.line.into();
    value
}
