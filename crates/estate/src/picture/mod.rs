//! The picture: figures over an audit, each with what it covers.

mod contracts;
mod coverage;
mod figure;
mod headings;
mod names;
mod period;
mod shared;
mod spend;
mod sum;
mod vendors;

use contracts::Awarded;
pub use figure::{BuyerSpend, ContractFigure, Coverage, SharedSupplier, SpendFigure};
pub use period::Period;
use serde::{Deserialize, Serialize};
use spend::SpendGroups;
pub use vendors::{RestsOn, Sighting, VendorFigure};

use crate::{Audit, Window};

/// The first report's figures.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Picture {
    /// Spend by supplier, largest first.
    pub spend_by_supplier: Vec<SpendFigure>,
    /// Spend by buyer, largest first.
    pub spend_by_buyer: Vec<SpendFigure>,
    /// Spend by category, largest first.
    pub spend_by_category: Vec<SpendFigure>,
    /// Awarded contract value by supplier, largest first.
    pub contracts_by_supplier: Vec<ContractFigure>,
    /// Awarded contract value by buyer, largest first.
    pub contracts_by_buyer: Vec<ContractFigure>,
    /// Awarded contract value by category, largest first.
    pub contracts_by_category: Vec<ContractFigure>,
    /// Indices into [`Audit::contracts`] of awarded contracts that end inside the window, the
    /// soonest first.
    pub ending: Vec<usize>,
    /// Suppliers that serve two buyers or more, those with most buyers first.
    pub shared_suppliers: Vec<SharedSupplier>,
    /// Software vendors and where they are found, whoever sells them: those with most buyers first.
    pub vendors: Vec<VendorFigure>,
    /// What the figures cover.
    pub coverage: Coverage,
}

/// Draws the picture of an audit.
pub fn picture(audit: &Audit, window: Window) -> Picture {
    let (suppliers, buyers) = (&audit.organisations.suppliers, &audit.organisations.buyers);
    let (spend, awarded) = rayon::join(
        || SpendGroups::of(&audit.spend, suppliers, buyers),
        || Awarded::of(&audit.contracts, suppliers, buyers),
    );
    let spent = || (spend.by_supplier(), spend.by_category(), spend.by_buyer());
    let shared = || shared::shared_suppliers(&spend, &awarded, suppliers, buyers);
    let found = || vendors::vendors(audit, &audit.dictionary, &spend.periods());
    let ((spent, shared_suppliers), vendors) = rayon::join(|| rayon::join(spent, shared), found);
    let (spend_by_supplier, spend_by_category, spend_by_buyer) = spent;
    Picture {
        coverage: coverage::coverage(audit, window, &spend_by_buyer),
        spend_by_supplier,
        spend_by_buyer,
        spend_by_category,
        contracts_by_supplier: awarded.by_supplier(),
        contracts_by_buyer: awarded.by_buyer(),
        contracts_by_category: awarded.by_category(),
        ending: contracts::ending(&audit.contracts, window),
        shared_suppliers,
        vendors,
    }
}
