use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use estate::{Period, SpendFigure};
use report::{PaymentLine, PaymentParty, PaymentTable, PaymentsAsked, PaymentsFound, ReportError};
use tokio::task::block_in_place;

use super::contracts::{labelled, placed};
use super::figures::{buyer_address, sum};
use super::form::{self, hint, input};
use super::frame::{Frame, Section, show};
use super::wrong::{missing, unread};
use crate::govuk::{Button, Cell, Html, Input, Pagination, Table};
use crate::holding::Holding;
use crate::paging::Paged;
use crate::payment_search::PaymentSearch;
use crate::query::Query;
use crate::site::Site;
use crate::wording::{
    NOT_STATED, PERIODS_DIFFER, capital, count, counted, exact, period, short_date,
};

/// Up to this many lines can be downloaded from here; more are in `spend.csv`.
pub(super) const DOWNLOADED: usize = 20_000;

/// What figures call a buyer that a file does not name.
const NOBODY: &str = "(not stated)";

#[derive(Template)]
#[template(path = "pages/payments.html")]
struct Payments {
    frame: Frame,
    /// What is asked for that no field shows.
    only: Vec<String>,
    buyer: Html,
    supplier: Input,
    category: Input,
    search: Button,
    narrowed: bool,
    says: String,
    total: Vec<String>,
    by_buyer: Option<Table>,
    extent: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    downloads: Option<(String, String)>,
}

/// The payment lines between organisations, each with its file and row.
pub(crate) async fn payments(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let search = PaymentSearch::read(&query);
    let Some(asked) = search.asked(&site) else { return missing(&site.around) };
    let read = block_in_place(|| {
        let table = PaymentTable::open(&site.folder)?;
        let mut found = table.find(&asked)?;
        let paged = Paged::of(std::mem::take(&mut found.rows), query.get("page"));
        let lines = table.lines(&paged.rows)?;
        Ok::<_, ReportError>((found, paged, lines))
    });
    let (found, paged, lines) = match read {
        Ok(read) => read,
        Err(error) => return unread(&site.around, &error),
    };
    let title = paged.title();
    let title = title.map_or_else(|| "Payments".to_owned(), |page| format!("Payments, {page}"));
    let at = |path: &str| search.address(path, "");
    show(&Payments {
        frame: Frame::of(&site.around, Section::Suppliers, &title, true).broad(),
        only: only(&site, &search, &asked),
        buyer: buyer(&site, &search.buyer),
        supplier: input("supplier", "Supplier", named(&site, &search.supplier)),
        category: Input {
            hint: Some(hint("The whole of it, as a file writes it")),
            ..input("category", "Category", &search.category)
        },
        search: form::search(),
        narrowed: search.is_narrowed(),
        says: capital(&counted(paged.total as u64, "payment", "payments")),
        total: total(&site, &found),
        by_buyer: (found.by_buyer.len() > 1).then(|| by_buyer(&site, &found.by_buyer)),
        extent: paged.extent(),
        table: table(&site, &lines),
        pagination: paged.links("Pages of payments", |page| search.address("/payments", page)),
        downloads: (paged.total <= DOWNLOADED)
            .then(|| (at("/download/payments.csv"), at("/download/payments.json"))),
    })
}

fn only(site: &Holding, search: &PaymentSearch, asked: &PaymentsAsked) -> Vec<String> {
    let file =
        site.file(&search.file).map(|file| format!("Only those of {}.", file.account.source.path));
    let currency = Some(&search.currency).filter(|own| !own.is_empty());
    let currency = currency.map(|currency| format!("Only those in {currency}."));
    let undated = (!search.undated.is_empty()).then(|| "Only those without a date.".to_owned());
    let several = match &asked.supplier {
        Some(PaymentParty::AnyOf(ids)) if ids.len() > 1 => Some(format!(
            "{} suppliers are written with \u{201c}{}\u{201d}.",
            count(ids.len() as u64),
            search.supplier
        )),
        _ => None,
    };
    file.into_iter().chain(currency).chain(undated).chain(several).collect()
}

/// The organisation of that id, as people call it; a name stays as it is.
fn named<'a>(site: &'a Holding, asked: &'a str) -> &'a str {
    site.organisation_name(asked).unwrap_or(asked)
}

fn buyer(site: &Holding, asked: &str) -> Html {
    let paying = site.report.figures.spend_by_buyer.iter();
    let names: Vec<&str> = paying.map(|figure| figure.name.as_str()).collect();
    form::name("buyer", "Buyer", "All buyers", named(site, asked), &names)
}

