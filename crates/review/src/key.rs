/// Two files that are linked may use the same ids, and a judgement does not tell left from right.
const REFERENCE: &str = "reference:";

/// What a record of the reference is called in the log of judgements.
pub fn reference_key(id: &str) -> String {
    format!("{REFERENCE}{id}")
}

/// The id of the reference record that the log calls so; none if it is not of the reference.
pub fn in_reference(key: &str) -> Option<&str> {
    key.strip_prefix(REFERENCE)
}
