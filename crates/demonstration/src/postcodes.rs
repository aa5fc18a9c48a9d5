//! Postcodes of real areas with streets that are drawn: a reader that knows areas believes them.

use crate::random::Random;

/// A third of the postcode areas, all over the country.
pub(crate) const AREAS: [&str; 40] = [
    "AB", "B", "BA", "BD", "BL", "BN", "BS", "CA", "CB", "CF", "CH", "CV", "DE", "DN", "E", "EH",
    "EX", "G", "GL", "HU", "IP", "L", "LE", "LS", "M", "ME", "N", "NE", "NG", "NR", "OL", "OX",
    "PE", "PR", "RG", "S", "SE", "SK", "SO", "YO",
];

pub(crate) fn draw(random: &mut Random) -> String {
    let area = random.pick(&AREAS);
    draw_in(area, random)
}

pub(crate) fn draw_in(area: &str, random: &mut Random) -> String {
    let (district, sector) = (random.between(1, 30), random.between(1, 9));
    let letter = |letters: &[u8], random: &mut Random| char::from(random.pick(letters));
    let (first, last) = (letter(b"ABDEFGHJLN", random), letter(b"PQRSTUWXYZ", random));
    format!("{area}{district} {sector}{first}{last}")
}
