use std::borrow::Cow;

use arrow_array::StringArray;
use resolve::identifier::Scheme;
use resolve::{Column, Kind, Match, Records, Resolution, ResolveError, Settings, dedupe};

use super::Role;
use super::councils;
use super::parties::SeenParty;

/// Numbers that are one organisation's alone. Numbers for VAT are not among them: one may be that
/// of a whole group, or of a council and its schools.
const COMPARED: [(Scheme, &str); 6] = [
    (Scheme::Company, "company number"),
    (Scheme::Ppon, "public procurement number"),
    (Scheme::CharityEngland, "charity number"),
    (Scheme::CharityScotland, "Scottish charity number"),
    (Scheme::CharityNorthernIreland, "Northern Irish charity number"),
    (Scheme::Nhs, "NHS code"),
];

/// Two parties that are one organisation, by their numbers.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) probability: f32,
    /// The pair as the resolver knows it.
    pair: Match,
}

/// Parties put together.
pub(super) struct Compared {
    /// By party, the first of its organisation; none for those that were not compared.
    pub(super) clusters: Vec<Option<usize>>,
    /// The pairs that hold organisations together.
    pub(super) links: Vec<Link>,
    /// Pairs that may be one organisation and were not put together.
    pub(super) doubtful: u64,
    /// Numbers that stand beside names that clearly differ, by the parties that have them.
    pub(super) shared_numbers: Vec<Vec<usize>>,
    resolution: Option<Resolution>,
}

/// Less probable pairs are not worth a person's time.
const DOUBTFUL: f32 = 0.05;

impl Compared {
    /// Finds which of some parties are one organisation.
    pub(super) fn of(
        role: Role,
        parties: &[SeenParty],
        chosen: &[usize],
    ) -> Result<Self, ResolveError> {
        let compared: Vec<&SeenParty> = chosen.iter().filter_map(|at| parties.get(*at)).collect();
        // The ids are numbers, each once, and there is a column: nothing can be wrong with them.
        let (true, Ok(records)) = (compared.len() > 1, records(role, &compared)) else {
            return Ok(Self::apart(parties.len(), chosen));
        };
        let resolution = dedupe(&records, &Settings::default())?;
        let party = |record: u32| chosen.get(record as usize).copied().unwrap_or_default();
        let mut clusters = vec![None; parties.len()];
        for (at, first) in chosen.iter().zip(&resolution.clusters) {
            if let Some(slot) = clusters.get_mut(*at) {
                *slot = Some(first.map_or(*at, party));
            }
        }
        let (accepted, apart): (Vec<&Match>, Vec<&Match>) =
            resolution.matches.iter().partition(|pair| pair.accepted);
        let link = |pair: &&Match| Link {
            left: party(pair.left),
            right: party(pair.right),
            probability: pair.probability,
            pair: **pair,
        };
        let number = |id: &String| chosen.get(id.parse::<usize>().ok()?).copied();
        let shared = resolution.notes.iter().filter(|note| note.rule == "shared-number");
        Ok(Self {
            clusters,
            links: accepted.iter().map(link).collect(),
            doubtful: apart.iter().filter(|pair| pair.probability >= DOUBTFUL).count() as u64,
            shared_numbers: shared
                .map(|note| note.records.iter().filter_map(number).collect())
                .collect(),
            resolution: Some(resolution),
        })
    }

    /// Every party by itself.
    pub(super) fn apart(parties: usize, chosen: &[usize]) -> Self {
        let mut clusters = vec![None; parties];
        for at in chosen {
            if let Some(slot) = clusters.get_mut(*at) {
                *slot = Some(*at);
            }
        }
        Self {
            clusters,
            links: Vec::new(),
            doubtful: 0,
            shared_numbers: Vec::new(),
            resolution: None,
        }
    }

    /// Why a link holds, in words, from where a party of the two stands.
    pub(super) fn why(&self, link: &Link, here: usize) -> String {
        let why = self.resolution.as_ref().map_or_else(String::new, |own| own.why(&link.pair));
        // Which of two parties is on the left is nothing that a reader can see.
        let (left, right) = if link.left == here { ("here", "there") } else { ("there", "here") };
        why.replace("only left ", &format!("only {left} "))
            .replace("only right ", &format!("only {right} "))
    }
}

fn records<'a>(role: Role, parties: &[&'a SeenParty]) -> Result<Records, resolve::RecordsError> {
    let ids: StringArray = (0..parties.len()).map(|at| Some(at.to_string())).collect();
    let compared = |party: &'a SeenParty| match role {
        Role::Supplier => Cow::Borrowed(party.name.as_str()),
        Role::Buyer => councils::by_place(&party.name),
    };
    let names = parties.iter().map(|party| Some(compared(party))).collect();
    let mut columns = vec![Column { title: "name".into(), kind: Kind::Name, values: names }];
    for (scheme, title) in COMPARED {
        if parties.iter().any(|party| party.of_scheme(scheme).is_some()) {
            let number =
                |party: &&SeenParty| party.of_scheme(scheme).map(|number| number.to_string());
            let values = parties.iter().map(number).collect();
            columns.push(Column { title: title.into(), kind: Kind::Identifier, values });
        }
    }
    let postcodes = parties.iter().map(|party| telling_postcode(role, party));
    if postcodes.clone().any(|postcode| postcode.is_some()) {
        let values = postcodes.collect();
        columns.push(Column { title: "postcode".into(), kind: Kind::Postcode, values });
    }
    Records::new(ids, columns)
}

/// The postcode, where it tells one of a name from another. There is one Bath and North East Somerset
/// Council, from whichever of its offices it buys; there is a St Mary's School in many a town.
fn telling_postcode(role: Role, party: &SeenParty) -> Option<&str> {
    const REPEATED: [&str; 12] = [
        "SCHOOL", "PRIMARY", "NURSERY", "ACADEMY", "COLLEGE", "PARISH", "TOWN", "CHURCH",
        "SURGERY", "PRACTICE", "HALL", "CENTRE",
    ];
    let repeats = |word: &str| REPEATED.contains(&word.to_uppercase().as_str());
    let tells = role == Role::Supplier
        || party.name.split(|letter: char| !letter.is_alphanumeric()).any(repeats);
    party.postcode.as_deref().filter(|_| tells)
}

#[cfg(test)]
impl Link {
    pub(super) fn joining(left: usize, right: usize, probability: f32) -> Self {
        let pair = Match { left: 0, right: 0, probability, accepted: true };
        Self { left, right, probability, pair }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_tells_schools_apart_and_not_offices() {
        let at = |name: &str| SeenParty {
            name: name.into(),
            numbers: Vec::new(),
            postcode: Some("M5 4WU".into()),
            lines: 0,
            contracts: 1,
            files: vec![0],
            first: (0, evidence::Position::File),
        };
        assert!(telling_postcode(Role::Buyer, &at("St Mary's Catholic School")).is_some());
        assert!(telling_postcode(Role::Buyer, &at("Weir and Tarn Council")).is_none());
        assert!(telling_postcode(Role::Supplier, &at("Weir Council")).is_some());
    }
}