/// What the lines come to, if they are of one time.
fn total(site: &Holding, found: &PaymentsFound) -> Vec<String> {
    let one_time = found.by_buyer.len() < 2 || {
        let whole = site.report.figures.spend_by_buyer.iter();
        let paid = whole.filter(|own| found.by_buyer.iter().any(|buyer| buyer.id == own.id));
        Period::in_common(paid.filter_map(SpendFigure::period)).is_some()
    };
    let mut all = SpendFigure::default();
    for own in &found.by_buyer {
        all.lines += own.lines;
        all.net_pence += own.net_pence;
        all.net_lines += own.net_lines;
        all.gross_pence += own.gross_pence;
        all.gross_lines += own.gross_lines;
        all.other_currency_lines += own.other_currency_lines;
        all.first_date = all.first_date.into_iter().chain(own.first_date).min();
        all.last_date = all.last_date.into_iter().chain(own.last_date).max();
    }
    let mut said = Vec::new();
    let of =
        |part: u64| format!("in {} of {} payments that state it", count(part), count(all.lines));
    for (what, lines, pence) in
        [("Net", all.net_lines, all.net_pence), ("Gross", all.gross_lines, all.gross_pence)]
    {
        if lines > 0 {
            let sum = if one_time { exact(pence, "GBP") } else { PERIODS_DIFFER.to_lowercase() };
            said.push(format!("{what}: {sum}, {}.", of(lines)));
        }
    }
    if all.other_currency_lines > 0 {
        let lines = counted(all.other_currency_lines, "payment", "payments");
        said.push(format!("In other currencies: {lines}, in no sum."));
    }
    if all.lines > 0 {
        said.push(format!("Paid: {}.", period(all.first_date, all.last_date)));
    }
    said
}

fn by_buyer(site: &Holding, buyers: &[SpendFigure]) -> Table {
    let rows = buyers.iter().map(|own| {
        let name = own.id.as_deref().map_or(&*own.name, |id| named(site, id));
        let name = if name.is_empty() { NOBODY } else { name };
        let name = match buyer_address(site, name) {
            Some(href) => Cell::link(&href, name),
            None => Cell::text(name),
        };
        let mut row = vec![
            name,
            Cell::number(count(own.lines)),
            Cell::number(sum(own.net_lines, own.net_pence)),
            Cell::number(sum(own.gross_lines, own.gross_pence)),
        ];
        row.extend([own.first_date, own.last_date].map(short_date).map(Cell::number));
        row
    });
    let head = ["Payments", "Net spend", "Gross spend", "First payment", "Last payment"];
    let head = [Cell::text("Buyer")].into_iter().chain(head.map(Cell::number));
    Table::about("By buyer", head.collect(), rows.collect())
}

fn table(site: &Holding, lines: &[PaymentLine]) -> Table {
    let head = vec![
        Cell::text("Supplier"),
        Cell::text("Buyer"),
        Cell::text("Date"),
        Cell::number("Net"),
        Cell::number("Gross"),
        Cell::text("Purpose"),
        Cell::text("File and row"),
    ];
    let mut table =
        Table::about("Payments", head, lines.iter().map(|line| row(site, line)).collect());
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

fn row(site: &Holding, line: &PaymentLine) -> Vec<Cell> {
    let stated = |text: &str| if text.is_empty() { NOT_STATED } else { text }.to_owned();
    let amount = |sum: Option<estate::Pence>| {
        Cell::number(sum.map_or_else(|| "–".to_owned(), |sum| exact(sum, &line.currency)))
    };
    let purpose = line.purpose.as_deref().or(line.category.as_deref()).unwrap_or_default();
    let date = Cell { classes: "whitworth-nowrap".into(), ..Cell::text(short_date(line.date)) };
    vec![
        Cell::text(stated(&line.supplier)),
        labelled("Buyer", Cell::text(stated(&line.buyer))),
        labelled("Date", date),
        labelled("Net", amount(line.net_pence)),
        labelled("Gross", amount(line.gross_pence)),
        labelled("Purpose", Cell::text(stated(purpose))),
        labelled("File and row", placed(Cell::html(place(site, line)))),
    ]
}

/// Where a line stands, with the page of its file.
fn place(site: &Holding, line: &PaymentLine) -> Html {
    let sheet = line.sheet.as_ref().map(|sheet| format!(", sheet {sheet}")).unwrap_or_default();
    let place = format!("{}{sheet}: row {}", line.file, line.row);
    let of_line = |file: &crate::holding::FileEntry| {
        file.account.source.path == line.file && file.account.sheet == line.sheet
    };
    site.files().find(of_line).map_or_else(
        || Html::text(&place),
        |file| Html::link(&format!("/files/{}", file.id), &place),
    )
}
