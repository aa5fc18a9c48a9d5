//! What a briefing does not know, and how far it reaches.

use estate::{Field, FileAccount, Kind, SpendFigure};

use super::contract::BriefedContract;
use super::held::Held;
use crate::Report;
use crate::words::{KINDS, count, day, kind, number};

pub(super) fn not_known(
    report: &Report,
    held: &Held<'_>,
    contracts: &[BriefedContract],
) -> Vec<String> {
    let mut said = vec![coverage(report)];
    said.extend(of_payments(report, held));
    said.extend(of_contracts(contracts));
    said.push(
        "A supplier is known by the ways in which records write it. Records under a name that was redacted, or that nobody put together with it, are not here, nor are those of other companies of its group.".to_owned(),
    );
    if report.ownership.is_none() {
        said.push(
            "Who owns it is not known: no publication on ownership was given to the audit."
                .to_owned(),
        );
    }
    said.extend(left_out(held));
    said
}

/// What was read.
fn coverage(report: &Report) -> String {
    let of_kind = |of: Kind| report.files.iter().filter(|file| file.kind == of).count() as u64;
    let read = [Kind::Spend, Kind::Register, Kind::ContractsFinderExport, Kind::Ocds];
    let read = KINDS.into_iter().filter(|own| read.contains(own)).map(|own| (own, of_kind(own)));
    let read = read.filter(|(_, files)| *files > 0).map(|(own, files)| {
        let (one, many) = kind(own);
        count(files, one, many)
    });
    let read: Vec<String> = read.collect();
    if read.is_empty() {
        return "Nothing was read.".to_owned();
    }
    format!(
        "It rests on {} as given to the audit of {}, and on nothing else.",
        read.join(", "),
        day(report.as_at)
    )
}

fn of_payments(report: &Report, held: &Held<'_>) -> Vec<String> {
    if held.payments.is_empty() {
        return vec![
            "No payments to it are shown: that none were made does not follow.".to_owned(),
        ];
    }
    let all = held.payments.len() as u64;
    let mut said: Vec<String> = Vec::new();
    let without = |what: &str, lines: usize| {
        let (lines, all) = (number(lines as u64), count(all, "payment", "payments"));
        (lines != "0").then(|| format!("{what}: {lines} of its {all}."))
    };
    let undated = held.payments.iter().filter(|line| line.date.is_none()).count();
    said.extend(without("Without a date", undated));
    let basis_stated =
        |path: &str| report.files.iter().any(|file| file.source.path == path && file.basis_stated);
    let unstated = held.payments.iter().filter(|line| !basis_stated(&line.file)).count();
    said.extend(without(
        "In files that do not say whether VAT is in their amounts, which are taken as net",
        unstated,
    ));
    said.extend(periods(report, held));
    said
}

/// The days that payments were read for; not told where some are left out or a file marks its rows, for the
/// first or last may be one of those.
fn periods(report: &Report, held: &Held<'_>) -> Option<String> {
    let visibility = Some(Field::Visibility.name());
    let marks = |file: &FileAccount| {
        file.kind == Kind::Spend
            && file.reading.columns.iter().any(|column| column.field.as_deref() == visibility)
    };
    if held.left_out.payments > 0 || report.files.iter().any(marks) {
        return None;
    }
    let is_payer = |figure: &&SpendFigure| held.payments.iter().any(|own| own.buyer == figure.name);
    let payers = report.figures.spend_by_buyer.iter().filter(is_payer);
    let periods = payers.filter_map(|figure| {
        let period = figure.period()?;
        Some(format!("{}, {} to {}", figure.name, day(period.first), day(period.last)))
    });
    let periods: Vec<String> = periods.collect();
    (!periods.is_empty()).then(|| {
        let periods = periods.join("; ");
        format!("Payments were read for these days, and of others nothing is known: {periods}.")
    })
}

fn of_contracts(contracts: &[BriefedContract]) -> Vec<String> {
    if contracts.is_empty() {
        return vec![
            "No contract that its source says is with it is shown: that there is none does not follow.".to_owned(),
        ];
    }
    let all = count(contracts.len() as u64, "record", "records");
    let without = |what: &str, is: fn(&BriefedContract) -> bool| {
        let found = contracts.iter().filter(|own| is(own)).count() as u64;
        (found > 0).then(|| format!("{what}: {} of its {all} of contracts.", number(found)))
    };
    let said = [
        without("No end stated", |own| own.end.is_none()),
        without("No value stated", |own| own.total.is_none() && own.annual.is_none()),
        without("Nothing said of options to extend", |own| {
            own.extension_months.is_none() && own.latest_end.is_none()
        }),
        without("Not said how it was bought", |own| own.procedure.is_none()),
        without("No framework named, so that it is not known whether there is one", |own| {
            own.framework.is_none()
        }),
    ];
    said.into_iter().flatten().collect()
}

/// How many rows were left out, and nothing else of them.
fn left_out(held: &Held<'_>) -> Vec<String> {
    let left_out = held.left_out;
    let mut said = vec![format!(
        "Left out, because a source has a column on publication and does not plainly mark the row as public in it: {} and {}. A blank there says nothing plain. Files without such a column are taken as published.",
        count(left_out.contracts, "contract", "contracts"),
        count(left_out.payments, "payment", "payments")
    )];
    said.push(match left_out.not_public {
        Some(marked) => format!(
            "Marked as not public and left out: {}.",
            count(marked, "contract", "contracts")
        ),
        None => "Contracts that are marked as not public are left out; how many of them are of this supplier is not known, as the folder does not hold the whole list of them. Any payment that names a contract may be under one of them, so all of those are left out.".to_owned(),
    });
    said
}
