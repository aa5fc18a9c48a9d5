//! The headline tables: figures by name, the largest first.

use askama::Template;
use estate::{ContractFigure, SharedSupplier, SpendFigure};

use crate::govuk::{Cell, Html, Table, renders_safely};
use crate::holding::Holding;
use crate::wording::{PERIODS_DIFFER, count, pounds, short_date};

/// How many rows of a table the overview shows.
pub(super) const TOP: usize = 10;

/// A name with a bar as long as its share of the largest: for the eye alone, since the figure
/// stands beside it.
#[derive(Template)]
#[template(path = "bar.html")]
struct Bar {
    name: Html,
    /// Of 100.
    length: i64,
}

renders_safely!(Bar);

/// Spend by name; `dated` where each row has to say what time it speaks of. Bars would then
/// compare what cannot be compared.
pub(super) fn spend(
    caption: &str,
    what: &str,
    figures: &[SpendFigure],
    dated: bool,
    link: impl Fn(&str) -> Option<String>,
) -> Table {
    let gross = figures.iter().any(|figure| figure.gross_lines > 0);
    let mut head = vec![Cell::text(what), Cell::number("Payments"), Cell::number("Net spend")];
    if gross {
        head.push(Cell::number("Gross spend"));
    }
    if dated {
        head.extend(["First payment", "Last payment"].map(Cell::number));
    }
    let most = figures.iter().map(|figure| figure.net_pence.0).filter(|_| !dated).max();
    let most = most.unwrap_or_default();
    let rows = figures.iter().take(TOP).map(|figure| {
        let mut row = vec![
            named(&figure.name, link(&figure.name), figure.net_pence.0, most),
            Cell::number(count(figure.lines)),
            Cell::number(sum(figure.net_lines, figure.net_pence)),
        ];
        if gross {
            row.push(Cell::number(sum(figure.gross_lines, figure.gross_pence)));
        }
        if dated {
            row.extend([figure.first_date, figure.last_date].map(short_date).map(Cell::number));
        }
        row
    });
    Table::about(caption, head, rows.collect())
}

pub(super) fn contracts(
    caption: &str,
    what: &str,
    figures: &[ContractFigure],
    link: impl Fn(&str) -> Option<String>,
) -> Table {
    let most = figures.iter().map(|figure| figure.net_pence.0).max().unwrap_or_default();
    let rows = figures.iter().take(TOP).map(|figure| {
        vec![
            named(&figure.name, link(&figure.name), figure.net_pence.0, most),
            Cell::number(count(figure.contracts)),
            Cell::number(sum(figure.valued, figure.net_pence)),
        ]
    });
    let head =
        vec![Cell::text(what), Cell::number("Records of contracts"), Cell::number("Net value")];
    Table::about(caption, head, rows.collect())
}

pub(super) fn shared(holding: &Holding, suppliers: &[SharedSupplier]) -> Table {
    let most = suppliers.iter().map(|supplier| supplier.buyers.len()).max().unwrap_or_default();
    let rows = suppliers.iter().take(TOP).map(|supplier| {
        let buyers = supplier.buyers.len();
        vec![
            named(
                &supplier.name,
                supplier_address(holding, &supplier.name),
                whole(buyers),
                whole(most),
            ),
            Cell::number(count(buyers as u64)),
            Cell::number(count(supplier.contracts)),
            Cell::number(shared_sum(supplier, supplier.net_lines, supplier.net_pence)),
        ]
    });
    let head = vec![
        Cell::text("Supplier"),
        Cell::number("Buyers"),
        Cell::number("Records of contracts"),
        Cell::number("Net spend"),
    ];
    Table::about("Suppliers that serve several buyers", head, rows.collect())
}

/// The page of a supplier, if there is one.
pub(super) fn supplier_address(holding: &Holding, name: &str) -> Option<String> {
    holding.supplier_named(name).map(|supplier| format!("/suppliers/{}", supplier.id))
}

/// The page of a buyer, if there is one.
pub(super) fn buyer_address(holding: &Holding, name: &str) -> Option<String> {
    holding.buyer_named(name).map(|buyer| format!("/buyers/{}", buyer.id))
}

/// A sum of so many amounts: of none, there is no sum.
pub(super) fn sum(amounts: u64, sum: estate::Pence) -> String {
    if amounts == 0 { "–".to_owned() } else { pounds(sum) }
}

/// The same over the buyers of a shared supplier, if it is a sum of one time.
pub(super) fn shared_sum(supplier: &SharedSupplier, amounts: u64, pence: estate::Pence) -> String {
    if supplier.periods_overlap() { sum(amounts, pence) } else { PERIODS_DIFFER.to_owned() }
}

fn named(name: &str, link: Option<String>, amount: i64, most: i64) -> Cell {
    let shown = if name.is_empty() { crate::wording::NOT_STATED } else { name };
    let name = link.map_or_else(|| Html::text(shown), |href| Html::link(&href, shown));
    let length = if most > 0 { amount.max(0).saturating_mul(100) / most } else { 0 };
    Cell::html(Html::of(&Bar { name, length }))
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
