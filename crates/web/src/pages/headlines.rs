use estate::{ContractFigure, SpendFigure};

use super::figures::{self, buyer_address, supplier_address};
use crate::govuk::Table;
use crate::holding::Holding;
use crate::query;

/// A table of the overview, and where it can be downloaded from.
pub(super) struct Headline {
    /// The part of the address that leads to it, and the name of its download.
    pub(super) id: &'static str,
    /// What the download holds.
    pub(super) what: &'static str,
    /// What to keep in mind with every row.
    pub(super) note: Option<&'static str>,
    pub(super) table: Table,
    pub(super) more: Option<(&'static str, &'static str)>,
}

const RECORDS: &str = "Records are counted: a contract that a register and a notice tell of stands in two. \
    Decisions due have each contract once.";

const MIXED: &str = "The buyers\u{2019} periods differ, so a figure here can join years of one buyer \
    with other years of another. Read it with its first and last payment.";

/// The tables, those without rows left out.
pub(super) fn headlines(site: &Holding) -> Vec<Headline> {
    let figures = &site.report.figures;
    let tables = [
        Headline {
            id: "shared-suppliers",
            what: "suppliers that serve several buyers",
            note: None,
            table: figures::shared(site, &site.report.shared_suppliers),
            more: Some(("/suppliers?sort=buyers", "All suppliers by number of buyers")),
        },
        spend(site, "Buyer", &figures.spend_by_buyer),
        spend(site, "Supplier", &figures.spend_by_supplier),
        spend(site, "Category", &figures.spend_by_category),
        contracts(site, "Supplier", &figures.contracts_by_supplier),
        contracts(site, "Buyer", &figures.contracts_by_buyer),
        contracts(site, "Category", &figures.contracts_by_category),
    ];
    let shown = tables.into_iter().filter(|headline| !headline.table.rows.is_empty());
    shown.map(under_heading).collect()
}

/// A heading stands above the table and what is to be kept in mind with it, so that the caption
/// need not be seen.
fn under_heading(mut headline: Headline) -> Headline {
    headline.table.caption_classes = "govuk-visually-hidden".into();
    headline
}

fn spend(site: &Holding, by: &'static str, figures: &[SpendFigure]) -> Headline {
    let (id, what) = match by {
        "Supplier" => ("spend-by-supplier", "spend by supplier"),
        "Buyer" => ("spend-by-buyer", "spend by buyer"),
        _ => ("spend-by-category", "spend by category"),
    };
    let mixed = by != "Buyer" && !site.report.coverage.periods_overlap();
    let caption = format!("Spend by {}", by.to_lowercase());
    let link = |name: &str| match by {
        "Category" => Some(query::address("/payments", &[("category", name)])),
        _ => address(site, by, name),
    };
    let table = figures::spend(&caption, by, figures, mixed || by == "Buyer", link);
    Headline { id, what, note: mixed.then_some(MIXED), table, more: all(by) }
}

fn contracts(site: &Holding, by: &'static str, figures: &[ContractFigure]) -> Headline {
    let (id, what) = match by {
        "Supplier" => ("contracts-by-supplier", "contracts by supplier"),
        "Buyer" => ("contracts-by-buyer", "contracts by buyer"),
        _ => ("contracts-by-category", "contracts by category"),
    };
    let caption = format!("Contracts by {}", by.to_lowercase());
    let link = |name: &str| match by {
        "Category" => {
            Some(query::address("/contracts", &[("category", name), ("stage", "awarded")]))
        }
        _ => address(site, by, name),
    };
    let table = figures::contracts(&caption, by, figures, link);
    Headline { id, what, note: Some(RECORDS), table, more: all(by) }
}

/// The page of a supplier or a buyer.
fn address(site: &Holding, by: &str, name: &str) -> Option<String> {
    if by == "Supplier" { supplier_address(site, name) } else { buyer_address(site, name) }
}

fn all(by: &str) -> Option<(&'static str, &'static str)> {
    (by == "Supplier").then_some(("/suppliers", "All suppliers"))
}
