use std::collections::BTreeMap;
use std::sync::Arc;

use evidence::{Finding, Place, Severity};
use hashbrown::HashSet;

use super::comparing::Compared;
use super::grouping::{Grouped, Sort};
use super::identity::identify;
use super::organisation::{Organisation, OrganisationKind, Role};
use super::parties::Parties;
use super::{joint, telling};
use crate::{Contract, FileAccount, SpendLines};

/// The organisations of one side, and which of them each record names.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// In the order in which records first name them, whoever is nobody among them.
    pub organisations: Vec<Arc<Organisation>>,
    /// How many pairs may be one organisation and were not put together: a person should look.
    pub doubtful_pairs: u64,
    of_lines: Vec<u32>,
    of_contracts: Vec<Vec<u32>>,
}

impl Directory {
    /// By payment line, the place of its organisation among [`Directory::organisations`].
    pub fn of_lines(&self) -> &[u32] {
        &self.of_lines
    }

    /// The organisations of a contract, each once; nobody's place if it names none.
    pub fn of_contract(&self, contract: usize) -> &[u32] {
        self.of_contracts.get(contract).map_or(&[], Vec::as_slice)
    }

    /// The organisations of a contract, whoever is nobody left out.
    pub fn somebody_in(&self, contract: usize) -> impl Iterator<Item = u32> {
        self.of_contract(contract).iter().copied().filter(|number| self.is_somebody(*number))
    }

    fn is_somebody(&self, number: u32) -> bool {
        self.get(number).is_some_and(Organisation::is_somebody)
    }

    /// The organisations that any of some contracts names, each once, and in place of a joint buyer those that
    /// it joins; whoever is nobody is left out.
    pub(crate) fn of_agreement(
        &self,
        mentions: &[usize],
        joined: &BTreeMap<u32, Vec<u32>>,
    ) -> Vec<u32> {
        let all = mentions.iter().flat_map(|at| self.of_contract(*at));
        let all =
            all.flat_map(|own| joined.get(own).map_or(std::slice::from_ref(own), Vec::as_slice));
        let mut named: Vec<u32> = all.copied().filter(|number| self.is_somebody(*number)).collect();
        named.sort_unstable();
        named.dedup();
        named
    }

    /// The organisation at a place.
    pub fn get(&self, number: u32) -> Option<&Organisation> {
        self.organisations.get(number as usize).map(Arc::as_ref)
    }

    /// By the place of a joint buyer, the places of the bodies that it joins, where each of them is
    /// here by itself too.
    pub(crate) fn joined(&self) -> BTreeMap<u32, Vec<u32>> {
        let place = |name: &String| {
            let mut all = (0..).zip(&self.organisations);
            let found = all.find(|(_, own)| {
                let is_one = own.kind == OrganisationKind::One;
                is_one && own.written.iter().any(|way| joint::are_one_body(&way.name, name))
            });
            found.map(|(place, _)| place)
        };
        let joint = (0..).zip(&self.organisations).filter(|(_, own)| !own.members.is_empty());
        let members = joint.filter_map(|(at, own)| {
            Some((at, own.members.iter().map(place).collect::<Option<Vec<u32>>>()?))
        });
        members.collect()
    }

    /// Every organisation that is somebody.
    pub fn somebody(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().map(Arc::as_ref).filter(|own| own.is_somebody())
    }
}

/// Resolves one side.
pub(super) fn resolved(
    role: Role,
    files: &[FileAccount],
    spend: &SpendLines,
    contracts: &[Contract],
) -> (Directory, Vec<Finding>) {
    let Parties { seen, of_lines, of_contracts, .. } = Parties::of(role, spend, contracts);
    let known: HashSet<String> = seen.iter().flat_map(|own| joint::short_keys(&own.name)).collect();
    let sorts: Vec<Sort> = seen.iter().map(|own| Sort::of(role, &own.name, &known)).collect();
    let is_one = |at: &usize| sorts.get(*at) == Some(&Sort::One);
    let chosen: Vec<usize> = (0..seen.len()).filter(is_one).collect();
    let mut findings = Vec::new();
    let compared = Compared::of(role, &seen, &chosen).unwrap_or_else(|error| {
        findings.push(not_compared(&error.to_string()));
        Compared::apart(seen.len(), &chosen)
    });
    findings.extend(telling::shared_numbers(&compared.shared_numbers, &seen, files));
    findings.extend(telling::several_numbers(&seen, files));
    let grouped = Grouped::of(&seen, &compared);
    let mut organisations = grouped.organisations(role, &seen, &sorts, &compared);
    identify(&mut organisations);
    let number = |party: &u32| grouped.number_of.get(*party as usize).copied().unwrap_or_default();
    let of_contracts = of_contracts.iter().map(|named| {
        let mut numbers: Vec<u32> = named.iter().map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    });
    let directory = Directory {
        organisations: organisations.into_iter().map(Arc::new).collect(),
        doubtful_pairs: compared.doubtful,
        of_lines: of_lines.iter().map(number).collect(),
        of_contracts: of_contracts.collect(),
    };
    (directory, findings)
}

fn not_compared(error: &str) -> Finding {
    Finding {
        rule: "not-compared".into(),
        severity: Severity::Error,
        place: Place::file("(all files)"),
        message: format!(
            "names could not be compared, so each way of writing stands alone: {error}"
        ),
        remedy: "Audit fewer files at a time.".into(),
    }
}
