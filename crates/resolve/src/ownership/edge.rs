use chrono::NaiveDate;

use super::EntityId;

/// That one entity controlled another, over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Who controls.
    pub owner: EntityId,
    /// The owner's name as the publication has it; empty when it has none.
    pub owner_name: String,
    /// Who is controlled.
    pub owned: EntityId,
    /// The first day; none when it is not known, which counts as always.
    pub from: Option<NaiveDate>,
    /// The first day on which it was so no more; none while it is so.
    pub until: Option<NaiveDate>,
    /// How much control.
    pub control: Control,
    /// Where it was published.
    pub publication: Publication,
    /// The line there, from 1.
    pub line: u64,
}

impl Edge {
    /// Whether it held on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

/// How much control one entity has over another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Control {
    /// More than half of the shares, votes or surplus assets, the right to appoint most of the board,
    /// or the owner puts the owned into its own accounts.
    Majority,
    /// The owner is at the top of those who put the owned into their accounts; others may stand between.
    Ultimate,
    /// A quarter to a half.
    Minority,
    /// Influence of another kind, or a relationship that is no control.
    Other,
}

/// What published an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Publication {
    /// Companies House, persons with significant control.
    SignificantControl,
    /// GLEIF level 2, relationship records.
    Relationships,
    /// A person, or a list of one's own.
    Given,
}
