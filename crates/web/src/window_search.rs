//! What a person asks of the alignment windows, as the address holds it.

use std::collections::BTreeSet;

use estate::OverlapTier;
use report::{WindowGroup, WindowGroups};

use crate::holding::folded;
use crate::query::{Query, address};
use crate::search::Wrong;

/// The tiers of groups, by the name in the address.
pub(crate) const TIERS: [(&str, OverlapTier); 3] = [
    ("product", OverlapTier::SameProduct),
    ("supplier", OverlapTier::SameSupplierAndCategory),
    ("capability", OverlapTier::Adjacent),
];

/// Which groups to show by whether a day was found, by the name in the address.
pub(crate) const DAYS: [(&str, &str); 3] =
    [("", "With or without a day"), ("yes", "With a day"), ("no", "Without a day")];

/// The fields of the search as filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct WindowSearch {
    pub(crate) words: String,
    pub(crate) body: String,
    pub(crate) tier: String,
    pub(crate) day: String,
    /// The id of one group, for its downloads.
    pub(crate) id: String,
}

impl WindowSearch {
    pub(crate) fn read(query: &Query) -> Self {
        let field = |name| query.get(name).chars().take(200).collect();
        Self {
            words: field("q"),
            body: field("body"),
            tier: field("tier"),
            day: field("day"),
            id: field("id"),
        }
    }

    /// The address of a page about this search.
    pub(crate) fn address(&self, path: &str, page: &str) -> String {
        let pairs = [
            ("q", self.words.as_str()),
            ("body", &self.body),
            ("tier", &self.tier),
            ("day", &self.day),
            ("id", &self.id),
            ("page", page),
        ];
        address(path, &pairs)
    }

    /// Whether anything is asked.
    pub(crate) fn is_narrowed(&self) -> bool {
        [&self.words, &self.body, &self.tier, &self.day].iter().any(|field| !field.is_empty())
    }

    /// What is wrong with the fields as filled in.
    pub(crate) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        if !self.tier.is_empty() && self.tier().is_none() {
            let message = "Select how alike the contracts are from the list";
            wrong.push(Wrong { field: "tier", message });
        }
        if !DAYS.iter().any(|(name, _)| *name == self.day) {
            let message = "Select with or without a day from the list";
            wrong.push(Wrong { field: "day", message });
        }
        wrong
    }

    /// The groups asked for, in the order of the audit.
    pub(crate) fn find<'a>(&self, windows: &'a WindowGroups) -> Vec<&'a WindowGroup> {
        let words = folded(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let known = bodies(windows).contains(&self.body.as_str());
        let part = folded(&self.body);
        let is_of = |own: &&WindowGroup| {
            let mut names = own.bodies.iter().map(|own| own.name.as_str());
            self.body.is_empty()
                || names.any(
                    |name| if known { name == self.body } else { folded(name).contains(&part) },
                )
        };
        let has_day = |own: &&WindowGroup| match self.day.as_str() {
            "yes" => !own.days.is_empty(),
            "no" => own.days.is_empty(),
            _ => true,
        };
        (windows.groups.iter())
            .filter(|own| self.id.is_empty() || own.id == self.id)
            .filter(|own| self.tier().is_none_or(|tier| own.tier == tier))
            .filter(has_day)
            .filter(is_of)
            .filter(|own| holds(own, &words))
            .collect()
    }

    fn tier(&self) -> Option<OverlapTier> {
        TIERS.iter().find(|(name, _)| *name == self.tier).map(|(_, tier)| *tier)
    }
}

/// The bodies of all groups, in order of name.
pub(crate) fn bodies(windows: &WindowGroups) -> Vec<&str> {
    let all = windows.groups.iter().flat_map(|own| &own.bodies);
    let names: BTreeSet<&str> = all.map(|own| own.name.as_str()).collect();
    names.into_iter().collect()
}

fn holds(own: &WindowGroup, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let contracts = own.contracts.iter().map(|own| &own.row);
    let rows = contracts.chain(own.beside.iter().map(|own| &own.row));
    let told = rows.flat_map(|row| [&row.title, &row.reference, &row.body, &row.supplier]);
    let mut told: Vec<&str> = told.map(String::as_str).collect();
    told.extend([own.subject.as_str(), own.tier.words()]);
    told.extend(own.capability.as_deref());
    let told = folded(&told.join("\n"));
    words.iter().all(|word| told.contains(word))
}
