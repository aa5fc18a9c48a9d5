//! The bodies that pay or have contracts.

use std::collections::{BTreeMap, HashMap};

use estate::{ContractFigure, SpendFigure};
use report::{ContractRow, Report};

use crate::names::Names;

/// The buyers, in order of name.
#[derive(Default)]
pub(crate) struct Buyers {
    all: Vec<Buyer>,
    at: HashMap<String, usize>,
}

/// A buyer, with the id that its address holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buyer {
    pub(crate) id: String,
    /// As figures name it, or else its first contract.
    pub(crate) name: String,
    /// What it paid, if it did.
    pub(crate) spend: Option<SpendFigure>,
    /// Its awarded contracts, if it has any.
    pub(crate) contracts: Option<ContractFigure>,
    /// Whether there is a contract of it, of whatever stage.
    pub(crate) has_contracts: bool,
}

impl Buyer {
    /// What a search of payments finds it by: its id, or the word that stands for nobody's name.
    pub(crate) fn asked_as(&self) -> &str {
        self.spend.as_ref().and_then(|paid| paid.id.as_deref()).unwrap_or(&self.name)
    }
}

impl Buyers {
    pub(crate) fn of<'a>(
        report: &Report,
        contracts: impl Iterator<Item = &'a ContractRow>,
        names: &Names,
    ) -> Self {
        let mut known: BTreeMap<String, Buyer> = BTreeMap::new();
        let id = |id: &Option<String>, name: &str| id.clone().unwrap_or_else(|| names.id(name));
        for figure in &report.figures.spend_by_buyer {
            let own = entry(&mut known, id(&figure.id, &figure.name), &figure.name);
            own.spend = Some(figure.clone());
        }
        for figure in &report.figures.contracts_by_buyer {
            let own = entry(&mut known, id(&figure.id, &figure.name), &figure.name);
            own.contracts = Some(figure.clone());
            own.has_contracts = true;
        }
        for name in contracts.flat_map(|row| ContractRow::parts(&row.buyers)) {
            entry(&mut known, names.id(name), name).has_contracts = true;
        }
        let mut all: Vec<Buyer> = known.into_values().collect();
        all.sort_by(|one, two| one.name.cmp(&two.name));
        let at = all.iter().enumerate().map(|(at, own)| (own.id.clone(), at)).collect();
        Self { all, at }
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Buyer> {
        self.all.get(*self.at.get(id)?)
    }

    /// The names of those that have contracts, in order.
    pub(crate) fn with_contracts(&self) -> impl Iterator<Item = &str> {
        self.all.iter().filter(|own| own.has_contracts).map(|own| own.name.as_str())
    }
}

fn entry<'a>(known: &'a mut BTreeMap<String, Buyer>, id: String, name: &str) -> &'a mut Buyer {
    let new = Buyer { id: id.clone(), name: name.to_owned(), ..Buyer::default() };
    known.entry(id).or_insert(new)
}
