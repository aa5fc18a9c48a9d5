use std::collections::{BTreeMap, BTreeSet};

use evidence::{Finding, Place, Severity, content_id};
use hashbrown::{HashMap, HashSet};
use resolve::name_key;

use super::comparing::{Compared, Link, compare};
use super::joining::tree;
use super::organisation::{Organisation, OrganisationKind, Role, SameAs, Written};
use super::parties::{Parties, SeenParty};
use super::{joint, naming, nobody, telling};
use crate::{Contract, FileAccount, SpendLines};

/// The organisations of one side, and which of them each record names.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// In the order in which records first name them, whoever is nobody among them.
    pub organisations: Vec<Organisation>,
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

    /// The organisation at a place.
    pub fn get(&self, number: u32) -> Option<&Organisation> {
        self.organisations.get(number as usize)
    }

    /// Every organisation that is somebody.
    pub fn somebody(&self) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(|own| own.kind != OrganisationKind::Nobody)
    }
}

/// Resolves one side.
pub(super) fn resolved(
    role: Role,
    files: &[FileAccount],
    spend: &SpendLines,
    contracts: &[Contract],
) -> (Directory, Vec<Finding>) {
    let parties = Parties::of(role, spend, contracts);
    let known: HashSet<String> =
        parties.seen.iter().flat_map(|party| joint::short_keys(&party.name)).collect();
    let kinds: Vec<Sort> = parties.seen.iter().map(|party| Sort::of(role, &party.name, &known)).collect();
    let single: Vec<usize> =
        (0..parties.seen.len()).filter(|at| kinds.get(*at) == Some(&Sort::One)).collect();
    let compared_parties: Vec<&SeenParty> =
        single.iter().filter_map(|at| parties.seen.get(*at)).collect();
    let (compared, mut findings) = match compare(&compared_parties) {
        Ok(compared) => (compared, Vec::new()),
        Err(error) => {
            (Compared::apart(compared_parties.len()), vec![not_compared(&error.to_string())])
        }
    };
    findings.extend(telling::findings(&compared.notes, &compared_parties, files));
    let grouped = Grouped::of(&parties, &kinds, &single, &compared);
    let doubtful_pairs = compared.doubtful;
    let mut organisations = grouped.organisations(role, &parties, &kinds, &compared);
    identify(&mut organisations);
    let number = |party: &u32| grouped.number_of.get(*party as usize).copied().unwrap_or_default();
    let of_lines = parties.of_lines.iter().map(number).collect();
    let of_contracts = parties.of_contracts.iter().map(|named| {
        let mut numbers: Vec<u32> = named.iter().map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    });
    let of_contracts = of_contracts.collect();
    (Directory { organisations, doubtful_pairs, of_lines, of_contracts }, findings)
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

/// What a party's name is, before it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sort {
    One,
    Joint(Vec<String>),
    Nobody,
}

impl Sort {
    fn of(role: Role, name: &str, known: &HashSet<String>) -> Self {
        if nobody::is_nobody(name) {
            return Self::Nobody;
        }
        let members = joint::members(role, name, known);
        if members.is_empty() { Self::One } else { Self::Joint(members) }
    }
}

/// Parties by organisation.
struct Grouped {
    /// By organisation, its parties.
    members: Vec<Vec<usize>>,
    /// By party, its organisation.
    number_of: Vec<u32>,
    /// By party, its place among those compared.
    place: HashMap<usize, usize>,
}

/// What parties of one organisation have in common.
#[derive(PartialEq, Eq, Hash)]
enum Common {
    Cluster(usize),
    Key(String),
}

impl Grouped {
    /// Puts parties together: those compared by cluster, the others by plain name.
    fn of(parties: &Parties, kinds: &[Sort], single: &[usize], compared: &Compared) -> Self {
        let place: HashMap<usize, usize> =
            single.iter().enumerate().map(|(place, at)| (*at, place)).collect();
        let mut numbers: HashMap<Common, u32> = HashMap::new();
        let mut grouped = Self { members: Vec::new(), number_of: Vec::new(), place };
        for (at, (party, kind)) in parties.seen.iter().zip(kinds).enumerate() {
            let cluster = grouped.place.get(&at).and_then(|place| compared.clusters.get(*place));
            let common = match cluster {
                Some(cluster) if *kind == Sort::One => Common::Cluster(*cluster),
                _ => Common::Key(plain_key(&party.name)),
            };
            let next = u32::try_from(grouped.members.len()).unwrap_or(u32::MAX);
            let number = *numbers.entry(common).or_insert(next);
            if number == next {
                grouped.members.push(Vec::new());
            }
            if let Some(members) = grouped.members.get_mut(number as usize) {
                members.push(at);
            }
            grouped.number_of.push(number);
        }
        grouped
    }

