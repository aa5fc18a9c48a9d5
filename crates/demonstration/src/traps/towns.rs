use super::invention::{Invention, Written};
use crate::postcodes::{self, AREAS};

const COMMON_NAMES: [&str; 30] = [
    "Park Surgery",
    "St Mary's Primary School",
    "Riverside Care Home",
    "The Grange Nursing Home",
    "High Street Dental Practice",
    "Station Taxis",
    "Victoria Pharmacy",
    "Manor House School",
    "Orchard Day Nursery",
    "Meadow View Care Home",
    "The Health Centre",
    "Church View Surgery",
    "St John's Church",
    "Central Garage",
    "Village Hall Committee",
    "The Old Vicarage",
    "Abbey Cars",
    "Woodlands Primary School",
    "Hillside Surgery",
    "Citizens Advice Bureau",
    "The Laurels",
    "Market Place Opticians",
    "Holy Trinity School",
    "Bridge Street Surgery",
    "Sunnyside Nursery",
    "Queens Road Medical Practice",
    "Oak Tree House",
    "City Cabs",
    "Parkside Veterinary Practice",
    "The Willows",
];

/// Two or three of one common name, each in a postcode area of its own; by turns with numbers.
pub(super) fn same_name_in_two(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let (name, round) = (turn % COMMON_NAMES.len(), turn / COMMON_NAMES.len());
    let towns = 2 + turn % 2;
    (0..towns)
        .zip(1..)
        .map(|(town, entity)| {
            // A name comes in three traps of at most three towns: no area comes twice.
            let area = AREAS[(name + (round * 3 + town) * 4) % AREAS.len()];
            let postcode = postcodes::draw_in(area, invention.random());
            let written = Written::new(entity, COMMON_NAMES[name]).at(&postcode);
            if turn.is_multiple_of(3) { written.numbered(&invention.number()) } else { written }
        })
        .collect()
}

const BODIES: [&str; 10] = [
    "{} Borough Council",
    "{} NHS Foundation Trust",
    "{} Hospitals NHS Trust",
    "{} College",
    "University of {}",
    "{} Town Council",
    "{} Housing Trust",
    "{} Grammar School",
    "{} Community Hospital",
    "{} Leisure Trust",
];

/// Three bodies of one town, in its postcode area.
pub(super) fn bodies_of_one(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let (town, area) = (invention.stem(), AREAS[turn % AREAS.len()]);
    (0..3)
        .zip(1..)
        .map(|(body, entity)| {
            let title = BODIES[(turn + body * 3) % BODIES.len()];
            let written = Written::new(entity, title.replace("{}", &town));
            if turn.is_multiple_of(2) {
                written.at(&postcodes::draw_in(area, invention.random()))
            } else {
                written
            }
        })
        .collect()
}
