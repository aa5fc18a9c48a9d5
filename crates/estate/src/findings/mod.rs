//! Findings: what is true of the estate that somebody should act on, each kind with what it covers.
//!
//! Every kind is one file. None adds or compares figures of periods that do not overlap, and where a fact
//! is not known the finding is not made, and its coverage says so.

mod above_award;
mod concentration;
mod contract_without_spend;
mod coverage;
mod due;
mod elsewhere;
mod holding;
mod indicators;
mod likeness;
mod named;
mod namesakes;
mod near_named;
mod nearby;
mod overlap;
mod payments;
mod price_spread;
mod published;
mod registers;
mod spend_without_contract;
mod told;
mod withheld;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use above_award::AboveAward;
pub use concentration::{Concentration, VendorShare};
pub use contract_without_spend::ContractWithoutSpend;
pub use coverage::{FindingCoverage, Found, LeftOut};
pub use due::Due;
pub use indicators::{FirstPayment, Incumbent, Indicator, Tenure};
pub use named::Named;
pub use nearby::{Nearby, Nearness};
pub use overlap::{CommonDays, Overlap, OverlapTier};
pub use price_spread::{PricePerHead, PriceSpread};
pub use spend_without_contract::SpendWithoutContract;

use crate::{Audit, Decision, Decisions, Window};
use holding::Holding;
use namesakes::Namesakes;
use payments::Payments;

/// Everything found, kind by kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EstateFindings {
    /// The same thing held by several bodies at once.
    pub overlaps: Found<Overlap>,
    /// Contracts due or overdue a decision, body by body.
    pub due: Found<Due>,
    /// Payments under no contract.
    pub spend_without_contract: Found<SpendWithoutContract>,
    /// Contracts under which no payment is seen.
    pub contracts_without_spend: Found<ContractWithoutSpend>,
    /// Payments that come to more than what was awarded.
    pub above_award: Found<AboveAward>,
    /// Who holds how much of each capability.
    pub concentration: Found<Concentration>,
    /// What bodies pay for the same product, per head of the people whom they serve.
    pub price_spread: Found<PriceSpread>,
    /// What is known of the suppliers that bodies have contracts with now.
    pub incumbents: Found<Incumbent>,
}

/// Looks for everything, in what was decided of every agreement.
pub(crate) fn findings(
    audit: &Audit,
    every: &[Arc<Decision>],
    decisions: &Decisions,
    window: Window,
) -> EstateFindings {
    let as_at = window.as_at;
    let (holdings, payments) = rayon::join(|| Holding::all(audit, every), || Payments::of(audit));
    let namesakes = Namesakes::of(audit, &holdings);
    let (of_contracts, of_payments) = rayon::join(
        || {
            rayon::join(
                || overlap::overlaps(audit, &holdings, as_at),
                || indicators::incumbents(audit, &holdings, &payments, as_at),
            )
        },
        || {
            rayon::join(
                || {
                    spend_without_contract::spend_without_contract(
                        audit, &holdings, &payments, &namesakes,
                    )
                },
                || {
                    contract_without_spend::contracts_without_spend(
                        audit, &holdings, &payments, &namesakes,
                    )
                },
            )
        },
    );
    let (overlaps, incumbents) = of_contracts;
    let (mut spend_without_contract, mut contracts_without_spend) = of_payments;
    near_named::tell_once(audit, &mut spend_without_contract, &mut contracts_without_spend);
    EstateFindings {
        overlaps,
        due: due::due(audit, &holdings, decisions, as_at),
        spend_without_contract,
        contracts_without_spend,
        above_award: above_award::above_award(audit, &holdings, &payments, &namesakes),
        concentration: concentration::concentration(audit, &holdings, as_at),
        price_spread: price_spread::price_spread(audit, &holdings, as_at),
        incumbents,
    }
}
