mod beside;
mod taken_for;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use beside::{DaysBy, FirstBecause, RecordAt};
pub use taken_for::{TakenBecause, TakenFor};

use crate::Pence;
use crate::corrections::Corrected;

/// Something that contradicts itself, or cannot be; or that a person put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "doubt")]
pub enum Doubt {
    /// A year's worth, over no count of the contract's months, makes the total.
    AnnualAgainstTotal {
        /// A year's worth.
        annual_pence: Pence,
        /// The total.
        total_pence: Pence,
        /// The months from its first day to its last as it stands.
        months: u32,
    },
    /// There are options, and the total is that of the first term alone.
    TotalWithoutOptions {
        /// The total.
        total_pence: Pence,
        /// The months of the first term.
        first_months: u32,
        /// The months of all options.
        optional_months: u32,
        /// Whether the source says that its totals count the options.
        said_to_include: bool,
    },
    /// Extensions are marked as taken, and the end is not so far beyond the first term.
    TakenButEndsBefore {
        /// How many are marked.
        taken: u32,
        /// The months of all options.
        optional_months: u32,
        /// By how many months the end is beyond the first term.
        months: u32,
    },
    /// It runs for longer than its first term and all its options.
    BeyondOptions {
        /// The months of the first term.
        first_months: u32,
        /// The months of all options.
        optional_months: u32,
        /// By how many months the end is beyond the first term.
        months: u32,
    },
    /// The total of what is itself a framework: what all that call off may spend, at the most.
    CeilingOfFramework {
        /// The total.
        total_pence: Pence,
    },
    /// It runs for longer than its stated term, and nothing is said of options.
    BeyondTerm {
        /// The months that are stated.
        stated: u32,
        /// By how many months the end is beyond them.
        months: u32,
    },
    /// Its term is stated with more months than are from its start to its end.
    TermLongerThanDates {
        /// The months that are stated.
        stated: u32,
        /// Those from its first day to its last.
        months: u32,
    },
    /// The months of several options may be those of each or of all.
    OptionsUnclear {
        /// The months.
        months: u32,
        /// How many options there are.
        options: u32,
    },
    /// No column or field states options, and the words of a record speak of extending it.
    ExtensionInWords {
        /// The words, shortened.
        words: String,
    },
    /// No end is stated, or none that could be read.
    NoEnd {
        /// What the source has instead of a date.
        written: Option<String>,
    },
    /// No end is stated: it is the last day of a term whose months are.
    EndReckoned {
        /// The months of the term.
        months: u32,
    },
    /// The record leaves a fact out, which another of the agreement states.
    FilledIn {
        /// Which.
        fact: FilledFact,
        /// File and place of the other.
        place: String,
    },
    /// Its body confirmed the record, which does not state these facts.
    NotConfirmed {
        /// Which.
        facts: Vec<FilledFact>,
    },
    /// Its last day has passed.
    Expired {
        /// The last day.
        end: NaiveDate,
    },
    /// It ends before it starts.
    EndsBeforeStart {
        /// The first day.
        start: NaiveDate,
        /// The last.
        end: NaiveDate,
    },
    /// Its current end lies before its start, and its first end, which stands in its place, does not.
    EndPassedOver {
        /// The current end, as stated.
        stated: NaiveDate,
        /// The first day.
        start: NaiveDate,
        /// The first end.
        first_end: NaiveDate,
    },
    /// A date far from the day of the report.
    FarDate {
        /// The date.
        date: NaiveDate,
    },
    /// The buyer is the supplier too.
    BuyerIsSupplier {
        /// Its name.
        name: String,
    },
    /// What stands for the buyer is the framework that it is called off from.
    BuyerIsFramework {
        /// The buyer, as stated.
        name: String,
    },
    /// The record names suppliers that are shown by other names.
    SupplierTakenFor {
        /// Each of them.
        suppliers: Vec<TakenFor>,
        /// Whether the body that holds it named them, and not its source.
        by_body: bool,
    },
    /// Two mentions of the agreement tell different ends.
    EndsDiffer {
        /// One.
        one: NaiveDate,
        /// The other.
        other: NaiveDate,
    },
    /// Two mentions of the agreement tell different totals.
    TotalsDiffer {
        /// One.
        one_pence: Pence,
        /// The other.
        other_pence: Pence,
    },
    /// Another record of the agreement has other dates, options or values, and this one goes first.
    GoesFirst {
        /// Why it does.
        because: FirstBecause,
        /// The other.
        other: RecordAt,
    },
    /// Another record of the agreement has a day on which something is due, sooner than any by this one.
    DueSoonerBy {
        /// The other.
        other: RecordAt,
        /// What is due by it.
        days: DaysBy,
    },
    /// Another contract may be this one, told again.
    MayBeOne {
        /// A record of it.
        other: RecordAt,
    },
    /// The body that holds it corrected what the source states.
    Corrected {
        /// What, and who said so.
        correction: Corrected,
    },
    /// It names a framework that it is called off from, and a procedure that is no call-off.
    ProcedureAgainstFramework {
        /// The procedure, in the source's words.
        procedure: String,
        /// The framework.
        framework: String,
    },
    /// Two mentions of the agreement tell different procedures.
    ProceduresDiffer {
        /// One, in its source's words.
        one: String,
        /// The other, in its source's.
        other: String,
    },
}

