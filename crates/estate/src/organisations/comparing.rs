use arrow_array::StringArray;
use resolve::identifier::Scheme;
use resolve::{Column, Kind, Note, Records, Resolution, ResolveError, Settings, dedupe};

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

/// Two parties that are one organisation, by their places among those compared.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) left: usize,
    pub(super) right: usize,
    pub(super) probability: f32,
}

/// Parties put together.
pub(super) struct Compared {
    /// For each party the first of its organisation.
    pub(super) clusters: Vec<usize>,
    /// The pairs that hold organisations together.
    pub(super) links: Vec<Link>,
    /// Pairs that may be one organisation and were not put together.
    pub(super) doubtful: u64,
    pub(super) notes: Vec<Note>,
    resolution: Option<Resolution>,
}

/// Less probable pairs are not worth a person's time.
const DOUBTFUL: f32 = 0.05;

/// Finds which parties are one organisation.
pub(super) fn compare(parties: &[&SeenParty]) -> Result<Compared, ResolveError> {
    if parties.len() < 2 {
        return Ok(Compared::apart(parties.len()));
    }
    // The ids are numbers, each once, and there is a column: nothing can be wrong with them.
    let Ok(records) = records(parties) else { return Ok(Compared::apart(parties.len())) };
    let mut resolution = dedupe(&records, &Settings::default())?;
    let first = |(at, first): (usize, &Option<u32>)| first.map_or(at, |first| first as usize);
    let clusters: Vec<usize> = resolution.clusters.iter().enumerate().map(first).collect();
    let links = resolution.matches.iter().filter(|pair| pair.accepted).map(|pair| Link {
        left: pair.left as usize,
        right: pair.right as usize,
        probability: pair.probability,
    });
    let links = links.collect();
    let apart = resolution.matches.iter().filter(|pair| !pair.accepted);
    let doubtful = apart.filter(|pair| pair.probability >= DOUBTFUL).count() as u64;
    let notes = std::mem::take(&mut resolution.notes);
    Ok(Compared { clusters, links, doubtful, notes, resolution: Some(resolution) })
}

impl Compared {
    /// Every party by itself.
    pub(super) fn apart(parties: usize) -> Self {
        let clusters = (0..parties).collect();
        Self { clusters, links: Vec::new(), doubtful: 0, notes: Vec::new(), resolution: None }
    }

    /// Why a link holds, in words.
    pub(super) fn why(&self, link: &Link) -> String {
        let Some(resolution) = &self.resolution else { return String::new() };
        let is_it = |pair: &&resolve::Match| {
            (pair.left as usize, pair.right as usize) == (link.left, link.right)
        };
        let place = resolution.matches.partition_point(|pair| (pair.left as usize) < link.left);
        let pair = resolution.matches.iter().skip(place).find(is_it);
        pair.map_or_else(String::new, |pair| resolution.why(pair))
    }
}

fn records(parties: &[&SeenParty]) -> Result<Records, resolve::RecordsError> {
    let ids: StringArray = (0..parties.len()).map(|at| Some(at.to_string())).collect();
    let names = parties.iter().map(|party| Some(party.name.as_str())).collect();
    let mut columns = vec![Column { title: "name".into(), kind: Kind::Name, values: names }];
    for (scheme, title) in COMPARED {
        if parties.iter().any(|party| party.of_scheme(scheme).is_some()) {
            let number =
                |party: &&SeenParty| party.of_scheme(scheme).map(|number| number.to_string());
            let values = parties.iter().map(number).collect();
            columns.push(Column { title: title.into(), kind: Kind::Identifier, values });
        }
    }
    if parties.iter().any(|party| party.postcode.is_some()) {
        let values = parties.iter().map(|party| party.postcode.as_deref()).collect();
        columns.push(Column { title: "postcode".into(), kind: Kind::Postcode, values });
    }
    Records::new(ids, columns)
}
