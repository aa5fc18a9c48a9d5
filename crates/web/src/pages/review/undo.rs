use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::response::{IntoResponse, Redirect, Response};
use resolve::judgement::Verdict;

use super::judge_in;
use super::trouble::{too_much, trouble};
use crate::desk::pair_id;
use crate::query::{Query, address};
use crate::site::Bench;

/// Takes the last judgement of a pair away, and shows the list again.
pub(crate) async fn undo(
    State(desk): State<Bench>,
    form: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(form) = form else { return too_much(&desk) };
    let form = Query::parse(str::from_utf8(&form).ok());
    let (by, id) = (judge_in(&form), form.get("pair"));
    if by.is_empty() {
        return Redirect::to("/review?name=missing").into_response();
    }
    let standing = match desk.judged() {
        Ok(judged) => judged.standing,
        Err(error) => return trouble(&desk, &error),
    };
    // The line says which of several judgements the person saw: one form takes away one.
    let found = standing.judgements().find(|standing| {
        let it = &standing.judgement;
        pair_id(&[it.left.clone(), it.right.clone()]) == id
            && standing.line.to_string() == form.get("line")
    });
    if let Some(standing) = found {
        let it = &standing.judgement;
        let keys = [it.left.clone(), it.right.clone()];
        if let Err(error) = desk.record(&keys, it.names.clone(), Verdict::Undo, &by) {
            return trouble(&desk, &error);
        }
    }
    Redirect::to(&address("/review/judged", &[("by", &by)])).into_response()
}
