use chrono::NaiveDate;

use super::{BriefingPart, NOT_KNOWN, cells};
use crate::briefing::inferred::DecisionList;
use crate::briefing::{BriefedDecision, BriefedOverlap, Briefing, JoinedName};
use crate::words::{months, pounds, short_day};

impl Briefing {
    pub(super) fn decisions(&self) -> BriefingPart {
        let says = [
            "Records that tell of one contract are put together; the last column says by what.",
            "The regime is by the words of the records, or by a register's column on advertisement with the day on which the contract began. The route is the kind of procedure that the source's words say. The product is by the dictionary of vendors: the title or the supplier's name has it.",
            "Days of notice and of procurement are planning assumptions, months before the end; a contract's own notice period goes before them.",
        ];
        let none = "No awarded contract is shown, so nothing is reckoned.".to_owned();
        let decisions = &self.inferred.decisions;
        BriefingPart {
            heading: "Contracts put together, and what falls due".to_owned(),
            says: if decisions.is_empty() { vec![none] } else { says.map(str::to_owned).to_vec() },
            head: vec![
                "Contract",
                "Regime and route",
                "Product",
                "Ends",
                "Falls due",
                "A year's worth, net",
                "Rests on",
            ],
            rows: decisions.iter().map(|own| decision(own, self.as_at)).collect(),
        }
    }

    pub(super) fn doubts(&self) -> BriefingPart {
        let doubtful = self.inferred.decisions.iter().filter(|own| !own.doubts.is_empty());
        let rows: Vec<_> = doubtful
            .map(|own| {
                vec![
                    vec![own.title.clone(), own.body.clone()],
                    own.doubts.clone(),
                    own.places.clone(),
                ]
            })
            .collect();
        let none = "Nothing was found that contradicts itself.".to_owned();
        BriefingPart {
            heading: "Doubts".to_owned(),
            says: if rows.is_empty() { vec![none] } else { Vec::new() },
            head: vec!["Contract", "What does not fit", "File and row"],
            rows,
        }
    }

    pub(super) fn overlaps(&self) -> BriefingPart {
        let overlaps = &self.inferred.overlaps;
        let none =
            "None is known that rests on its own contracts alone, all of which may be told of."
                .to_owned();
        let says = "By the terms of the contracts as they now stand. What rests on other suppliers' contracts too is not here.";
        BriefingPart {
            heading: "Held by several bodies at once".to_owned(),
            says: vec![if overlaps.is_empty() { none } else { says.to_owned() }],
            head: vec!["How alike", "What", "Bodies", "All of them run", "File and row"],
            rows: overlaps.iter().map(overlap).collect(),
        }
    }

    pub(super) fn joined(&self) -> BriefingPart {
        let mut says = Vec::new();
        match &self.inferred.group {
            Some(group) => {
                let ending =
                    group.ending.as_ref().map(|own| format!(" ({own})")).unwrap_or_default();
                says.push(format!(
                    "Owned, by {}, from itself to the top: {}{ending}.",
                    group.publications.join(" and "),
                    group.path.join(", then ")
                ));
            }
            None => {
                says.push("No group is known for it by a number that may be told of.".to_owned());
            }
        }
        let names = &self.inferred.names;
        if names.is_empty() {
            says.push("No two ways of writing it were put together.".to_owned());
        }
        let row = |own: &JoinedName| {
            let not_told = || "not told: rows are left out".to_owned();
            cells([
                own.name.clone(),
                own.other.clone(),
                own.probability.map_or_else(not_told, percent),
                own.why.clone().unwrap_or_else(not_told),
                own.place.clone(),
            ])
        };
        BriefingPart {
            heading: "Group, and names taken for one".to_owned(),
            says,
            head: vec!["Name", "Taken for", "How sure", "Why", "Such as"],
            rows: names.iter().map(row).collect(),
        }
    }
}

fn decision(own: &BriefedDecision, as_at: NaiveDate) -> Vec<Vec<String>> {
    let overdue = |day: NaiveDate| if day < as_at { ", passed" } else { "" };
    let due = |what: &str, own: Option<NaiveDate>| {
        own.map(|day| format!("{what} {}{}", short_day(day), overdue(day)))
    };
    let mut falls = vec![own.list.words().to_owned()];
    // Of what has ended nothing falls due any more.
    if own.list != DecisionList::Ended {
        falls.extend(due("notice by", own.notice_by));
        falls.extend(due("procurement would begin", own.procurement_start));
    }
    let mut ends = vec![own.current_end.map_or_else(|| NOT_KNOWN.to_owned(), short_day)];
    ends.extend(own.months_left.map(|left| match left {
        0 => "no options left".to_owned(),
        left => format!("{} of options left", months(left)),
    }));
    ends.extend(own.latest_end.map(|end| format!("latest {}", short_day(end))));
    let mut product = vec![own.product.clone().unwrap_or_else(|| NOT_KNOWN.to_owned())];
    product.extend(own.capability.clone());
    let mut worth = vec![own.annual_pence.map_or_else(|| NOT_KNOWN.to_owned(), pounds)];
    worth.extend(Some(own.basis.clone()).filter(|basis| !basis.is_empty()));
    let mut rests = vec![own.confidence.clone()];
    rests.extend(own.places.iter().cloned());
    vec![
        vec![own.title.clone(), own.body.clone()],
        vec![own.regime.clone(), own.route.clone()],
        product,
        ends,
        falls,
        worth,
        rests,
    ]
}

/// Never 100: nobody asked the supplier.
fn percent(probability: f32) -> String {
    let percent = (probability * 100.0).floor().clamp(0.0, 99.0);
    format!("{percent:.0}%")
}

fn overlap(own: &BriefedOverlap) -> Vec<Vec<String>> {
    let common = own.common.map_or_else(
        || {
            if own.has_no_common_day { "on no common day" } else { "common days not known" }
                .to_owned()
        },
        |(first, last)| format!("{} to {}", short_day(first), short_day(last)),
    );
    vec![
        vec![own.tier.clone()],
        vec![own.what.clone()],
        vec![own.bodies.clone()],
        vec![common],
        own.places.clone(),
    ]
}
