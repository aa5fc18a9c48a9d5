use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use chrono::DateTime;
use resolve::judgement::StandingJudgement;

use super::super::frame::{Frame, Section, show};
use super::trouble::trouble;
use super::{contradictions, judge_in, words};
use crate::desk::{Desk, pair_id};
use crate::govuk::{Cell, Html, Pagination, Table, WarningText};
use crate::paging::Paged;
use crate::query::{Query, address};
use crate::site::Bench;
use crate::wording::{capital, counted, date};

#[derive(Template)]
#[template(path = "review/judged.html")]
struct JudgedPage {
    frame: Frame,
    says: String,
    warnings: Vec<WarningText>,
    table: Table,
    pagination: Option<Pagination>,
    has_judge: bool,
    more: String,
}

/// What can be done with a judgement.
#[derive(Template)]
#[template(path = "review/actions.html")]
struct ActionsOf<'a> {
    change: Option<String>,
    by: &'a str,
    pair: &'a str,
    line: u64,
    names: &'a str,
}

crate::govuk::renders_safely!(ActionsOf<'_>);

/// The judgements that stand, newest first.
pub(crate) async fn judged(State(desk): State<Bench>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let by = judge_in(&query);
    let standing = match desk.judged() {
        Ok(judged) => judged.standing,
        Err(error) => return trouble(&desk, &error),
    };
    let mut all: Vec<&StandingJudgement> = standing.judgements().collect();
    all.sort_by_key(|standing| std::cmp::Reverse(standing.line));
    let paged = Paged::of(all, query.get("page"));
    let to_page = |page: &str| address("/review/judged", &[("by", &by), ("page", page)]);
    let way =
        if by.is_empty() { "/review".to_owned() } else { address("/review/pair", &[("by", &by)]) };
    show(&JudgedPage {
        frame: Frame::of(&desk.around, Section::Review, "Judged pairs", true),
        says: format!("{} judged", capital(&counted(paged.total as u64, "pair", "pairs"))),
        warnings: contradictions(&standing),
        table: table(&desk, &paged.rows, &by),
        pagination: paged.links("Pages of judged pairs", to_page),
        has_judge: !by.is_empty(),
        more: way,
    })
}

fn table(desk: &Desk, judged: &[&StandingJudgement], by: &str) -> Table {
    let mut head: Vec<Cell> = ["Pair", "Judgement", "By", "When"].map(Cell::text).into();
    if !by.is_empty() {
        head.push(Cell::text("Actions"));
    }
    Table {
        caption: "Judged pairs".into(),
        caption_classes: "govuk-visually-hidden".into(),
        head: Some(head),
        rows: judged.iter().map(|standing| row(desk, standing, by)).collect(),
        first_cell_is_header: true,
        ..Table::default()
    }
}

fn row(desk: &Desk, standing: &StandingJudgement, by: &str) -> Vec<Cell> {
    let it = &standing.judgement;
    let id = pair_id(&[it.left.clone(), it.right.clone()]);
    let [left, right] = it.names.clone().unwrap_or([it.left.clone(), it.right.clone()]);
    let names = format!("{left} and {right}");
    let when = DateTime::parse_from_rfc3339(&it.at).map(|at| at.to_utc()).map_or_else(
        |_| it.at.clone(),
        |at| format!("{}, {}", date(at.date_naive()), at.format("%H:%M UTC")),
    );
    let mut row = vec![
        Cell::html(Html::lines(&[Html::text(&left), Html::text(&right)])),
        Cell::text(words(it.verdict)),
        Cell::text(&*it.by),
        Cell::text(when),
    ];
    if !by.is_empty() {
        let way = [("by", by), ("pair", &id), ("back", "list")];
        let change = desk.pair(&id).map(|_| address("/review/pair", &way));
        let line = standing.line;
        row.push(Cell::html(Html::of(&ActionsOf { change, by, pair: &id, line, names: &names })));
    }
    row
}