    fn organisations(
        &self,
        role: Role,
        parties: &Parties,
        kinds: &[Sort],
        compared: &Compared,
    ) -> Vec<Organisation> {
        let mut links: HashMap<u32, Vec<&Link>> = HashMap::new();
        let by_place: HashMap<usize, usize> =
            self.place.iter().map(|(at, place)| (*place, *at)).collect();
        for link in &compared.links {
            let number = by_place.get(&link.left).and_then(|at| self.number_of.get(*at));
            if let Some(number) = number {
                links.entry(*number).or_default().push(link);
            }
        }
        let one = |(number, members): (u32, &Vec<usize>)| {
            let of: Vec<&SeenParty> =
                members.iter().filter_map(|at| parties.seen.get(*at)).collect();
            let best = naming::best(&of);
            let root = best
                .and_then(|best| members.iter().find(|at| parties.seen.get(**at) == Some(best)));
            let links = links.get(&number).map_or(&[][..], Vec::as_slice);
            let name_of = |place: usize| {
                by_place
                    .get(&place)
                    .and_then(|at| parties.seen.get(*at))
                    .map_or("", |party| party.name.as_str())
            };
            let root = root.and_then(|at| self.place.get(at));
            let joined = root.map_or_else(Vec::new, |root| tree(*root, links));
            let same: Vec<(String, SameAs)> = joined
                .iter()
                .map(|(reached, link)| {
                    let other = if link.left == *reached { link.right } else { link.left };
                    let (name, other) = (name_of(*reached).to_owned(), name_of(other).to_owned());
                    (
                        name.clone(),
                        SameAs {
                            name,
                            other,
                            probability: link.probability,
                            why: compared.why(link),
                        },
                    )
                })
                .collect();
            let kind =
                members.first().and_then(|at| kinds.get(*at)).cloned().unwrap_or(Sort::Nobody);
            organisation(role, kind, best.map_or("", |best| best.name.as_str()), &of, same)
        };
        (0..).zip(&self.members).map(one).collect()
    }
}

fn organisation(
    role: Role,
    kind: Sort,
    name: &str,
    parties: &[&SeenParty],
    same: Vec<(String, SameAs)>,
) -> Organisation {
    let mut written: BTreeMap<&str, Written> = BTreeMap::new();
    for party in parties {
        let way = written
            .entry(&party.name)
            .or_insert_with(|| Written { name: party.name.clone(), ..Written::default() });
        way.lines += party.lines;
        way.contracts += party.contracts;
        way.files.extend(&party.files);
        way.files.sort_unstable();
        way.files.dedup();
    }
    let weakest = same.iter().map(|(_, same)| same).filter(|same| same.name != same.other);
    let weakest = weakest.min_by(|one, two| one.probability.total_cmp(&two.probability)).cloned();
    for (reached, same) in same {
        if same.name == same.other || reached == name {
            continue;
        }
        if let Some(way) = written.get_mut(reached.as_str()) {
            way.same_as.get_or_insert(same);
        }
    }
    let mut written: Vec<Written> = written.into_values().collect();
    written.sort_by_key(|way| way.name != name);
    let numbers: BTreeSet<_> = parties.iter().flat_map(|party| &party.numbers).collect();
    let postcodes: BTreeSet<&String> =
        parties.iter().filter_map(|party| party.postcode.as_ref()).collect();
    let (kind, members) = match kind {
        Sort::One => (OrganisationKind::One, Vec::new()),
        Sort::Joint(members) => (OrganisationKind::Joint, members),
        Sort::Nobody => (OrganisationKind::Nobody, Vec::new()),
    };
    Organisation {
        id: String::new(),
        role,
        kind,
        name: name.to_owned(),
        numbers: numbers.into_iter().map(ToString::to_string).collect(),
        postcodes: postcodes.into_iter().cloned().collect(),
        lines: parties.iter().map(|party| party.lines).sum(),
        contracts: parties.iter().map(|party| party.contracts).sum(),
        written,
        members,
        weakest,
    }
}

/// Gives each organisation an id from its first official number that no other has; else from the
/// first of its names by letter, and where that is not its alone, from all that is known of it.
fn identify(organisations: &mut [Organisation]) {
    let mut times: HashMap<String, u32> = HashMap::new();
    let anchors: Vec<(Option<String>, String)> = organisations
        .iter()
        .map(|own| {
            let number = own.numbers.iter().find(|number| !number.starts_with("GB-VAT")).cloned();
            let name = own.written.iter().map(|way| plain_key(&way.name)).min().unwrap_or_default();
            (number, name)
        })
        .collect();
    for (number, name) in &anchors {
        for anchor in number.iter().chain([name]) {
            *times.entry(anchor.clone()).or_default() += 1;
        }
    }
    let is_own = |anchor: &String| times.get(anchor) == Some(&1);
    for (own, (number, name)) in organisations.iter_mut().zip(&anchors) {
        let prefix = match own.role {
            Role::Supplier => "supplier",
            Role::Buyer => "buyer",
        };
        let anchor = number
            .as_ref()
            .filter(|number| is_own(number))
            .or(Some(name).filter(|name| is_own(name)));
        own.id = if let Some(anchor) = anchor {
            content_id(prefix, &[anchor])
        } else {
            let ways = own.written.iter().map(|way| way.name.as_str());
            let known = own.numbers.iter().chain(&own.postcodes).map(String::as_str);
            content_id(prefix, &ways.chain(known).collect::<Vec<_>>())
        };
    }
}

/// A name without case and punctuation; itself if nothing else is in it.
fn plain_key(name: &str) -> String {
    let key = name_key(name);
    if key.is_empty() { name.to_owned() } else { key }
}
