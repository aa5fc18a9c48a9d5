use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse, Redirect, Response};

use super::VERDICTS;
use super::pair::{Asked, question};
use super::trouble::{no_such_pair, too_much, trouble};
use crate::query::{Query, address};
use crate::site::Bench;

/// Takes the answer to a pair's question, and shows the next pair.
pub(crate) async fn judge(
    State(desk): State<Bench>,
    form: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(form) = form else { return too_much(&desk) };
    let form = Query::parse(str::from_utf8(&form).ok());
    let asked = Asked::read(&form);
    if asked.by.is_empty() {
        return Redirect::to("/review?name=missing").into_response();
    }
    let Some(pair) = desk.pair(&asked.pair) else { return no_such_pair(&desk) };
    let standing = match desk.judged() {
        Ok(judged) => judged.standing,
        Err(error) => return trouble(&desk, &error),
    };
    let chosen = form.get("verdict");
    let Some((_, verdict, _)) = VERDICTS.iter().find(|(name, ..)| *name == chosen) else {
        return question(&desk, &standing, &asked, pair, true);
    };
    let [left, right] = &pair.keys;
    // A form that is sent twice says nothing new.
    let stands =
        standing.on(left, right).map(|it| (it.judgement.verdict, it.judgement.by.as_str()));
    if stands != Some((*verdict, asked.by.as_str()))
        && let Err(error) = desk.record(&pair.keys, Some(pair.names.clone()), *verdict, &asked.by)
    {
        return trouble(&desk, &error);
    }
    let by = ("by", asked.by.as_str());
    let next = asked.from.saturating_add(1).to_string();
    let next = if asked.to_list {
        address("/review/judged", &[by])
    } else {
        address("/review/pair", &[by, ("from", &next), ("last", &asked.pair)])
    };
    Redirect::to(&next).into_response()
}
