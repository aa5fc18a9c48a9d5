//! Models that were kept: one that does not fit is refused, and never reckoned with.

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use arrow_array::StringArray;
use resolve::{Column, Kind, Records, ResolveError, Settings, dedupe};
use serde_json::{Value, json};

fn records() -> Records {
    let names = StringArray::from(vec!["Alder Ltd", "Alder Limited", "Alder plc", "Birch Ltd"]);
    let numbers = StringArray::from(vec!["01786162", "1786162", "02404123", "SC151965"]);
    let codes = StringArray::from(vec!["A", "a", "B", "C"]);
    let columns = [
        ("name", Kind::Name, names),
        ("number", Kind::Identifier, numbers),
        ("code", Kind::Exact, codes),
    ];
    let columns = columns.map(|(title, kind, values)| {
        let title = title.to_owned();
        Column { title, kind, values }
    });
    Records::new(StringArray::from(vec!["a", "b", "c", "d"]), columns.into()).unwrap()
}

/// The model of the records, with the value at a place put in.
fn changed(place: &str, value: Value) -> Settings {
    let model = dedupe(&records(), &Settings::default()).unwrap().model;
    let mut model = serde_json::to_value(model).unwrap();
    *model.pointer_mut(place).unwrap() = value;
    Settings { model: Some(serde_json::from_value(model).unwrap()), ..Settings::default() }
}

#[test]
fn a_model_that_was_learned_here_fits() {
    assert!(dedupe(&records(), &changed("/threshold", json!(0.4))).is_ok());
}

#[test]
fn a_model_with_other_weights_or_numbers_that_cannot_be_is_refused() {
    for (place, value) in [
        ("/weights/parts", json!([])),
        ("/weights/parts/1/alike", json!([0.5])),
        ("/weights/parts/0/same", json!(null)),
        ("/weights/parts/0/same", json!(0.0)),
        ("/weights/parts/0/chance/0", json!(0.0)),
        ("/weights/parts/0/alike/0", json!(-0.25)),
        ("/weights/parts/0/alike/0", json!(1.5)),
        ("/weights/prior", json!(1.0)),
        ("/weights/prior", json!(0.0)),
        ("/threshold", json!(1.0)),
        ("/threshold", json!(0.0)),
        ("/threshold", json!(1e300)),
    ] {
        let error = dedupe(&records(), &changed(place, value.clone())).unwrap_err();
        assert!(matches!(error, ResolveError::OtherModel), "{place} {value}: {error}");
        assert!(error.to_string().contains("learn anew"), "{error}");
    }
}
