use super::{Identifier, Refused, Scheme};

/// Reads a code of the Organisation Data Service: three to six letters and digits (`RM3`,
/// `P84009`).
pub(super) fn read(body: &str) -> Result<Identifier, Refused> {
    let plain: String = body.chars().filter(|&letter| letter != '-').collect();
    if plain.is_empty() || matches!(plain.as_str(), "NA" | "TBC" | "TBA" | "NIL" | "NONE" | "NULL")
    {
        return Err(Refused::Placeholder);
    }
    let first = plain.bytes().next();
    if plain.bytes().all(|byte| Some(byte) == first) {
        return Err(Refused::Placeholder);
    }
    if !plain.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Refused::Letters);
    }
    match plain.len() {
        3..=6 => Identifier::new(Scheme::Nhs, &plain),
        _ => Err(Refused::Length),
    }
}
