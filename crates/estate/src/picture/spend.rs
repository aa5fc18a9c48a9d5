use std::collections::{BTreeMap, BTreeSet};

use hashbrown::HashMap;

use super::headings::Headings;
use super::names::{Names, listed};
use super::sum::Sum;
use super::{Period, SpendFigure};
use crate::organisations::Directory;
use crate::{SpendLines, Term};

/// Spend lines with the organisations they speak of.
pub(super) struct SpendGroups<'a> {
    lines: &'a SpendLines,
    suppliers: &'a Directory,
    buyers: &'a Directory,
    by_supplier: Paid,
}

/// What each buyer paid under each heading, in order of the heading's number and the buyer's.
type Paid = Vec<((usize, usize), Sum)>;

impl<'a> SpendGroups<'a> {
    pub(super) fn of(
        lines: &'a SpendLines,
        suppliers: &'a Directory,
        buyers: &'a Directory,
    ) -> Self {
        let by_supplier = paid(lines, suppliers.of_lines().iter().copied(), buyers);
        Self { lines, suppliers, buyers, by_supplier }
    }

    pub(super) fn by_supplier(&self) -> Vec<SpendFigure> {
        figures(&self.by_supplier, self.suppliers, self.buyers)
    }

    pub(super) fn by_buyer(&self) -> Vec<SpendFigure> {
        let paid = self.by_supplier.iter().map(|((_, buyer), sum)| ((*buyer, *buyer), *sum));
        figures(&paid.collect(), self.buyers, self.buyers)
    }

    pub(super) fn by_category(&self) -> Vec<SpendFigure> {
        let mut names = Headings::default();
        let groups = numbers(self.lines, &self.lines.category, &mut names);
        let number = |term: &Term| groups.get(term.index()).copied().unwrap_or(u32::MAX);
        let paid = paid(self.lines, self.lines.category.iter().map(number), self.buyers);
        figures(&paid, &names, self.buyers)
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
fn paid(lines: &SpendLines, headings: impl Iterator<Item = u32>, buyers: &Directory) -> Paid {
    let mut paid: HashMap<(u32, u32), Sum> = HashMap::new();
    for ((heading, buyer), line) in headings.zip(buyers.of_lines()).zip(Sum::each(lines)) {
        paid.entry((heading, *buyer)).or_default().add(line);
    }
    let number = |((heading, buyer), sum)| ((heading as usize, buyer as usize), sum);
    let mut paid: Paid = paid.into_iter().map(number).collect();
    paid.sort_unstable_by_key(|(pair, _)| *pair);
    paid
}

/// One figure for each heading, the largest first.
fn figures(paid: &Paid, names: &impl Names, buyers: &Directory) -> Vec<SpendFigure> {
    let mut headings: BTreeMap<usize, (Sum, BTreeSet<usize>)> = BTreeMap::new();
    for ((heading, buyer), sum) in paid {
        let (whole, payers) = headings.entry(*heading).or_default();
        whole.add(*sum);
        payers.insert(*buyer);
    }
    let mut figures: Vec<SpendFigure> = headings
        .into_iter()
        .map(|(heading, (sum, payers))| {
            let id = names.id(heading);
            SpendFigure { id, ..sum.figure(names.name(heading), listed(buyers, payers)) }
        })
        .collect();
    figures.sort_by(|left, right| {
        size(right)
            .cmp(&size(left))
            .then_with(|| (&left.name, &left.id).cmp(&(&right.name, &right.id)))
    });
    figures
}

/// By term of a column, the number of the heading it names.
fn numbers(lines: &SpendLines, column: &[Term], names: &mut Headings) -> Vec<u32> {
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
    let mut numbers = vec![u32::MAX; times.len()];
    for term in order {
        let number = names.number(lines.text(term), times.get(term.index()).copied().unwrap_or(0));
        if let Some(slot) = numbers.get_mut(term.index()) {
            *slot = u32::try_from(number).unwrap_or(u32::MAX);
        }
    }
    numbers
}

/// What a figure is ranked by: net, or gross where no line states net.
fn size(figure: &SpendFigure) -> i64 {
    if figure.net_lines > 0 { figure.net_pence.0 } else { figure.gross_pence.0 }
}
