use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Contract;

/// The law that a contract was bought under, as far as its records show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The Public Contracts Regulations 2015.
    Pcr2015,
    /// The Procurement Act 2023.
    ProcurementAct2023,
    /// The Provider Selection Regime, for health care.
    ProviderSelection,
    /// Below the thresholds of either.
    BelowThreshold,
    /// The records do not show it.
    Unknown,
}

impl Regime {
    /// The law by what any of the mentions of one agreement says, the surest sign first: a notice of
    /// the Act, words of the procedure, the register's column on advertisement with the day on which
    /// the contract began.
    pub(super) fn of(told: &[&Contract]) -> Self {
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
        if above == Some(false) || says("below threshold") || says("below-threshold") {
            return Self::BelowThreshold;
        }
        let start = told.iter().find_map(|contract| contract.start);
        // What began between the two days was bought under the regulations of 2015, if it was above
        // the thresholds; what began later may have been begun to be bought under either.
        let of_2015 =
            |start: NaiveDate| (day(2015, 2, 26)..day(2025, 2, 24)).contains(&Some(start));
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

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
