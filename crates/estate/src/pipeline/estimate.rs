use serde::{Deserialize, Serialize};

use crate::corrections::Fact;
use crate::{Basis, Contract, ContractTerm, Money, Pence};

/// What a contract that is bought anew may be worth: what the present one is. Net and gross are two figures,
/// and neither is reckoned from the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Without VAT, in pounds sterling.
    pub net_pence: Option<Pence>,
    /// With VAT, in pounds sterling.
    pub gross_pence: Option<Pence>,
    /// What they are from.
    pub from: EstimateFrom,
    /// Whether the source says itself that the figure is net or gross.
    pub basis_stated: bool,
}

/// What an estimate is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EstimateFrom {
    /// The present contract's total.
    Total {
        /// Whether the source says that it counts the options to extend.
        includes_extensions: Option<bool>,
        /// Whether the body that holds the contract corrected it.
        is_corrected: bool,
    },
    /// A year's worth of the present contract, over its months.
    Annual {
        /// A year's worth.
        annual_pence: Pence,
        /// The months.
        months: u32,
        /// Which months these are.
        over: EstimateMonths,
        /// Whether the body that holds the contract corrected the year's worth.
        is_corrected: bool,
    },
}

/// Which months of the present contract a year's worth is counted over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EstimateMonths {
    /// Those of its first term and all its options.
    AsAgreed,
    /// Those from its first day to its last possible one.
    ToLatestEnd,
    /// Those of its first term, or to its current end: whether there are options is not known, and none is
    /// counted.
    WithoutOptions,
}

impl EstimateMonths {
    fn of(term: &ContractTerm) -> Option<(Self, u32)> {
        let agreed = term.first_months.zip(term.optional_months).map(|(first, more)| first + more);
        let agreed = agreed.map(|months| (Self::AsAgreed, months));
        let latest = || Some((Self::ToLatestEnd, term.longest_months()?));
        let alone = || Some((Self::WithoutOptions, term.first_months.max(term.current_months())?));
        agreed.or_else(latest).or_else(alone).filter(|(_, months)| *months > 0)
    }

    fn words(self) -> &'static str {
        match self {
            Self::AsAgreed => "first term and all options",
            Self::ToLatestEnd => "first day to last possible end",
            Self::WithoutOptions => "options to extend are not known and none is counted",
        }
    }
}

impl Estimate {
    /// The estimate that a contract gives, from its total or else from a year's worth; none if neither is
    /// known in pounds.
    pub(super) fn of(contract: &Contract, term: &ContractTerm) -> Option<Self> {
        Self::of_total(contract).or_else(|| Self::of_year(contract, term))
    }

    fn of_total(contract: &Contract) -> Option<Self> {
        let total = contract.total.as_ref().filter(|money| is_pounds(money));
        let beside = contract.total_gross.as_ref().filter(|money| is_pounds(money));
        let stated = total.or(beside)?;
        let net = total.filter(|money| money.basis == Basis::Net);
        let gross = beside.or_else(|| total.filter(|money| money.basis == Basis::Gross));
        Some(Self {
            net_pence: net.map(|money| money.pence),
            gross_pence: gross.map(|money| money.pence),
            from: EstimateFrom::Total {
                includes_extensions: contract.total_includes_extensions,
                is_corrected: contract.said.of(Fact::Total).is_some(),
            },
            basis_stated: stated.basis_stated,
        })
    }

    fn of_year(contract: &Contract, term: &ContractTerm) -> Option<Self> {
        let annual = contract.annual.as_ref().filter(|money| is_pounds(money))?;
        let (over, months) = EstimateMonths::of(term)?;
        let whole = Pence(annual.pence.0.checked_mul(i64::from(months))?.checked_div(12)?);
        Some(Self {
            net_pence: Some(whole).filter(|_| annual.basis == Basis::Net),
            gross_pence: Some(whole).filter(|_| annual.basis == Basis::Gross),
            from: EstimateFrom::Annual {
                annual_pence: annual.pence,
                months,
                over,
                is_corrected: contract.said.of(Fact::Annual).is_some(),
            },
            basis_stated: annual.basis_stated,
        })
    }

    pub(super) fn is_above(&self, threshold: Pence) -> bool {
        self.net_pence.max(self.gross_pence).is_some_and(|value| value > threshold)
    }

    /// Whether options to extend are not known, and such for as long again as the contract runs would make it
    /// more than this.
    pub(super) fn may_be_above_with_options(&self, threshold: Pence) -> bool {
        let over = |own: &Self| own.is_above(threshold) || own.may_be_above_with_vat(threshold);
        let twice = |value: Option<Pence>| value.map(|Pence(own)| Pence(own.saturating_mul(2)));
        let (net_pence, gross_pence) = (twice(self.net_pence), twice(self.gross_pence));
        matches!(self.from, EstimateFrom::Annual { over: EstimateMonths::WithoutOptions, .. })
            && over(&Self { net_pence, gross_pence, ..*self })
    }

    /// Whether a net value, where no gross one is known, would be above with VAT at the standard rate of 20%.
    pub(super) fn may_be_above_with_vat(&self, threshold: Pence) -> bool {
        let net = self.net_pence.filter(|_| self.gross_pence.is_none());
        net.is_some_and(|Pence(net)| net.saturating_mul(6) / 5 > threshold.0)
    }

    /// What it is from, in words.
    pub fn words(&self) -> String {
        let from = match self.from {
            EstimateFrom::Total { includes_extensions, is_corrected } => {
                let extensions = match includes_extensions {
                    Some(true) => ", extensions included",
                    Some(false) => ", without extensions",
                    None => "",
                };
                let by = if is_corrected { "as corrected by the body" } else { "as stated" };
                format!("total of the present contract {by}{extensions}")
            }
            EstimateFrom::Annual { annual_pence, months, over, is_corrected } => {
                let over = over.words();
                let by = if is_corrected { "as corrected by the body" } else { "as stated" };
                format!(
                    "£{annual_pence} a year {by}, over the {months} months of the present contract: {over}"
                )
            }
        };
        let figures = match (self.net_pence, self.gross_pence) {
            (Some(_), Some(_)) => "net and gross",
            (None, _) => "gross",
            _ => "net",
        };
        let basis = if self.basis_stated {
            format!("{figures}, as the source says")
        } else {
            format!("taken as {figures}, which the source does not say")
        };
        format!("{from}; {basis}")
    }
}

fn is_pounds(money: &Money) -> bool {
    money.currency == "GBP"
}
