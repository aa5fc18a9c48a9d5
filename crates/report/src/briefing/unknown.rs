//! What a briefing does not know, and how far it reaches.

use estate::Kind;

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
        let lines = lines as u64;
        (lines > 0).then(|| {
            format!("{} of its {} {what}.", number(lines), count(all, "payment", "payments"))
        })
    };
    let undated = held.payments.iter().filter(|line| line.date.is_none()).count();
    said.extend(without("state no date", undated));
    let basis_stated =
        |path: &str| report.files.iter().any(|file| file.source.path == path && file.basis_stated);
    let unstated = held.payments.iter().filter(|line| !basis_stated(&line.file)).count();
    said.extend(without(
        "stand in files that do not say whether VAT is in the amounts: those are shown as net",
        unstated,
    ));
    let mut periods: Vec<String> = Vec::new();
    for figure in &report.figures.spend_by_buyer {
        let is_payer = held.payments.iter().any(|line| figure.name == line.buyer);
        if let Some(period) = figure.period().filter(|_| is_payer) {
            periods.push(format!("{}, {} to {}", figure.name, day(period.first), day(period.last)));
        }
    }
    if !periods.is_empty() {
        said.push(format!(
            "Payments were read for these days, and of others nothing is known: {}.",
            periods.join("; ")
        ));
    }
    said
}

fn of_contracts(contracts: &[BriefedContract]) -> Vec<String> {
    if contracts.is_empty() {
        return vec![
            "No contract with it is shown: that there is none does not follow.".to_owned(),
        ];
    }
    let all = count(contracts.len() as u64, "contract", "contracts");
    let without = |what: &str, is: fn(&BriefedContract) -> bool| {
        let found = contracts.iter().filter(|own| is(own)).count() as u64;
        (found > 0).then(|| format!("{} of its {all} {what}.", number(found)))
    };
    let said = [
        without("state no end", |own| own.end.is_none()),
        without("state no value", |own| own.total.is_none() && own.annual.is_none()),
        without("say nothing of options to extend", |own| {
            own.extension_months.is_none() && own.latest_end.is_none()
        }),
        without("do not say how they were bought", |own| own.procedure.is_none()),
        without("name no framework: whether there is one is not known", |own| {
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
        None => "Contracts that are marked as not public are left out; how many of them are of this supplier is not known, as the folder does not hold the list of them.".to_owned(),
    });
    said
}
