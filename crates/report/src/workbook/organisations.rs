use estate::RestsOn;
use rust_xlsxwriter::{Workbook, XlsxError};

use super::sheet::{COUNT, Heading, MONEY, Sheet};
use crate::Report;
use crate::periods::DIFFER;
use crate::tables::{ORGANISATION_COLUMNS, OrganisationCells, OrganisationRow};

/// Every way in which every organisation is written.
pub(super) fn organisations(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let headings: Vec<Heading> = ORGANISATION_COLUMNS
        .iter()
        .map(|column| match column.cells {
            OrganisationCells::Text(_) => (column.name, 34.0),
            _ => (column.name, COUNT),
        })
        .collect();
    let mut sheet = Sheet::new(workbook, "Organisations", &headings)?;
    for row in OrganisationRow::all(&report.organisations, &report.files) {
        if !sheet.next_row() {
            continue;
        }
        for column in ORGANISATION_COLUMNS {
            match column.cells {
                OrganisationCells::Text(of) => sheet.text(&of(&row))?,
                OrganisationCells::Count(of) => sheet.count(Some(of(&row)))?,
                OrganisationCells::Sure(of) => {
                    sheet.text(&of(&row).map_or_else(String::new, |sure| format!("{sure:.4}")))?;
                }
            }
        }
    }
    sheet.finish("organisations.csv")
}

/// Software vendors, a row for each way in which each product was seen.
pub(super) fn vendors(workbook: &mut Workbook, report: &Report) -> Result<(), XlsxError> {
    let headings = [
        ("Vendor", 34.0),
        ("Product", 34.0),
        ("Rests on", 34.0),
        ("Through", 24.0),
        ("Verified", COUNT),
        ("Buyers", 70.0),
        ("Contracts", COUNT),
        ("Contracts with a value", COUNT),
        ("Contract value, net", MONEY),
        ("Lines", COUNT),
        ("Lines with net", COUNT),
        ("Net spend", MONEY),
        ("Why", 70.0),
    ];
    let mut sheet = Sheet::new(workbook, "Software vendors", &headings)?;
    let seen = report.vendors.iter().flat_map(|own| own.seen.iter().map(move |seen| (own, seen)));
    for (vendor, seen) in seen {
        if !sheet.next_row() {
            continue;
        }
        sheet.text(&vendor.name)?;
        sheet.text(seen.product.as_deref().unwrap_or_default())?;
        sheet.text(rests_on(seen.rests_on))?;
        sheet.text(seen.reseller.as_deref().unwrap_or_default())?;
        sheet.text(if seen.verified { "yes" } else { "no" })?;
        sheet.text(&seen.buyers.join("; "))?;
        sheet.count(Some(seen.contracts))?;
        sheet.count(Some(seen.valued))?;
        sheet.money((seen.valued > 0).then_some(seen.contract_net_pence))?;
        sheet.count(Some(seen.lines))?;
        sheet.count(Some(seen.net_lines))?;
        if seen.net_lines > 0 && !seen.periods_overlap() {
            sheet.text(DIFFER)?;
        } else {
            sheet.money((seen.net_lines > 0).then_some(seen.net_pence))?;
        }
        sheet.text(&seen.why)?;
    }
    sheet.finish("report.json")
}

fn rests_on(basis: RestsOn) -> &'static str {
    match basis {
        RestsOn::TitleAndMaker => "named, from its maker",
        RestsOn::TitleAndReseller => "title, from a reseller",
        RestsOn::Maker => "its maker; no product named",
        RestsOn::Title => "title alone: possible",
    }
}
