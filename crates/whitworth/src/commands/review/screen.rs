//! A pair as lines of text.

use std::fmt::Write;

use console::measure_text_width;
use review::{Likeness, Pair, Piece};

/// Headings wider than this are cut.
const HEADING: usize = 20;
/// Values are not spread wider than this, nor narrower.
const VALUE: std::ops::RangeInclusive<usize> = 12..=48;

/// A pair side by side: words that only one of the two has are in square brackets.
pub(super) fn pair(pair: &Pair, number: usize, of: usize, width: usize) -> String {
    let titles = pair.fields.iter().map(|field| measure_text_width(&field.title));
    let heading = titles.chain([6]).max().unwrap_or(6).min(HEADING);
    // Two spaces before each of the three columns that follow, the last being `differs`.
    let rest = width.saturating_sub(heading + 3 * 2 + 7) / 2;
    let layout = Layout { heading, value: rest.clamp(*VALUE.start(), *VALUE.end()) };
    let mut text = format!("\nPair {number} of {of}");
    if let Some(probability) = pair.probability {
        let _ = write!(text, ", {:.0} % likely to be the same", probability * 100.0);
    }
    text.push_str("\n\n");
    layout.row(&mut text, "id", pair.ids.each_ref().map(|id| plain(id)), "");
    for field in &pair.fields {
        let says = match field.likeness() {
            Likeness::Same => "same",
            Likeness::Differs => "differs",
            Likeness::Unknown => "",
        };
        layout.row(&mut text, &field.title, field.pieces().map(|pieces| bracketed(&pieces)), says);
    }
    layout.row(&mut text, "now in", pair.memberships.each_ref().map(review::Membership::words), "");
    let why = if pair.why.is_empty() { "this pair was not scored" } else { &pair.why };
    let _ = writeln!(text, "\nWhy: {}\n", plain(why));
    text
}

struct Layout {
    heading: usize,
    value: usize,
}

impl Layout {
    fn row(&self, text: &mut String, title: &str, values: [String; 2], says: &str) {
        let [left, right] = values.map(|value| wrapped(&value, self.value));
        let title = wrapped(&plain(title), self.heading);
        let lines = left.len().max(right.len()).max(1);
        for line in 0..lines {
            let of = |lines: &[String]| lines.get(line).cloned().unwrap_or_default();
            let first = |word: &str| if line == 0 { word.to_owned() } else { String::new() };
            let title = first(title.first().map_or("", String::as_str));
            let row = format!(
                "{}  {}  {}  {}",
                padded(&title, self.heading),
                padded(&of(&left), self.value),
                padded(&of(&right), self.value),
                first(says)
            );
            let _ = writeln!(text, "{}", row.trim_end());
        }
    }
}

/// A value on as many lines as it takes; a word longer than a line is broken.
fn wrapped(value: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in value.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(width) {
            let part: String = part.iter().collect();
            match lines.last_mut() {
                Some(line) if measure_text_width(line) + 1 + measure_text_width(&part) <= width => {
                    line.push(' ');
                    line.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    lines
}

fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(measure_text_width(text));
    format!("{text}{}", " ".repeat(missing))
}

fn bracketed(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for Piece { text: piece, differs } in pieces {
        let piece = plain(piece);
        if *differs {
            let _ = write!(text, "[{}] ", piece.trim());
        } else {
            text.push_str(&piece);
        }
    }
    text
}

/// Text that cannot take the terminal over.
fn plain(text: &str) -> String {
    text.replace(char::is_control, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_wrapped_and_long_words_broken() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert!(wrapped(" ", 4).is_empty());
    }

    #[test]
    fn a_value_cannot_write_to_the_terminal() {
        let pieces = [Piece { text: "a\u{1b}[2J".to_owned(), differs: true }];
        assert_eq!(bracketed(&pieces), "[a [2J] ");
    }
}
