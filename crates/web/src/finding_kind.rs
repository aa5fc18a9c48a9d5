//! The findings of one kind, with what finds things in them.

use std::collections::{BTreeSet, HashMap};

use evidence::content_id;
use report::{FindingCell, FindingRow, FindingTable};

use crate::csv::{day, decimal};
use crate::holding::folded;
use crate::query::{Query, address};
use crate::wording::{NOT_KNOWN, capital, count, pounds, short_date};

/// The columns that name bodies; the names in a cell stand with a semicolon between.
const OF_BODIES: [&str; 2] = ["Body", "Bodies"];
/// The column that says how alike what is found is.
const OF_TIERS: &str = "Tier";
const BETWEEN: &str = "; ";

/// The findings of one kind.
pub(crate) struct Kind {
    pub(crate) table: FindingTable,
    /// The id that the address of each row holds: the same in the next audit if it finds the same.
    ids: Vec<String>,
    body_column: Option<usize>,
    tier_column: Option<usize>,
}

/// One finding and its id.
#[derive(Clone, Copy)]
pub(crate) struct FindingEntry<'a> {
    pub(crate) id: &'a str,
    pub(crate) row: &'a FindingRow,
}

/// What a person asks of the findings of one kind, as the address holds it.
#[derive(Default)]
pub(crate) struct FindingSearch<'a> {
    pub(crate) words: &'a str,
    pub(crate) body: &'a str,
    /// A tier in words.
    pub(crate) tier: &'a str,
}

impl<'a> FindingSearch<'a> {
    pub(crate) fn read(query: &'a Query) -> Self {
        Self { words: query.get("q"), body: query.get("body"), tier: query.get("tier") }
    }

    /// The address of a page about this search.
    pub(crate) fn address(&self, path: &str, page: &str) -> String {
        let pairs = [("q", self.words), ("body", self.body), ("tier", self.tier), ("page", page)];
        address(path, &pairs)
    }

    /// Whether anything is asked.
    pub(crate) fn is_narrowed(&self) -> bool {
        [self.words, self.body, self.tier].iter().any(|field| !field.is_empty())
    }
}

impl Kind {
    pub(crate) fn of(table: FindingTable) -> Self {
        let titles = table.columns.iter().map(|column| column.title.as_str());
        let body_column = titles.clone().position(|title| OF_BODIES.contains(&title));
        let tier_column = titles.clone().position(|title| title == OF_TIERS);
        let mut times: HashMap<String, u32> = HashMap::new();
        let ids = table.rows.iter().map(|row| {
            let id = id(&table.id, row);
            let times = times.entry(id.clone()).or_default();
            *times += 1;
            if *times == 1 { id } else { format!("{id}-{times}") }
        });
        Self { ids: ids.collect(), body_column, tier_column, table }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = FindingEntry<'_>> {
        self.ids.iter().zip(&self.table.rows).map(|(id, row)| FindingEntry { id, row })
    }

    pub(crate) fn row(&self, id: &str) -> Option<FindingEntry<'_>> {
        self.rows().find(|own| own.id == id)
    }

    /// The place of a row, by its id.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|own| own == id)
    }

    /// The bodies that rows name, in order; none if no column does.
    pub(crate) fn bodies(&self) -> Vec<&str> {
        let names: BTreeSet<&str> =
            self.table.rows.iter().flat_map(|row| self.bodies_of(row)).collect();
        names.into_iter().collect()
    }

    fn bodies_of<'a>(&self, row: &'a FindingRow) -> impl Iterator<Item = &'a str> {
        let cell = self.body_column.and_then(|at| row.cells.get(at));
        let names = match cell {
            Some(FindingCell::Text(names)) => names.as_str(),
            _ => "",
        };
        names.split(BETWEEN).filter(|name| !name.is_empty())
    }

    /// The tiers that rows are of, in their order; none if no column says.
    pub(crate) fn tiers(&self) -> Vec<&str> {
        let mut tiers: Vec<&str> = Vec::new();
        for tier in self.table.rows.iter().filter_map(|row| self.tier_of(row)) {
            if !tiers.contains(&tier) {
                tiers.push(tier);
            }
        }
        tiers
    }

    fn tier_of<'a>(&self, row: &'a FindingRow) -> Option<&'a str> {
        match row.cells.get(self.tier_column?)? {
            FindingCell::Text(tier) => Some(tier),
            _ => None,
        }
    }

    /// The rows that hold every word, of the tier, and of a body that is known or whose name holds what is asked.
    pub(crate) fn find(&self, search: &FindingSearch<'_>) -> Vec<FindingEntry<'_>> {
        let words = folded(search.words);
        let words: Vec<&str> = words.split_whitespace().collect();
        let body = search.body;
        let known = self.bodies().contains(&body);
        let part = folded(body);
        let is_of = |own: &FindingEntry| {
            body.is_empty()
                || self
                    .bodies_of(own.row)
                    .any(|name| if known { name == body } else { folded(name).contains(&part) })
        };
        let is_of_tier = |own: &FindingEntry| {
            search.tier.is_empty() || self.tier_of(own.row) == Some(search.tier)
        };
        let rows = self.rows().filter(is_of).filter(is_of_tier);
        rows.filter(|own| holds(own.row, &words)).collect()
    }
}

