use chrono::{Datelike, NaiveDate};
use resolve::name_key;
use serde::{Deserialize, Serialize};

use super::ContractTerm;
use super::worth::net_pounds;
use crate::{Contract, Pence};

/// Years before and after the day of the report beyond which a date is more likely a slip.
const FAR_YEARS: i32 = 30;

/// Something that contradicts itself, or cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// A year's worth, over no count of the contract's months, makes the total.
    AnnualAgainstTotal {
        /// A year's worth.
        annual_pence: Pence,
        /// The total.
        total_pence: Pence,
    },
    /// There are options, and the total is that of the first term alone.
    TotalWithoutOptions {
        /// The total.
        total_pence: Pence,
        /// The months of the first term.
        first_months: u32,
        /// The months of all options.
        optional_months: u32,
    },
    /// Its last day has passed.
    Expired {
        /// The last day.
        end: NaiveDate,
    },
    /// It ends before it starts.
    EndsBeforeStart {
        /// The first day.
        start: NaiveDate,
        /// The last.
        end: NaiveDate,
    },
    /// A date far from the day of the report.
    FarDate {
        /// The date.
        date: NaiveDate,
    },
    /// The buyer is the supplier too.
    BuyerIsSupplier {
        /// Its name.
        name: String,
    },
    /// Two mentions of the agreement tell different ends.
    EndsDiffer {
        /// One.
        one: NaiveDate,
        /// The other.
        other: NaiveDate,
    },
    /// Two mentions of the agreement tell different totals.
    TotalsDiffer {
        /// One.
        one_pence: Pence,
        /// The other.
        other_pence: Pence,
    },
}

impl Doubt {
    /// Everything that is doubtful of a contract and what else is told of its agreement.
    pub(super) fn of(
        contract: &Contract,
        told: &[&Contract],
        term: &ContractTerm,
        as_at: NaiveDate,
    ) -> Vec<Self> {
        let dates = [contract.start, contract.end].into_iter().flatten();
        let far = dates.filter(|date| (date.year() - as_at.year()).abs() > FAR_YEARS);
        let mut doubts: Vec<Self> = far.map(|date| Self::FarDate { date }).collect();
        doubts.extend(of_term(contract, as_at));
        doubts.extend(of_values(contract, term));
        doubts.extend(own_supplier(contract));
        doubts.extend(disagreements(contract, told));
        doubts
    }

    /// The doubt in words, with both figures.
    pub fn words(&self) -> String {
        match self {
            Self::AnnualAgainstTotal { annual_pence, total_pence } => {
                format!("£{annual_pence} a year and £{total_pence} in total do not fit its months")
            }
            Self::TotalWithoutOptions { total_pence, first_months, optional_months } => format!(
                "the total of £{total_pence} is that of the first {first_months} months, without the {optional_months} months of options"
            ),
            Self::Expired { end } => format!("ended on {}", said(*end)),
            Self::EndsBeforeStart { start, end } => {
                format!("ends on {} before it starts on {}", said(*end), said(*start))
            }
            Self::FarDate { date } => format!("the date {} is far off", said(*date)),
            Self::BuyerIsSupplier { name } => format!("{name} is buyer and supplier"),
            Self::EndsDiffer { one, other } => {
                format!("another source has it end on {}, not {}", said(*other), said(*one))
            }
            Self::TotalsDiffer { one_pence, other_pence } => {
                format!("another source has a total of £{other_pence}, not £{one_pence}")
            }
        }
    }
}

fn said(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn of_term(contract: &Contract, as_at: NaiveDate) -> Vec<Doubt> {
    let Some(end) = contract.end else { return Vec::new() };
    let before = contract.start.filter(|start| end < *start);
    let before = before.map(|start| Doubt::EndsBeforeStart { start, end });
    let expired = (end < as_at).then_some(Doubt::Expired { end });
    before.into_iter().chain(expired).collect()
}

/// What the annual value, the total and the months say of each other.
fn of_values(contract: &Contract, term: &ContractTerm) -> Option<Doubt> {
    let annual_pence = net_pounds(contract.annual.as_ref())?;
    let total_pence = net_pounds(contract.total.as_ref())?;
    let first = term.first_months.or(term.current_months())?;
    let optional = term.optional_months.unwrap_or(0);
    // Options may be meant each or all together, and extensions may go beyond them.
    let count = contract.extension_count.filter(|count| *count <= 10).unwrap_or(1).max(1);
    let possible = [first, first + optional, first + optional * count];
    let possible = possible.into_iter().chain(term.current_months());
    let is = |months: u32| {
        // A contract of a few days or weeks states its total as a year's worth.
        let over = if months < 12 { 12 } else { months };
        let expected = annual_pence.0 as f64 * f64::from(over) / 12.0;
        let ratio = total_pence.0 as f64 / expected.max(1.0);
        (0.9..=1.1).contains(&ratio)
    };
    if !possible.clone().any(is) {
        return Some(Doubt::AnnualAgainstTotal { annual_pence, total_pence });
    }
    let with_options = [first + optional, first + optional * count].into_iter().any(is);
    (optional > 0 && first >= 12 && is(first) && !with_options).then_some(
        Doubt::TotalWithoutOptions { total_pence, first_months: first, optional_months: optional },
    )
}

fn own_supplier(contract: &Contract) -> Option<Doubt> {
    let buyers: Vec<String> = contract.buyers.iter().map(|party| name_key(&party.name)).collect();
    let own = contract.suppliers.iter().find(|party| buyers.contains(&name_key(&party.name)))?;
    Some(Doubt::BuyerIsSupplier { name: own.name.clone() })
}

/// What the other mentions tell differently; the first of each kind.
fn disagreements(contract: &Contract, told: &[&Contract]) -> Vec<Doubt> {
    let others = || told.iter().filter(|other| other.id != contract.id);
    let end = contract.end.and_then(|one| {
        let other = others().filter_map(|other| other.end).find(|other| *other != one)?;
        Some(Doubt::EndsDiffer { one, other })
    });
    let total = net_pounds(contract.total.as_ref()).and_then(|one_pence| {
        let totals = others().filter_map(|other| net_pounds(other.total.as_ref()));
        let other_pence = totals.into_iter().find(|other| *other != one_pence)?;
        Some(Doubt::TotalsDiffer { one_pence, other_pence })
    });
    end.into_iter().chain(total).collect()
}
