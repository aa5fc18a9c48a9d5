/// Letters from which on a word with one slip in it is still the same.
const LONG_WORD: usize = 5;

/// Whether two long words differ by one letter that is wrong, missing, too many or swapped with the
/// next; words with digits never do.
///
/// ```
/// assert!(resolve::is_slip("suplpies", "supplies"));
/// assert!(!resolve::is_slip("lot 1", "lot 2"));
/// ```
pub fn is_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < LONG_WORD || one.iter().any(char::is_ascii_digit) {
        return false;
    }
    let begin = one.iter().zip(&other).take_while(|(l, r)| l == r).count();
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(l, r)| l == r).count();
    let own = one.get(begin..one.len().saturating_sub(end).max(begin)).unwrap_or_default();
    let others = other.get(begin..other.len().saturating_sub(end).max(begin)).unwrap_or_default();
    match (own, others) {
        ([] | [_], [] | [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}
