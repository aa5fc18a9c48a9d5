use std::collections::{BTreeMap, BTreeSet};

use chrono::Months;

use super::ContractFigure;
use super::headings::Headings;
use super::names::{Names, listed};
use crate::organisations::{Directory, NOT_STATED};
use crate::{Contract, Money, Pence, Stage, Window};

/// Awarded contracts with the organisations they speak of.
pub(super) struct Awarded<'a> {
    contracts: Vec<AwardedContract<'a>>,
    suppliers: &'a Directory,
    buyers: &'a Directory,
}

struct AwardedContract<'a> {
    contract: &'a Contract,
    suppliers: Vec<usize>,
    buyers: Vec<usize>,
}

impl<'a> Awarded<'a> {
    pub(super) fn of(
        contracts: &'a [Contract],
        suppliers: &'a Directory,
        buyers: &'a Directory,
    ) -> Self {
        let awarded = contracts.iter().enumerate();
        let awarded = awarded.filter(|(_, contract)| contract.stage == Stage::Awarded);
        let numbers = |directory: &Directory, at| -> Vec<usize> {
            directory.of_contract(at).iter().map(|number| *number as usize).collect()
        };
        let contracts = awarded.map(|(at, contract)| AwardedContract {
            contract,
            suppliers: numbers(suppliers, at),
            buyers: numbers(buyers, at),
        });
        Self { contracts: contracts.collect(), suppliers, buyers }
    }

    pub(super) fn by_supplier(&self) -> Vec<ContractFigure> {
        let groups = self.contracts.iter().map(|own| (own.suppliers.as_slice(), own));
        figures(groups, self.suppliers, self.buyers)
    }

    pub(super) fn by_buyer(&self) -> Vec<ContractFigure> {
        let groups = self.contracts.iter().map(|own| (own.buyers.as_slice(), own));
        figures(groups, self.buyers, self.buyers)
    }

    pub(super) fn by_category(&self) -> Vec<ContractFigure> {
        let mut names = Headings::default();
        let groups: Vec<[usize; 1]> =
            self.contracts.iter().map(|own| [names.number(&category(own.contract), 1)]).collect();
        let keyed = groups.iter().map(<[usize; 1]>::as_slice);
        figures(keyed.zip(&self.contracts), &names, self.buyers)
    }

    /// Every supplier and buyer that a contract joins.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.contracts.iter().flat_map(|contract| {
            contract
                .suppliers
                .iter()
                .flat_map(|supplier| contract.buyers.iter().map(|buyer| (*supplier, *buyer)))
        })
    }

    /// How many contracts each supplier has.
    pub(super) fn of_suppliers(&self) -> BTreeMap<usize, u64> {
        let mut counts = BTreeMap::new();
        for supplier in self.contracts.iter().flat_map(|contract| &contract.suppliers) {
            *counts.entry(*supplier).or_default() += 1;
        }
        counts
    }
}

/// A contract's net value in pounds sterling, if it has one.
pub(super) fn net_value(contract: &Contract) -> Option<Pence> {
    let sterling = |money: &Money| (money.currency == "GBP").then_some(money.pence);
    contract.total.as_ref().and_then(sterling)
}

/// Indices of awarded contracts that end inside the window, the soonest first.
pub(super) fn ending(contracts: &[Contract], window: Window) -> Vec<usize> {
    let last = window.as_at.checked_add_months(Months::new(window.months)).unwrap_or(window.as_at);
    let mut ending: Vec<usize> = contracts
        .iter()
        .enumerate()
        .filter(|(_, contract)| contract.stage == Stage::Awarded)
        .filter(|(_, contract)| {
            contract.end.is_some_and(|end| (window.as_at..=last).contains(&end))
        })
        .map(|(index, _)| index)
        .collect();
    ending
        .sort_by_key(|index| contracts.get(*index).map(|c| (c.end, c.title.clone(), c.id.clone())));
    ending
}

/// The category in words, or its code where there are none.
fn category(contract: &Contract) -> String {
    let Some(category) = &contract.category else { return NOT_STATED.to_owned() };
    match (category.description.as_str(), category.scheme.as_str()) {
        ("", "") => category.id.clone(),
        ("", scheme) => format!("{scheme} {}", category.id),
        (description, _) => description.to_owned(),
    }
}

fn figures<'a>(
    groups: impl Iterator<Item = (&'a [usize], &'a AwardedContract<'a>)>,
    names: &impl Names,
    buyers: &Directory,
) -> Vec<ContractFigure> {
    let mut sums: BTreeMap<usize, (ContractFigure, BTreeSet<usize>)> = BTreeMap::new();
    for (numbers, own) in groups {
        for number in numbers {
            let (sum, served) = sums.entry(*number).or_default();
            sum.contracts += 1;
            served.extend(&own.buyers);
            if let Some(value) = net_value(own.contract) {
                sum.net_pence += value;
                sum.valued += 1;
            }
        }
    }
    let mut figures: Vec<ContractFigure> = sums
        .into_iter()
        .map(|(number, (sum, served))| ContractFigure {
            name: names.name(number).to_owned(),
            id: names.id(number),
            buyers: listed(buyers, served),
            ..sum
        })
        .collect();
    figures.sort_by(|left, right| {
        right
            .net_pence
            .cmp(&left.net_pence)
            .then_with(|| (&left.name, &left.id).cmp(&(&right.name, &right.id)))
    });
    figures
}
