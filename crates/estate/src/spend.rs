use chrono::NaiveDate;

use crate::{Pence, Term, Terms};

/// Spend: one entry per accepted payment line, as parallel columns.
///
/// Every column has the same length. Texts are terms of [`SpendLines::terms`]; an empty term is a
/// cell that was empty, absent or said "NA".
#[derive(Clone, Debug, Default)]
pub struct SpendLines {
    /// The texts behind every column of terms.
    pub terms: Terms,
    /// Which of the audit's files the line came from: an index into [`Audit::files`](crate::Audit).
    pub file: Vec<u32>,
    /// The row of that file, counted from 1 as a spreadsheet counts.
    pub row: Vec<u32>,
    /// The body that paid.
    pub buyer: Vec<Term>,
    /// Who was paid, as the file names them; [`REDACTED`] where the publisher hid the name.
    pub supplier: Vec<Term>,
    /// The payer's own number for the supplier.
    pub supplier_reference: Vec<Term>,
    /// The supplier's company number as written.
    pub company_number: Vec<Term>,
    /// The supplier's VAT registration number as written.
    pub vat_number: Vec<Term>,
    /// When it was paid.
    pub date: Vec<Option<NaiveDate>>,
    /// Without recoverable VAT. A credit is negative.
    pub net: Vec<Option<Pence>>,
    /// With VAT.
    pub gross: Vec<Option<Pence>>,
    /// The VAT itself: recoverable, or irrecoverable as the file says.
    pub vat: Vec<Option<Pence>>,
    /// ISO 4217; `GBP` unless the file says otherwise.
    pub currency: Vec<Term>,
    /// The payer's number for the payment, document or invoice.
    pub reference: Vec<Term>,
    /// What it was for.
    pub purpose: Vec<Term>,
    /// The category's name, by `ProClass`, CIPFA's account or the payer's own ledger.
    pub category: Vec<Term>,
    /// The category's code.
    pub category_code: Vec<Term>,
    /// The part of the body that spent it.
    pub department: Vec<Term>,
    /// The contract's reference, where the file gives one.
    pub contract_reference: Vec<Term>,
    /// Whether the file plainly marks the line as public; none where it has no column for that.
    pub marked_public: Vec<Option<bool>>,
}

/// How a supplier whose name the publisher hid is written, however the file wrote it.
pub const REDACTED: &str = "Redacted";

impl SpendLines {
    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }

    /// The text of a term in any of the columns.
    pub fn text(&self, term: Term) -> &str {
        self.terms.text(term)
    }

    /// Appends the lines of another, whose file numbers are already those of the audit.
    pub(crate) fn absorb(&mut self, mut other: Self) {
        let map = self.terms.absorb(&other.terms);
        self.file.append(&mut other.file);
        self.row.append(&mut other.row);
        self.date.append(&mut other.date);
        self.net.append(&mut other.net);
        self.gross.append(&mut other.gross);
        self.vat.append(&mut other.vat);
        self.marked_public.append(&mut other.marked_public);
        for (column, theirs) in [
            (&mut self.buyer, &other.buyer),
            (&mut self.supplier, &other.supplier),
            (&mut self.supplier_reference, &other.supplier_reference),
            (&mut self.company_number, &other.company_number),
            (&mut self.vat_number, &other.vat_number),
            (&mut self.currency, &other.currency),
            (&mut self.reference, &other.reference),
            (&mut self.purpose, &other.purpose),
            (&mut self.category, &other.category),
            (&mut self.category_code, &other.category_code),
            (&mut self.department, &other.department),
            (&mut self.contract_reference, &other.contract_reference),
        ] {
            column.extend(theirs.iter().map(|term| map[term.index()]));
        }
    }

    /// Gives back the room that columns kept for further lines.
    pub(crate) fn shrink_to_fit(&mut self) {
        self.file.shrink_to_fit();
        self.row.shrink_to_fit();
        self.date.shrink_to_fit();
        self.net.shrink_to_fit();
        self.gross.shrink_to_fit();
        self.vat.shrink_to_fit();
        self.marked_public.shrink_to_fit();
        for column in [
            &mut self.buyer,
            &mut self.supplier,
            &mut self.supplier_reference,
            &mut self.company_number,
            &mut self.vat_number,
            &mut self.currency,
            &mut self.reference,
            &mut self.purpose,
            &mut self.category,
            &mut self.category_code,
            &mut self.department,
            &mut self.contract_reference,
        ] {
            column.shrink_to_fit();
        }
    }
}
