use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use estate::Kind;

use super::files::name;
use super::frame::{Frame, Section, show};
use super::problems::problems;
use super::wrong::missing;
use crate::govuk::{Cell, SummaryList, SummaryRow, Table};
use crate::holding::FileEntry;
use crate::query::address;
use crate::site::Site;
use crate::wording::{NOT_STATED, count, exact, kind, period};

const MOST_PROBLEMS: usize = 200;

#[derive(Template)]
#[template(path = "pages/file.html")]
struct FilePage {
    frame: Frame,
    name: String,
    reading: SummaryList,
    counts: SummaryList,
    columns: Option<Table>,
    problems: Option<Table>,
}

/// How one file was read and what came of it.
pub(crate) async fn file(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let Some(file) = site.file(&id) else { return missing(&site.around) };
    let name = name(&file);
    let found: Vec<_> = file.account.findings.iter().collect();
    show(&FilePage {
        frame: Frame::of(&site.around, Section::Files, &name, true),
        reading: SummaryList { rows: reading(&file), ..SummaryList::default() },
        counts: SummaryList { rows: counts(&file), ..SummaryList::default() },
        columns: columns(&file),
        problems: problems(&site, "What to look at", &found, MOST_PROBLEMS),
        name,
    })
}

fn reading(file: &FileEntry) -> Vec<SummaryRow> {
    let (account, reading) = (file.account, &file.account.reading);
    let stated = |text: &Option<String>| text.clone();
    let rows = [
        ("What it is", Some(kind(account.kind).to_owned())),
        ("Format", Some(reading.format.clone()).filter(|format| !format.is_empty())),
        ("Encoding", stated(&reading.encoding)),
        ("Cells are separated by", stated(&reading.separator)),
        ("Headers are in row", reading.header_row.map(count)),
        ("Layout", stated(&reading.layout)),
        ("Dates", Some(period(account.first_date, account.last_date))),
        ("Licence", Some(account.licence.clone().unwrap_or_else(|| NOT_STATED.to_owned()))),
        ("Length", Some(format!("{} bytes", count(account.source.bytes)))),
        ("In archive", account.source.container.as_ref().map(|archive| archive.path.clone())),
    ];
    let digest = SummaryRow::digest("SHA-256", account.source.sha256.to_string());
    let rows = rows.into_iter().filter_map(|(key, value)| Some((key, value?)));
    rows.map(|(key, value)| SummaryRow::text(key, value)).chain([digest]).collect()
}

fn counts(file: &FileEntry) -> Vec<SummaryRow> {
    let account = file.account;
    let basis =
        if account.basis_stated { "as the file says" } else { "by the rule it is published under" };
    let mut rows: Vec<SummaryRow> = [
        ("Rows in", account.rows_in),
        ("Accepted", account.accepted),
        ("Rejected", account.rejected),
    ]
    .into_iter()
    .map(|(key, number)| SummaryRow::text(key, count(number)))
    .collect();
    let net = account.net.map(|sum| ("Net", format!("{}, {basis}", exact(sum, "GBP"))));
    let gross = account.gross.map(|sum| ("Gross", format!("{}, {basis}", exact(sum, "GBP"))));
    rows.extend(net.into_iter().chain(gross).map(|(key, sum)| SummaryRow::text(key, sum)));
    rows.extend(account.other_currencies.iter().map(|(currency, sum)| {
        SummaryRow::text(&format!("Net in {currency}"), exact(*sum, currency))
    }));
    if let Some((href, what)) = read_from(file) {
        rows = rows.into_iter().map(|row| row.leading_to(&href, what)).collect();
    }
    let further = [
        ("Marked not public", account.withheld),
        ("Redacted suppliers", account.redacted),
        ("Credits", account.credits),
        ("Placeholder values", account.placeholders),
        ("Cells repaired", account.repaired_cells),
    ];
    let further = further.into_iter().filter(|(_, number)| *number > 0);
    rows.extend(further.map(|(key, number)| SummaryRow::text(key, count(number))));
    rows
}

/// Where that which was read from the file is shown row by row.
fn read_from(file: &FileEntry) -> Option<(String, &'static str)> {
    let (path, what) = match file.account.kind {
        _ if file.account.accepted == 0 => return None,
        Kind::Spend => ("/payments", "Payments"),
        Kind::Register | Kind::ContractsFinderExport | Kind::Ocds => ("/contracts", "Contracts"),
        _ => return None,
    };
    Some((address(path, &[("file", file.id)]), what))
}

fn columns(file: &FileEntry) -> Option<Table> {
    let columns = &file.account.reading.columns;
    let rows = columns.iter().map(|column| {
        let field = column.field.as_deref().map(|field| field.replace('_', " "));
        let header = if column.header.is_empty() { "(no header)" } else { &column.header };
        vec![Cell::text(header), Cell::text(field.unwrap_or_else(|| "Not used".to_owned()))]
    });
    (!columns.is_empty()).then(|| {
        let head = ["Header in the file", "Read as"].map(Cell::text);
        Table::about("Columns", head.into(), rows.collect())
    })
}
