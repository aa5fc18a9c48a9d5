//! What the figures speak for, and what they do not: sentences that stand beside every figure.

use crate::Report;
use crate::periods;
use crate::words::{count, day, number, pounds};

/// What the figures of spend cover.
pub(crate) fn of_spend(report: &Report) -> Vec<String> {
    let coverage = &report.coverage;
    let lines = count(coverage.spend_lines, "payment line", "payment lines");
    if coverage.spend_lines == 0 {
        return vec!["No payment lines were read, so nothing is said of spend.".to_owned()];
    }
    let sum = |sum| sum_over_buyers(report, sum);
    let mut sentences = periods::differ(report).into_iter().collect::<Vec<_>>();
    sentences.push(format!(
        "Net figures cover {} of {lines}{}.",
        number(coverage.net_lines),
        sum(coverage.net_pence)
    ));
    sentences.push(if coverage.gross_lines == 0 {
        "No line states a gross amount.".to_owned()
    } else {
        format!(
            "Gross figures cover {} of {lines}{}. Gross is another view of payments, never added \
             to net.",
            number(coverage.gross_lines),
            sum(coverage.gross_pence)
        )
    });
    sentences.extend(periods::of_payments(report));
    sentences.extend(basis(report));
    sentences.extend(credits(report));
    if coverage.redacted_lines > 0 {
        sentences.push(format!(
            "The supplier of {} was redacted by the publisher: the amounts are counted, under \
             \"{}\".",
            count(coverage.redacted_lines, "line", "lines"),
            estate::REDACTED
        ));
    }
    sentences.extend(currencies(report));
    sentences
}

/// What the figures of contracts cover.
pub(crate) fn of_contracts(report: &Report) -> Vec<String> {
    let coverage = &report.coverage;
    if coverage.contracts == 0 && coverage.withheld == 0 {
        return vec!["No contracts were read, so nothing is said of them.".to_owned()];
    }
    let awarded =
        count(coverage.awarded, "record of an awarded contract", "records of awarded contracts");
    let mut sentences = vec![format!(
        "Contract values are net and cover {} of {awarded}; they come to {}, each record counted.",
        number(coverage.valued),
        pounds(coverage.contract_net_pence)
    )];
    let placeholders: u64 = report.files.iter().map(|file| file.placeholders).sum();
    if placeholders > 0 {
        sentences.push(format!(
            "{} of 0, 0.01 or 1 {} for \"unknown\", and no sum holds {}.",
            count(placeholders, "value", "values"),
            if placeholders == 1 { "stands" } else { "stand" },
            if placeholders == 1 { "it" } else { "them" },
        ));
    }
    let others = coverage.contracts.saturating_sub(coverage.awarded);
    if others > 0 {
        sentences.push(format!(
            "{} {} planned, out to tender or withdrawn, and in no figure of value.",
            count(others, "procurement", "procurements"),
            if others == 1 { "is" } else { "are" }
        ));
    }
    if coverage.withheld > 0 {
        sentences.push(format!(
            "{} marked not public {} in no figure and no table.",
            count(coverage.withheld, "contract", "contracts"),
            if coverage.withheld == 1 { "is" } else { "are" }
        ));
    }
    sentences.extend(report.corrections.as_ref().map(|said| {
        format!(
            "{} confirmed by the bodies that hold them, {} corrected and not confirmed, {} neither.",
            count(said.confirmed as u64, "contract is", "contracts are"),
            number(said.corrected as u64),
            number(said.neither as u64),
        )
    }));
    sentences
}

/// What the list of contracts that end covers.
pub(crate) fn of_ending(report: &Report) -> Vec<String> {
    let coverage = &report.coverage;
    let dated = coverage.awarded.saturating_sub(coverage.without_end);
    let mut sentences = vec![format!(
        "{} of {} {} an end date; {} of those had ended by {}.",
        number(dated),
        count(coverage.awarded, "awarded contract", "awarded contracts"),
        if dated == 1 { "has" } else { "have" },
        number(coverage.ended),
        day(report.as_at)
    )];
    if coverage.without_end > 0 {
        sentences.push(format!(
            "{} without an end date cannot appear here.",
            count(coverage.without_end, "awarded contract", "awarded contracts")
        ));
    }
    sentences
}

/// What the list of suppliers that several buyers use covers.
pub(crate) fn of_shared(report: &Report) -> Vec<String> {
    periods::of_shared(report).into_iter().chain(of_organisations(report)).collect()
}

