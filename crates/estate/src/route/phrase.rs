//! A framework that is named in a phrase: `via the AGMA Professional Services Framework Agreement`.

use super::words::{Word, joined, stands};

/// What stands before the name of a framework that something is called off from.
const BEFORE: [&str; 9] =
    ["via", "under", "through", "using", "against", "utilised", "utilising", "utilizing", "off"];

/// What may stand between that and the name.
const PASSED_OVER: [&str; 9] = ["from", "of", "the", "a", "an", "our", "their", "its", "lot"];

/// Words that are no name, however they are written.
const NO_NAME: [&str; 8] =
    ["the", "this", "council", "councils", "following", "contract", "existing", "current"];

/// Signs, near the phrase, that it says how this was bought.
const BOUGHT: [&str; 14] = [
    "procured",
    "awarded",
    "award",
    "competition",
    "mini-competition",
    "call-off",
    "call",
    "calling",
    "called",
    "calloff",
    "purchased",
    "utilised",
    "direct",
    "via",
];

/// How many words a name may have, and how near the signs must be.
const LONGEST: usize = 12;
const NEAR: usize = 20;

/// The first framework that a phrase names. Unless `is_call_off` is known, there must be a sign near it
/// that this was bought so.
pub(super) fn named(words: &[Word<'_>], is_call_off: bool) -> Option<String> {
    (0..words.len()).find_map(|at| {
        let kind = kind(words, at)?;
        let name = name(words, at, kind)?;
        (is_call_off || is_bought(words, at)).then_some(name)
    })
}

/// How many words say framework or dynamic market at this place.
fn kind(words: &[Word<'_>], at: usize) -> Option<usize> {
    const KINDS: [&[&str]; 5] = [
        &["framework", "agreement"],
        &["framework"],
        &["dynamic", "purchasing", "system"],
        &["dynamic", "market"],
        &["dps"],
    ];
    KINDS.iter().find(|kind| stands(words, at, kind)).map(|kind| kind.len())
}

fn name(words: &[Word<'_>], at: usize, kind: usize) -> Option<String> {
    let from = at.saturating_sub(LONGEST);
    let before = words.get(from..at)?;
    let preposition = before.iter().rposition(|word| word.is_one_of(&BEFORE))?;
    let between = before.get(preposition + 1..)?;
    if between.iter().any(|word| word.ends_clause) {
        return None;
    }
    let passed = |word: &&Word<'_>| word.is_one_of(&PASSED_OVER) || word.text.len() == 1;
    let name = between.get(between.iter().take_while(passed).count()..)?;
    let is_named = name.iter().any(|word| word.is_capitalised() && !word.is_one_of(&NO_NAME));
    let code = code(words, at + kind);
    if !is_named && code.is_none() {
        return None;
    }
    let name = if is_named { name } else { &[] };
    let kind = joined(words.get(at..at + kind)?);
    let parts = [joined(name), kind, code.unwrap_or_default()];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Its code, if letters and digits stand right behind it: `PAN3059`. The short form of what it is may
/// stand between.
fn code(words: &[Word<'_>], after: usize) -> Option<String> {
    let behind = if words.get(after)?.is("dps") { after + 1 } else { after };
    if words.get(behind - 1)?.ends_clause {
        return None;
    }
    let text = words.get(behind)?.text;
    let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    let code = text.get(..end)?;
    let letters = code.bytes().filter(u8::is_ascii_alphabetic).count();
    (letters >= 2 && code.len() - letters >= 2).then(|| code.to_owned())
}

fn is_bought(words: &[Word<'_>], at: usize) -> bool {
    let near = words.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR);
    near.into_iter().any(|word| word.is_one_of(&BOUGHT))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        named(&Word::all(text), false)
    }

    #[test]
    fn names_as_real_records_write_them() {
        let said = [
            ("Procured through L&Q framework.", "L&Q framework"),
            (
                "calling off from Lot 5 of the Cirrus Agency Labour Framework",
                "Cirrus Agency Labour Framework",
            ),
            (
                "a mini competition under councils dynamic purchasing system(dps) pan3059-transport",
                "dynamic purchasing system pan3059",
            ),
            (
                "has utilised the Manchester multi-supplier electricity framework set up by it",
                "Manchester multi-supplier electricity framework",
            ),
        ];
        for (text, expected) in said {
            assert_eq!(of(text).as_deref(), Some(expected), "{text}");
        }
        let plain = Word::all("Under the AGMA Civil Engineering Framework Agreement");
        let expected = Some("AGMA Civil Engineering Framework Agreement".to_owned());
        assert_eq!(named(&plain, true), expected);
        assert_eq!(named(&plain, false), None, "nothing says that it was bought so");
    }

    #[test]
    fn what_names_none_is_none() {
        for text in [
            "awarded under the framework",
            "a mini competition under the following Dynamic Purchasing System: transport",
            "It was procured under rules. The Council Framework is a plan",
            "awarded to a framework of suppliers",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
