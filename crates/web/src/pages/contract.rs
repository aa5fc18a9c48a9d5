use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::response::Response;
use estate::{Basis, Pence};
use report::ContractRow;

use super::agreement::{Agreement, file};
use super::correct::Corrections;
use super::figures::{buyer_address, supplier_address};
use super::frame::{Frame, Section, show};
use super::wrong::missing;
use crate::govuk::{Html, SummaryList, SummaryRow};
use crate::holding::Holding;
use crate::query::Query;
use crate::site::Site;
use crate::wording::{NOT_STATED, basis, counted, date, date_if_any, exact, stage};

#[derive(Template)]
#[template(path = "pages/contract.html")]
struct Contract<'a> {
    frame: Frame,
    title: &'a str,
    description: Option<&'a str>,
    /// What is known of the agreement, on the page of the record whose facts stand for it.
    agreement: Option<Agreement>,
    /// On the page of another record, the one whose facts stand for the agreement.
    leading: Option<Html>,
    record: SummaryList,
    source: SummaryList,
    corrections: Option<Corrections>,
}

/// What one contract says, and where it says it.
pub(crate) async fn contract(
    State(site): State<Site>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(row) = site.contract(&id) else { return missing(&site.around) };
    let title = super::contracts::title(row);
    let decision = site.decision_of(&id);
    let leads = decision.is_none_or(|own| own.id == id);
    let leading = decision.and_then(|own| site.contract(&own.id)).unwrap_or(row);
    show(&Contract {
        frame: Frame::of(&site.around, Section::Contracts, title, true),
        title,
        description: Some(row.description.as_str())
            .filter(|text| !text.is_empty() && *text != title),
        agreement: decision.filter(|_| leads).map(|own| Agreement::of(&site, own)),
        leading: (!leads).then(|| {
            Html::link(&format!("/contracts/{}", leading.id), super::contracts::title(leading))
        }),
        record: SummaryList { rows: record(&site, row), ..SummaryList::default() },
        source: SummaryList { rows: source(&site, row), ..SummaryList::default() },
        corrections: Corrections::of(&site, leading, &Query::parse(query.as_deref())),
    })
}

fn record(site: &Holding, row: &ContractRow) -> Vec<SummaryRow> {
    let buyers = linked(&row.buyers, |name| buyer_address(site, name));
    let suppliers = linked(&row.suppliers, |name| supplier_address(site, name));
    let mut rows = vec![SummaryRow::html("Buyer", buyers), SummaryRow::html("Supplier", suppliers)];
    rows.extend(category(row).map(|category| SummaryRow::html("Category", category)));
    rows.extend([
        SummaryRow::html("Stage", Html::explained(stage(row.stage))),
        SummaryRow::text("Starts", date_if_any(row.start)),
        SummaryRow::text("Ends", date_if_any(row.end)),
    ]);
    let extension = row
        .extension_months
        .map(|months| ("Can be extended by", counted(u64::from(months), "month", "months")));
    let (total, annual) = (
        amount(row.total_pence, row.total_currency.as_deref(), row.total_basis),
        amount(row.annual_pence, row.annual_currency.as_deref(), row.annual_basis),
    );
    let gross =
        amount(row.total_gross_pence, row.total_gross_currency.as_deref(), Some(Basis::Gross));
    let total = match (total, row.total_basis_stated) {
        (Some(total), Some(false)) => format!("{total}, by the rule it is published under"),
        (total, _) => total.unwrap_or_else(|| NOT_STATED.to_owned()),
    };
    let further = [
        extension,
        row.latest_end.map(|end| ("Ends at the latest", date(end))),
        Some(("Value", total)),
        gross.map(|gross| ("Value with VAT", gross)),
        annual.map(|annual| ("Value in a year", annual)),
        row.procedure.clone().map(|text| ("How it was bought", text)),
        row.framework.clone().map(|text| ("Framework", text)),
        row.lot.clone().map(|text| ("Lot", text)),
        row.bids.map(|bids| ("Tenders received", bids.to_string())),
        row.department.clone().map(|text| ("Department", text)),
        row.reference.clone().map(|text| ("Reference", text)),
        row.ocid.clone().map(|text| ("OCID", text)),
        row.notice_type.clone().map(|text| ("Notice type", text)),
        said(&row.supplier_identifiers).map(|text| ("Supplier identifiers", text)),
        said(&row.buyer_identifiers).map(|text| ("Buyer identifiers", text)),
        Some(("Confirmed", row.confirmed.clone())).filter(|(_, text)| !text.is_empty()),
    ];
    rows.extend(further.into_iter().flatten().map(|(key, text)| SummaryRow::text(key, text)));
    let corrected = corrected(site, row);
    rows.extend((!corrected.is_empty()).then(|| SummaryRow::html("Corrected", corrected)));
    rows
}

/// What the body corrected of it, each fact with what the source has.
fn corrected(site: &Holding, row: &ContractRow) -> Html {
    let lines: Vec<Html> =
        site.report.corrected_of(row).iter().map(|words| Html::text(words)).collect();
    Html::lines(&lines)
}

/// The classification, whose name leads to its meaning, and the category's code and words.
fn category(row: &ContractRow) -> Option<Html> {
    let own = [row.category_code.as_deref(), row.category.as_deref()];
    let own: Vec<&str> = own.into_iter().flatten().collect();
    let scheme = row.category_scheme.as_deref().map(|scheme| format!("{scheme} "));
    (scheme.is_some() || !own.is_empty())
        .then(|| Html::explained(&scheme.unwrap_or_default()).then(&Html::text(&own.join(" "))))
}

/// Where a person can go and look.
fn source(site: &Holding, row: &ContractRow) -> Vec<SummaryRow> {
    let mut rows = vec![SummaryRow::html("File", file(site, row))];
    if !row.position.is_empty() {
        rows.push(SummaryRow::text("Place", row.position.clone()));
    }
    rows.push(SummaryRow::digest("SHA-256 of the file", row.sha256.clone()));
    rows.push(SummaryRow::digest("Id in this audit", row.id.clone()));
    rows
}

fn amount(pence: Option<Pence>, currency: Option<&str>, own: Option<Basis>) -> Option<String> {
    let sum = exact(pence?, currency.unwrap_or("GBP"));
    Some(own.map_or_else(|| sum.clone(), |own| format!("{sum} {}", basis(own))))
}

fn said(cell: &str) -> Option<String> {
    let parts: Vec<&str> = ContractRow::parts(cell).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The names of a cell, one to a line, each with its link.
fn linked(cell: &str, address: impl Fn(&str) -> Option<String>) -> Html {
    let names: Vec<Html> = ContractRow::parts(cell)
        .map(|name| address(name).map_or_else(|| Html::text(name), |href| Html::link(&href, name)))
        .collect();
    if names.is_empty() { Html::text(NOT_STATED) } else { Html::lines(&names) }
}
