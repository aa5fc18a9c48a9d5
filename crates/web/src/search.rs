//! What a person asks of the contracts, as the address holds it.

use chrono::NaiveDate;
use estate::{FileAccount, Stage};
use report::ContractRow;
use resolve::name_key;

use crate::holding::{Held, Holding, folded};
use crate::names::Names;
use crate::query::{Query, address};
use crate::wording;

/// The fields of the search as filled in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    pub(crate) words: String,
    pub(crate) buyer: String,
    pub(crate) supplier: String,
    pub(crate) category: String,
    /// A file's id.
    pub(crate) file: String,
    pub(crate) ending_from: String,
    pub(crate) ending_before: String,
    pub(crate) stage: String,
    pub(crate) sort: String,
}

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) field: &'static str,
    pub(crate) message: &'static str,
}

/// The orders that contracts can be in, by the name in the address.
pub(crate) const SORTS: [(&str, &str); 4] = [
    ("", "As in the files"),
    ("end", "Ending soonest"),
    ("value", "Highest value"),
    ("title", "Title"),
];

/// The stages, by the name in the address.
pub(crate) const STAGES: [(&str, Stage); 4] = [
    ("planned", Stage::Planned),
    ("tender", Stage::Tender),
    ("awarded", Stage::Awarded),
    ("withdrawn", Stage::Withdrawn),
];

impl Search {
    pub(crate) fn read(query: &Query) -> Self {
        let field = |name| query.get(name).chars().take(200).collect();
        Self {
            words: field("q"),
            buyer: field("buyer"),
            supplier: field("supplier"),
            category: field("category"),
            file: field("file"),
            ending_from: field("ending-from"),
            ending_before: field("ending-before"),
            stage: field("stage"),
            sort: field("sort"),
        }
    }

    /// The address of a page about this search.
    pub(crate) fn address(&self, path: &str, page: &str) -> String {
        address(
            path,
            &[
                ("q", &self.words),
                ("buyer", &self.buyer),
                ("supplier", &self.supplier),
                ("category", &self.category),
                ("file", &self.file),
                ("ending-from", &self.ending_from),
                ("ending-before", &self.ending_before),
                ("stage", &self.stage),
                ("sort", &self.sort),
                ("page", page),
            ],
        )
    }

    /// Whether anything is asked but an order.
    pub(crate) fn is_narrowed(&self) -> bool {
        let only_ordered = Self { sort: self.sort.clone(), ..Self::default() };
        self.address("", "") != only_ordered.address("", "")
    }

    /// What is wrong with the fields as filled in.
    pub(crate) fn wrong(&self) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        let not_a_date = |text: &str| !text.is_empty() && read_date(text).is_none();
        if not_a_date(&self.ending_from) {
            let message = "Ending from must be a real date, like 1 4 2026";
            wrong.push(Wrong { field: "ending-from", message });
        }
        if not_a_date(&self.ending_before) {
            let message = "Ending before must be a real date, like 31 3 2027";
            wrong.push(Wrong { field: "ending-before", message });
        }
        if !self.stage.is_empty() && self.stage().is_none() {
            wrong.push(Wrong { field: "stage", message: "Select a stage from the list" });
        }
        if !SORTS.iter().any(|(name, _)| *name == self.sort) {
            wrong.push(Wrong { field: "sort", message: "Select an order from the list" });
        }
        wrong
    }

    /// The contracts asked for, in the order asked for.
    pub(crate) fn find<'a>(&self, holding: &'a Holding) -> Vec<&'a ContractRow> {
        let words = folded(&self.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let known = holding.buyer_named(&self.buyer).is_some_and(|own| own.has_contracts);
        let buyer = NameAsked::of(&self.buyer, known, &holding.buyer_names);
        let known = holding.supplier_named(&self.supplier).is_some();
        let supplier = NameAsked::of(&self.supplier, known, &holding.supplier_names);
        let (from, before) = (read_date(&self.ending_from), read_date(&self.ending_before));
        let (category, stage) = (CategoryAsked::of(&self.category, holding), self.stage());
        let file = holding.file(&self.file).map(|file| file.account);
        let mut found: Vec<&ContractRow> = (holding.contracts.iter())
            .filter(|held| holds(held, &words))
            .filter(|held| buyer.is_among(&held.buyers, &held.row.buyers))
            .filter(|held| supplier.is_among(&held.suppliers, &held.row.suppliers))
            .map(|held| &held.row)
            .filter(|row| stage.is_none_or(|stage| row.stage == stage))
            .filter(|row| category.is_of(row))
            .filter(|row| file.is_none_or(|own| is_in(row, own)))
            .filter(|row| from.is_none_or(|from| row.end.is_some_and(|end| from <= end)))
            .filter(|row| before.is_none_or(|before| row.end.is_some_and(|end| end < before)))
            .collect();
        self.put_in_order(&mut found);
        found
    }

    fn stage(&self) -> Option<Stage> {
        STAGES.iter().find(|(name, _)| *name == self.stage).map(|(_, stage)| *stage)
    }

    fn put_in_order(&self, found: &mut [&ContractRow]) {
        match self.sort.as_str() {
            // Those without an end come last; equal ones stay as in the files.
            "end" => found.sort_by_key(|row| (row.end.is_none(), row.end)),
            "value" => found.sort_by_key(|row| {
                let sterling = row.total_currency.as_deref() == Some("GBP");
                std::cmp::Reverse(row.total_pence.filter(|_| sterling))
            }),
            "title" => found.sort_by_key(|row| folded(&row.title)),
            _ => {}
        }
    }
}

