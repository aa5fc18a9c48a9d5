use serde::{Deserialize, Serialize};

use super::ContractTerm;
use crate::corrections::Fact;
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
    /// The body that holds the contract corrected what the source states.
    Corrected,
    /// The total, spread evenly over so many months: from the start to the current end, or to the
    /// latest, where the source says that the total counts the options to extend.
    Total {
        /// The total.
        total_pence: Pence,
        /// The months.
        months: u32,
        /// Whether the source says that the total counts the options to extend.
        includes_extensions: Option<bool>,
        /// Whether the total counts options whose months are not known, so that the months are those to the
        /// current end, and a year may be worth less.
        options_unknown: bool,
    },
}

impl Worth {
    /// A year's worth; none where neither a year's nor the total is known, net and in pounds.
    pub(super) fn of(contract: &Contract, term: &ContractTerm) -> Option<Self> {
        if let Some(annual_pence) = net_pounds(contract.annual.as_ref()) {
            let corrected = contract.said.of(Fact::Annual).is_some();
            let from = if corrected { WorthFrom::Corrected } else { WorthFrom::Stated };
            return Some(Self { annual_pence, from });
        }
        let total_pence = net_pounds(contract.total.as_ref())?;
        let includes_extensions = contract.total_includes_extensions;
        let longest = term.longest_months().filter(|_| includes_extensions == Some(true));
        let months = longest.or_else(|| term.current_months())?;
        let options_unknown = includes_extensions == Some(true) && longest.is_none();
        // Of a few weeks there is no year's worth.
        let annual = total_pence.0.checked_mul(12)?.checked_div(i64::from(months))?;
        (months >= 6).then_some(Self {
            annual_pence: Pence(annual),
            from: WorthFrom::Total { total_pence, months, includes_extensions, options_unknown },
        })
    }

    /// What it is from, in words.
    pub fn words(&self) -> String {
        match self.from {
            WorthFrom::Stated => "as the source states it".to_owned(),
            WorthFrom::Corrected => "as corrected by the body that holds it".to_owned(),
            WorthFrom::Total { total_pence, months, includes_extensions, options_unknown } => {
                let extensions = match includes_extensions {
                    Some(true) => ", extensions included,",
                    Some(false) => " without extensions",
                    None => "",
                };
                let unknown = if options_unknown {
                    " to the current end: its options are not known, so that a year may be worth less"
                } else {
                    ""
                };
                format!("total of £{total_pence}{extensions} spread over {months} months{unknown}")
            }
        }
    }
}

/// An amount, if it is net and in pounds sterling.
pub(crate) fn net_pounds(money: Option<&Money>) -> Option<Pence> {
    money.filter(|own| own.currency == "GBP" && own.basis == Basis::Net).map(|own| own.pence)
}
