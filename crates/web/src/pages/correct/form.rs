use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use estate::corrections::Fact;
use report::ContractRow;

use super::super::contracts::title;
use super::super::frame::{Frame, Section, show_as};
use super::answers::{AS_SOURCE, Answers, FIELDS, NOT_KNOWN, Wrong, shown_name};
use crate::govuk::{
    Button, ErrorItem, ErrorMessage, ErrorSummary, Fieldset, Hint, Input, Label, Legend, Radio,
    Radios,
};
use crate::holding::Holding;

#[derive(Template)]
#[template(path = "correct/form.html")]
struct Form<'a> {
    frame: Frame,
    title: &'a str,
    errors: Option<ErrorSummary>,
    action: String,
    hidden: Vec<(String, &'a str)>,
    fields: Vec<Input>,
    right: Radios,
    why: Input,
    by: Input,
    button: Button,
    not_known: &'static str,
    as_source: &'static str,
}

/// The form, with what is wrong with it, if anything.
pub(super) fn show(
    site: &Holding,
    row: &ContractRow,
    answers: &Answers,
    errors: &[Wrong],
) -> Response {
    let wrong = |id: &str| {
        let found = errors.iter().find(|(own, _)| own == id);
        found.map(|(_, text)| ErrorMessage { text: text.clone(), ..ErrorMessage::default() })
    };
    let field = |id: &str, label: &str, hint: &str, value: &str| Input {
        id: id.into(),
        name: id.into(),
        label: Label { text: label.into(), ..Label::default() },
        hint: (!hint.is_empty()).then(|| Hint { text: hint.into(), ..Hint::default() }),
        error_message: wrong(id),
        value: Some(value.to_owned()).filter(|value| !value.is_empty()),
        ..Input::default()
    };
    let fields = FIELDS.iter().zip(&answers.facts).map(|((fact, label, hint), answer)| Input {
        classes: width(*fact).into(),
        ..field(fact.name(), label, hint, &answer.given)
    });
    let shown = answers.facts.iter().map(|own| (shown_name(own.fact), own.shown.as_str()));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let heading = "Confirm or correct a contract";
    let page = Form {
        frame: Frame::of(&site.around, Section::Contracts, heading, true)
            .with_errors(!errors.is_empty()),
        title: title(row),
        errors: (!errors.is_empty()).then(|| summary(errors)),
        action: format!("/contracts/{}/correct", row.id),
        hidden: shown.collect(),
        fields: fields.collect(),
        right: right(&answers.right, wrong("right")),
        why: field(
            "why",
            "What shows it",
            "Such as a letter or the signed contract. It is kept with the correction and shown in the report",
            &answers.why,
        ),
        by: Input {
            autocomplete: "name".into(),
            spellcheck: Some(false),
            ..field(
                "by",
                "Your name and role",
                "They are kept with what you say and shown in the report",
                &answers.by,
            )
        },
        button: Button { text: "Continue".into(), ..Button::default() },
        not_known: NOT_KNOWN,
        as_source: AS_SOURCE,
    };
    show_as(status, &page)
}

/// Fields are as wide as what they hold.
fn width(fact: Fact) -> &'static str {
    match fact {
        Fact::Title | Fact::Supplier | Fact::Product => "",
        Fact::OptionsLeft => "govuk-input--width-5",
        Fact::Reference | Fact::Regime => "govuk-input--width-30",
        _ => "govuk-input--width-20",
    }
}

fn right(chosen: &str, error: Option<ErrorMessage>) -> Radios {
    let legend = Legend {
        text: "With what you wrote above, is everything shown of the contract right?".into(),
        classes: "govuk-fieldset__legend--s".into(),
        ..Legend::default()
    };
    let choices = [("yes", "Yes, I confirm it"), ("no", "No, or I do not know")];
    Radios {
        name: "right".into(),
        value: chosen.to_owned(),
        items: choices.iter().map(|(name, words)| Some(Radio::of(name, words))).collect(),
        fieldset: Some(Fieldset { legend, ..Fieldset::default() }),
        error_message: error,
        ..Radios::default()
    }
}

fn summary(errors: &[Wrong]) -> ErrorSummary {
    let items = errors.iter().map(|(id, text)| ErrorItem {
        text: text.clone(),
        href: format!("#{id}"),
        ..ErrorItem::default()
    });
    ErrorSummary {
        title_text: "There is a problem".into(),
        error_list: items.collect(),
        ..ErrorSummary::default()
    }
}