fn holds(held: &Held, words: &[&str]) -> bool {
    words.iter().all(|word| held.haystack.contains(word))
}

fn is_in(row: &ContractRow, file: &FileAccount) -> bool {
    row.file == file.source.path && row.sheet == file.sheet
}

/// A category to look for, in whatever case and punctuation: one that figures name means that one
/// alone, any other words a part of a name.
enum CategoryAsked {
    Any,
    Known(String),
    Part(String),
}

impl CategoryAsked {
    fn of(asked: &str, holding: &Holding) -> Self {
        let key = name_key(asked);
        if asked.is_empty() {
            Self::Any
        } else if holding.contracts.iter().any(|held| name_key(&heading(&held.row)) == key) {
            Self::Known(key)
        } else {
            Self::Part(folded(asked))
        }
    }

    fn is_of(&self, row: &ContractRow) -> bool {
        match self {
            Self::Any => true,
            Self::Known(key) => name_key(&heading(row)) == *key,
            Self::Part(part) => folded(&heading(row)).contains(part),
        }
    }
}

/// What figures by category name a contract's.
fn heading(row: &ContractRow) -> String {
    let code = row.category_code.as_deref();
    match (&row.category, &row.category_scheme) {
        (Some(words), _) => words.clone(),
        (None, Some(scheme)) => format!("{scheme} {}", code.unwrap_or_default()),
        (None, None) => code.unwrap_or("(not stated)").to_owned(),
    }
}

/// A name to look for: one that is known means that one alone, any other means a part of a name.
enum NameAsked {
    Anyone,
    Known { id: String },
    Part { folded: String },
}

impl NameAsked {
    fn of(asked: &str, is_known: bool, names: &Names) -> Self {
        if asked.is_empty() {
            Self::Anyone
        } else if is_known {
            Self::Known { id: names.id(asked) }
        } else {
            Self::Part { folded: folded(asked) }
        }
    }

    /// Whether it is one of the names in a cell, whose ids these are.
    fn is_among(&self, ids: &[String], cell: &str) -> bool {
        match self {
            Self::Anyone => true,
            Self::Known { id } => ids.contains(id),
            Self::Part { folded: part } => {
                ContractRow::parts(cell).any(|name| folded(name).contains(part))
            }
        }
    }
}

/// Reads a date as people in the United Kingdom write it: `31 3 2027`, `31/03/2027`,
/// `31 March 2027`, `2027-03-31`.
pub(crate) fn read_date(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> =
        text.split([' ', '/', '-', '.']).filter(|part| !part.is_empty()).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    let month = month.parse().ok().or_else(|| month_named(month))?;
    let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

fn month_named(name: &str) -> Option<u32> {
    let name = folded(name);
    (1..=12).find(|&month| {
        let full = NaiveDate::from_ymd_opt(2000, month, 1).map(wording::date).unwrap_or_default();
        let full = folded(full.trim_start_matches("1 ").trim_end_matches(" 2000"));
        name.len() >= 3 && full.starts_with(&name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let expected = NaiveDate::from_ymd_opt(2027, 3, 31);
        for text in ["31 3 2027", "31/03/2027", "31 March 2027", "31 mar 2027", "2027-03-31"] {
            assert_eq!(read_date(text), expected, "{text}");
        }
        for text in ["", "31 2 2027", "March 2027", "31/3/27", "yesterday", "31 ma 2027", "1 1 1 1"]
        {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn the_address_holds_what_was_asked() {
        let query = Query::parse(Some("q=lift&ending-before=31%2F3%2F2027&page=2"));
        let search = Search::read(&query);
        assert_eq!(
            search.address("/contracts", "3"),
            "/contracts?q=lift&ending-before=31%2F3%2F2027&page=3"
        );
        assert!(search.wrong().is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_by_field() {
        let search =
            Search::read(&Query::parse(Some("ending-from=z&ending-before=soon&stage=x&sort=y")));
        let fields: Vec<&str> = search.wrong().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["ending-from", "ending-before", "stage", "sort"]);
    }
}
