//! Why two records were scored as they were, in words that a buyer understands.

use crate::field::Field;

/// The fields that were compared, and which profile each record has.
#[derive(Debug)]
pub(crate) struct Explainer {
    pub(crate) fields: Vec<Field>,
    pub(crate) profiles: Vec<u32>,
    /// When two sets were linked, how many queries come before the reference.
    pub(crate) queries: Option<u32>,
}

impl Explainer {
    /// What each field says of two records.
    pub(crate) fn why(&self, left: u32, right: u32) -> String {
        let right = right + self.queries.unwrap_or(0);
        let profile = |record: u32| self.profiles.get(record as usize).copied().unwrap_or_default();
        let (left, right) = (profile(left), profile(right));
        if left == right {
            return String::from("the same in every column");
        }
        let one = self.fields.len() == 1;
        let said = self.fields.iter().filter_map(|field| {
            let said = field.explain(left, right)?;
            Some(if one || field.speaks_for_itself() {
                said
            } else {
                format!("{}: {said}", field.title)
            })
        });
        said.collect::<Vec<_>>().join("; ")
    }
}
