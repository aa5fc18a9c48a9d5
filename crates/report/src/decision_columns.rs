//! The columns of `Decisions.xlsx`: what each is called, what it shows, and what a changed cell means when the
//! workbook comes back.

use chrono::NaiveDate;
use estate::corrections::Fact;

use crate::DecisionRow;
use crate::table_cell::TableCell;

/// One column.
pub(crate) struct DecisionColumn {
    /// Its heading, by which it is found again wherever it was moved to.
    pub(crate) heading: &'static str,
    /// How wide it is, in letters.
    pub(crate) width: f64,
    /// What it means.
    pub(crate) meaning: &'static str,
    /// What it shows of a row, in a workbook drawn for a day.
    pub(crate) cell: fn(&DecisionRow, NaiveDate) -> TableCell<'_>,
    /// What it says when it comes back changed.
    pub(crate) says: Says,
}

/// What a cell that comes back changed says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// That the fact is another.
    Fact(Fact),
    /// That the framework is another, and the lot where one stands behind it.
    FrameworkAndLot,
    /// That the row is right.
    Confirmed,
    /// Which row it is.
    Id,
    /// Nothing that can be taken: it is reckoned from the others, or not the body's to say.
    Reckoned,
    /// Nothing at all.
    Nothing,
}

const DATE: f64 = 12.0;

pub(crate) const DECISION_COLUMNS: &[DecisionColumn] = {
    use TableCell::{Count, Date, Money, Text, Texts};
    &[
        DecisionColumn {
            heading: "Body",
            width: 30.0,
            meaning: "Who holds the contract; several for a joint procurement.",
            cell: |row, _| Text(&row.body),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Reference",
            width: 16.0,
            meaning: "The body's own reference, or the notice's. That of another record, where the one whose facts are shown has none. A hint: one may cover several contracts.",
            cell: |row, _| Text(&row.reference),
            says: Says::Fact(Fact::Reference),
        },
        DecisionColumn {
            heading: "Title",
            width: 50.0,
            meaning: "As the source has it.",
            cell: |row, _| Text(&row.title),
            says: Says::Fact(Fact::Title),
        },
        DecisionColumn {
            heading: "Legal supplier",
            width: 34.0,
            meaning: "The supplier by the best of the ways in which it is written. Where the row's own source has another name, To check says which, and why it is taken for this one.",
            cell: |row, _| Text(&row.supplier),
            says: Says::Fact(Fact::Supplier),
        },
        DecisionColumn {
            heading: "Group",
            width: 26.0,
            meaning: "The corporate group of the supplier, where ownership was given to the audit and somebody is known to control it.",
            cell: |row, _| Text(&row.group),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Product",
            width: 26.0,
            meaning: "The software product, where the dictionary of vendors knows it and the supplier makes or resells it. Blank where it is not sure.",
            cell: |row, _| Text(&row.product),
            says: Says::Fact(Fact::Product),
        },
        DecisionColumn {
            heading: "Regime",
            width: 22.0,
            meaning: "The law it was bought under, as far as the records show it: a notice of the Procurement Act, words of the procedure, the law that a notice names, or the register's column on advertisement with the day it began. Scotland has regulations of its own, PC(S)R 2015. What was not advertised is shown as below threshold only if it is worth less than the lowest threshold since 2015, £106,047, or £164,176 of councils; else it may be a call-off, and is unknown.",
            cell: |row, _| Text(&row.regime),
            says: Says::Fact(Fact::Regime),
        },
        DecisionColumn {
            heading: "Route",
            width: 22.0,
            meaning: "How it was bought: the kind of procedure that the source's words say, or those words themselves where they say no kind. An exception to the body's own rules is a direct award.",
            cell: |row, _| Text(&row.route),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Framework and lot",
            width: 30.0,
            meaning: "The framework or dynamic market that it is called off from, and the lot, only where the source names them: in fields of their own or in the title and description.",
            cell: |row, _| Text(&row.framework_and_lot),
            says: Says::FrameworkAndLot,
        },
        DecisionColumn {
            heading: "As-at date",
            width: DATE,
            meaning: "The day for which this workbook is drawn.",
            cell: |_, as_at| Date(Some(as_at)),
            says: Says::Nothing,
        },
        DecisionColumn {
            heading: "Current end",
            width: DATE,
            meaning: "The last day as it now stands, extensions that were taken included.",
            cell: |row, _| Date(row.current_end),
            says: Says::Fact(Fact::End),
        },
        DecisionColumn {
            heading: "Options left (months)",
            width: 11.0,
            meaning: "The months by which it may still be extended: all options, less the months by which the end lies beyond the first term. Blank where there is no column or field for options, or what it says contradicts itself; where the source's words speak of an extension, To check quotes them.",
            cell: |row, _| Count(row.months_left),
            says: Says::Fact(Fact::OptionsLeft),
        },
        DecisionColumn {
            heading: "Latest possible end",
            width: DATE,
            meaning: "The last day if every option that is left is taken.",
            cell: |row, _| Date(row.latest_end),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Notice-by date",
            width: DATE,
            meaning: "Reckoned: the current end less the months of notice below, where options are left. The contract's own notice period goes before it.",
            cell: |row, _| Date(row.notice_by),
            says: Says::Fact(Fact::NoticeBy),
        },
        DecisionColumn {
            heading: "Procurement-start date",
            width: DATE,
            meaning: "Reckoned: the current end less the months that a procurement takes, below.",
            cell: |row, _| Date(row.procurement_start),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Annual £ net",
            width: 18.0,
            meaning: "A year's worth, net, in pounds.",
            cell: |row, _| Money(row.annual_pence),
            says: Says::Fact(Fact::Annual),
        },
        DecisionColumn {
            heading: "£ basis",
            width: 34.0,
            meaning: "What that figure is from.",
            cell: |row, _| Text(&row.basis),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Confidence",
            width: 34.0,
            meaning: "How many records tell of the contract, and what puts them together.",
            cell: |row, _| Text(&row.confidence),
            says: Says::Nothing,
        },
        DecisionColumn {
            heading: "File:row",
            width: 46.0,
            meaning: "Where it stands: each record that tells of it, the one whose facts are shown first.",
            cell: |row, _| Texts(&row.places),
            says: Says::Reckoned,
        },
        DecisionColumn {
            heading: "Confirmed by and on",
            width: 34.0,
            meaning: "Who of the body looked at the row and found it right, and when. Write a name and a date here to confirm it, and hand the workbook back to whitworth estate correct. Blank again if the source has changed since.",
            cell: |row, _| Text(&row.confirmed),
            says: Says::Confirmed,
        },
        DecisionColumn {
            heading: "To check",
            width: 60.0,
            meaning: "What contradicts itself, or cannot be, with both figures; and what was corrected, with what the source has.",
            cell: |row, _| Texts(&row.to_check),
            says: Says::Nothing,
        },
        DecisionColumn {
            heading: "Id",
            width: 26.0,
            meaning: "What the row is found again by when this workbook comes back. Leave it as it is.",
            cell: |row, _| Text(&row.id),
            says: Says::Id,
        },
    ]
};
