//! From sources to records, contracts and spend, and the picture they make.

mod account;
mod agreements;
pub mod alignment;
mod audit;
mod cell;
mod contract;
pub mod corrections;
mod decisions;
mod findings;
mod intake;
mod local;
mod money;
pub mod ocds;
mod organisations;
mod outlook;
mod ownership;
mod picture;
mod pipeline;
mod reading;
mod route;
mod source;
mod spend;
mod table;
mod terms;
pub mod text;

pub use account::{Column, FileAccount, Kind, Reading, RejectedRow, Repair};
pub use agreements::{Agreement, Common, Sureness, Tie};
pub use audit::{Audit, AuditOptions, Window, audit, audit_bytes};
pub use contract::{Classification, Contract, Identifier, Party, Stage};
pub use decisions::{
    ContractTerm, DaysBy, Decision, Decisions, Doubt, FilledFact, FirstBecause, KnownBy, Lead,
    OptionMonths, OptionSteps, RecordAt, Regime, Route, Software, TakenBecause, TakenFor, Worth,
    WorthFrom, every_decision,
};
pub use findings::{
    AboveAward, CommonDays, Concentration, ContractWithoutSpend, Due, EstateFindings,
    FindingCoverage, FirstPayment, Found, Incumbent, Indicator, LeftOut, Named, Nearby, Nearness,
    Overlap, OverlapTier, PricePerHead, PriceSpread, SpendWithoutContract, Tenure, VendorShare,
};
pub use intake::decompressed;
pub use local::{KnownVendors, ServedBody};
pub use money::{Basis, Money, Pence};
pub use organisations::{
    Directory, Organisation, OrganisationKind, Organisations, Role, SameAs, Written,
};
pub use outlook::{Outlook, outlook};
pub use ownership::{
    Group, GroupEntity, Ownership, OwnershipAsked, OwnershipFile, OwnershipPublication,
};
pub use picture::{
    BuyerSpend, ContractFigure, Coverage, Period, Picture, RestsOn, SharedSupplier, Sighting,
    SpendFigure, VendorFigure, picture,
};
pub use pipeline::{
    Estimate, EstimateFrom, EstimateMonths, LeftOutOfPipeline, PIPELINE_MONTHS, PIPELINE_THRESHOLD,
    Pipeline, Planned, WhyLeftOut, pipeline, pipeline_rules,
};
pub use route::RouteKind;
pub use spend::{REDACTED, SpendLines};
pub use table::{Field, WorkbookSheet, content_version, workbook_sheets};
pub use terms::{Term, Terms};
