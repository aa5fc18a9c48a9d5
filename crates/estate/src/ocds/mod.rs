//! OCDS: releases in, compiled and versioned releases out.
//!
//! The rules of merging are those of the Open Contracting Data Standard
//! (<https://standard.open-contracting.org/1.1/en/schema/merging/>): read from a release schema, or
//! those of OCDS 1.1, which are built in.

mod audit;
mod error;
mod files;
mod json;
mod merge;
mod merged;
pub mod reader;
mod repeats;
mod rules;
mod schema;
mod sorter;
mod tree;

pub use audit::{OcdsAudit, Processes, ReleaseAccount, Sums};
pub use error::{MergeError, MergeFault};
pub use files::{Input, MergeFilesError, MergeOptions, MergeTally, compile_files, version_files};
pub use merge::{Collision, Merger};
pub use merged::Merged;
pub use rules::{FieldRule, Matching, Rules};
pub use schema::SchemaError;
pub use sorter::SpillError;
