use crate::difference::{Piece, marked};

/// Two records side by side.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What the log of judgements calls the two.
    pub keys: [String; 2],
    /// Their ids, as their files give them.
    pub ids: [String; 2],
    /// What a person knows them by.
    pub names: [String; 2],
    /// How likely it is that they are the same, if the run scored them.
    pub probability: Option<f32>,
    /// Why, in words.
    pub why: String,
    /// The compared columns.
    pub fields: Vec<Field>,
    /// Where the run put each of them.
    pub memberships: [Membership; 2],
}

/// One column of a pair.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its heading.
    pub title: String,
    /// The two values; blank where nothing is known.
    pub values: [String; 2],
}

/// How the two values of a field compare at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// No word of one is missing in the other, but for capitals and punctuation.
    Same,
    /// Some word is.
    Differs,
    /// One of the two is not known, or neither.
    Unknown,
}

/// Where a record was put.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Membership {
    /// The lasting id of its organisation; none for a record of the reference.
    pub organisation: Option<String>,
    /// How many records its organisation has; of a reference record, how many are linked to it.
    pub records: u32,
}

impl Field {
    /// The values in pieces, of which those that the other value lacks are marked; none are where
    /// nothing is known of the other.
    pub fn pieces(&self) -> [Vec<Piece>; 2] {
        let [left, right] = &self.values;
        if self.is_known() {
            return marked([left, right]);
        }
        [left, right].map(|text| vec![Piece { text: text.clone(), differs: false }])
    }

    fn is_known(&self) -> bool {
        self.values.iter().all(|value| !value.trim().is_empty())
    }

    /// How the two values compare.
    pub fn likeness(&self) -> Likeness {
        if !self.is_known() {
            return Likeness::Unknown;
        }
        let differs = self.pieces().iter().flatten().any(|piece| piece.differs);
        if differs { Likeness::Differs } else { Likeness::Same }
    }
}

impl Membership {
    /// The membership in words, such as `org-4tq0v8k1m2zd, 3 records`.
    pub fn words(&self) -> String {
        match (&self.organisation, self.records) {
            (Some(organisation), 1) => format!("{organisation}, on its own"),
            (Some(organisation), records) => format!("{organisation}, {records} records"),
            (None, 0) => "no record is linked to it".to_owned(),
            (None, 1) => "1 record is linked to it".to_owned(),
            (None, records) => format!("{records} records are linked to it"),
        }
    }
}
