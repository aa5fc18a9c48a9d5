//! HTML in one form, so that two templates can be compared by what they say.

use std::iter::once;

/// One line for each tag and each text: attributes in order of name, entities decoded, runs of
/// white space made one space.
pub(super) fn normal(html: &str) -> String {
    let mut lines = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        push_text(&mut lines, &rest[..start]);
        let end = tag_end(&rest[start..]) + start;
        lines.push(tag(&rest[start + 1..end]));
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    push_text(&mut lines, rest);
    lines.join("\n")
}

/// Where the tag at the start of `html` ends; a `>` inside a quoted value does not end it.
fn tag_end(html: &str) -> usize {
    let mut quoted = false;
    for (at, c) in html.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    html.len()
}

fn push_text(lines: &mut Vec<String>, text: &str) {
    let text = collapse(&decode(text));
    if !text.is_empty() {
        lines.push(text);
    }
}

fn tag(inside: &str) -> String {
    let inside = inside.trim().trim_end_matches('/').trim_end();
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let name_end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let quote = ["=\"", "='"].into_iter().find(|quote| after.starts_with(quote));
        if let Some(quote) = quote {
            let (value, after) = after[2..].split_once(&quote[1..]).expect("a closing quote");
            attributes.push(format!("{name}=\"{}\"", collapse(&decode(value))));
            rest = after;
        } else {
            attributes.push(name.to_owned());
            rest = after.trim_start_matches('=');
        }
    }
    attributes.sort();
    format!("<{}>", once(name.to_owned()).chain(attributes).collect::<Vec<_>>().join(" "))
}

fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn decode(text: &str) -> String {
    [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&lt;", "<"),
        ("&#62;", ">"),
        ("&gt;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

#[test]
fn forms_that_say_the_same_are_the_same() {
    assert_eq!(
        normal("<a  class='x' b=\"1\"\n a=\"2 &gt; 1\">\n Hi  &lt;you&gt; </a>"),
        normal("<a class='x' a=\"2 > 1\" b=\"1\">Hi &#60;you&#62;</a>"),
    );
    assert_ne!(normal("<b>a</b>"), normal("<b>b</b>"));
    assert_ne!(normal("<b a=\"1\">a</b>"), normal("<b a=\"2\">a</b>"));
    assert_ne!(normal("<b>a</b>"), normal("<i>a</i>"));
}
