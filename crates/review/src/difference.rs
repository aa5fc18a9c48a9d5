/// A part of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text, space and all.
    pub text: String,
    /// Whether the other value has no such word.
    pub differs: bool,
}

/// Two values in pieces, so that the words of each which the other lacks can be marked. Capitals,
/// punctuation and zeros before a number make no difference between words.
pub fn marked(values: [&str; 2]) -> [Vec<Piece>; 2] {
    let [left, right] = values.map(words);
    [pieces(&left, &right), pieces(&right, &left)]
}

/// A word as written, with the space after it, and as it is compared.
type Word<'a> = (&'a str, String);

fn words(value: &str) -> Vec<Word<'_>> {
    value.split_inclusive(char::is_whitespace).map(|word| (word, folded(word))).collect()
}

fn folded(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let folded: String = letters.flat_map(char::to_lowercase).collect();
    let number = folded.trim_start_matches('0');
    if number.is_empty() { folded } else { number.to_owned() }
}

fn pieces(own: &[Word<'_>], other: &[Word<'_>]) -> Vec<Piece> {
    let mut unmet: Vec<&str> = other.iter().map(|(_, word)| word.as_str()).collect();
    let mut pieces: Vec<Piece> = Vec::new();
    for (text, word) in own {
        // A word that is given twice must be met twice.
        let met = unmet.iter().position(|it| it == word).map(|at| unmet.swap_remove(at)).is_some();
        let differs = !met && !word.is_empty();
        match pieces.last_mut() {
            Some(last) if last.differs == differs => last.text.push_str(text),
            _ => pieces.push(Piece { text: (*text).to_owned(), differs }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values with what differs in brackets.
    fn check(values: [&str; 2], expected: [&str; 2]) {
        let shown = marked(values).map(|pieces| {
            let texts = pieces.iter().map(|piece| {
                if piece.differs { format!("[{}]", piece.text) } else { piece.text.clone() }
            });
            texts.collect::<String>()
        });
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_that_the_other_lacks_are_marked() {
        check(
            ["Civica UK Ltd", "CIVICA (UK) LIMITED"],
            ["Civica UK [Ltd]", "CIVICA (UK) [LIMITED]"],
        );
        check(["North & South", "North South"], ["North & South", "North South"]);
        check(["Fund III", "Fund IV"], ["Fund [III]", "Fund [IV]"]);
        check(["New New Homes", "New Homes"], ["New [New ]Homes", "New Homes"]);
        check(["01234567", "1234567"], ["01234567", "1234567"]);
        check(["", "AN1 1AA"], ["", "[AN1 1AA]"]);
    }
}
