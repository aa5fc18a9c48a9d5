//! What components say, and the options that they share.

use std::collections::BTreeMap;
use std::fmt;

use askama::filters::{Html as HtmlEscaper, HtmlSafe, escape};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// HTML that needs no escaping, because a template or this module made it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Html(String);

impl Html {
    /// What a component or another template renders as.
    pub(crate) fn of(safe: &impl HtmlSafe) -> Self {
        Self(safe.to_string())
    }

    /// A link with plain text in it.
    pub(crate) fn link(href: &str, text: &str) -> Self {
        Self(format!(r#"<a class="govuk-link" href="{}">{}</a>"#, Escaped(href), Escaped(text)))
    }

    /// A drawing that another crate made and escaped.
    pub(crate) fn drawn(svg: String) -> Self {
        Self(svg)
    }

    /// Plain text of ours, in which words lead to their meaning.
    pub(crate) fn explained(text: &str) -> Self {
        Self(report::explained(text, "/words#"))
    }

    /// Plain text.
    pub(crate) fn text(text: &str) -> Self {
        Self(Escaped(text).to_string())
    }

    /// One below the other.
    pub(crate) fn lines(lines: &[Self]) -> Self {
        Self(lines.iter().map(|line| line.0.as_str()).collect::<Vec<_>>().join("<br>"))
    }

    /// As one piece, however its parts would be laid out.
    pub(crate) fn as_one(&self) -> Self {
        Self(format!("<span>{}</span>", self.0))
    }

    /// This, and `other` after it.
    pub(crate) fn then(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    /// Whether there is nothing to show.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Text, escaped when shown.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match escape(self.0, HtmlEscaper) {
            Ok(escaped) => write!(f, "{escaped}"),
            Err(never) => match never {},
        }
    }
}

/// The HTML if there is any, else the text, escaped: the rule of every GOV.UK component.
pub(crate) fn said<'a>(html: &'a Html, text: &'a str) -> Said<'a> {
    Said { html, text }
}

/// See [`said`].
pub(crate) struct Said<'a> {
    html: &'a Html,
    text: &'a str,
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.html.is_empty() { Escaped(self.text).fmt(f) } else { self.html.fmt(f) }
    }
}

impl HtmlSafe for Said<'_> {}

/// Classes beside a component's own, shown with a space before them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Classes(String);

impl From<&str> for Classes {
    fn from(classes: &str) -> Self {
        Self(classes.to_owned())
    }
}

impl fmt::Display for Classes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { Ok(()) } else { write!(f, " {}", Escaped(&self.0)) }
    }
}

impl HtmlSafe for Classes {}

/// Attributes beside a component's own, each shown with a space before it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attributes(BTreeMap<String, String>);

impl<const N: usize> From<[(&str, &str); N]> for Attributes {
    fn from(pairs: [(&str, &str); N]) -> Self {
        Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }
}

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|(name, value)| write!(f, r#" {}="{}""#, Escaped(name), Escaped(value)))
    }
}

impl HtmlSafe for Attributes {}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::<String, Value>::deserialize(deserializer)?
            .into_iter()
            .map(|(name, value)| Ok((name, as_text::<D::Error>(&value)?)))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

/// Reads text that JSON may hold as a number or a truth value.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    as_text(&Value::deserialize(deserializer)?)
}

/// As [`text`], where an empty text differs from none.
pub(crate) fn text_if_any<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    text(deserializer).map(Some)
}

fn as_text<E: serde::de::Error>(value: &Value) -> Result<String, E> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(truth) => Ok(truth.to_string()),
        _ => Err(E::custom("expected text, a number or a truth value")),
    }
}

/// Reads a list from which a template would skip what is null, false or an empty text.
pub(crate) fn truthy<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    Vec::<Value>::deserialize(deserializer)?
        .into_iter()
        .filter(|item| item.is_object() || item.is_array())
        .map(|item| serde_json::from_value(item).map_err(D::Error::custom))
        .collect()
}
