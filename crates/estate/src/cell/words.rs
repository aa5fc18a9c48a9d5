/// Whether a cell says in some word that there is nothing to say.
pub(crate) fn is_absent(text: &str) -> bool {
    const WORDS: [&str; 18] = [
        "-",
        "--",
        "n/a",
        "na",
        "n.a.",
        "n\\a",
        "nil",
        "none",
        "null",
        "tbc",
        "tbd",
        "tba",
        "unknown",
        "not known",
        "not applicable",
        "not available",
        "#n/a",
        "?",
    ];
    text.is_empty()
        || (text.len() <= 14 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)))
}

/// Whether a supplier's name was hidden by the publisher: `Redacted`, `REDACTED PERSONAL DATA`,
/// `Name withheld`.
pub(crate) fn is_redacted(name: &str) -> bool {
    const WORDS: [&str; 5] =
        ["redacted", "name withheld", "withheld under", "personal data", "personal information"];
    let starts =
        |word: &str| name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if name.len() < 8 {
        return false;
    }
    let first = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    WORDS.iter().any(|word| starts(word))
        || first.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("redacted"))
}

/// Whether a row's first words are those of a totals row.
pub(crate) fn is_total(first: &str) -> bool {
    const WORDS: [&str; 5] = ["total", "grand total", "sub total", "subtotal", "totals"];
    let first = first.trim_end_matches([':', ' ']);
    WORDS.iter().any(|word| first.eq_ignore_ascii_case(word))
}

/// Reads a yes or a no.
pub(crate) fn flag(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "sme" | "vcse" => Some(true),
        "no" | "n" | "false" | "0" | "noo" => Some(false),
        _ => None,
    }
}

/// Whether a register's visibility cell keeps the row from the public. An empty cell does not.
pub(crate) fn not_public(text: &str) -> bool {
    const WORDS: [&str; 5] = ["private", "internal", "confidential", "restricted", "hidden"];
    let text = text.to_ascii_lowercase();
    matches!(text.as_str(), "no" | "n" | "false")
        || names_not_public(&text)
        || WORDS.iter().any(|word| text.starts_with(word))
}

/// Whether a cell of any column says in so many words that its row is not public: where a row is
/// broken, one cannot know which of its cells is which.
pub(crate) fn names_not_public(text: &str) -> bool {
    const WORDS: [&str; 4] = ["not public", "non-public", "non public", "not for publication"];
    (10..=40).contains(&text.len())
        && WORDS.iter().any(|word| {
            text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redaction_is_recognised_in_every_wording() {
        for name in [
            "Redacted",
            "REDACTED PERSONAL DATA",
            "Redacted Personal Information",
            "*** Redacted ***",
            "Name withheld",
        ] {
            assert!(is_redacted(name), "{name}");
        }
        for name in ["Red Actor Ltd", "Reda", "Redactor Software Ltd"] {
            assert!(!is_redacted(name) || name.starts_with("Redacted"), "{name}");
        }
    }
}
