//! The Contracts Finder CSV export. Its contact columns are empty: the region has no people.

use chrono::{Days, NaiveDate};

use crate::notation::{AmountNotation, DateNotation};
use crate::sheet::{Cell, Sheet};
use crate::telling::Telling;

const HEADER: &[&str] = &[
    "Notice Identifier",
    "Notice Type",
    "Organisation Name",
    "Status",
    "Published Date",
    "Title",
    "Description",
    "Nationwide",
    "Postcode",
    "Region",
    "Cpv Codes",
    "Contact Name",
    "Contact Email",
    "Contact Address 1",
    "Contact Address 2",
    "Contact Town",
    "Contact Postcode",
    "Contact Country",
    "Contact Telephone",
    "Contact Website",
    "Attachments",
    "Links",
    "Additional Text",
    "Start Date",
    "End Date",
    "Closing Date",
    "Is sub-contract",
    "Parent Reference",
    "Suitable for SME",
    "Suitable for VCO",
    "Supply Chain",
    "OJEU Contract Type",
    "Value Low",
    "Value High",
    "Awarded Date",
    "Awarded Value",
    "Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]",
    "Supplier's contact name",
    "Contract start date",
    "Contract end date",
    "OJEU Procedure Type",
    "Accelerated Justification",
];

/// The notices as an export, each accounted for. One in seven is still open, so it has no award.
pub(crate) fn sheet(notices: &[Telling<'_>]) -> Sheet {
    let mut sheet = Sheet::new(HEADER.to_vec());
    for (row, notice) in notices.iter().enumerate() {
        let awarded = row % 7 != 5;
        let partner = (row % 19 == 8).then(|| notices.get(row + 1)).flatten();
        let value = match row % 17 {
            11 => 0,
            14 => 100,
            _ => notice.value_pence,
        };
        sheet.rows.push(cells(notice, partner, awarded.then_some(value)));
        sheet.tells.push(Some(row));
        sheet.tally.accept();
        if awarded {
            sheet.tally.add_contract_value(value);
        }
    }
    sheet
}

fn cells(notice: &Telling<'_>, partner: Option<&Telling<'_>>, awarded: Option<i64>) -> Vec<Cell> {
    let (contract, trade) = (notice.contract, notice.contract.trade());
    let published = contract.start.checked_sub_days(Days::new(21)).unwrap_or(contract.start);
    let low = AmountNotation::Trimmed.write(contract.total_pence / 100 * 90);
    let high = AmountNotation::Trimmed.write(contract.total_pence / 100 * 110);
    let date = |date| Cell::from(DateNotation::DayMonthYear.write(date));
    let stated = |day: Option<NaiveDate>| day.map_or(Cell::Blank, date);
    let suppliers: String = std::iter::once(notice).chain(partner).map(bracketed).collect();
    let blank = || Cell::Blank;
    let mut cells = vec![
        Cell::from(notice.reference.clone()),
        Cell::from("Contract"),
        Cell::from(contract.buyer().name),
        Cell::from(if awarded.is_some() { "Awarded" } else { "Open" }),
        Cell::from(format!("{}T09:30:00+01:00", DateNotation::Iso.write(published))),
        Cell::from(notice.title.clone()),
        Cell::from(format!("{}.\nAn invented notice (demonstration).", contract.description())),
        Cell::from("No"),
        Cell::from(contract.buyer().postcode),
        Cell::from("Marrowdale (demonstration)"),
        Cell::from(trade.cpv.0),
    ];
    // Contact Name to Additional Text.
    cells.extend(std::iter::repeat_with(blank).take(12));
    cells.extend([stated(notice.start), stated(notice.end), date(published)]);
    cells.extend([Cell::from("No"), blank(), Cell::from("Yes"), Cell::from("No"), blank()]);
    cells.extend([Cell::from("Services"), Cell::from(low), Cell::from(high)]);
    match awarded {
        Some(value) => cells.extend([
            date(published),
            Cell::from(AmountNotation::Trimmed.write(value)),
            Cell::from(suppliers),
        ]),
        None => cells.extend([blank(), blank(), blank()]),
    }
    cells.extend([blank(), stated(notice.start), stated(notice.end)]);
    cells.extend([Cell::from("Open procedure (below threshold)"), blank()]);
    cells
}

fn bracketed(notice: &Telling<'_>) -> String {
    let organisation = notice.organisation;
    let yes_no = |yes| if yes { "Yes" } else { "No" };
    let scheme = if organisation.body.is_some() { "" } else { "COMPANIES_HOUSE" };
    format!(
        "[{}|{}|{scheme}|{}|{}|{}]",
        notice.supplier,
        organisation.postcode,
        organisation.company_number,
        yes_no(organisation.sme),
        yes_no(organisation.vcse)
    )
}
