use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::directory::Directory;
use super::sum::Sum;
use super::{Period, SpendFigure};
use crate::{SpendLines, Term};

/// Spend lines with the organisations they speak of.
pub(super) struct SpendGroups<'a> {
    lines: &'a SpendLines,
    /// By term, the buyer.
    buyers: Vec<usize>,
    by_supplier: Paid,
}

/// What each buyer paid under each heading, in order of the heading's number and the buyer's.
type Paid = Vec<((usize, usize), Sum)>;

impl<'a> SpendGroups<'a> {
    pub(super) fn of(
        lines: &'a SpendLines,
        suppliers: &mut Directory,
        buyers: &mut Directory,
    ) -> Self {
        let suppliers = numbers(lines, &lines.supplier, suppliers);
        let buyers = numbers(lines, &lines.buyer, buyers);
        let by_supplier = paid(lines, &lines.supplier, &suppliers, &buyers);
        Self { lines, buyers, by_supplier }
    }

    pub(super) fn by_supplier(&self, names: &Directory, buyers: &Directory) -> Vec<SpendFigure> {
        figures(&self.by_supplier, names, buyers)
    }

    pub(super) fn by_buyer(&self, names: &Directory) -> Vec<SpendFigure> {
        let paid = self.by_supplier.iter().map(|((_, buyer), sum)| ((*buyer, *buyer), *sum));
        figures(&paid.collect(), names, names)
    }

    pub(super) fn by_category(&self, buyers: &Directory) -> Vec<SpendFigure> {
        let mut names = Directory::default();
        let groups = numbers(self.lines, &self.lines.category, &mut names);
        figures(&paid(self.lines, &self.lines.category, &groups, &self.buyers), &names, buyers)
    }

    /// Every supplier and buyer that a payment joins.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.by_supplier.iter().map(|(pair, _)| *pair)
    }

    /// What each supplier's buyers paid it, by the supplier's number and the buyer's.
    pub(super) fn of_suppliers(&self) -> BTreeMap<usize, BTreeMap<usize, Sum>> {
        let mut suppliers: BTreeMap<usize, BTreeMap<usize, Sum>> = BTreeMap::new();
        for ((supplier, buyer), sum) in &self.by_supplier {
            suppliers.entry(*supplier).or_default().insert(*buyer, *sum);
        }
        suppliers
    }

    /// The span of each buyer's payments, whoever was paid.
    pub(super) fn periods(&self) -> HashMap<usize, Period> {
        let mut periods = HashMap::new();
        for ((_, buyer), sum) in &self.by_supplier {
            let around = Period::around(periods.get(buyer).copied(), sum.period);
            periods.extend(around.map(|period| (*buyer, period)));
        }
        periods
    }
}

/// Adds up each line under its heading and its buyer.
fn paid(lines: &SpendLines, column: &[Term], groups: &[usize], buyers: &[usize]) -> Paid {
    let mut paid: HashMap<(usize, usize), Sum> = HashMap::new();
    let number = |numbers: &[usize], term: &Term| numbers.get(term.index()).copied();
    for ((heading, buyer), line) in column.iter().zip(&lines.buyer).zip(Sum::each(lines)) {
        if let (Some(heading), Some(buyer)) = (number(groups, heading), number(buyers, buyer)) {
            paid.entry((heading, buyer)).or_default().add(line);
        }
    }
    let mut paid: Paid = paid.into_iter().collect();
    paid.sort_unstable_by_key(|(pair, _)| *pair);
    paid
}

/// One figure for each heading, the largest first.
fn figures(paid: &Paid, names: &Directory, buyers: &Directory) -> Vec<SpendFigure> {
    let mut headings: BTreeMap<usize, (Sum, BTreeSet<usize>)> = BTreeMap::new();
    for ((heading, buyer), sum) in paid {
        let (whole, payers) = headings.entry(*heading).or_default();
        whole.add(*sum);
        payers.insert(*buyer);
    }
    let mut figures: Vec<SpendFigure> = headings
        .into_iter()
        .map(|(heading, (sum, payers))| sum.figure(names.name(heading), buyers.names(payers)))
        .collect();
    figures.sort_by(|left, right| {
        size(right).cmp(&size(left)).then_with(|| left.name.cmp(&right.name))
    });
    figures
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

/// What a figure is ranked by: net, or gross where no line states net.
fn size(figure: &SpendFigure) -> i64 {
    if figure.net_lines > 0 { figure.net_pence.0 } else { figure.gross_pence.0 }
}