/// A fact that one record of an agreement may leave out and another state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilledFact {
    /// The body's own reference, or the notice's.
    Reference,
    /// The first day.
    Start,
    /// The last day.
    End,
    /// What it is worth.
    Value,
}

impl FilledFact {
    fn words(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::Start => "start",
            Self::End => "end",
            Self::Value => "value",
        }
    }
}

impl Doubt {
    /// The doubt in words, with both figures.
    pub fn words(&self) -> String {
        match self {
            Self::AnnualAgainstTotal { annual_pence, total_pence, months } => {
                format!(
                    "£{annual_pence} a year and £{total_pence} in total do not fit its {months} months"
                )
            }
            Self::TotalWithoutOptions {
                total_pence,
                first_months,
                optional_months,
                said_to_include,
            } => {
                let total = if *said_to_include {
                    "the total \"including extensions\""
                } else {
                    "the total"
                };
                format!(
                    "{total} of £{total_pence} is that of the first {first_months} months, without the {optional_months} months of options"
                )
            }
            Self::CeilingOfFramework { total_pence } => {
                format!(
                    "the total of £{total_pence} is what a framework may come to, and no year's worth"
                )
            }
            Self::TakenButEndsBefore { .. }
            | Self::BeyondOptions { .. }
            | Self::BeyondTerm { .. }
            | Self::TermLongerThanDates { .. }
            | Self::OptionsUnclear { .. }
            | Self::ExtensionInWords { .. } => self.of_options(),
            Self::NoEnd { written: None } => "no end is stated".to_owned(),
            Self::NoEnd { written: Some(written) } => {
                format!("no end is known: the source has \"{written}\", which is not a date")
            }
            Self::EndReckoned { months } => format!(
                "no end is stated: it is reckoned from the start and a term of {months} months"
            ),
            Self::FilledIn { fact, place } => {
                format!("the {} is not stated here, and is that of {place}", fact.words())
            }
            Self::NotConfirmed { facts } => not_confirmed(facts),
            Self::Expired { end } => format!("ended on {}", said(*end)),
            Self::EndsBeforeStart { start, end } => {
                format!("ends on {} before it starts on {}", said(*end), said(*start))
            }
            Self::EndPassedOver { stated, start, first_end } => format!(
                "its current end is stated as {}, before it starts on {}, so the first end of {} is shown",
                said(*stated),
                said(*start),
                said(*first_end)
            ),
            Self::FarDate { date } => format!("the date {} is far off", said(*date)),
            Self::BuyerIsSupplier { name } => format!("{name} is buyer and supplier"),
            Self::BuyerIsFramework { name } => {
                format!("{name}, stated as the buyer, is a framework: who buys is not said")
            }
            Self::SupplierTakenFor { suppliers, by_body } => TakenFor::all(suppliers, *by_body),
            Self::EndsDiffer { one, other } => {
                format!("another source has it end on {}, not {}", said(*other), said(*one))
            }
            Self::GoesFirst { because, other } => format!(
                "{} has other dates, options or values, which are not used where this record has its own: this record goes first, since {}",
                other.words(),
                because.words()
            ),
            Self::DueSoonerBy { other, days } => format!("{} {}", other.words(), days.words()),
            Self::MayBeOne { other } => {
                format!("may be one contract with {}: both are listed", other.words())
            }
            Self::Corrected { correction } => correction.words(),
            Self::TotalsDiffer { one_pence, other_pence } => {
                format!("another source has a total of £{other_pence}, not £{one_pence}")
            }
            Self::ProcedureAgainstFramework { procedure, framework } => {
                format!("\"{procedure}\" beside the framework {framework}")
            }
            Self::ProceduresDiffer { one, other } => {
                format!("another source says \"{other}\", not \"{one}\"")
            }
        }
    }

    /// What the term and the options to extend leave open, in words.
    fn of_options(&self) -> String {
        match self {
            Self::TakenButEndsBefore { taken, optional_months, months } => format!(
                "{taken} of its extensions marked as taken, of {optional_months} months in all, and its end is {months} months beyond its first term"
            ),
            Self::BeyondOptions { first_months, optional_months: 0, months } => {
                format!("runs {months} months beyond its first {first_months}, without options")
            }
            Self::BeyondOptions { first_months, optional_months, months } => format!(
                "runs {months} months beyond its first {first_months}, with options for {optional_months}"
            ),
            Self::BeyondTerm { stated, months } => {
                format!("runs {months} months beyond its first {stated}, and no options are stated")
            }
            Self::TermLongerThanDates { stated, months } => {
                format!("a term of {stated} months is stated, and from start to end are {months}")
            }
            Self::OptionsUnclear { months, options: 0 } => {
                format!("{months} months of extension beside 0 extensions")
            }
            Self::OptionsUnclear { months, options } => format!(
                "{months} months of extension beside {options} extensions: whether each or all together is not said, so the less is shown"
            ),
            Self::ExtensionInWords { words } => {
                format!(
                    "options are not stated apart, and its words speak of extending: \"{words}\""
                )
            }
            _ => String::new(),
        }
    }
}

fn not_confirmed(facts: &[FilledFact]) -> String {
    let facts: Vec<&str> = facts.iter().map(|fact| fact.words()).collect();
    format!(
        "the confirmation does not cover the {}, which is not as the confirmed record has it",
        facts.join(" and ")
    )
}

fn said(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
