//! The part of an address after the question mark: read without complaint, written canonically.

use std::fmt::Write as _;

/// The pairs of a query, decoded. Any text has some: what is not UTF-8 is shown as such.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    pub(crate) fn parse(text: Option<&str>) -> Self {
        let pairs = text.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
                .map(|(name, value)| (decoded(name), decoded(value)))
                .collect(),
        )
    }

    /// The value of the first pair of that name, trimmed; empty if there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.trim())
    }
}

/// An address with a query of these pairs, of which empty values are left out.
pub(crate) fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    let stated = pairs.iter().filter(|(_, value)| !value.is_empty());
    for (position, (name, value)) in stated.enumerate() {
        let mark = if position == 0 { '?' } else { '&' };
        // Writing to a String cannot fail.
        let _ = write!(address, "{mark}{name}={}", encoded(value));
    }
    address
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = after;
        match (first, after) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(first),
            },
            _ => bytes.push(first),
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    text.replace(char::is_control, " ")
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            _ => {
                // Writing to a String cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let address =
            address("/contracts", &[("q", "lifts & hoists"), ("buyer", ""), ("s", "50% é+")]);
        assert_eq!(address, "/contracts?q=lifts+%26+hoists&s=50%25+%C3%A9%2B");
        let query = Query::parse(address.strip_prefix("/contracts?"));
        assert_eq!(query.get("q"), "lifts & hoists");
        assert_eq!(query.get("s"), "50% é+");
        assert_eq!(query.get("buyer"), "");
    }

    #[test]
    fn any_text_is_read_as_something() {
        for text in ["%", "%f", "%zz", "=", "&&=&", "q", "q=%ff%00", "q=%E2%82"] {
            Query::parse(Some(text)).get("q");
        }
        assert_eq!(Query::parse(Some("q=%zz")).get("q"), "%zz");
        assert_eq!(Query::parse(Some("q=a%00b")).get("q"), "a b");
    }
}
