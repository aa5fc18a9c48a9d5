use askama::Template;
use axum::extract::State;
use axum::response::Response;

use super::frame::{Frame, Section, show};
use crate::govuk::{Cell, Html, Table, Tag};
use crate::holding::{FileEntry, Holding};
use crate::site::Site;
use crate::wording::{count, kind, pounds};

#[derive(Template)]
#[template(path = "pages/files.html")]
struct Files {
    frame: Frame,
    table: Table,
}

/// What became of each file.
pub(crate) async fn files(State(site): State<Site>) -> Response {
    let frame = Frame::of(&site.around, Section::Files, "Files", false);
    show(&Files { frame, table: table(&site) })
}

fn table(site: &Holding) -> Table {
    let head = vec![
        Cell::text("File"),
        Cell::text("What it is"),
        Cell::number("Rows in"),
        Cell::number("Accepted"),
        Cell::number("Rejected"),
        Cell::number("Net"),
        Cell::number("Gross"),
    ];
    Table {
        caption_classes: "govuk-visually-hidden".into(),
        ..Table::about(
            "Files and what became of them",
            head,
            site.files().map(|file| row(&file)).collect(),
        )
    }
}

fn row(file: &FileEntry) -> Vec<Cell> {
    let account = file.account;
    let amount = |sum: Option<estate::Pence>| Cell::number(sum.map_or("–".to_owned(), pounds));
    let rejected = if account.rejected == 0 {
        Html::text("0")
    } else {
        let text = count(account.rejected);
        Html::of(&Tag { text, classes: "govuk-tag--red".into(), ..Tag::default() })
    };
    vec![
        Cell::link(&format!("/files/{}", file.id), &name(file)),
        Cell::html(Html::explained(kind(account.kind))),
        Cell::number(count(account.rows_in)),
        Cell::number(count(account.accepted)),
        Cell { html: rejected, ..Cell::number("") },
        amount(account.net),
        amount(account.gross),
    ]
}

/// A file's path, and the sheet of a workbook.
pub(super) fn name(file: &FileEntry) -> String {
    let path = &file.account.source.path;
    file.account
        .sheet
        .as_ref()
        .map_or_else(|| path.clone(), |sheet| format!("{path}, sheet {sheet}"))
}
