use askama::Template;
use axum::extract::{RawQuery, State};
use axum::response::Response;
use report::ContractRow;

use super::form::{self, choice, choices, hint, input, select};
use super::frame::{Frame, Section, show};
use crate::govuk::{Button, Cell, ErrorSummary, Html, Input, Pagination, Select, Table};
use crate::holding::Holding;
use crate::paging::Paged;
use crate::query::Query;
use crate::search::{SORTS, STAGES, Search};
use crate::site::Site;
use crate::wording::{NOT_STATED, basis, capital, counted, date, exact, stage};

#[derive(Template)]
#[template(path = "pages/contracts.html")]
struct Contracts {
    frame: Frame,
    errors: Option<ErrorSummary>,
    words: Input,
    buyer: Html,
    supplier: Input,
    category: Input,
    ending_from: Input,
    ending_before: Input,
    /// The file that alone is asked for.
    file: Option<FileAsked>,
    stage: Select,
    sort: Select,
    search: Button,
    narrowed: bool,
    result: Option<Found>,
}

/// A file whose contracts alone are asked for.
struct FileAsked {
    id: String,
    path: String,
}

/// What a search found.
struct Found {
    says: String,
    extent: Option<String>,
    table: Table,
    pagination: Option<Pagination>,
    download: String,
}

/// The contracts, and a search of them.
pub(crate) async fn contracts(State(site): State<Site>, RawQuery(query): RawQuery) -> Response {
    let query = Query::parse(query.as_deref());
    let search = Search::read(&query);
    let wrong = search.wrong();
    let result = wrong.is_empty().then(|| found(&site, &search, query.get("page")));
    let page = result.as_ref().and_then(|(_, page)| page.as_deref());
    let title = page.map_or_else(|| "Contracts".to_owned(), |page| format!("Contracts, {page}"));
    let error = |field: &str| form::error(&wrong, field);
    let frame = Frame::of(&site.around, Section::Contracts, &title, false).broad();
    show(&Contracts {
        frame: frame.with_errors(!wrong.is_empty()),
        errors: form::errors(&wrong),
        words: Input {
            hint: Some(hint("Title, reference, buyer, supplier or category")),
            ..input("q", "Search for", &search.words)
        },
        buyer: form::name(
            "buyer",
            "Buyer",
            "All buyers",
            &search.buyer,
            &site.buyers.with_contracts().collect::<Vec<_>>(),
        ),
        supplier: input("supplier", "Supplier", &search.supplier),
        category: input("category", "Category", &search.category),
        ending_from: Input {
            hint: Some(hint("For example, 1 4 2026")),
            error_message: error("ending-from"),
            ..input("ending-from", "Ending from", &search.ending_from)
        },
        ending_before: Input {
            hint: Some(hint("For example, 31 3 2027")),
            error_message: error("ending-before"),
            ..input("ending-before", "Ending before", &search.ending_before)
        },
        file: site.file(&search.file).map(|file| FileAsked {
            id: file.id.to_owned(),
            path: file.account.source.path.clone(),
        }),
        stage: Select { error_message: error("stage"), ..stages(&search) },
        sort: Select {
            error_message: error("sort"),
            ..select("sort", "Sort by", &search.sort, choices(&SORTS))
        },
        search: form::search(),
        narrowed: search.is_narrowed(),
        result: result.map(|(found, _)| found),
    })
}

fn stages(search: &Search) -> Select {
    let names = STAGES.iter().map(|(name, own)| choice(name, stage(*own)));
    let items = [choice("", "All stages")].into_iter().chain(names);
    select("stage", "Stage", &search.stage, items)
}

/// What was found, and which page of it is shown for the page's title.
fn found(site: &Holding, search: &Search, page: &str) -> (Found, Option<String>) {
    let paged = Paged::of(search.find(site), page);
    let says = capital(&counted(paged.total as u64, "contract", "contracts"));
    let found = Found {
        says: if search.is_narrowed() { format!("{says} found") } else { says },
        extent: paged.extent(),
        table: table(&paged.rows),
        pagination: paged.links("Pages of contracts", |page| search.address("/contracts", page)),
        download: search.address("/download/contracts.csv", ""),
    };
    (found, paged.title())
}

/// Contracts as a table, in the order given.
pub(super) fn table(rows: &[&ContractRow]) -> Table {
    let head = vec![
        Cell::text("Contract"),
        Cell::text("Buyer"),
        Cell::text("Supplier"),
        Cell::text("Stage"),
        Cell::text("Ends"),
        Cell::number("Value"),
        Cell::text("File and row"),
    ];
    let mut table =
        Table::about("Contracts", head, rows.iter().map(|row| table_row(row)).collect());
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

fn table_row(row: &ContractRow) -> Vec<Cell> {
    let ends = row.end.map_or_else(|| NOT_STATED.to_owned(), date);
    vec![
        Cell::link(&format!("/contracts/{}", row.id), title(row)),
        labelled("Buyer", Cell::text(few(&row.buyers))),
        labelled("Supplier", Cell::text(few(&row.suppliers))),
        labelled("Stage", unbroken(stage(row.stage))),
        labelled("Ends", unbroken(ends)),
        labelled("Value", Cell::number(value(row))),
        labelled("File and row", placed(Cell::text(row.place()))),
    ]
}

/// A cell that says a file and a place in it, with room for a path.
pub(super) fn placed(cell: Cell) -> Cell {
    Cell { classes: "whitworth-place".into(), ..cell }
}

/// A cell whose words stay on one line, however narrow the columns beside it.
pub(super) fn unbroken(text: impl Into<String>) -> Cell {
    Cell { classes: "whitworth-nowrap".into(), ..Cell::text(text) }
}

/// A cell that says its column's heading on a screen too narrow for columns.
pub(super) fn labelled(label: &str, cell: Cell) -> Cell {
    let html = if cell.html.is_empty() { cell.html } else { cell.html.as_one() };
    Cell { attributes: [("data-label", label)].into(), html, ..cell }
}

/// What a contract is called, as far as anyone says.
pub(super) fn title(row: &ContractRow) -> &str {
    [row.title.as_str(), &row.description, row.reference.as_deref().unwrap_or_default()]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .unwrap_or("Untitled contract")
}

/// The first three names of a cell, and how many more there are.
fn few(cell: &str) -> String {
    let names: Vec<&str> = ContractRow::parts(cell).collect();
    match names.as_slice() {
        [] => NOT_STATED.to_owned(),
        [first, second, third, rest @ ..] if !rest.is_empty() => {
            format!("{first}, {second}, {third} and {} more", rest.len())
        }
        names => names.join(", "),
    }
}

fn value(row: &ContractRow) -> String {
    let Some(pence) = row.total_pence else { return NOT_STATED.to_owned() };
    let currency = row.total_currency.as_deref().unwrap_or("GBP");
    let whole = estate::Pence((pence.0.saturating_add(50)).div_euclid(100).saturating_mul(100));
    let gross = row.total_basis.filter(|own| *own != estate::Basis::Net).map(basis);
    let sum = exact(whole, currency);
    gross.map_or_else(|| sum.clone(), |gross| format!("{sum} {gross}"))
}
