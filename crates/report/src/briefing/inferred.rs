use chrono::NaiveDate;
use estate::Pence;
use estate::corrections::Corrected;
use serde::{Deserialize, Serialize};

use super::BriefingSources;
use super::held::Held;
use super::names::{NameWritten, NumberWritten};
use super::overlap::{BriefedOverlap, overlaps};
use super::public::same_number;
use super::said::{SaidOfContract, said};
use crate::DecisionRow;

/// What was joined and reckoned from what is published. None of it is stated by a source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inferred {
    /// What bodies say of their own contracts, beyond what sources state.
    pub said: Vec<SaidOfContract>,
    /// Ways of writing that are taken for one organisation.
    pub names: Vec<JoinedName>,
    /// The group that it belongs to.
    pub group: Option<BriefedGroup>,
    /// Its awarded contracts, put together from their records, with what falls due.
    pub decisions: Vec<BriefedDecision>,
    /// What several bodies hold of it at once.
    pub overlaps: Vec<BriefedOverlap>,
}

/// A way of writing that is taken for the same organisation as another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JoinedName {
    /// As written.
    pub name: String,
    /// The other.
    pub other: String,
    /// How likely it is that both are one, from 0 to 1; none where rows are left out that it may rest on.
    pub probability: Option<f32>,
    /// Why; none where rows are left out that it may rest on.
    pub why: Option<String>,
    /// Where the first of them stands: file and row.
    pub place: String,
}

/// A corporate group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedGroup {
    /// The legal entities from the supplier's own to the one at the top.
    pub path: Vec<String>,
    /// Why the path ends there, where owners are known above.
    pub ending: Option<String>,
    /// The publications that say so.
    pub publications: Vec<String>,
}

/// An awarded contract with what is reckoned of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BriefedDecision {
    /// What it is called.
    pub title: String,
    /// Who holds it.
    pub body: String,
    /// Which of the lists it stands in.
    pub list: DecisionList,
    /// The law that it was bought under.
    pub regime: String,
    /// The kind of procedure.
    pub route: String,
    /// The software product, by the dictionary of vendors.
    pub product: Option<String>,
    /// What the product is for.
    pub capability: Option<String>,
    /// The months of options that are left.
    pub months_left: Option<u32>,
    /// Its last day as it stands, and if every option is taken.
    pub current_end: Option<NaiveDate>,
    /// Its last day if every option is taken.
    pub latest_end: Option<NaiveDate>,
    /// The day by which notice is due.
    pub notice_by: Option<NaiveDate>,
    /// The day on which a procurement would begin.
    pub procurement_start: Option<NaiveDate>,
    /// A year's worth, net.
    pub annual_pence: Option<Pence>,
    /// What that is from.
    pub basis: String,
    /// What the records are put together by.
    pub confidence: String,
    /// The records.
    pub places: Vec<String>,
    /// What contradicts itself, or cannot be.
    pub doubts: Vec<String>,
}

/// A list of decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionList {
    /// A day falls due inside the window, or has passed.
    Due,
    /// It runs with nothing due.
    Later,
    /// Its end has passed.
    Ended,
    /// It has no end to plan by.
    Endless,
}

impl Inferred {
    pub(super) fn of(
        sources: BriefingSources<'_>,
        held: &Held<'_>,
        names: &[NameWritten],
        numbers: &[NumberWritten],
    ) -> Self {
        let decisions = decisions(sources, held);
        let overlaps = sources.overlaps.map(|table| overlaps(table, held, &decisions));
        Self {
            said: said(sources.report, held),
            names: joined(held, names),
            group: group(sources, held, numbers),
            overlaps: overlaps.unwrap_or_default(),
            decisions,
        }
    }
}

/// Both ways of writing stand in rows that may be told of; of others nothing is said.
fn joined(held: &Held<'_>, names: &[NameWritten]) -> Vec<JoinedName> {
    let shown = |name: &str| names.iter().find(|own| own.name == name);
    let ways = held.supplier.written.iter().filter_map(|way| way.same_as.as_ref());
    let joined = ways.filter_map(|same| {
        let (own, _) = shown(&same.name).zip(shown(&same.other))?;
        Some(JoinedName {
            name: same.name.clone(),
            other: same.other.clone(),
            probability: held.is_whole().then_some(same.probability),
            why: held.is_whole().then(|| same.why.clone()),
            place: own.place.clone(),
        })
    });
    joined.collect()
}

/// The group, if the number that leads to it stands in a row that may be told of.
fn group(
    sources: BriefingSources<'_>,
    held: &Held<'_>,
    numbers: &[NumberWritten],
) -> Option<BriefedGroup> {
    let group = held.supplier.group.as_ref()?;
    let own = group.path.first()?;
    numbers.iter().find(|number| same_number(&number.number, &own.id))?;
    let publications = sources.report.ownership.iter().flat_map(|own| &own.files);
    let names = publications.filter_map(|file| file.publication);
    let mut names: Vec<String> = names.map(|own| own.name().to_owned()).collect();
    names.dedup();
    Some(BriefedGroup {
        path: group.path.iter().map(|entity| entity.name.clone()).collect(),
        ending: group.ending.clone(),
        publications: names,
    })
}

fn decisions(sources: BriefingSources<'_>, held: &Held<'_>) -> Vec<BriefedDecision> {
    let lists = sources.decisions;
    let all = [
        (DecisionList::Due, &lists.due),
        (DecisionList::Later, &lists.later),
        (DecisionList::Ended, &lists.ended),
        (DecisionList::Endless, &lists.endless),
    ];
    // What has no end by a likely slip stands in another list too.
    let mut told: Vec<&str> = Vec::new();
    let mut decisions = Vec::new();
    for (list, row) in all.iter().flat_map(|(list, rows)| rows.iter().map(|row| (*list, row))) {
        if held.may_tell_of(&row.places) && !told.contains(&row.id.as_str()) {
            told.push(&row.id);
            decisions.push(BriefedDecision::of(held, list, row));
        }
    }
    decisions
}

impl BriefedDecision {
    fn of(held: &Held<'_>, list: DecisionList, row: &DecisionRow) -> Self {
        let stated = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        // What was corrected is told apart, without its author.
        let may_repeat =
            |doubt: &&String| !Corrected::is_told_in(doubt) && held.names_no_other(doubt);
        let doubts = row.to_check.iter().filter(may_repeat);
        Self {
            title: row.title.clone(),
            body: row.body.clone(),
            list,
            regime: row.regime.clone(),
            route: row.route.clone(),
            product: stated(&row.product),
            capability: stated(&row.capability),
            months_left: row.months_left,
            current_end: row.current_end,
            latest_end: row.latest_end,
            notice_by: row.notice_by,
            procurement_start: row.procurement_start,
            annual_pence: row.annual_pence,
            basis: row.basis.clone(),
            confidence: row.confidence.clone(),
            places: row.places.clone(),
            doubts: doubts.cloned().collect(),
        }
    }
}

impl DecisionList {
    /// The list in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Due => "due or overdue",
            Self::Later => "runs, nothing due in the window",
            Self::Ended => "ended, and still listed",
            Self::Endless => "no end to plan by",
        }
    }
}
