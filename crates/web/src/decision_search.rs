//! What a person asks of the decisions, as the address holds it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use report::{DecisionLists, DecisionRow};

use crate::holding::folded;
use crate::query::{Query, address};
use crate::search::{Wrong, read_date};

/// The lists of decisions, by the name in the address.
pub(crate) const LISTS: [(&str, &str); 4] = [
    ("", "Due or overdue"),
    ("ended", "Ended and still listed"),
    ("endless", "No end to plan by"),
    ("later", "Running, with nothing due yet"),
];

/// The orders that decisions can be in, by the name in the address.
pub(crate) const SORTS: [(&str, &str); 5] = [
    ("", "As in the workbook"),
    ("end", "Ending soonest"),
    ("annual", "Highest annual value"),
    ("body", "Body"),
    ("title", "Title"),
];

/// The fields of the search as filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct DecisionSearch {
    pub(crate) list: String,
    pub(crate) words: String,
    pub(crate) body: String,
    pub(crate) supplier: String,
    pub(crate) product: String,
    pub(crate) due_before: String,
    pub(crate) sort: String,
}

impl DecisionSearch {
    pub(crate) fn read(query: &Query) -> Self {
        let field = |name| query.get(name).chars().take(200).collect();
        Self {
            list: field("list"),
            words: field("q"),
            body: field("body"),
            supplier: field("supplier"),
            product: field("product"),
            due_before: field("due-before"),
            sort: field("sort"),
        }
    }

    /// The address of a page about this search.
    pub(crate) fn address(&self, path: &str, page: &str) -> String {
        let pairs = [
            ("list", self.list.as_str()),
            ("q", &self.words),
            ("body", &self.body),
            ("supplier", &self.supplier),
            ("product", &self.product),
            ("due-before", &self.due_before),
            ("sort", &self.sort),
            ("page", page),
        ];
        address(path, &pairs)
    }

    /// Whether anything is asked but a list and an order.
    pub(crate) fn is_narrowed(&self) -> bool {
        [&self.words, &self.body, &self.supplier, &self.product, &self.due_before]
            .iter()
            .any(|field| !field.is_empty())
    }

    /// What is wrong with the fields as filled in.
    pub(crate) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let known = |all: &[(&str, &str)], own: &str| all.iter().any(|(name, _)| *name == own);
        if !known(&LISTS, &self.list) {
            wrong.push(Wrong { field: "list", message: "Select what to show from the list" });
        }
        if !self.due_before.is_empty() && read_date(&self.due_before).is_none() {
            let message = "Due before must be a real date, like 31 3 2027";
            wrong.push(Wrong { field: "due-before", message });
        }
        if !known(&SORTS, &self.sort) {
            wrong.push(Wrong { field: "sort", message: "Select an order from the list" });
        }
        wrong
    }

    /// The list asked for.
    fn list<'a>(&self, lists: &'a DecisionLists) -> &'a [DecisionRow] {
        match self.list.as_str() {
            "ended" => &lists.ended,
            "endless" => &lists.endless,
            "later" => &lists.later,
            _ => &lists.due,
        }
    }

    /// The rows asked for, in the order asked for.
    pub(crate) fn find<'a>(&self, lists: &'a DecisionLists) -> Vec<&'a DecisionRow> {
        let words = folded(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let [supplier, product] = [&self.supplier, &self.product].map(|asked| folded(asked));
        let body = BodyAsked::of(&self.body, lists);
        let before = read_date(&self.due_before);
        let mut found: Vec<&DecisionRow> = (self.list(lists).iter())
            .filter(|row| holds(row, &words))
            .filter(|row| body.is_of(row))
            .filter(|row| folded(&row.supplier).contains(&supplier))
            .filter(|row| folded(&row.product).contains(&product))
            .filter(|row| before.is_none_or(|before| is_due_before(row, before)))
            .collect();
        match self.sort.as_str() {
            // Those without an end come last; equal ones stay as in the workbook.
            "end" => found.sort_by_key(|row| (row.current_end.is_none(), row.current_end)),
            "annual" => found.sort_by_key(|row| Reverse(row.annual_pence)),
            "body" => found.sort_by_key(|row| folded(&row.body)),
            "title" => found.sort_by_key(|row| folded(&row.title)),
            _ => {}
        }
        found
    }
}

/// The bodies that have decisions in any list, in order of name.
pub(crate) fn bodies(lists: &DecisionLists) -> Vec<&str> {
    let names: BTreeSet<&str> =
        lists.rows().chain(&lists.later).flat_map(DecisionRow::bodies).collect();
    names.into_iter().collect()
}

/// A body that is known means that one alone, any other words a part of a name.
enum BodyAsked {
    Anyone,
    Known(String),
    Part(String),
}

impl BodyAsked {
    fn of(asked: &str, lists: &DecisionLists) -> Self {
        if asked.is_empty() {
            Self::Anyone
        } else if bodies(lists).contains(&asked) {
            Self::Known(asked.to_owned())
        } else {
            Self::Part(folded(asked))
        }
    }

    fn is_of(&self, row: &DecisionRow) -> bool {
        match self {
            Self::Anyone => true,
            Self::Known(name) => row.bodies().any(|own| own == name),
            Self::Part(part) => folded(&row.body).contains(part),
        }
    }
}

fn holds(row: &DecisionRow, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let told = [
        &row.title,
        &row.reference,
        &row.body,
        &row.supplier,
        &row.group,
        &row.product,
        &row.capability,
        &row.regime,
        &row.route,
    ];
    let told = folded(&told.map(String::as_str).join("\n"));
    words.iter().all(|word| told.contains(word))
}

fn is_due_before(row: &DecisionRow, before: NaiveDate) -> bool {
    row.due().is_some_and(|due| due < before)
}
