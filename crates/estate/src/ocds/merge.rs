use std::borrow::Cow;

use super::error::{Fault, MergeError, MergeFault};
use super::json;
use super::merged::Merged;
use super::repeats;
use super::rules::{Matching, Rules};
use super::tree::{Folding, Node, Object};

/// What to do with two objects of one list, in one release, that have the same id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Collision {
    /// Merge them; where they differ the last one holds.
    #[default]
    Last,
    /// Stop with an error that says where they are.
    Raise,
    /// In lists where this happens, keep every object of every release.
    Append,
    /// In lists where this happens, or where an object has no id, merge the first object with the
    /// first, the second with the second.
    ByPosition,
}

/// Merges the releases of one contracting process.
///
/// ```
/// use estate::ocds::{Merger, Rules};
/// let releases = [
///     r#"{"ocid": "ocds-1", "id": "1", "date": "2026-01-01", "tender": {"id": "T", "title": "Roof"}}"#,
///     r#"{"ocid": "ocds-1", "id": "2", "date": "2026-02-01", "tender": {"title": "New roof"}}"#,
/// ];
/// let compiled = Merger::new(Rules::standard()).compile(&releases).unwrap();
/// assert_eq!(
///     compiled.to_string(),
///     r#"{"tag":["compiled"],"id":"ocds-1-2026-02-01","date":"2026-02-01","ocid":"ocds-1","tender":{"id":"T","title":"New roof"}}"#,
/// );
/// ```
#[derive(Clone, Debug)]
pub struct Merger {
    rules: Rules,
    collision: Collision,
}

impl Merger {
    /// Merges by these rules; colliding objects are merged and the last one holds.
    pub fn new(rules: Rules) -> Self {
        Self { rules, collision: Collision::Last }
    }

    /// The same rules with another behaviour for collisions.
    #[must_use]
    pub fn on_collision(self, collision: Collision) -> Self {
        Self { collision, ..self }
    }

    /// The compiled release: the latest value of every field. The releases are JSON texts, in any
    /// order; they are merged in order of date.
    ///
    /// # Errors
    /// If a release is not an object, has no date that is a string, or contradicts an earlier one
    /// in the type of a field.
    pub fn compile<'a>(&self, releases: &[&'a str]) -> Result<Merged<'a>, MergeError> {
        let releases = in_order_of_date(releases)?;
        let rules = self.rules_for(&releases)?;
        let mut merged = Object::default();
        merged.insert("tag".into(), Node::Latest(r#"["compiled"]"#));
        for name in ["id", "date", "ocid"] {
            merged.insert(name.into(), Node::Latest("null"));
        }
        let mut id = String::new();
        for release in releases {
            id = release.compiled_id();
            merged.insert("id".into(), Node::Latest("null"));
            merged.insert("date".into(), Node::Latest(release.date_as_written));
            merged.insert("ocid".into(), Node::Latest(release.ocid));
            self.fold(&mut merged, release, &rules, None)?;
        }
        Ok(Merged::compiled(merged, id))
    }

    /// The versioned release: every value that every field ever had, each with the release that
    /// gave it. The releases are JSON texts, in any order; they are merged in order of date.
    ///
    /// # Errors
    /// As [`Merger::compile`].
    pub fn version<'a>(&self, releases: &[&'a str]) -> Result<Merged<'a>, MergeError> {
        let releases = in_order_of_date(releases)?;
        let rules = self.rules_for(&releases)?;
        let mut merged = Object::default();
        merged.insert("ocid".into(), Node::Latest("null"));
        let mut stamps = Vec::with_capacity(releases.len());
        for (number, mut release) in releases.into_iter().enumerate() {
            stamps.push(release.stamp());
            merged.insert("ocid".into(), Node::Latest(release.ocid));
            release.fields.retain(|(name, _)| name != "ocid");
            self.fold(&mut merged, release, &rules, Some(number))?;
        }
        Ok(Merged::versioned(merged, stamps))
    }

    fn fold<'a>(
        &self,
        merged: &mut Object<'a>,
        release: Release<'a>,
        rules: &Rules,
        versions_of: Option<usize>,
    ) -> Result<(), MergeError> {
        let folding = Folding { versions_of, ids_must_differ: self.collision == Collision::Raise };
        folding
            .object(merged, release.fields, Some(rules), 0)
            .map_err(|fault| fault.of(release.position))?;
        Ok(())
    }

    /// The rules, with other ways of matching for the lists in which ids collide.
    fn rules_for<'r>(&'r self, releases: &[Release<'_>]) -> Result<Cow<'r, Rules>, MergeError> {
        let (matching, without_ids_too) = match self.collision {
            Collision::Last | Collision::Raise => return Ok(Cow::Borrowed(&self.rules)),
            Collision::Append => (Matching::Append, false),
            Collision::ByPosition => (Matching::ByPosition, true),
        };
        // The rules are copied only where ids do collide.
        let mut rules = Cow::Borrowed(&self.rules);
        for release in releases {
            let lists = repeats::lists(&release.fields, &self.rules, without_ids_too)
                .map_err(|fault| fault.of(release.position))?;
            for path in lists {
                rules.to_mut().at(path).objects.get_or_insert(matching);
            }
        }
        Ok(rules)
    }
}

