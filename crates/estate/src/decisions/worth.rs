use serde::{Deserialize, Serialize};

use super::ContractTerm;
use crate::{Basis, Contract, Money, Pence};

/// A year's worth of a contract, and where it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// Net, in pounds sterling.
    pub annual_pence: Pence,
    /// What it is from.
    pub from: WorthFrom,
}

/// What a year's worth is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorthFrom {
    /// The source states it.
    Stated,
    /// The total, spread evenly over so many months: from the start to the current end.
    Total {
        /// The total.
        total_pence: Pence,
        /// The months.
        months: u32,
    },
}

impl Worth {
    /// A year's worth; none where neither a year's nor the total is known, net and in pounds.
    pub(super) fn of(contract: &Contract, term: &ContractTerm) -> Option<Self> {
        if let Some(annual_pence) = net_pounds(contract.annual.as_ref()) {
            return Some(Self { annual_pence, from: WorthFrom::Stated });
        }
        let total_pence = net_pounds(contract.total.as_ref())?;
        let months = term.current_months()?;
        // Of a few weeks there is no year's worth.
        let annual = total_pence.0.checked_mul(12)?.checked_div(i64::from(months))?;
        (months >= 6).then_some(Self {
            annual_pence: Pence(annual),
            from: WorthFrom::Total { total_pence, months },
        })
    }

    /// What it is from, in words.
    pub fn words(&self) -> String {
        match self.from {
            WorthFrom::Stated => "as the source states it".to_owned(),
            WorthFrom::Total { total_pence, months } => {
                format!("total of £{total_pence} spread over {months} months")
            }
        }
    }
}

/// An amount, if it is net and in pounds sterling.
pub(crate) fn net_pounds(money: Option<&Money>) -> Option<Pence> {
    money.filter(|own| own.currency == "GBP" && own.basis == Basis::Net).map(|own| own.pence)
}
