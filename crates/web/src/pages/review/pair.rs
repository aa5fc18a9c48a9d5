use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use resolve::judgement::{Standing, StandingJudgement};
use review::{Field, Likeness, Pair};

use super::super::frame::{Frame, Section, show_as};
use super::marked::marked;
use super::trouble::{no_such_pair, trouble};
use super::{VERDICTS, done, judge_in, words};
use crate::desk::{Desk, pair_id};
use crate::govuk::{
    Button, Cell, ErrorItem, ErrorMessage, ErrorSummary, Fieldset, Legend, Radio, Radios, Table,
};
use crate::query::{Query, address};
use crate::site::Bench;
use crate::wording::count;

const QUESTION: &str = "Are these two the same?";
const NO_CHOICE: &str = "Select whether these two are the same";

#[derive(Template)]
#[template(path = "review/pair.html")]
struct PairPage<'a> {
    frame: Frame,
    errors: Option<ErrorSummary>,
    caption: String,
    question: &'static str,
    last: Option<Last>,
    table: Table,
    likely: Option<String>,
    why: &'a str,
    choices: Radios,
    button: Button,
    hidden: Vec<(&'static str, String)>,
    skip: Option<String>,
    judged: String,
}

/// The judgement just made.
struct Last {
    says: String,
    change: String,
}

#[derive(Template)]
#[template(path = "review/done.html")]
struct Done {
    frame: Frame,
    last: Option<Last>,
    skipped: usize,
    again: String,
    judged: String,
}

/// Who asks for which pair, as addresses and forms say it.
pub(super) struct Asked {
    pub(super) by: String,
    /// The pair's id; blank for the next that nobody has judged.
    pub(super) pair: String,
    /// Where among the pairs to begin to look for it.
    pub(super) from: usize,
    /// Whether to go back to the list of judged pairs.
    pub(super) to_list: bool,
    /// The id of the pair just judged.
    last: String,
}

impl Asked {
    pub(super) fn read(query: &Query) -> Self {
        Self {
            by: judge_in(query),
            pair: query.get("pair").to_owned(),
            from: query.get("from").parse().unwrap_or(0),
            to_list: query.get("back") == "list",
            last: query.get("last").to_owned(),
        }
    }
}

/// One pair, and the question whether the two are the same.
pub(crate) async fn pair(State(desk): State<Bench>, RawQuery(query): RawQuery) -> Response {
    let asked = Asked::read(&Query::parse(query.as_deref()));
    if asked.by.is_empty() {
        return Redirect::to("/review?name=missing").into_response();
    }
    let standing = match desk.judged() {
        Ok(judged) => judged.standing,
        Err(error) => return trouble(&desk, &error),
    };
    if !asked.pair.is_empty() {
        let pair = desk.pair(&asked.pair);
        return pair.map_or_else(
            || no_such_pair(&desk),
            |pair| question(&desk, &standing, &asked, pair, false),
        );
    }
    let mut next = desk.asked().iter().enumerate().skip(asked.from);
    let next = next.find(|(_, pair)| on(&standing, pair).is_none());
    match next {
        Some((from, pair)) => question(&desk, &standing, &Asked { from, ..asked }, pair, false),
        None => all_done(&desk, &standing, &asked),
    }
}

