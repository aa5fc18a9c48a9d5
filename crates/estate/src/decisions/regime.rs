use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ContractTerm;
use super::worth::net_pounds;
use crate::{Contract, Identifier, Pence};

/// The lowest threshold of any body since 2015: £106,047, for central government's goods and services in
/// 2016 and 2017. What is not advertised may be a call-off above the thresholds, so only what is worth less
/// than this is surely below.
const LOWEST_THRESHOLD: Pence = Pence(10_604_700);

/// The lowest threshold of councils since 2015: £164,176, for goods and services in 2016 and 2017. Those that
/// count tax in, since 2022, are higher without it.
const LOWEST_THRESHOLD_OF_COUNCILS: Pence = Pence(16_417_600);

/// What stands in the name of a council; the Arts Council and research councils are central government.
const COUNCILS: [&str; 7] = [
    "city council",
    "borough council",
    "county council",
    "district council",
    "metropolitan council",
    "london borough of",
    "combined authority",
];

/// The prefix of the ocids that Public Contracts Scotland gives.
const PUBLIC_CONTRACTS_SCOTLAND: &str = "ocds-r6ebe6-";

/// The law that a contract was bought under, as far as its records show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The Public Contracts Regulations 2015 (SI 2015/102), in force from 26 February 2015.
    Pcr2015,
    /// The Public Contracts (Scotland) Regulations 2015 (SSI 2015/446), in force from 18 April 2016.
    Scotland2015,
    /// The Procurement Act 2023, in force from 24 February 2025 (SI 2024/716, as amended by SI 2024/959).
    ProcurementAct2023,
    /// The Provider Selection Regime, for health care (SI 2023/1348).
    ProviderSelection,
    /// Below the thresholds of any of them.
    BelowThreshold,
    /// The records do not show it.
    Unknown,
}

impl Regime {
    /// Every regime.
    pub(crate) const ALL: [Self; 6] = [
        Self::Pcr2015,
        Self::Scotland2015,
        Self::ProcurementAct2023,
        Self::ProviderSelection,
        Self::BelowThreshold,
        Self::Unknown,
    ];

    /// The law by the first mention of one agreement that says it; if none does, by a register's column on
    /// advertisement with the day on which the contract began.
    pub(super) fn of(told: &[&Contract], term: &ContractTerm) -> Self {
        let stated = told.iter().find_map(|contract| Self::stated(contract));
        stated.unwrap_or_else(|| Self::of_advertisement(told, term))
    }

    /// What one record says, the surest sign first.
    fn stated(contract: &Contract) -> Option<Self> {
        let procedure = contract.procedure.as_deref().unwrap_or_default().to_lowercase();
        let below = ["below threshold", "below-threshold"].iter().any(|it| procedure.contains(it));
        if contract.above_threshold == Some(false) || below {
            return Some(Self::BelowThreshold);
        }
        if procedure.contains("provider selection") {
            return Some(Self::ProviderSelection);
        }
        if let Some(basis) = &contract.legal_basis {
            return Self::of_basis(basis, is_scottish(contract));
        }
        let number = contract.notice_type.as_deref().and_then(|it| it.strip_prefix("UK"));
        let is_notice = number.is_some_and(|number| number.parse::<u8>().is_ok());
        // Bodies in Scotland buy under regulations of their own, whatever their notices are called.
        (is_notice && !is_scottish(contract)).then_some(Self::ProcurementAct2023)
    }

    /// The law that a notice names. The directive of 2014 stands for the regulations that carry it out.
    fn of_basis(basis: &Identifier, scottish: bool) -> Option<Self> {
        match (basis.scheme.as_str(), basis.id.as_str()) {
            ("UKPGA", "2023/54") => Some(Self::ProcurementAct2023),
            ("UKSI", "2023/1348") => Some(Self::ProviderSelection),
            ("CELEX", "32014L0024") if scottish => Some(Self::Scotland2015),
            ("CELEX", "32014L0024") => Some(Self::Pcr2015),
            _ => None,
        }
    }

