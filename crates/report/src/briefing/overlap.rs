//! What several bodies hold of the supplier at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use estate::OverlapTier;
use serde::{Deserialize, Serialize};

use super::BriefedDecision;
use super::held::Held;
use crate::{FindingCell, FindingRow, FindingTable};

/// Something that several bodies hold of this supplier at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedOverlap {
    /// How alike the contracts are.
    pub tier: String,
    /// What they have in common, as rows that may be told of say it: the product, the capability, the category
    /// or the title.
    pub what: String,
    /// The bodies.
    pub bodies: String,
    /// The days on which all of them run.
    pub common: Option<(NaiveDate, NaiveDate)>,
    /// Whether it is known that there are none.
    pub has_no_common_day: bool,
    /// Where the contracts stand.
    pub places: Vec<String>,
}

/// Overlaps of this supplier's contracts alone, all records of which may be told of.
pub(super) fn overlaps(
    table: &FindingTable,
    held: &Held<'_>,
    decisions: &[BriefedDecision],
) -> Vec<BriefedOverlap> {
    let told: BTreeSet<&String> = decisions.iter().flat_map(|own| &own.places).collect();
    let is_own = |row: &&FindingRow| {
        !row.contracts.is_empty() && row.contracts.iter().all(|own| told.contains(&own.place))
    };
    let own = table.rows.iter().filter(is_own);
    own.map(|row| BriefedOverlap::of(table, row, held, decisions)).collect()
}

impl BriefedOverlap {
    fn of(
        table: &FindingTable,
        row: &FindingRow,
        held: &Held<'_>,
        decisions: &[BriefedDecision],
    ) -> Self {
        let cell = |title: &str| {
            let at = table.columns.iter().position(|column| column.title == title);
            at.and_then(|at| row.cells.get(at))
        };
        let text = |title| match cell(title) {
            Some(FindingCell::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let day = |title| match cell(title) {
            Some(FindingCell::Date(day)) => Some(*day),
            _ => None,
        };
        let places: Vec<String> = row.contracts.iter().map(|own| own.place.clone()).collect();
        let tier = text("Tier");
        Self {
            what: common_to(&tier, &places, held, decisions).unwrap_or_default(),
            tier,
            bodies: text("Bodies"),
            common: day("All run from").zip(day("All run until")),
            has_no_common_day: matches!(cell("All run from"), Some(FindingCell::Without(_))),
            places,
        }
    }
}

/// What contracts have in common, out of what is told of them: the finding's own words may be those of a row
/// that is left out.
fn common_to(
    tier: &str,
    places: &[String],
    held: &Held<'_>,
    decisions: &[BriefedDecision],
) -> Option<String> {
    let decision =
        decisions.iter().find(|own| own.places.iter().any(|place| places.contains(place)))?;
    if tier == OverlapTier::SameProduct.words() {
        return decision.product.clone();
    }
    if tier == OverlapTier::Adjacent.words() {
        return decision.capability.clone();
    }
    if tier == OverlapTier::SameSupplierAndCategory.words() {
        let own = |at: &String| held.contracts.iter().find(|row| *at == row.place());
        let mut rows = places.iter().filter_map(own);
        return rows.find_map(|row| row.category.clone().or_else(|| row.category_code.clone()));
    }
    Some(decision.title.clone())
}
