use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::FactValue;
use super::value::Holds;

/// What of a contract the body that holds it may put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// What it is called.
    Title,
    /// Who supplies; several with a semicolon between.
    Supplier,
    /// The body's own reference.
    Reference,
    /// Its first day.
    Start,
    /// Its last day as it now stands.
    End,
    /// Its last day by its first term.
    FirstEnd,
    /// The months by which it may be extended, as a register's column holds them.
    ExtensionMonths,
    /// How many options to extend there are.
    ExtensionCount,
    /// How many of them were taken.
    ExtensionsTaken,
    /// The months of options that are left.
    OptionsLeft,
    /// A year's worth, net, in pounds.
    Annual,
    /// Its worth over its whole life, net, in pounds.
    Total,
    /// The day by which notice is due.
    NoticeBy,
    /// The contract's own notice period, in months.
    NoticeMonths,
    /// The software product that it is for.
    Product,
    /// The framework that it was called off from.
    Framework,
    /// The lot of that framework.
    Lot,
    /// The law that it was bought under.
    Regime,
    /// The day on which it ended before its time.
    Ended,
}

/// A word that is the name of no fact, or a value that is none of its fact.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unfit {
    /// Of the names of facts.
    #[error("{0:?} cannot be corrected: what can is {names}", names = names())]
    Name(String),
    /// Of what a fact holds.
    #[error("{value:?} is not {holds}, as {fact} must be")]
    Value {
        /// The fact.
        fact: Fact,
        /// What was given for it.
        value: String,
        /// What it holds, in words.
        holds: &'static str,
    },
}

impl Fact {
    /// Every fact, in the order in which people are shown them.
    pub const ALL: [Self; 19] = [
        Self::Title,
        Self::Supplier,
        Self::Reference,
        Self::Start,
        Self::End,
        Self::FirstEnd,
        Self::ExtensionMonths,
        Self::ExtensionCount,
        Self::ExtensionsTaken,
        Self::OptionsLeft,
        Self::Annual,
        Self::Total,
        Self::NoticeBy,
        Self::NoticeMonths,
        Self::Product,
        Self::Framework,
        Self::Lot,
        Self::Regime,
        Self::Ended,
    ];

    /// Its name, its words, and what it holds.
    const fn row(self) -> (&'static str, &'static str, Holds) {
        match self {
            Self::Title => ("title", "title", Holds::Text),
            Self::Supplier => ("supplier", "supplier", Holds::Text),
            Self::Reference => ("reference", "reference", Holds::Text),
            Self::Start => ("start", "start", Holds::Date),
            Self::End => ("end", "current end", Holds::Date),
            Self::FirstEnd => ("first_end", "end of the first term", Holds::Date),
            Self::ExtensionMonths => ("extension_months", "months of extension", Holds::Count),
            Self::ExtensionCount => ("extension_count", "number of extensions", Holds::Count),
            Self::ExtensionsTaken => ("extensions_taken", "extensions taken", Holds::Count),
            Self::OptionsLeft => ("options_left", "months of options left", Holds::Count),
            Self::Annual => ("annual", "annual value", Holds::Amount),
            Self::Total => ("total", "total value", Holds::Amount),
            Self::NoticeBy => ("notice_by", "notice-by date", Holds::Date),
            Self::NoticeMonths => ("notice_months", "months of notice", Holds::Count),
            Self::Product => ("product", "product", Holds::Text),
            Self::Framework => ("framework", "framework", Holds::Text),
            Self::Lot => ("lot", "lot", Holds::Text),
            Self::Regime => ("regime", "regime", Holds::Regime),
            Self::Ended => ("ended", "day it ended early", Holds::Date),
        }
    }

    /// The name by which commands and logs call it, such as `extension_months`.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// What it is, in words for people.
    pub fn words(self) -> &'static str {
        self.row().1
    }

    /// The fact of this name.
    ///
    /// # Errors
    /// When there is none, with the names that there are.
    pub fn named(name: &str) -> Result<Self, Unfit> {
        let own = Self::ALL.into_iter().find(|fact| fact.name() == name.trim());
        own.ok_or_else(|| Unfit::Name(name.to_owned()))
    }

    /// Reads a value as people write it: dates in any of the forms that registers use, amounts with or
    /// without a pound sign.
    ///
    /// # Errors
    /// When the text is not what the fact holds.
    pub fn read(self, text: &str) -> Result<FactValue, Unfit> {
        let holds = self.row().2;
        holds.read(text).ok_or_else(|| Unfit::Value {
            fact: self,
            value: text.to_owned(),
            holds: holds.words(),
        })
    }
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

fn names() -> String {
    Fact::ALL.map(Fact::name).join(", ")
}
