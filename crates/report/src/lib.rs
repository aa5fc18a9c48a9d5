//! An audit as documents: terminal, HTML (`report.html` with the figures, `outlook.html` with what falls due
//! and what was found), two workbooks (`report.xlsx` with the figures, `Decisions.xlsx`
//! with what falls due), JSON, Parquet, CSV.
//!
//! [`write_folder`] writes them all, or none; [`read_folder`] reads back what pages show.
//! Every document says what [`Report`] holds; the large tables are written straight from the
//! audit. Nothing here reads a clock: the same audit gives the same bytes.

mod about;
mod briefing;
mod contract_row;
mod coverage;
mod decision_columns;
mod decision_row;
mod error;
mod facts;
mod finding_tables;
mod findings;
mod folder;
mod glossary;
mod how_read;
mod json;
mod neutral;
mod outlook;
mod page;
mod payments;
mod periods;
mod pipeline;
mod report;
mod returned;
mod saying;
mod staging;
mod summary;
mod table_cell;
mod tables;
mod timeline;
mod windows;
mod words;
mod workbook;
mod write;

pub use about::About;
pub use briefing::{
    BriefedContract, BriefedDecision, BriefedGroup, BriefedOverlap, BriefedPayments, Briefing,
    BriefingPart, BriefingSection, BriefingSources, Inferred, JoinedName, LeftOut, NameWritten,
    NoBriefing, NumberWritten, PaidByFile, Published, SaidByBody, SaidOfContract,
};
pub use contract_row::ContractRow;
pub use decision_row::{DecisionLists, DecisionRow, read_decisions};
pub use error::{Failure, ReportError};
pub use finding_tables::{
    ContractShown, FindingCell, FindingColumn, FindingRow, FindingTable, FindingTables, Holds,
    PaymentsShown, read_findings,
};
pub use findings::{Case, FindingGroup};
pub use folder::{Folder, SupplierRow, read_folder};
pub use glossary::{Word, explained, words};
pub use how_read::how_read;
pub use json::SCHEMA;
pub use neutral::neutral;
pub use payments::{PaymentLine, PaymentParty, PaymentTable, PaymentsAsked, PaymentsFound};
pub use pipeline::{ColumnShown, LawShown, LeftOutRow, PipelineList, PipelineRow, read_pipeline};
pub use report::{Figures, Licence, Report, Versions};
pub use returned::{Returned, SentOut, read_returned};
pub use saying::{NotTaken, Sayer, Saying};
pub use staging::Staging;
pub use summary::summary;
pub use timeline::{Timeline, TimelineBy, TimelineGroup};
pub use windows::{
    BesideContract, NO_DAY, StopSaid, WindowContract, WindowGroup, WindowGroups, WindowRow,
    contracts_on_days, laws_on_extending, options_said, read_windows, window_days,
};
pub use write::{Written, write_folder};