/// A release with its top level read.
struct Release<'a> {
    /// In the list as it was given.
    position: usize,
    date: Cow<'a, str>,
    date_as_written: &'a str,
    ocid: &'a str,
    id: &'a str,
    tag: &'a str,
    /// All but the tag, which says what one release is and is not merged.
    fields: json::Fields<'a>,
}

impl<'a> Release<'a> {
    fn read(position: usize, text: &'a str) -> Result<Self, Fault> {
        let text = text.trim_ascii();
        if !text.starts_with('{') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() {
            return Err(MergeFault::NotAnObject { found: json::kind(text) }.into());
        }
        let mut fields = json::fields(text)?;
        let (mut ocid, mut id, mut date, mut tag) = ("null", "null", None, "null");
        for (name, value) in &fields {
            match name.as_ref() {
                "ocid" => ocid = value,
                "id" => id = value,
                "date" => date = Some(*value),
                "tag" => tag = value,
                _ => {}
            }
        }
        fields.retain(|(name, _)| name != "tag");
        let date_as_written = date.ok_or(MergeFault::MissingDate)?;
        let date = json::string(date_as_written).ok_or_else(|| {
            Fault::from(match json::kind(date_as_written) {
                "null" => MergeFault::NullDate,
                found => MergeFault::NonStringDate { found },
            })
            .under("date")
        })?;
        Ok(Self { position, date, date_as_written, ocid, id, tag, fields })
    }

    /// The merged release's own id: what it is compiled of, and up to when.
    fn compiled_id(&self) -> String {
        let ocid = match json::string(self.ocid) {
            Some(ocid) => ocid,
            // As the reference implementation prints it.
            None if self.ocid == "null" => "None".into(),
            None => self.ocid.into(),
        };
        format!("{ocid}-{}", self.date)
    }

    fn stamp(&self) -> Stamp<'a> {
        Stamp { id: self.id, date: self.date_as_written, tag: self.tag }
    }
}

/// What a versioned value says of the release that gave it, as JSON texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp<'a> {
    pub(super) id: &'a str,
    pub(super) date: &'a str,
    pub(super) tag: &'a str,
}

fn in_order_of_date<'a>(releases: &[&'a str]) -> Result<Vec<Release<'a>>, MergeError> {
    let mut read = releases
        .iter()
        .enumerate()
        .map(|(position, text)| Release::read(position, text).map_err(|fault| fault.of(position)))
        .collect::<Result<Vec<_>, _>>()?;
    read.sort_by(|a, b| a.date.cmp(&b.date));
    Ok(read)
}
