use std::collections::BTreeMap;

use super::SpendFigure;
use super::directory::Directory;
use crate::{SpendLines, Term};

/// Spend lines with the organisations they speak of.
pub(super) struct SpendGroups<'a> {
    lines: &'a SpendLines,
    /// By term, the organisation.
    suppliers: Vec<usize>,
    buyers: Vec<usize>,
}

impl<'a> SpendGroups<'a> {
    pub(super) fn of(
        lines: &'a SpendLines,
        suppliers: &mut Directory,
        buyers: &mut Directory,
    ) -> Self {
        Self {
            suppliers: numbers(lines, &lines.supplier, suppliers),
            buyers: numbers(lines, &lines.buyer, buyers),
            lines,
        }
    }

    pub(super) fn by_supplier(&self, names: &Directory) -> Vec<SpendFigure> {
        self.figures(&self.lines.supplier, &self.suppliers, names)
    }

    pub(super) fn by_buyer(&self, names: &Directory) -> Vec<SpendFigure> {
        self.figures(&self.lines.buyer, &self.buyers, names)
    }

    pub(super) fn by_category(&self) -> Vec<SpendFigure> {
        let mut names = Directory::default();
        let groups = numbers(self.lines, &self.lines.category, &mut names);
        self.figures(&self.lines.category, &groups, &names)
    }

    /// Supplier and buyer of each line.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let number = |groups: &[usize], term: Term| groups.get(term.index()).copied().unwrap_or(0);
        self.lines.supplier.iter().zip(&self.lines.buyer).map(move |(supplier, buyer)| {
            (number(&self.suppliers, *supplier), number(&self.buyers, *buyer))
        })
    }

    /// Spend of each supplier, by the supplier's number.
    pub(super) fn of_suppliers(&self, names: &Directory) -> BTreeMap<usize, SpendFigure> {
        self.sums(&self.lines.supplier, &self.suppliers, names)
    }

    fn figures(&self, column: &[Term], groups: &[usize], names: &Directory) -> Vec<SpendFigure> {
        let mut figures: Vec<SpendFigure> =
            self.sums(column, groups, names).into_values().collect();
        figures.sort_by(|left, right| {
            size(right).cmp(&size(left)).then_with(|| left.name.cmp(&right.name))
        });
        figures
    }

    fn sums(
        &self,
        column: &[Term],
        groups: &[usize],
        names: &Directory,
    ) -> BTreeMap<usize, SpendFigure> {
        let lines = self.lines;
        let highest = column.iter().filter_map(|term| groups.get(term.index())).max();
        let mut sums = vec![SpendFigure::default(); highest.map_or(0, |highest| highest + 1)];
        let amounts = lines.net.iter().zip(&lines.gross).zip(&lines.currency).zip(&lines.date);
        for (term, (((net, gross), currency), date)) in column.iter().zip(amounts) {
            let Some(sum) = groups.get(term.index()).and_then(|group| sums.get_mut(*group)) else {
                continue;
            };
            sum.lines += 1;
            sum.first_date = earlier(sum.first_date, *date);
            sum.last_date = sum.last_date.max(*date);
            if lines.text(*currency) != "GBP" {
                sum.other_currency_lines += 1;
                continue;
            }
            if let Some(net) = net {
                sum.net_pence += *net;
                sum.net_lines += 1;
            }
            if let Some(gross) = gross {
                sum.gross_pence += *gross;
                sum.gross_lines += 1;
            }
        }
        let named = sums.into_iter().enumerate().filter(|(_, sum)| sum.lines > 0);
        named
            .map(|(number, sum)| {
                (number, SpendFigure { name: names.name(number).to_owned(), ..sum })
            })
            .collect()
    }
}

/// By term of a column, the organisation it names.
fn numbers(lines: &SpendLines, column: &[Term], names: &mut Directory) -> Vec<usize> {
    let mut times = vec![0_u64; lines.terms.len()];
    let mut order = Vec::new();
    for term in column {
        if let Some(times) = times.get_mut(term.index()) {
            if *times == 0 {
                order.push(*term);
            }
            *times += 1;
        }
    }
    let mut numbers = vec![usize::MAX; times.len()];
    for term in order {
        let number = names.number(lines.text(term), times.get(term.index()).copied().unwrap_or(0));
        if let Some(slot) = numbers.get_mut(term.index()) {
            *slot = number;
        }
    }
    numbers
}

pub(super) fn earlier<T: Ord>(left: Option<T>, right: Option<T>) -> Option<T> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}

/// What a figure is ranked by: net, or gross where no line states net.
fn size(figure: &SpendFigure) -> i64 {
    if figure.net_lines > 0 { figure.net_pence.0 } else { figure.gross_pence.0 }
}
