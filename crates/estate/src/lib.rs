//! From sources to records, contracts and spend, and the picture they make.

mod account;
mod audit;
mod contract;
mod money;
pub mod ocds;
mod picture;
mod spend;
mod terms;

pub use account::{Column, FileAccount, Kind, Reading, RejectedRow, Repair};
pub use audit::{Audit, Window};
pub use contract::{Classification, Contract, Identifier, Party, Stage};
pub use money::{Basis, Money, Pence};
pub use picture::{ContractFigure, Coverage, Picture, SharedSupplier, SpendFigure, picture};
pub use spend::{REDACTED, SpendLines};
pub use terms::{Term, Terms};
