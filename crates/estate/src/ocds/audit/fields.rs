//! Looking into a release.

use chrono::NaiveDate;
use serde_json::Value;

use crate::cell;

/// A field that is text, unless it is empty.
pub(super) fn text<'a>(of: &'a Value, field: &str) -> Option<&'a str> {
    of.get(field).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
}

/// The items of a field that is a list; none if it is not.
pub(super) fn items<'a>(of: &'a Value, field: &str) -> impl Iterator<Item = &'a Value> {
    of.get(field).and_then(Value::as_array).into_iter().flatten()
}

/// The day of a field that is a date.
pub(super) fn day(of: &Value, field: &str) -> Option<NaiveDate> {
    cell::date(text(of, field)?).value()
}
