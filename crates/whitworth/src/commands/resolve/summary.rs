use std::path::PathBuf;

use resolve::identity::Event;
use resolve::{Note, Resolution};
use serde_json::{Value, json};

use super::given::Given;
use super::identity::Identity;
use crate::arguments::ResolveArguments;

/// What came of a run.
pub(super) struct Summary<'a> {
    pub(super) arguments: &'a ResolveArguments,
    pub(super) given: &'a Given,
    pub(super) resolution: &'a Resolution,
    pub(super) identity: Option<&'a Identity>,
    pub(super) notes: &'a [Note],
    pub(super) written: &'a [PathBuf],
}

impl Summary<'_> {
    /// The summary as scripts read it.
    pub(super) fn json(&self) -> Value {
        let columns: Vec<Value> = self
            .given
            .records
            .columns()
            .iter()
            .map(|column| json!({ "title": column.title, "kind": column.kind }))
            .collect();
        json!({
            "file": self.arguments.file.to_string_lossy(),
            "against": self.arguments.against.as_ref().map(|path| path.to_string_lossy()),
            "columns": columns,
            "records": self.given.records.len(),
            "reference_records": self.given.reference.as_ref().map(resolve::Records::len),
            "rows_left_out": self.given.broken,
            "labels": self.given.labels,
            "labels_used": self.given.labels.map(|_| self.given.settings.labels.len()),
            "judgements_used": self.given.decided,
            "pairs_scored": self.resolution.matches.len(),
            "pairs_accepted": self.accepted(),
            "clusters": self.clusters(),
            "linked": self.given.reference.as_ref().map(|_| self.linked()),
            "organisations": self.identity.map(organisations),
            "notes": self.notes,
            "written": self.written.iter().map(|path| path.to_string_lossy()).collect::<Vec<_>>(),
        })
    }

    /// The summary as a person reads it.
    pub(super) fn text(&self) -> String {
        let records = grouped(self.given.records.len());
        let found = match (&self.given.reference, self.clusters()) {
            (Some(reference), _) => format!(
                "Linked {} of {records} records to {} of the reference",
                grouped(self.linked()),
                grouped(reference.len())
            ),
            (None, clusters) => {
                format!("Found {} clusters among {records} records", grouped(clusters.unwrap_or(0)))
            }
        };
        let written: Vec<String> =
            self.written.iter().map(|path| path.display().to_string()).collect();
        let lasting = self.identity.map_or_else(String::new, |it| format!("{}\n", lasting(it)));
        format!(
            "{found}\nScored {} pairs and accepted {}\n{lasting}Wrote {}\n",
            grouped(self.resolution.matches.len()),
            grouped(self.accepted()),
            written.join(", ")
        )
    }

    fn accepted(&self) -> usize {
        self.resolution.matches.iter().filter(|pair| pair.accepted).count()
    }

    /// How many clusters the records make; linking makes none.
    fn clusters(&self) -> Option<usize> {
        let is_first = |(record, first): (usize, &Option<u32>)| {
            first.is_none_or(|first| first as usize == record)
        };
        let clusters = || self.resolution.clusters.iter().enumerate().filter(|it| is_first(*it));
        self.given.reference.is_none().then(|| clusters().count())
    }

    fn linked(&self) -> usize {
        self.resolution.clusters.iter().flatten().count()
    }
}

/// What became of organisations' lasting ids, counted by the kind of event.
fn tally(identity: &Identity) -> [(&'static str, usize); 6] {
    let count = |is: fn(&Event) -> bool| identity.events.iter().filter(|it| is(it)).count();
    [
        ("minted", count(|it| matches!(it, Event::Minted { .. }))),
        ("grown", count(|it| matches!(it, Event::Grown { .. }))),
        ("merged", count(|it| matches!(it, Event::Merged { .. }))),
        ("split", count(|it| matches!(it, Event::Split { .. }))),
        ("shrunk", count(|it| matches!(it, Event::Shrunk { .. }))),
        ("retired", count(|it| matches!(it, Event::Retired { .. }))),
    ]
}

pub(super) fn organisations(identity: &Identity) -> Value {
    let mut organisations = json!({ "living": identity.living });
    for (kind, count) in tally(identity) {
        organisations[kind] = count.into();
    }
    organisations
}

/// The same as a line for a person, without what did not happen.
pub(super) fn lasting(identity: &Identity) -> String {
    let events: Vec<String> = tally(identity)
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {kind}", grouped(*count)))
        .collect();
    let events = if events.is_empty() { "as before".to_owned() } else { events.join(", ") };
    format!("Organisations: {} with lasting ids ({events})", grouped(identity.living))
}

/// A count with commas between its thousands.
pub(super) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(
            [0, 12, 999, 1_000, 1_234_567].map(grouped),
            ["0", "12", "999", "1,000", "1,234,567"]
        );
    }
}
