use std::collections::HashMap;

use resolve::judgement::{Standing, Undecided, informative};
use resolve::{Kind, name_key};

use crate::error::Failure;
use crate::key::{in_reference, reference_key};
use crate::matches::Matches;
use crate::organisations::Organisations;
use crate::pair::{Field, Membership, Pair};
use crate::stored::Stored;

/// Everything of a folder that pairs are made from.
pub(crate) struct Desk {
    pub(crate) stored: Stored,
    pub(crate) organisations: Organisations,
    pub(crate) matches: Matches,
}

/// One record of a pair: its id, and whether it is of the reference.
#[derive(Clone, Copy)]
struct Side<'a> {
    id: &'a str,
    in_reference: bool,
}

impl Desk {
    /// The scored pairs that would teach the most, best first.
    pub(crate) fn choose(&self, standing: &Standing, how_many: usize) -> Vec<usize> {
        let pairs = &self.matches.pairs;
        let sides = |at: usize| pairs.get(at).map(|it| self.sides(&it.left, &it.right));
        let keys: Vec<[String; 2]> =
            (0..pairs.len()).filter_map(sides).map(|sides| sides.map(Side::key)).collect();
        let names: Vec<[String; 2]> = (0..pairs.len())
            .filter_map(sides)
            .map(|sides| sides.map(|side| name_key(self.name(side))))
            .collect();
        let undecided: Vec<Undecided<'_>> = pairs
            .iter()
            .zip(keys.iter().zip(&names))
            .map(|(pair, ([left, right], [name, other]))| Undecided {
                left,
                right,
                names: [name, other],
                probability: pair.probability,
                sizes: self.sides(&pair.left, &pair.right).map(|side| self.size(side)),
            })
            .collect();
        informative(&undecided, standing, how_many)
    }

    /// A scored pair side by side; none if one of its records is not among the stored.
    pub(crate) fn scored(&mut self, at: usize) -> Result<Option<Pair>, Failure> {
        let why = self.matches.why(at)?;
        let pair = self.matches.pairs.get(at);
        Ok(pair.and_then(|it| {
            let sides = self.sides(&it.left, &it.right);
            self.pair(sides, Some(it.probability), why)
        }))
    }

    /// The pairs on which a judgement stands and whose records there still are.
    pub(crate) fn judged(&mut self, standing: &Standing) -> Result<Vec<Pair>, Failure> {
        let scored: HashMap<[String; 2], usize> = (self.matches.pairs.iter().enumerate())
            .map(|(at, it)| (self.sides(&it.left, &it.right).map(Side::key), at))
            .collect();
        let mut pairs = Vec::new();
        for standing in standing.judgements() {
            let keys = [standing.judgement.left.clone(), standing.judgement.right.clone()];
            let turned = [keys[1].clone(), keys[0].clone()];
            let at = scored.get(&keys).or_else(|| scored.get(&turned));
            let pair = match at {
                Some(&at) => self.scored(at)?,
                None => self.pair(keys.each_ref().map(|key| self.side(key)), None, String::new()),
            };
            pairs.extend(pair);
        }
        Ok(pairs)
    }

    fn sides<'a>(&self, left: &'a str, right: &'a str) -> [Side<'a>; 2] {
        let record = |id, in_reference| Side { id, in_reference };
        [record(left, false), record(right, self.stored.is_link)]
    }

    /// The record that the log calls so.
    fn side<'a>(&self, key: &'a str) -> Side<'a> {
        match in_reference(key).filter(|_| self.stored.is_link) {
            Some(id) => Side { id, in_reference: true },
            None => Side { id: key, in_reference: false },
        }
    }

    fn pair(&self, sides: [Side<'_>; 2], probability: Option<f32>, why: String) -> Option<Pair> {
        let [left, right] = sides.map(|side| self.stored.place(side.id, side.in_reference));
        let places = [left?, right?];
        let field = |column: &crate::stored::Column| Field {
            title: column.title.clone(),
            values: places.map(|place| column.value(place).to_owned()),
        };
        Some(Pair {
            keys: sides.map(Side::key),
            ids: sides.map(|side| side.id.to_owned()),
            names: sides.map(|side| self.name(side).to_owned()),
            probability,
            why,
            fields: self.stored.columns.iter().map(field).collect(),
            memberships: sides.map(|side| self.membership(side)),
        })
    }

    /// What a person knows a record by: its name or, where there are none, its first column.
    fn name(&self, side: Side<'_>) -> &str {
        let columns = &self.stored.columns;
        let column = columns.iter().find(|it| it.kind == Kind::Name).or(columns.first());
        let place = self.stored.place(side.id, side.in_reference);
        column.zip(place).map_or("", |(column, place)| column.value(place))
    }

    fn membership(&self, side: Side<'_>) -> Membership {
        if side.in_reference {
            let records = self.matches.linked.get(side.id).copied().unwrap_or(0);
            return Membership { organisation: None, records };
        }
        let of = self.organisations.of(side.id);
        of.map_or_else(Membership::default, |(organisation, records)| Membership {
            organisation: Some(organisation.to_owned()),
            records,
        })
    }

    fn size(&self, side: Side<'_>) -> u32 {
        self.membership(side).records.max(1)
    }
}

impl Side<'_> {
    fn key(self) -> String {
        if self.in_reference { reference_key(self.id) } else { self.id.to_owned() }
    }
}
