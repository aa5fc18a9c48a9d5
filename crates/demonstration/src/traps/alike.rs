use super::invention::{Invention, Written};

/// Words a letter apart.
const PAIRS: [[&str; 2]; 33] = [
    ["Barton", "Burton"],
    ["Horton", "Norton"],
    ["Walton", "Dalton"],
    ["Carter", "Carver"],
    ["Miller", "Milner"],
    ["Harland", "Hartland"],
    ["Baker", "Barker"],
    ["Hilton", "Milton"],
    ["Weston", "Heston"],
    ["Denton", "Benton"],
    ["Heath", "Health"],
    ["Hale", "Dale"],
    ["Bright", "Wright"],
    ["Stone", "Store"],
    ["Haven", "Raven"],
    ["Port", "Fort"],
    ["Moor", "Moon"],
    ["Beacon", "Deacon"],
    ["Summit", "Summer"],
    ["Vector", "Hector"],
    ["Brook", "Brock"],
    ["Ridge", "Bridge"],
    ["Grange", "Orange"],
    ["Mill", "Hill"],
    ["North", "Forth"],
    ["Castle", "Cattle"],
    ["Marina", "Martina"],
    ["Silver", "Sliver"],
    ["Coral", "Choral"],
    ["Planet", "Planer"],
    ["Cable", "Gable"],
    ["Signal", "Signet"],
    ["Angle", "Angel"],
];

/// Two firms in one trade whose names are a letter apart.
pub(super) fn trap(turn: usize, invention: &mut Invention) -> Vec<Written> {
    let trade = invention.trade();
    let words = PAIRS[turn % PAIRS.len()];
    let written = words
        .iter()
        .zip(1..)
        .map(|(word, entity)| Written::new(entity, format!("{word} {trade} Ltd")))
        .collect();
    // One on the turns through the pairs, so that each is met with other evidence.
    invention.told_apart(turn + turn / PAIRS.len(), written)
}
