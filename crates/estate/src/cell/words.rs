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
    const WORDS: [&str; 6] = [
        "redacted",
        "redaction",
        "name withheld",
        "withheld under",
        "personal data",
        "personal information",
    ];
    let first = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    WORDS.iter().any(|word| {
        let rest = first.get(word.len()..).unwrap_or_default();
        first.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
            && !rest.starts_with(char::is_alphanumeric)
    })
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

/// Whether a register's visibility cell keeps the row from the public. An empty cell does not, nor
/// one that plainly says that the row is public; any other word is taken to keep it back.
pub(crate) fn not_public(text: &str) -> bool {
    !text.is_empty() && !marked_public(text)
}

/// Whether a visibility cell plainly says that the row is public: an empty one says nothing.
pub(crate) fn marked_public(text: &str) -> bool {
    const PUBLIC: [&str; 7] = ["public", "yes", "y", "true", "published", "open", "1"];
    PUBLIC.iter().any(|word| text.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redaction_is_recognised_in_every_wording() {
        for name in [
            "Redacted",
            "Redaction",
            "REDACTED PERSONAL DATA",
            "Redacted Personal Information",
            "*** Redacted ***",
            "Name withheld",
        ] {
            assert!(is_redacted(name), "{name}");
        }
        for name in ["Red Actor Ltd", "Reda", "Redactor Software Ltd", "Redactedly Ltd"] {
            assert!(!is_redacted(name), "{name}");
        }
    }
}
