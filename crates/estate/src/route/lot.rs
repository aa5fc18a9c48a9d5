use super::words::Word;

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

/// The one lot that a text names, such as `Lot 1B`; none if it names several, for then it does not say
/// which is meant.
pub(super) fn lot(words: &[Word<'_>]) -> Option<String> {
    let mut named: Option<&str> = None;
    for pair in words.windows(2) {
        let [word, next] = pair else { continue };
        if word.is("lots") && is_number(*next) {
            return None;
        }
        if !word.is("lot") || word.ends_clause || !is_number(*next) {
            continue;
        }
        if named.is_some_and(|earlier| !earlier.eq_ignore_ascii_case(next.text)) {
            return None;
        }
        named = Some(next.text);
    }
    named.map(|number| format!("Lot {number}"))
}

/// `2`, `1B`, `3.1`, `Four`, `C`.
fn is_number(word: Word<'_>) -> bool {
    let letter = word.text.len() == 1 && word.is_capitalised();
    let short = word.text.len() <= 4 && word.has_digit();
    letter || short || word.is_one_of(&NUMBERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        lot(&Word::all(text))
    }

    #[test]
    fn one_lot_is_named() {
        let said = |text| of(text).unwrap_or_default();
        assert_eq!(said("made under RM6187 Lot 3 and meet requirements"), "Lot 3");
        assert_eq!(said("LHC Framework ASC1, Lot 1B- Asbestos Surveys"), "Lot 1B");
        assert_eq!(said("Highway Works Framework - Lot Four"), "Lot Four");
        assert_eq!(said("Lot 2 - Minimum 35 units. This is lot 2."), "Lot 2");
    }

    #[test]
    fn several_lots_are_none() {
        assert_eq!(of("Building works (Lot 1 & Lot 2)"), None);
        assert_eq!(of("2024 INSURANCE LOTS 1-5"), None);
        assert_eq!(of("a lot of work"), None);
    }
}