/// How names were told apart.
pub(crate) fn of_organisations(report: &Report) -> Vec<String> {
    let coverage = &report.coverage;
    let mut sentences = vec![format!(
        "{} written in {}, and {}, were told apart by name, official number and postcode. That is \
         likelihood and not proof: it can be wrong either way.",
        count(coverage.suppliers, "supplier", "suppliers"),
        count(coverage.supplier_names, "way", "ways"),
        count(coverage.buyers, "buyer", "buyers"),
    )];
    if coverage.doubtful_pairs > 0 {
        sentences.push(format!(
            "{} may be one organisation, and {} kept apart until a person has looked.",
            count(coverage.doubtful_pairs, "pair of names", "pairs of names"),
            if coverage.doubtful_pairs == 1 { "is" } else { "are" }
        ));
    }
    sentences
}

/// For how many suppliers an owner is known, and from what; nothing where it was not asked for.
pub(crate) fn of_ownership(report: &Report) -> Vec<String> {
    let Some(ownership) = &report.ownership else { return Vec::new() };
    let read = ownership.files.iter().filter_map(|file| {
        file.publication.map(|own| format!("{} ({})", file.source.path, own.name()))
    });
    let read: Vec<String> = read.collect();
    if read.is_empty() {
        return vec!["Who owns whom is not known: no publication on it could be read.".to_owned()];
    }
    let mut sentences = vec![format!(
        "On {}, a controlling owner is known for {} of the {} with a company number, of {} in all, \
         from {}.",
        day(report.as_at),
        number(ownership.with_owner),
        count(ownership.with_number, "supplier", "suppliers"),
        number(report.coverage.suppliers),
        read.join("; "),
    )];
    if ownership.with_owner > 0 {
        sentences.push(
            "The group stands beside each supplier in organisations.csv. No figure adds up a group."
                .to_owned(),
        );
    }
    if ownership.undecided > 0 {
        sentences.push(format!(
            "{} company numbers that lead to different groups, and {} given none.",
            count(ownership.undecided, "supplier has", "suppliers have"),
            if ownership.undecided == 1 { "is" } else { "are" },
        ));
    }
    sentences
}

/// What the figure of software vendors covers.
pub(crate) fn of_vendors(report: &Report) -> Vec<String> {
    if report.vendors.is_empty() {
        return vec!["No software that the dictionary of vendors knows was seen.".to_owned()];
    }
    let sum = |of: fn(&estate::VendorFigure) -> u64| report.vendors.iter().map(of).sum();
    let mut sentences = vec![format!(
        "Software was seen for sure in {} and {}, by a dictionary of vendors. What it does not know, and \
         what a title does not name, is not here.",
        count(sum(|own| own.contracts), "awarded contract", "awarded contracts"),
        count(sum(|own| own.lines), "payment line", "payment lines"),
    )];
    let possible = sum(|own| own.possible_contracts);
    if possible > 0 {
        sentences.push(format!(
            "{} named in the title of {} from a supplier that is not known to make or resell it: \
             possible, and in no count.",
            if possible == 1 { "A product is" } else { "Products are" },
            count(possible, "contract", "contracts"),
        ));
    }
    sentences.push(
        "Of payments, only those to suppliers that make or resell software were looked at. Facts \
         of the dictionary that nobody has checked are marked."
            .to_owned(),
    );
    sentences
}

/// The end of a sentence that says what a sum comes to, where there is an honest one.
fn sum_over_buyers(report: &Report, sum: estate::Pence) -> String {
    if report.coverage.periods_overlap() {
        format!(" and come to {}", pounds(sum))
    } else {
        String::new()
    }
}

fn basis(report: &Report) -> Option<String> {
    let with_amounts = || {
        report.files.iter().filter(|file| {
            file.kind == estate::Kind::Spend && (file.net.is_some() || file.gross.is_some())
        })
    };
    let silent = with_amounts().filter(|file| !file.basis_stated).count() as u64;
    (silent > 0).then(|| {
        format!(
            "{} of {} {} not say whether amounts hold VAT: they are taken as the rule has it that \
             spend is published under.",
            number(silent),
            count(with_amounts().count() as u64, "spend file", "spend files"),
            if silent == 1 { "does" } else { "do" }
        )
    })
}

fn credits(report: &Report) -> Option<String> {
    let credits: u64 = report.files.iter().map(|file| file.credits).sum();
    (credits > 0).then(|| {
        format!(
            "{} negative: credits, which lower the sums.",
            if credits == 1 {
                "1 line is".to_owned()
            } else {
                format!("{} lines are", number(credits))
            }
        )
    })
}

fn currencies(report: &Report) -> Option<String> {
    let sums: Vec<String> = (report.other_currencies.iter())
        .map(|(currency, sum)| format!("{currency} {sum}"))
        .collect();
    let lines = report.coverage.other_currency_lines;
    (lines > 0 || !sums.is_empty()).then(|| {
        let in_words = if lines > 0 {
            count(lines, "line in another currency is", "lines in other currencies are")
        } else {
            "Amounts in other currencies are".to_owned()
        };
        let named = if sums.is_empty() { String::new() } else { format!(": {}", sums.join("; ")) };
        format!("{in_words} in no sum in pounds{named}.")
    })
}
