//! Reading JSON one level at a time, without copying: a value is the text it is written as, so
//! that no number loses a digit on its way through.

use std::borrow::Cow;
use std::fmt;

use memchr::memchr2;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

/// How deeply objects may be nested; as `serde_json` has it, and far beyond any real release.
pub(super) const DEEPEST: usize = 127;

/// The fields of an object, in order, each with the text of its value.
pub(super) type Fields<'a> = Vec<(Cow<'a, str>, &'a str)>;

/// The fields of the object that `text` is.
pub(super) fn fields(text: &str) -> Result<Fields<'_>, serde_json::Error> {
    struct Reader;
    impl<'de> Visitor<'de> for Reader {
        type Value = Fields<'de>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut fields = Vec::with_capacity(16);
            while let Some(Text(name)) = map.next_key()? {
                fields.push((name, map.next_value::<&RawValue>()?.get()));
            }
            Ok(fields)
        }
    }
    whole(text, |json| json.deserialize_map(Reader))
}

/// The elements of the list that `text` is.
pub(super) fn elements(text: &str) -> Result<Vec<&str>, serde_json::Error> {
    struct Reader;
    impl<'de> Visitor<'de> for Reader {
        type Value = Vec<&'de str>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            let mut elements = Vec::with_capacity(8);
            while let Some(element) = seq.next_element::<&RawValue>()? {
                elements.push(element.get());
            }
            Ok(elements)
        }
    }
    whole(text, |json| json.deserialize_seq(Reader))
}

/// What the string that `text` is says, or `None` if it is not a string.
pub(super) fn string(text: &str) -> Option<Cow<'_, str>> {
    if !text.starts_with('"') {
        return None;
    }
    serde_json::from_str::<Text<'_>>(text).ok().map(|Text(string)| string)
}

fn whole<'a, T>(
    text: &'a str,
    read: impl FnOnce(
        &mut serde_json::Deserializer<serde_json::de::StrRead<'a>>,
    ) -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let found = read(&mut json)?;
    json.end()?;
    Ok(found)
}

/// A string that is borrowed unless it has escapes in it.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Text<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

/// What kind of value a text is, in words.
pub(super) fn kind(text: &str) -> &'static str {
    match text.bytes().next() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// Whether two texts are the same JSON value, however they are written.
pub(super) fn same(left: &str, right: &str) -> bool {
    same_within(DEEPEST, left, right)
}

fn same_within(depth: usize, left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    if depth == 0 || kind(left) != kind(right) {
        return false;
    }
    match left.bytes().next() {
        Some(b'"') => string(left) == string(right),
        Some(b'{') => match (fields(left), fields(right)) {
            (Ok(left), Ok(right)) => same_fields(depth, &left, &right),
            _ => false,
        },
        Some(b'[') => match (elements(left), elements(right)) {
            (Ok(left), Ok(right)) => {
                left.len() == right.len()
                    && left.iter().zip(right).all(|(l, r)| same_within(depth - 1, l, r))
            }
            _ => false,
        },
        Some(b't' | b'f' | b'n') => false,
        _ => Number::of(left) == Number::of(right),
    }
}

fn same_fields(depth: usize, left: &Fields<'_>, right: &Fields<'_>) -> bool {
    left.len() == right.len()
        && left.iter().all(|(name, value)| {
            right
                .iter()
                .find(|(other, _)| other == name)
                .is_some_and(|(_, other)| same_within(depth - 1, value, other))
        })
}

/// A number by its value, so that `1` and `1.0` are one number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Number {
    Whole(i128),
    Fraction(u64),
    Beyond(String),
}

impl Number {
    pub(super) fn of(text: &str) -> Self {
        if let Ok(whole) = text.parse::<i128>() {
            return Self::Whole(whole);
        }
        let written_whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() && !written_whole => {
                // Below this every whole number is exact.
                if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
                    #[expect(clippy::cast_possible_truncation, reason = "whole and in range")]
                    Self::Whole(number as i128)
                } else {
                    Self::Fraction(number.to_bits())
                }
            }
            _ => Self::Beyond(text.to_owned()),
        }
    }
}

/// Appends a value's text on one line.
pub(super) fn write_on_one_line(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    if memchr2(b'\n', b'\r', bytes).is_none() {
        out.extend_from_slice(bytes);
        return;
    }
    let mut in_string = false;
    let mut escaped = false;
    for &byte in bytes {
        if in_string {
            in_string = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
        } else if byte.is_ascii_whitespace() {
            continue;
        } else {
            in_string = byte == b'"';
        }
        out.push(byte);
    }
}

/// Appends a string as JSON.
pub(super) fn write_string(text: &str, out: &mut Vec<u8>) {
    // Writing to memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}
