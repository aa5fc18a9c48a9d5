use evidence::Position;
use hashbrown::HashMap;
use resolve::identifier::{Identifier, Scheme};

use super::{NOT_STATED, Role};
use crate::{Contract, Party, SpendLines, Term};

/// A party as records name it: a name with the numbers and the postcode beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SeenParty {
    pub(super) name: String,
    /// In order of scheme, each once.
    pub(super) numbers: Vec<Identifier>,
    pub(super) postcode: Option<String>,
    pub(super) lines: u64,
    pub(super) contracts: u64,
    /// In order.
    pub(super) files: Vec<u32>,
    /// Where it stands first.
    pub(super) first: (u32, Position),
}

/// The distinct parties of one side, and which of them each record names.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub(super) seen: Vec<SeenParty>,
    /// By payment line.
    pub(super) of_lines: Vec<u32>,
    /// By contract, one or more.
    pub(super) of_contracts: Vec<Vec<u32>>,
    numbered: HashMap<(String, Vec<Identifier>, Option<String>), u32>,
}

impl Parties {
    pub(super) fn of(role: Role, spend: &SpendLines, contracts: &[Contract]) -> Self {
        let mut parties = Self::default();
        match role {
            Role::Supplier => parties.read_lines(spend, &spend.supplier, true),
            Role::Buyer => parties.read_lines(spend, &spend.buyer, false),
        }
        for contract in contracts {
            let named = match role {
                Role::Supplier => &contract.suppliers,
                Role::Buyer => &contract.buyers,
            };
            parties.read_contract(contract, named);
        }
        parties
    }

    /// Payment lines: a term is looked up once for each of the numbers it stands beside.
    fn read_lines(&mut self, spend: &SpendLines, names: &[Term], numbered: bool) {
        let mut known: HashMap<(Term, Term, Term), u32> = HashMap::new();
        self.of_lines.reserve_exact(names.len());
        let rows = spend.file.iter().zip(&spend.row);
        let numbers = spend.company_number.iter().zip(&spend.vat_number);
        for ((name, (company, vat)), (file, row)) in names.iter().zip(numbers).zip(rows) {
            let key =
                if numbered { (*name, *company, *vat) } else { (*name, Term::NONE, Term::NONE) };
            let number = *known.entry(key).or_insert_with(|| {
                let numbers =
                    [(Scheme::Company, key.1), (Scheme::Vat, key.2)].into_iter().filter_map(
                        |(scheme, term)| Identifier::read_as(scheme, spend.text(term)).ok(),
                    );
                let place = Position::Row { sheet: None, row: u64::from(*row), column: None };
                self.number(spend.text(*name), numbers.collect(), None, (*file, place))
            });
            self.of_lines.push(number);
            if let Some(party) = self.seen.get_mut(number as usize) {
                party.lines += 1;
                party.stands_in(*file);
            }
        }
    }

    fn read_contract(&mut self, contract: &Contract, named: &[Party]) {
        let nobody = [Party::default()];
        let named = if named.is_empty() { &nobody } else { named };
        let mut numbers: Vec<u32> = Vec::with_capacity(named.len());
        for party in named {
            let first = (contract.file, contract.position.clone());
            let postcode = party.postcode.clone().filter(|postcode| !postcode.trim().is_empty());
            let number = self.number(&party.name, official(party), postcode, first);
            // A party that a record names twice is still one.
            if !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        for number in &numbers {
            if let Some(party) = self.seen.get_mut(*number as usize) {
                party.contracts += 1;
                party.stands_in(contract.file);
            }
        }
        self.of_contracts.push(numbers);
    }

    fn number(
        &mut self,
        name: &str,
        mut numbers: Vec<Identifier>,
        postcode: Option<String>,
        first: (u32, Position),
    ) -> u32 {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { NOT_STATED.to_owned() } else { name };
        numbers.sort_unstable();
        numbers.dedup();
        let next = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
        let key = (name, numbers, postcode);
        if let Some(number) = self.numbered.get(&key) {
            return *number;
        }
        let (name, numbers, postcode) = key.clone();
        self.seen.push(SeenParty {
            name,
            numbers,
            postcode,
            lines: 0,
            contracts: 0,
            files: Vec::new(),
            first,
        });
        self.numbered.insert(key, next);
        next
    }
}

impl SeenParty {
    fn stands_in(&mut self, file: u32) {
        if let Err(place) = self.files.binary_search(&file) {
            self.files.insert(place, file);
        }
    }

    /// The number of a scheme, if there is one.
    pub(super) fn of_scheme(&self, scheme: Scheme) -> Option<Identifier> {
        self.numbers.iter().copied().find(|number| number.scheme() == scheme)
    }
}

/// The numbers of a party that can be believed; those of schemes nobody knows say nothing.
fn official(party: &Party) -> Vec<Identifier> {
    let read = |given: &crate::Identifier| match Scheme::from_code(&given.scheme) {
        Some(scheme) => Identifier::read_as(scheme, &given.id).ok(),
        None if given.scheme.is_empty() => Identifier::read(&given.id).ok(),
        None => None,
    };
    party.identifiers.iter().filter_map(read).collect()
}
