use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContractTerm;
use super::worth::net_pounds;
use crate::{Contract, Pence};

/// The lowest threshold of any body since 2015: £106,047, for central government's goods and services in
/// 2016 and 2017. What is not advertised may be a call-off above the thresholds, so only what is worth less
/// than this is surely below.
const LOWEST_THRESHOLD: Pence = Pence(10_604_700);

/// The law that a contract was bought under, as far as its records show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The Public Contracts Regulations 2015 (SI 2015/102), in force from 26 February 2015.
    Pcr2015,
    /// The Procurement Act 2023, in force from 24 February 2025 (SI 2024/716, as amended by SI 2024/959).
    ProcurementAct2023,
    /// The Provider Selection Regime, for health care.
    ProviderSelection,
    /// Below the thresholds of either.
    BelowThreshold,
    /// The records do not show it.
    Unknown,
}

impl Regime {
    /// Every regime.
    pub(crate) const ALL: [Self; 5] = [
        Self::Pcr2015,
        Self::ProcurementAct2023,
        Self::ProviderSelection,
        Self::BelowThreshold,
        Self::Unknown,
    ];

    /// The law by what any of the mentions of one agreement says, the surest sign first: a notice of
    /// the Act, words of the procedure, the register's column on advertisement with the day on which
    /// the contract began.
    pub(super) fn of(told: &[&Contract], term: &ContractTerm) -> Self {
        let says = |words: &str| {
            told.iter().any(|contract| {
                let procedure = contract.procedure.as_deref().unwrap_or_default();
                procedure.to_lowercase().contains(words)
            })
        };
        let is_notice = |contract: &&Contract| {
            let number = contract.notice_type.as_deref().and_then(|it| it.strip_prefix("UK"));
            number.is_some_and(|number| number.parse::<u8>().is_ok())
        };
        if told.iter().any(is_notice) {
            return Self::ProcurementAct2023;
        }
        if says("provider selection") {
            return Self::ProviderSelection;
        }
        let above = told.iter().find_map(|contract| contract.above_threshold);
        if above == Some(false) && is_small(told, term)
            || says("below threshold")
            || says("below-threshold")
        {
            return Self::BelowThreshold;
        }
        let start = told.iter().find_map(|contract| contract.start);
        // The law is that of the day on which the procurement began, which registers do not tell. What
        // runs from a year after the regulations of 2015 came into force was bought under them, until
        // the Act; what began later may have been bought under either.
        let of_2015 =
            |start: NaiveDate| (day(2016, 2, 26)..day(2025, 2, 24)).contains(&Some(start));
        if above == Some(true) && start.is_some_and(of_2015) {
            return Self::Pcr2015;
        }
        Self::Unknown
    }

    /// The law in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pcr2015 => "PCR 2015",
            Self::ProcurementAct2023 => "Procurement Act 2023",
            Self::ProviderSelection => "Provider Selection Regime",
            Self::BelowThreshold => "below threshold",
            Self::Unknown => "unknown",
        }
    }
}

/// Whether a total is told, and neither a total nor a year's worth over all months, options included, comes
/// to a threshold.
fn is_small(told: &[&Contract], term: &ContractTerm) -> bool {
    let totals = || told.iter().filter_map(|contract| net_pounds(contract.total.as_ref()));
    let months = i64::from(term.longest_months().unwrap_or(0).max(12));
    let annual = told.iter().filter_map(|contract| net_pounds(contract.annual.as_ref()));
    let over_all = annual.map(|annual| Pence(annual.0.saturating_mul(months) / 12));
    totals().next().is_some() && totals().chain(over_all).all(|pence| pence < LOWEST_THRESHOLD)
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
