use chrono::NaiveDate;
use estate::{Basis, Pence, Stage};

use super::{BriefingPart, NOT_STATED, cells};
use crate::briefing::contract::BriefedValue;
use crate::briefing::{
    BriefedContract, BriefedPayments, Briefing, NameWritten, NumberWritten, PaidByFile,
};
use crate::words::{count, months, number, pounds, short_day};

impl Briefing {
    pub(super) fn contracts(&self) -> BriefingPart {
        let contracts = &self.published.contracts;
        let says = [
            "One contract may stand in several records: section 2 puts them together.",
            "Values whose source does not say whether VAT is in them are taken as net, as the rules of publication ask for. Total and yearly values are never added.",
        ];
        BriefingPart {
            heading: format!("Contracts: {}", count(contracts.len() as u64, "record", "records")),
            says: if contracts.is_empty() { Vec::new() } else { says.map(str::to_owned).to_vec() },
            head: vec![
                "Contract",
                "Body",
                "From and to",
                "Options to extend",
                "Value",
                "Regime, route and framework, as stated",
                "File and row",
            ],
            rows: contracts.iter().map(contract).collect(),
        }
    }

    pub(super) fn payments(&self) -> BriefingPart {
        let payments = &self.published.payments;
        let lines: u64 = payments.iter().map(|own| own.lines).sum();
        let says = "By financial year, from 1 April to 31 March. Net and gross are two views of the same payments. Years and bodies are not added up: the files cover different times.";
        BriefingPart {
            heading: format!("Payments: {}", count(lines, "line", "lines")),
            says: if payments.is_empty() { Vec::new() } else { vec![says.to_owned()] },
            head: vec!["Body", "Year", "Lines", "Net", "Gross", "File and rows"],
            rows: payments.iter().map(paid).collect(),
        }
    }

    pub(super) fn names(&self) -> BriefingPart {
        let names = &self.published.names;
        let row = |own: &NameWritten| {
            cells([
                own.name.clone(),
                number(own.contracts),
                number(own.payments),
                own.place.clone(),
            ])
        };
        BriefingPart {
            heading: "Names as written".to_owned(),
            says: Vec::new(),
            head: vec!["Name", "Contracts", "Payments", "Such as"],
            rows: names.iter().map(row).collect(),
        }
    }

    pub(super) fn numbers(&self) -> BriefingPart {
        let numbers = &self.published.numbers;
        let row = |own: &NumberWritten| {
            cells([own.number.clone(), number(own.records), own.place.clone()])
        };
        let none = "No row states an official number.".to_owned();
        BriefingPart {
            heading: "Official numbers as written".to_owned(),
            says: if numbers.is_empty() { vec![none] } else { Vec::new() },
            head: vec!["Number", "Records", "Such as"],
            rows: numbers.iter().map(row).collect(),
        }
    }
}

fn date(what: &str, own: Option<NaiveDate>) -> String {
    own.map_or_else(|| format!("{what}: {NOT_STATED}"), |day| format!("{what} {}", short_day(day)))
}

fn contract(own: &BriefedContract) -> Vec<Vec<String>> {
    let mut title = vec![if own.title.is_empty() { "Untitled" } else { &own.title }.to_owned()];
    title.extend(own.reference.clone());
    title.extend((own.stage != Stage::Awarded).then(|| stage(own.stage).to_owned()));
    if own.other_suppliers > 0 {
        let others = count(own.other_suppliers as u64, "other supplier", "other suppliers");
        title.push(format!("with {others}"));
    }
    let body = if own.body.is_empty() { NOT_STATED.to_owned() } else { own.body.clone() };
    let dates = vec![date("from", own.start), date("to", own.end)];
    vec![title, vec![body], dates, options(own), values(own), bought(own), vec![own.place.clone()]]
}

fn stage(own: Stage) -> &'static str {
    match own {
        Stage::Planned => "planned",
        Stage::Tender => "out to tender, or not awarded yet",
        Stage::Awarded => "awarded",
        Stage::Withdrawn => "ended early, withdrawn or cancelled",
    }
}

fn options(own: &BriefedContract) -> Vec<String> {
    let stated = [own.extension_months, own.extension_count];
    if stated.contains(&Some(0)) && stated.iter().all(|own| own.unwrap_or(0) == 0) {
        return vec!["none".to_owned()];
    }
    let mut said = Vec::new();
    said.extend(own.extension_months.map(months));
    said.extend(own.extension_count.map(|own| count(u64::from(own), "option", "options")));
    said.extend(own.extensions_taken.map(|own| format!("{own} marked as taken")));
    said.extend(own.latest_end.map(|own| format!("latest end {}", short_day(own))));
    if said.is_empty() { vec![NOT_STATED.to_owned()] } else { said }
}

fn values(own: &BriefedContract) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(own.total.as_ref().map(|own| value(own, "in total")));
    said.extend(own.total_gross.as_ref().map(|own| value(own, "in total")));
    said.extend(own.annual.as_ref().map(|own| value(own, "a year")));
    if said.is_empty() { vec![NOT_STATED.to_owned()] } else { said }
}

fn value(own: &BriefedValue, of: &str) -> String {
    let amount = match own.currency.as_str() {
        "GBP" => pounds(own.pence),
        currency => format!("{currency} {}", own.pence),
    };
    let basis = if own.basis == Basis::Net { "net" } else { "gross" };
    let stated = own.basis_stated == Some(true);
    format!("{amount} {of}, {}{basis}", if stated { "" } else { "taken as " })
}

fn bought(own: &BriefedContract) -> Vec<String> {
    let law = own.legal_basis.as_ref().map(|own| format!("law: {own}"));
    let notice = own.notice_type.as_ref().map(|own| format!("notice: {own}"));
    let framework = own.framework.as_ref().map(|own| format!("framework: {own}"));
    let parts = [law, notice, own.procedure.clone(), framework, own.lot.clone()];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    if said.is_empty() { vec![NOT_STATED.to_owned()] } else { said }
}

fn paid(own: &BriefedPayments) -> Vec<Vec<String>> {
    let amount = |lines: u64, sum: Pence| match (lines, own.currency.as_str()) {
        (0, _) => "–".to_owned(),
        (_, "GBP") => pounds(sum),
        (_, currency) => format!("{currency} {sum}"),
    };
    let of = |lines: u64| {
        (lines > 0 && lines < own.lines).then(|| format!("in {} of them", number(lines)))
    };
    let file = |own: &PaidByFile| {
        if own.first_row == own.last_row {
            return format!("{}: row {}", own.file, own.first_row);
        }
        let lines = count(own.lines, "line", "lines");
        format!("{}: {lines} from row {} to row {}", own.file, own.first_row, own.last_row)
    };
    let year = if own.year.is_empty() { "no date".to_owned() } else { own.year.clone() };
    let sum =
        |lines, pence| [Some(amount(lines, pence)), of(lines)].into_iter().flatten().collect();
    vec![
        vec![if own.body.is_empty() { NOT_STATED.to_owned() } else { own.body.clone() }],
        vec![year],
        vec![number(own.lines)],
        sum(own.net_lines, own.net_pence),
        sum(own.gross_lines, own.gross_pence),
        own.files.iter().map(file).collect(),
    ]
}
