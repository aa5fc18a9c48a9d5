use estate::corrections::{Fact, FactValue, Now};
use report::{ContractRow, NotTaken};

use crate::clerk::Clerk;
use crate::query::Query;

/// Letters that a name, a reason and a fact may have.
const LONGEST: usize = 500;

/// What is written where nothing is known, and where a correction is taken back.
pub(super) const NOT_KNOWN: &str = "not known";
pub(super) const AS_SOURCE: &str = "as the source";

/// The facts of the form, each with its label and help.
pub(super) const FIELDS: [(Fact, &str, &str); 14] = [
    (Fact::Title, "Title", ""),
    (Fact::Supplier, "Legal supplier", "If there are several, put a semicolon between them"),
    (Fact::Reference, "Reference", ""),
    (Fact::Start, "Starts", "For example, 1 April 2024"),
    (
        Fact::End,
        "Ends, as it now stands",
        "The last day with the extensions that were taken. For example, 31 March 2027",
    ),
    (
        Fact::OptionsLeft,
        "Options left, in months",
        "All that may still be taken; 0 if none. Leave it blank to keep what is reckoned",
    ),
    (
        Fact::NoticeBy,
        "Notice due by",
        "By the contract's own notice period. Leave it blank to keep what is reckoned",
    ),
    (Fact::Annual, "A year's worth, net, in pounds", ""),
    (Fact::Total, "Total worth, net, in pounds", ""),
    (Fact::Product, "Software product", "Leave it blank to keep what is recognised"),
    (Fact::Framework, "Framework", "If it was called off from one, such as G-Cloud 13"),
    (Fact::Lot, "Lot", ""),
    (
        Fact::Regime,
        "Regime",
        "PCR 2015, PC(S)R 2015, Procurement Act 2023, Provider Selection Regime or below threshold. Leave it blank to keep what is recognised",
    ),
    (Fact::Ended, "Ended early on", "Only if the contract is over before its time"),
];

/// One fact as it was shown and as it is filled in.
pub(super) struct Answer {
    pub(super) fact: Fact,
    pub(super) shown: String,
    pub(super) given: String,
}

/// What the form holds.
pub(super) struct Answers {
    pub(super) facts: Vec<Answer>,
    /// `yes` or `no`; blank if nothing was chosen.
    pub(super) right: String,
    pub(super) by: String,
    pub(super) why: String,
}

/// What is wrong with one field: its id and words.
pub(super) type Wrong = (String, String);

impl Answers {
    /// The form as it is first shown.
    pub(super) fn of(clerk: &Clerk<'_>, row: &ContractRow) -> Self {
        let facts = clerk.facts(row);
        let answer = |fact: Fact| {
            let now = facts.get(&fact).cloned().flatten().unwrap_or_default();
            let shown = fact.read(&now).map(|value| words(&value)).unwrap_or_default();
            Answer { fact, given: shown.clone(), shown }
        };
        Self {
            facts: FIELDS.iter().map(|(fact, ..)| answer(*fact)).collect(),
            right: String::new(),
            by: String::new(),
            why: String::new(),
        }
    }

    /// The form as it was sent.
    pub(super) fn sent(query: &Query) -> Self {
        let text = |name: &str| query.get(name).chars().take(LONGEST).collect::<String>();
        let answer =
            |fact: Fact| Answer { fact, shown: text(&shown_name(fact)), given: text(fact.name()) };
        Self {
            facts: FIELDS.iter().map(|(fact, ..)| answer(*fact)).collect(),
            right: text("right"),
            by: text("by"),
            why: text("why"),
        }
    }

    /// Whether something was said since the form was opened, so that the person did not see what they confirm.
    pub(super) fn is_overtaken(&self, fresh: &Self) -> bool {
        let pairs = self.facts.iter().zip(&fresh.facts);
        self.confirms() && pairs.into_iter().any(|(own, now)| own.shown != now.shown)
    }

    /// What was filled in, over what is so now.
    pub(super) fn over(self, fresh: Self) -> Self {
        let pairs = self.facts.into_iter().zip(fresh.facts);
        let facts = pairs.map(|(own, now)| {
            let untouched = own.given == own.shown;
            Answer { given: if untouched { now.shown.clone() } else { own.given }, ..now }
        });
        Self { facts: facts.collect(), ..self }
    }

    pub(super) fn confirms(&self) -> bool {
        self.right == "yes"
    }

    /// The facts that are other than was shown, or what is wrong with the form.
    pub(super) fn changes(&self) -> Result<Vec<(Fact, Now)>, Vec<Wrong>> {
        let (mut changes, mut wrong) = (Vec::new(), Vec::new());
        for answer in &self.facts {
            match answer.change() {
                Ok(change) => changes.extend(change.map(|now| (answer.fact, now))),
                Err(words) => wrong.push((answer.fact.name().to_owned(), words)),
            }
        }
        let mut tell = |id: &str, words: &str| wrong.push((id.to_owned(), words.to_owned()));
        if !["yes", "no"].contains(&self.right.as_str()) {
            tell("right", "Select whether the facts are now right");
        } else if changes.is_empty() && !self.confirms() {
            tell("title", "Correct a fact, or say that they are right");
        }
        if self.by.is_empty() {
            tell("by", "Enter your name and role");
        }
        if self.why.is_empty() && !changes.is_empty() {
            tell("why", "Enter what shows it, such as a letter or the signed contract");
        }
        if wrong.is_empty() { Ok(changes) } else { Err(wrong) }
    }
}

impl Answer {
    fn change(&self) -> Result<Option<Now>, String> {
        if self.given.split_whitespace().eq(self.shown.split_whitespace()) {
            return Ok(None);
        }
        if self.given.eq_ignore_ascii_case(NOT_KNOWN) {
            return Ok(Some(Now::Unknown));
        }
        if self.given.eq_ignore_ascii_case(AS_SOURCE) {
            return Ok(Some(Now::AsSource));
        }
        if self.given.is_empty() {
            return Err(format!("Enter the {}, or \"{NOT_KNOWN}\"", self.fact.words()));
        }
        self.fact.read(&self.given).map_err(|error| error.to_string())?;
        Ok(Some(Now::Is(self.given.clone())))
    }
}

/// The field that holds what was shown of a fact.
pub(super) fn shown_name(fact: Fact) -> String {
    format!("shown_{fact}")
}

/// Why the whole is not taken, beside the field that it is most likely of.
pub(super) fn refused(error: &NotTaken) -> Wrong {
    let field = match error {
        NotTaken::Unfit(_) | NotTaken::NothingNew => "title",
        NotTaken::EndsBeforeStart { .. } => "end",
    };
    (field.to_owned(), format!("This cannot be kept: {error}"))
}

/// That somebody else was quicker.
pub(super) fn overtaken() -> Wrong {
    let words = "This contract was corrected while you had the form open: look at it again";
    ("right".to_owned(), words.to_owned())
}

fn words(value: &FactValue) -> String {
    match value {
        FactValue::Amount(pence) => pence.to_string(),
        other => other.words(),
    }
}