    fn of_advertisement(told: &[&Contract], term: &ContractTerm) -> Self {
        let advertised = told.iter().find_map(|it| it.advertised.or(it.above_threshold));
        if advertised == Some(false) && is_small(told, term) {
            return Self::BelowThreshold;
        }
        let start = told.iter().find_map(|contract| contract.start);
        // The law is that of the day on which the procurement began, which registers do not tell. What
        // runs from a year after the regulations of 2015 came into force was bought under them, until
        // the Act; what began later may have been bought under either.
        let of_2015 =
            |start: NaiveDate| (day(2016, 2, 26)..day(2025, 2, 24)).contains(&Some(start));
        let elsewhere = told.iter().any(|contract| is_scottish(contract));
        if elsewhere {
            return Self::Unknown;
        }
        if advertised == Some(true) && start.is_some_and(of_2015)
            || told.iter().any(|contract| is_called_off_under_2015(contract))
                && !is_small(told, term)
        {
            return Self::Pcr2015;
        }
        Self::Unknown
    }

    /// The law in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Pcr2015 => "PCR 2015",
            Self::Scotland2015 => "PC(S)R 2015",
            Self::ProcurementAct2023 => "Procurement Act 2023",
            Self::ProviderSelection => "Provider Selection Regime",
            Self::BelowThreshold => "below threshold",
            Self::Unknown => "unknown",
        }
    }
}

/// The Crown Commercial Service's agreements that are known by a name rather than a number.
const NAMED_OF_CROWN_COMMERCIAL: [&str; 2] = ["G-Cloud", "Digital Outcomes and Specialists"];

/// Whether it is called off from an agreement of the Crown Commercial Service, all of which were let under the
/// regulations of 2015 that were in force on that day: they last for four years, and the Act's came later.
fn is_called_off_under_2015(contract: &Contract) -> bool {
    let framework = contract.framework.as_deref().unwrap_or_default();
    let number = framework.strip_prefix("RM");
    let is_theirs = number.is_some_and(|own| own.starts_with(|c: char| c.is_ascii_digit()))
        || NAMED_OF_CROWN_COMMERCIAL.iter().any(|name| framework.starts_with(name));
    let since = day(2019, 2, 26)..day(2025, 2, 24);
    is_theirs && contract.start.is_some_and(|start| since.contains(&Some(start)))
}

/// Whether it was published on Public Contracts Scotland, or a buyer's region is in Scotland.
fn is_scottish(contract: &Contract) -> bool {
    let published =
        contract.ocid.as_deref().is_some_and(|it| it.starts_with(PUBLIC_CONTRACTS_SCOTLAND));
    let regions = contract.buyers.iter().filter_map(|buyer| buyer.region.as_deref());
    published || regions.into_iter().any(|code| code.starts_with("UKM") || code.starts_with("TLM"))
}

/// Whether a total is told, and neither a total nor a year's worth over all months, options included, comes
/// to a threshold.
fn is_small(told: &[&Contract], term: &ContractTerm) -> bool {
    let threshold = lowest_threshold(told);
    let totals = || told.iter().filter_map(|contract| net_pounds(contract.total.as_ref()));
    // The total counts what options there are; a year's worth is held beside it for the months that are known.
    let known = term.longest_months().or_else(|| term.current_months());
    let months = i64::from(known.unwrap_or(0).max(12));
    let annual = told.iter().filter_map(|contract| net_pounds(contract.annual.as_ref()));
    let over_all = annual.map(|annual| Pence(annual.0.saturating_mul(months) / 12));
    totals().next().is_some() && totals().chain(over_all).all(|pence| pence < threshold)
}

/// The lowest threshold that any of the buyers has had.
fn lowest_threshold(told: &[&Contract]) -> Pence {
    let is_council = |name: &str| {
        let name = name.to_lowercase();
        COUNCILS.iter().any(|words| name.contains(words))
    };
    let mut buyers = told.iter().flat_map(|contract| &contract.buyers).peekable();
    let of_councils = buyers.peek().is_some() && buyers.all(|buyer| is_council(&buyer.name));
    if of_councils { LOWEST_THRESHOLD_OF_COUNCILS } else { LOWEST_THRESHOLD }
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}
