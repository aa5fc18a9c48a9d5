//! Names, numbers and postcodes that no two traps share.

use crate::postcodes;
use crate::random::Random;

const FRONTS: [&str; 40] = [
    "Alder", "Bracken", "Cawder", "Draven", "Elms", "Farrow", "Gantle", "Harken", "Ingle", "Jessa",
    "Kestle", "Lorim", "Moss", "Nether", "Orris", "Pether", "Quern", "Rowan", "Skellow", "Tinder",
    "Umbra", "Vennel", "Wherrow", "Yarrow", "Zelmar", "Ostler", "Pennick", "Saltar", "Thrane",
    "Corven", "Dunnock", "Fettle", "Gorse", "Hesper", "Lark", "Marlin", "Tallow", "Vexmo", "Whinn",
    "Brimble",
];
const BACKS: [&str; 40] = [
    "wick", "holt", "mere", "thwaite", "combe", "ford", "gate", "stead", "shaw", "dale", "bury",
    "mouth", "cliffe", "hurst", "pool", "garth", "keld", "minster", "nock", "quay", "rigg",
    "scale", "tarn", "vale", "worth", "ness", "barrow", "copse", "down", "eaves", "firth", "glade",
    "howe", "lock", "marsh", "oaks", "pike", "reach", "spring", "toft",
];
const TRADES: [&str; 30] = [
    "Systems",
    "Consulting",
    "Plumbing & Heating",
    "Electrical",
    "Highways",
    "Care",
    "Catering",
    "Software",
    "Recruitment",
    "Transport",
    "Fostering",
    "Roofing",
    "Training",
    "Security",
    "Landscapes",
    "Cleaning",
    "Waste Management",
    "Architects",
    "Scaffolding",
    "Print & Design",
    "Civil Engineering",
    "Office Supplies",
    "Taxis",
    "Surfacing",
    "Analytics",
    "Joinery",
    "Drainage",
    "Home Care",
    "Laboratories",
    "Property Services",
];

/// Draws what traps are made of.
pub(super) struct Invention {
    random: Random,
    stems: usize,
    numbers: u64,
}

/// A record of a trap before it is numbered.
pub(super) struct Written {
    /// Counted within the trap, from 1.
    pub(super) entity: u32,
    pub(super) name: String,
    pub(super) company_number: Option<String>,
    pub(super) postcode: Option<String>,
}

impl Written {
    pub(super) fn new(entity: u32, name: impl Into<String>) -> Self {
        Self { entity, name: name.into(), company_number: None, postcode: None }
    }

    pub(super) fn numbered(self, number: &str) -> Self {
        Self { company_number: Some(number.to_owned()), ..self }
    }

    pub(super) fn at(self, postcode: &str) -> Self {
        Self { postcode: Some(postcode.to_owned()), ..self }
    }
}

impl Invention {
    pub(super) fn new() -> Self {
        Self { random: Random::named("merge traps"), stems: 0, numbers: 0 }
    }

    pub(super) fn random(&mut self) -> &mut Random {
        &mut self.random
    }

    /// A word that stands in no other trap.
    pub(super) fn stem(&mut self) -> String {
        let all = FRONTS.len() * BACKS.len();
        // The step has no factor in common with how many there are: each comes once.
        let at = self.stems * 641 % all;
        self.stems += 1;
        debug_assert!(self.stems <= all, "more stems are asked for than there are");
        format!("{}{}", FRONTS[at / BACKS.len()], BACKS[at % BACKS.len()])
    }

    pub(super) fn trade(&mut self) -> &'static str {
        self.random.pick(&TRADES)
    }

    /// A number that no company holds: Companies House has not reached it.
    pub(super) fn number(&mut self) -> String {
        self.numbers += 1;
        (90_000_000 + self.numbers * 3_686_787 % 9_999_991).to_string()
    }

    pub(super) fn postcode(&mut self) -> String {
        postcodes::draw(&mut self.random)
    }

    pub(super) fn percent(&mut self, percent: u64) -> bool {
        self.random.below(100) < percent
    }

    /// What is known of each organisation beside its name: by turns a number and a postcode of its
    /// own, only a postcode of its own, or nothing.
    pub(super) fn told_apart(&mut self, turn: usize, written: Vec<Written>) -> Vec<Written> {
        written
            .into_iter()
            .map(|record| match turn % 3 {
                0 => record.numbered(&self.number()).at(&self.postcode()),
                1 => record.at(&self.postcode()),
                _ => record,
            })
            .collect()
    }

    /// The same for organisations at one address: by turns a number each, or none.
    pub(super) fn at_one_address(&mut self, turn: usize, written: Vec<Written>) -> Vec<Written> {
        let office = self.postcode();
        written
            .into_iter()
            .map(|record| match turn % 3 {
                0 => record.numbered(&self.number()).at(&office),
                1 => record.at(&office),
                _ => record,
            })
            .collect()
    }
}
