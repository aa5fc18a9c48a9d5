use chrono::NaiveDate;
use report::{ContractRow, DecisionRow};

use super::contracts::{labelled, placed, title, unbroken};
use super::decisions::reckoned;
use crate::govuk::{Cell, Html, SummaryList, SummaryRow, Table};
use crate::holding::Holding;
use crate::wording::{
    NOT_KNOWN, NOT_STATED, capital, counted, date, date_if_any, exact, short_date, stage,
};

/// What is known of an agreement: all that `Decisions.xlsx` says of it, and every record that bears it out.
pub(super) struct Agreement {
    pub(super) known: SummaryList,
    /// What its days are reckoned from.
    pub(super) reckoned: String,
    pub(super) records_heading: String,
    pub(super) records: Table,
}

impl Agreement {
    pub(super) fn of(site: &Holding, row: &DecisionRow) -> Self {
        let records = row.records.len() as u64;
        Self {
            known: SummaryList { rows: known(row), ..SummaryList::default() },
            reckoned: reckoned(&site.decisions),
            records_heading: capital(&counted(records, "record", "records")),
            records: records_table(site, row),
        }
    }
}

fn known(row: &DecisionRow) -> Vec<SummaryRow> {
    let stated = |text: &str| if text.is_empty() { NOT_STATED.to_owned() } else { text.to_owned() };
    let known = |day: Option<NaiveDate>| day.map_or_else(|| NOT_KNOWN.to_owned(), date);
    let left = match row.months_left {
        Some(0) => "None".to_owned(),
        Some(months) => counted(u64::from(months), "month", "months"),
        None => NOT_KNOWN.to_owned(),
    };
    let annual = row.annual_pence.map_or_else(|| NOT_KNOWN.to_owned(), |sum| exact(sum, "GBP"));
    let facts = [
        ("Body", stated(&row.body)),
        ("Reference", stated(&row.reference)),
        ("Legal supplier", stated(&row.supplier)),
        ("Group", row.group.clone()),
        ("Product", row.product.clone()),
        ("Capability", row.capability.clone()),
        ("Vendor", row.vendor.clone()),
        ("Reseller", row.reseller.clone()),
        ("Regime", stated(&row.regime)),
        ("Route", stated(&row.route)),
        ("Framework and lot", stated(&row.framework_and_lot)),
        ("Start", date_if_any(row.start)),
        ("Current end", date_if_any(row.current_end)),
        ("Options left", left),
        ("Latest possible end", known(row.latest_end)),
        ("Notice by", known(row.notice_by)),
        ("Procurement start", known(row.procurement_start)),
        ("Annual \u{a3} net", annual),
        ("\u{a3} basis", row.basis.clone()),
        ("Confidence", row.confidence.clone()),
        (
            "Confirmed",
            if row.confirmed.is_empty() { "Nobody".to_owned() } else { row.confirmed.clone() },
        ),
    ];
    let told = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let mut rows: Vec<SummaryRow> = told.map(|(key, text)| SummaryRow::text(key, text)).collect();
    let doubts: Vec<Html> = row.to_check.iter().map(|doubt| Html::text(doubt)).collect();
    let doubts = if doubts.is_empty() { Html::text("Nothing") } else { Html::lines(&doubts) };
    rows.push(SummaryRow::html("To check", doubts));
    rows
}

/// Each record with what it says in short, and its file and row.
fn records_table(site: &Holding, row: &DecisionRow) -> Table {
    let head = ["Record", "Stage", "Starts", "Ends", "File and row"].map(Cell::text);
    let records = row.records.iter().filter_map(|id| site.contract(id)).map(|own| {
        let named = if own.id == row.id {
            Cell::text(format!("{} (this record)", title(own)))
        } else {
            Cell::link(&format!("/contracts/{}", own.id), title(own))
        };
        vec![
            named,
            labelled("Stage", unbroken(stage(own.stage))),
            labelled("Starts", unbroken(short_date(own.start))),
            labelled("Ends", unbroken(short_date(own.end))),
            labelled("File and row", placed(Cell::html(place(site, own)))),
        ]
    });
    let mut table = Table::about("Records of this agreement", head.into(), records.collect());
    table.classes = "whitworth-dense".into();
    table.caption_classes = "govuk-visually-hidden".into();
    table
}

fn place(site: &Holding, row: &ContractRow) -> Html {
    let file = file(site, row);
    if row.position.is_empty() {
        return file;
    }
    file.then(&Html::text(&format!(": {}", row.position)))
}

/// The file of a record, with its page.
pub(super) fn file(site: &Holding, row: &ContractRow) -> Html {
    site.file_of(row).map_or_else(
        || Html::text(&row.file),
        |file| Html::link(&format!("/files/{}", file.id), &row.file),
    )
}
