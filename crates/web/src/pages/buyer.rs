use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::frame::{Frame, Section, show};
use super::supplier::{spend, written};
use super::wrong::missing;
use crate::buyers::Buyer;
use crate::decision_search::DecisionSearch;
use crate::finding_kind::FindingSearch;
use crate::govuk::{SummaryList, SummaryRow};
use crate::holding::Holding;
use crate::query::address;
use crate::site::Site;
use crate::wording::{count, exact};

#[derive(Template)]
#[template(path = "pages/buyer.html")]
struct BuyerPage<'a> {
    frame: Frame,
    name: &'a str,
    summary: SummaryList,
    decisions: SummaryList,
    findings: SummaryList,
}

/// What is known of one body: what it pays and holds, what it has to decide, what was found.
pub(crate) async fn buyer(State(site): State<Site>, Path(id): Path<String>) -> Response {
    let Some(buyer) = site.buyers.get(&id) else { return missing(&site.around) };
    show(&BuyerPage {
        frame: Frame::of(&site.around, Section::Other, &buyer.name, true),
        name: &buyer.name,
        summary: SummaryList { rows: known(&site, buyer), ..SummaryList::default() },
        decisions: SummaryList { rows: decisions(&site, buyer), ..SummaryList::default() },
        findings: SummaryList { rows: findings(&site, buyer), ..SummaryList::default() },
    })
}

fn known(site: &Holding, buyer: &Buyer) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    let payments = address("/payments", &[("buyer", buyer.asked_as())]);
    let contracts = address("/contracts", &[("buyer", &buyer.name)]);
    if let Some(own) = site.organisation(&buyer.id) {
        let records =
            if buyer.has_contracts { (&contracts, "Contracts") } else { (&payments, "Payments") };
        rows.extend(written(own, records.0, records.1));
    }
    if let Some(paid) = &buyer.spend {
        rows.extend(spend(paid, true, &payments));
    }
    if let Some(awarded) = &buyer.contracts {
        let said = format!(
            "{} net, in {} of {} awarded contracts that state it",
            exact(awarded.net_pence, "GBP"),
            count(awarded.valued),
            count(awarded.contracts)
        );
        let href = address("/contracts", &[("buyer", &buyer.name), ("stage", "awarded")]);
        rows.push(SummaryRow::text("Contract value", said).leading_to(&href, "Contracts"));
    }
    rows
}

/// How many contracts there are in each list of decisions.
fn decisions(site: &Holding, buyer: &Buyer) -> Vec<SummaryRow> {
    let lists = crate::decision_search::LISTS.iter().map(|(list, text)| {
        let search = DecisionSearch {
            list: (*list).to_owned(),
            body: buyer.name.clone(),
            ..DecisionSearch::default()
        };
        let found = count(search.find(&site.decisions).len() as u64);
        SummaryRow::text(text, found).leading_to(&search.address("/decisions", ""), "Show")
    });
    lists.collect()
}

/// How many findings of each kind name the body.
fn findings(site: &Holding, buyer: &Buyer) -> Vec<SummaryRow> {
    let naming = site.findings.iter().filter(|kind| kind.bodies().contains(&&*buyer.name));
    let rows = naming.map(|kind| {
        let search = FindingSearch { body: &buyer.name, ..FindingSearch::default() };
        let found = count(kind.find(&search).len() as u64);
        let href = search.address(&format!("/findings/{}", kind.table.id), "");
        SummaryRow::text(&kind.table.title, found).leading_to(&href, "Show")
    });
    rows.collect()
}
