//! The fields of a search, and what is said of those that are filled in wrong.

use crate::govuk::{
    Button, Choice, ErrorItem, ErrorMessage, ErrorSummary, Hint, Html, Input, Label, Select,
};
use crate::search::Wrong;

/// Up to this many names are a list to choose from; more are a field to write in.
const LISTED: usize = 60;

/// A field for a line of text, with what stands in it.
pub(super) fn input(name: &str, label: &str, value: &str) -> Input {
    Input {
        id: name.to_owned(),
        name: name.to_owned(),
        label: self::label(label),
        value: Some(value.to_owned()).filter(|value| !value.is_empty()),
        spellcheck: Some(false),
        autocomplete: "off".into(),
        ..Input::default()
    }
}

/// A list to choose from, with what is chosen.
pub(super) fn select(
    name: &str,
    label: &str,
    value: &str,
    items: impl IntoIterator<Item = Choice>,
) -> Select {
    Select {
        name: name.to_owned(),
        label: self::label(label),
        value: value.to_owned(),
        items: items.into_iter().collect(),
        ..Select::default()
    }
}

/// A list of names, if they are few enough and what is asked for is one of them; else a field.
pub(super) fn name(name: &str, label: &str, all: &str, value: &str, names: &[&str]) -> Html {
    if names.len() > LISTED || !(value.is_empty() || names.contains(&value)) {
        return Html::of(&input(name, label, value));
    }
    let items = names.iter().map(|own| choice(own, own));
    Html::of(&select(name, label, value, [choice("", all)].into_iter().chain(items)))
}

/// One entry of a list.
pub(super) fn choice(value: &str, text: &str) -> Choice {
    Choice { value: Some(value.to_owned()), text: text.to_owned(), ..Choice::default() }
}

/// The entries of a list, each with its name in the address.
pub(super) fn choices(all: &[(&str, &str)]) -> Vec<Choice> {
    all.iter().map(|(value, text)| choice(value, text)).collect()
}

/// Help with a field.
pub(super) fn hint(text: &str) -> Hint {
    Hint { text: text.to_owned(), ..Hint::default() }
}

/// The button that sends a search.
pub(super) fn search() -> Button {
    Button { text: "Search".into(), ..Button::default() }
}

/// What is wrong with one field.
pub(super) fn error(wrong: &[Wrong], field: &str) -> Option<ErrorMessage> {
    let wrong = wrong.iter().find(|wrong| wrong.field == field)?;
    Some(ErrorMessage { text: wrong.message.into(), ..ErrorMessage::default() })
}

/// What is wrong with all of them.
pub(super) fn errors(wrong: &[Wrong]) -> Option<ErrorSummary> {
    let items = wrong.iter().map(|wrong| ErrorItem {
        text: wrong.message.to_owned(),
        href: format!("#{}", wrong.field),
        ..ErrorItem::default()
    });
    (!wrong.is_empty()).then(|| ErrorSummary {
        title_text: "There is a problem".into(),
        error_list: items.collect(),
        ..ErrorSummary::default()
    })
}

fn label(text: &str) -> Label {
    Label { text: text.to_owned(), ..Label::default() }
}