/// What a cell says, as people read it.
pub(crate) fn shown(cell: &FindingCell) -> String {
    match cell {
        FindingCell::Text(text) if text.is_empty() => "–".to_owned(),
        FindingCell::Text(text) => text.clone(),
        FindingCell::Count(number) => count(*number),
        FindingCell::Number(number) => decimals(*number),
        FindingCell::Share(share) => format!("{:.1}%", share * 100.0),
        FindingCell::Money(sum) => pounds(*sum),
        FindingCell::Date(day) => short_date(Some(*day)),
        FindingCell::Without(why) => capital(why),
        FindingCell::Unknown => NOT_KNOWN.to_owned(),
    }
}

/// What a cell says, as a spreadsheet reads it; nothing where it is not known.
pub(crate) fn plain(cell: &FindingCell) -> String {
    match cell {
        FindingCell::Text(text) => text.clone(),
        FindingCell::Count(number) => number.to_string(),
        FindingCell::Number(number) | FindingCell::Share(number) => format!("{number:.4}"),
        FindingCell::Money(sum) => decimal(*sum),
        FindingCell::Date(own) => day(Some(*own)),
        FindingCell::Without(why) => why.clone(),
        FindingCell::Unknown => String::new(),
    }
}

/// `3.3`, and `2,578` where tenths say nothing.
fn decimals(number: f64) -> String {
    let whole = format!("{number:.0}").parse().ok().filter(|whole| *whole >= 100);
    whole.map_or_else(|| format!("{number:.1}"), count)
}

/// Derived from what a finding says in words: its figures may change while it stays the same.
fn id(kind: &str, row: &FindingRow) -> String {
    let words = row.cells.iter().filter_map(|cell| match cell {
        FindingCell::Text(text) => Some(text.as_str()),
        _ => None,
    });
    content_id("finding", &[kind].into_iter().chain(words).collect::<Vec<_>>())
}

fn holds(row: &FindingRow, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let told: Vec<String> = row.cells.iter().map(shown).collect();
    let told = folded(&told.join("\n"));
    words.iter().all(|word| told.contains(word))
}

#[cfg(test)]
mod tests {
    use estate::Pence;

    use super::*;

    #[test]
    fn a_finding_keeps_its_address_while_its_figures_change() {
        let row = |net, supplier: &str| FindingRow {
            cells: vec![FindingCell::Text(supplier.into()), FindingCell::Money(Pence(net))],
            ..FindingRow::default()
        };
        assert_eq!(id("due", &row(1, "Tarn")), id("due", &row(2, "Tarn")));
        assert_ne!(id("due", &row(1, "Tarn")), id("due", &row(1, "Beck")));
        assert_ne!(id("due", &row(1, "Tarn")), id("overlaps", &row(1, "Tarn")));
    }

    #[test]
    fn what_is_not_known_is_said_and_never_a_nought() {
        assert_eq!(shown(&FindingCell::Unknown), "Not known");
        assert_eq!(plain(&FindingCell::Unknown), "");
        assert_eq!(shown(&FindingCell::Number(2578.125)), "2,578");
        assert_eq!(shown(&FindingCell::Number(3.269)), "3.3");
        assert_eq!(shown(&FindingCell::Share(0.5)), "50.0%");
    }
}
