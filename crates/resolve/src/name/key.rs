//! Names by which two ways of writing one compare equal.

use super::vocabulary::form_of;

/// A name without case, punctuation and legal form, by which two ways of writing it compare equal: `CIVICA UK LTD.` and `Civica UK Limited` are one, `Civica (UK) Services Ltd` is
/// another. Empty for a name without a letter or digit.
///
/// ```
/// use resolve::name_key;
/// assert_eq!(name_key("CIVICA UK LTD."), name_key("Civica UK Limited"));
/// assert_eq!(name_key("The Marks & Spencer Group p.l.c."), "MARKS AND SPENCER GROUP");
/// assert_ne!(name_key("Civica UK Ltd"), name_key("Civica Election Services Ltd"));
/// ```
pub fn name_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '&' | '+' => key.push_str(" AND "),
            // Points and apostrophes stand within words: P.L.C., O'Neill.
            '.' | '\'' | '’' | '`' => {}
            c if c.is_alphanumeric() => key.extend(c.to_uppercase()),
            _ => key.push(' '),
        }
    }
    let mut words: Vec<&str> = key.split_whitespace().collect();
    if words.len() > 1 && words.first() == Some(&"THE") {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| form_of(word).is_some()) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_writing_one_name_compare_equal() {
        for (left, right) in [
            ("Aspire", "ASPIRE"),
            ("O'Neill & Sons", "ONEILL AND SONS LTD"),
            ("J. Hopkins (Contractors) Ltd.", "J HOPKINS CONTRACTORS LIMITED"),
        ] {
            assert_eq!(name_key(left), name_key(right));
        }
        assert_eq!(name_key("Bell-Hall Ltd"), name_key("Bell Hall Limited"));
    }

    #[test]
    fn a_name_that_is_only_a_legal_form_is_kept() {
        assert_eq!(name_key("Limited"), "LIMITED");
        assert_eq!(name_key("The"), "THE");
        assert_eq!(name_key("--"), "");
    }
}
