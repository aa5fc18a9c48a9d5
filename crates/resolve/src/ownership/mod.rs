//! The corporate-group layer: who owned whom, from when until when.
//!
//! Legal entities stay apart here. An [`Edge`] says that one entity controlled another over a period;
//! [`Groups`] follows the edges on a given day up to the entity at the top. Edges come from the
//! Companies House snapshot of persons with significant control ([`read_significant_control`]), from
//! GLEIF relationship records ([`read_relationships`], [`read_relationships_xml`]); entities with
//! their former names come from the Companies House basic company data ([`read_company_data`]).

mod company_data;
mod dates;
mod edge;
mod entity;
mod groups;
mod lines;
mod reading;
mod relationships;
mod relationships_xml;
mod rows;
mod significant_control;

pub use company_data::read_company_data;
pub use edge::{Control, Edge, Publication};
pub use entity::{Entity, EntityId, FormerName};
pub use groups::{Ending, Groups, Membership};
pub use reading::{Flaw, Problem, ReadError, Reading};
pub use relationships::read_relationships;
pub use relationships_xml::read_relationships_xml;
pub use significant_control::read_significant_control;
