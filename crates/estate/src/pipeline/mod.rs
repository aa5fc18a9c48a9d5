//! The pipeline: contracts worth more than £2 million whose procurement would begin soon, in the shape of a
//! pipeline notice (UK1) of the Procurement Act 2023, section 93.

mod estimate;
mod rules;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

pub use estimate::{Estimate, EstimateFrom, EstimateMonths};
pub use rules::pipeline_rules;

use crate::decisions::later;
use crate::{Audit, Contract, Outlook, Pence};

/// The value above which a contract belongs in a pipeline notice.
pub const PIPELINE_THRESHOLD: Pence = Pence(200_000_000);
/// How many months a pipeline looks ahead.
pub const PIPELINE_MONTHS: u32 = 18;

/// What would be bought anew inside the window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pipeline {
    /// The last day of the window.
    pub ends: NaiveDate,
    /// Contracts above the threshold, by the day on which their procurement would begin.
    pub planned: Vec<Planned>,
    /// Those that may belong in it, and why that cannot be told.
    pub left_out: Vec<LeftOutOfPipeline>,
    /// How many begin inside the window and are not above the threshold.
    pub not_above: usize,
}

/// A contract that would be bought anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// Index into [`Outlook::every`].
    pub decision: usize,
    /// What it may be worth.
    pub estimate: Estimate,
    /// The day on which its procurement would begin: that of a tender notice or an invitation.
    pub tender_notice: NaiveDate,
    /// Whether that day has passed.
    pub is_overdue: bool,
    /// The first day of the new contract: the one after the present contract's last.
    pub start: Option<NaiveDate>,
    /// Its last day, if it runs as long as the present contract's first term; none where that is not known.
    pub end: Option<NaiveDate>,
}

/// A contract of which it cannot be told whether it belongs in the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutOfPipeline {
    /// Index into [`Outlook::every`].
    pub decision: usize,
    /// Why.
    pub because: WhyLeftOut,
    /// What it may be worth, as far as that is known.
    pub estimate: Option<Estimate>,
}

/// Why it cannot be told whether a contract belongs in the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeftOut {
    /// No value is known, or none from which a whole could be reckoned.
    NoValue,
    /// Its value is in another currency.
    OtherCurrency,
    /// Only its net value is known, and it would be above the threshold with VAT at the standard rate.
    AboveOnlyWithVat,
    /// Only a year's worth is known, and not whether there are options to extend: without any it is not above
    /// the threshold, and with options for as long again it would be.
    OptionsNotKnown,
    /// It has no end to plan by.
    NoEnd,
}

impl WhyLeftOut {
    /// Every reason.
    pub const ALL: [Self; 5] = [
        Self::AboveOnlyWithVat,
        Self::OptionsNotKnown,
        Self::NoValue,
        Self::OtherCurrency,
        Self::NoEnd,
    ];

    /// The reason in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoValue => "value not known",
            Self::OtherCurrency => "value in another currency than pounds sterling",
            Self::AboveOnlyWithVat => {
                "not above £2 million net, but above it if VAT at 20% is payable, which is not known"
            }
            Self::OptionsNotKnown => {
                "above £2 million only with options to extend, for as long again at most, and whether there are any is not known"
            }
            Self::NoEnd => "no end to plan by, and not known to be worth £2 million or less",
        }
    }
}

/// Draws the pipeline from an outlook, for a day. Pure: no input or output, no clock.
///
/// A contract that runs and whose procurement should have begun already is in it: nothing says that it
/// has begun.
pub fn pipeline(audit: &Audit, outlook: &Outlook, as_at: NaiveDate) -> Pipeline {
    let ends = as_at.checked_add_months(Months::new(PIPELINE_MONTHS)).unwrap_or(as_at);
    let mut found = Pipeline { ends, ..Pipeline::default() };
    for (decision, own) in outlook.every.iter().enumerate() {
        let Some(contract) = own.facts(audit) else { continue };
        let estimate = Estimate::of(contract, &own.term);
        let mut leave_out = |because| {
            found.left_out.push(LeftOutOfPipeline { decision, because, estimate });
        };
        let endless = !own.has_end_to_plan_by(audit, as_at);
        let is_running = own.term.current_end.is_some_and(|end| end >= as_at);
        let begins = own.procurement_start.filter(|day| is_running && !endless && *day <= ends);
        let weighed = Weighed::of(contract, estimate.as_ref());
        match (begins, weighed) {
            (None, Weighed::NotAbove) => {}
            (None, _) if endless => leave_out(WhyLeftOut::NoEnd),
            (None, _) => {}
            (Some(_), Weighed::NotAbove) => found.not_above += 1,
            (Some(_), Weighed::Unknown(because)) => leave_out(because),
            (Some(tender_notice), Weighed::Above) => {
                let Some(estimate) = estimate else { continue };
                let start = own.term.current_end.and_then(|end| end.checked_add_days(Days::new(1)));
                let first = own.term.first_months.filter(|months| *months > 0);
                let end =
                    own.term.current_end.zip(first).and_then(|(end, first)| later(end, first));
                let is_overdue = tender_notice < as_at;
                found.planned.push(Planned {
                    decision,
                    estimate,
                    tender_notice,
                    is_overdue,
                    start,
                    end,
                });
            }
        }
    }
    found.left_out.sort_by_key(|own| (own.because, own.decision));
    found
}

/// A value held against the threshold.
enum Weighed {
    Above,
    NotAbove,
    Unknown(WhyLeftOut),
}

impl Weighed {
    fn of(contract: &Contract, estimate: Option<&Estimate>) -> Self {
        let Some(estimate) = estimate else {
            let values = [&contract.total, &contract.annual, &contract.total_gross];
            let other = values.into_iter().flatten().any(|money| money.currency != "GBP");
            let because = if other { WhyLeftOut::OtherCurrency } else { WhyLeftOut::NoValue };
            return Self::Unknown(because);
        };
        if estimate.is_above(PIPELINE_THRESHOLD) {
            Self::Above
        } else if estimate.may_be_above_with_vat(PIPELINE_THRESHOLD) {
            Self::Unknown(WhyLeftOut::AboveOnlyWithVat)
        } else if estimate.may_be_above_with_options(PIPELINE_THRESHOLD) {
            Self::Unknown(WhyLeftOut::OptionsNotKnown)
        } else {
            Self::NotAbove
        }
    }
}