/// A pair as a page; with the error that nothing was chosen, if so.
pub(super) fn question(
    desk: &Desk,
    standing: &Standing,
    asked: &Asked,
    pair: &Pair,
    nothing_chosen: bool,
) -> Response {
    let id = pair_id(&pair.keys);
    let by = asked.by.as_str();
    let all = desk.asked().len();
    let caption = if asked.to_list {
        "A pair that was judged".to_owned()
    } else {
        let judged = count(done(desk, standing) as u64);
        let (number, all) = (count((asked.from as u64).saturating_add(1)), count(all as u64));
        format!("Pair {number} of {all}; {judged} judged")
    };
    let frame = Frame::of(&desk.around, Section::Review, QUESTION, true);
    let next = asked.from.saturating_add(1).to_string();
    let list = if asked.to_list { "list" } else { "" };
    let page = PairPage {
        frame: frame.with_errors(nothing_chosen),
        errors: nothing_chosen.then(summary),
        caption,
        question: QUESTION,
        last: last(desk, standing, asked),
        table: table(pair),
        likely: pair.probability.map(|likely| format!("{:.0}%", likely * 100.0)),
        why: &pair.why,
        choices: choices(on(standing, pair), nothing_chosen),
        button: Button { text: "Continue".into(), ..Button::default() },
        hidden: vec![
            ("by", by.to_owned()),
            ("pair", id),
            ("from", asked.from.to_string()),
            ("back", list.to_owned()),
        ],
        skip: (!asked.to_list).then(|| address("/review/pair", &[("by", by), ("from", &next)])),
        judged: address("/review/judged", &[("by", by)]),
    };
    let status = if nothing_chosen { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_as(status, &page)
}

fn all_done(desk: &Desk, standing: &Standing, asked: &Asked) -> Response {
    let page = Done {
        frame: Frame::of(&desk.around, Section::Review, "No more pairs", true),
        last: last(desk, standing, asked),
        skipped: desk.asked().len() - done(desk, standing),
        again: address("/review/pair", &[("by", &asked.by)]),
        judged: address("/review/judged", &[("by", &asked.by)]),
    };
    show_as(StatusCode::OK, &page)
}

/// What the person just said, and the way to say otherwise.
fn last(desk: &Desk, standing: &Standing, asked: &Asked) -> Option<Last> {
    let pair = desk.pair(&asked.last)?;
    let said = words(on(standing, pair)?.judgement.verdict);
    let [left, right] = &pair.names;
    let way = [("by", asked.by.as_str()), ("pair", &asked.last), ("back", "list")];
    Some(Last {
        says: format!("{said}: {left} and {right}"),
        change: address("/review/pair", &way),
    })
}

fn on<'a>(standing: &'a Standing, pair: &Pair) -> Option<&'a StandingJudgement> {
    let [left, right] = &pair.keys;
    standing.on(left, right)
}

fn table(pair: &Pair) -> Table {
    let row = |title: &str, [left, right]: [Cell; 2], says: &str| {
        vec![Cell::text(title), left, right, Cell::text(says)]
    };
    let texts = |values: &[String; 2]| values.each_ref().map(Cell::text);
    let field = |field: &Field| {
        let says = match field.likeness() {
            Likeness::Same => "Same",
            Likeness::Differs => "Differs",
            Likeness::Unknown => "Not known",
        };
        row(&field.title, field.pieces().map(|pieces| Cell::html(marked(&pieces))), says)
    };
    let memberships = pair.memberships.each_ref().map(|it| Cell::text(it.words()));
    let rows = std::iter::once(row("Id", texts(&pair.ids), ""))
        .chain(pair.fields.iter().map(field))
        .chain([row("Now in", memberships, "")]);
    let head = ["What", "Left record", "Right record", "Compared"].map(Cell::text);
    Table {
        caption: "The two records, with words marked that only one of them has".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: Some(head.into()),
        rows: rows.collect(),
        first_cell_is_header: true,
        classes: "whitworth-pair".into(),
        ..Table::default()
    }
}

fn choices(standing: Option<&StandingJudgement>, nothing_chosen: bool) -> Radios {
    let chosen = standing.map(|standing| standing.judgement.verdict);
    let chosen = VERDICTS.iter().find(|(_, verdict, _)| Some(*verdict) == chosen);
    let error = ErrorMessage { text: NO_CHOICE.into(), ..ErrorMessage::default() };
    let legend = Legend {
        text: QUESTION.into(),
        classes: "govuk-visually-hidden".into(),
        ..Legend::default()
    };
    Radios {
        name: "verdict".into(),
        value: chosen.map_or("", |(name, ..)| name).to_owned(),
        items: VERDICTS.iter().map(|(name, _, words)| Some(Radio::of(name, words))).collect(),
        fieldset: Some(Fieldset { legend, ..Fieldset::default() }),
        error_message: nothing_chosen.then_some(error),
        ..Radios::default()
    }
}

fn summary() -> ErrorSummary {
    ErrorSummary {
        title_text: "There is a problem".into(),
        error_list: vec![ErrorItem {
            text: NO_CHOICE.to_owned(),
            href: "#verdict".to_owned(),
            ..ErrorItem::default()
        }],
        ..ErrorSummary::default()
    }
}
