//! Rows of a spend file to spend lines.

use super::Field;
use super::layouts::Assignment;
use super::tally::Tally;
use crate::cell::{Cell, amount, is_absent, is_redacted, is_total, marked_public};
use crate::text::row::Row;
use crate::{Pence, REDACTED, SpendLines, Term};

/// Where a spend file keeps what we look for.
pub(crate) struct SpendColumns {
    buyer: Option<usize>,
    supplier: Option<usize>,
    date: Option<usize>,
    net: Option<usize>,
    gross: Option<usize>,
    vat: Option<usize>,
    currency: Option<usize>,
    supplier_reference: Option<usize>,
    company_number: Option<usize>,
    vat_number: Option<usize>,
    reference: Option<usize>,
    purpose: Option<usize>,
    category: Option<usize>,
    category_code: Option<usize>,
    department: Option<usize>,
    contract_reference: Option<usize>,
    visibility: Option<usize>,
    /// For rows that do not name their buyer.
    given_buyer: Option<String>,
}

impl SpendColumns {
    pub(crate) fn new(assignment: &Assignment, given_buyer: Option<String>) -> Self {
        let column = |field| assignment.column(field);
        Self {
            buyer: column(Field::Buyer),
            supplier: column(Field::Supplier),
            date: column(Field::PaymentDate),
            // An amount that does not say so is net of recoverable VAT: that is what the Local
            // Government Transparency Code 2015 and the LGA's spend schema ask for.
            net: column(Field::Net).or_else(|| column(Field::Amount)),
            gross: column(Field::Gross),
            vat: column(Field::Vat),
            currency: column(Field::Currency),
            supplier_reference: column(Field::SupplierReference),
            company_number: column(Field::CompanyNumber),
            vat_number: column(Field::VatNumber),
            reference: column(Field::PaymentReference),
            purpose: column(Field::Purpose),
            category: column(Field::Category),
            category_code: column(Field::ProclassCode)
                .or_else(|| column(Field::CpvCode))
                .or_else(|| column(Field::CategoryCode)),
            department: column(Field::Department),
            contract_reference: column(Field::ContractReference),
            visibility: column(Field::Visibility),
            given_buyer,
        }
    }

    /// Takes one row in, or sets it aside.
    pub(crate) fn take(&self, row: &Row, lines: &mut SpendLines, tally: &mut Tally) {
        if !tally.has_the_right_shape(row) {
            return;
        }
        let supplier_cell = self.supplier.map(|c| row.cell(c)).unwrap_or_default();
        let first = row.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
        if is_total(first) && (supplier_cell.is_empty() || supplier_cell == first) {
            tally.reject(row, "totals-row", "a row of totals, not a payment".to_owned());
            return;
        }
        let Some(money) = self.money(row, tally) else { return };
        tally.account.accepted += 1;
        let date = tally.date(row, self.date);
        tally.span(date);
        tally.sum(money.net, money.gross, &money.currency);
        if money.net.or(money.gross).is_some_and(|Pence(pence)| pence < 0) {
            tally.account.credits += 1;
        }
        lines.row.push(u32::try_from(row.number).unwrap_or(u32::MAX));
        lines.file.push(0);
        lines.date.push(date);
        lines.net.push(money.net);
        lines.gross.push(money.gross);
        lines.vat.push(money.vat);
        lines.marked_public.push(self.visibility.map(|at| marked_public(row.cell(at))));
        let currency = lines.terms.intern(&money.currency);
        lines.currency.push(currency);
        self.texts(row, lines, tally);
    }

    fn texts(&self, row: &Row, lines: &mut SpendLines, tally: &mut Tally) {
        let supplier = tally.text(row, self.supplier);
        let supplier = if is_redacted(&supplier) {
            tally.account.redacted += 1;
            lines.terms.intern(REDACTED)
        } else {
            lines.terms.intern(&supplier)
        };
        lines.supplier.push(supplier);
        let buyer = tally.text(row, self.buyer);
        let buyer = match (&self.given_buyer, buyer.is_empty()) {
            (Some(given), true) => lines.terms.intern(given),
            _ => lines.terms.intern(&buyer),
        };
        lines.buyer.push(buyer);
        for (column, at) in [
            (&mut lines.supplier_reference, self.supplier_reference),
            (&mut lines.company_number, self.company_number),
            (&mut lines.vat_number, self.vat_number),
            (&mut lines.reference, self.reference),
            (&mut lines.purpose, self.purpose),
            (&mut lines.category, self.category),
            (&mut lines.category_code, self.category_code),
            (&mut lines.department, self.department),
            (&mut lines.contract_reference, self.contract_reference),
        ] {
            let text = tally.text(row, at);
            column.push(if is_absent(&text) { Term::NONE } else { lines.terms.intern(&text) });
        }
    }

    /// The row's amounts; `None` if it has none that can be read, and is set aside.
    fn money(&self, row: &Row, tally: &mut Tally) -> Option<Money> {
        let mut currency = None;
        let mut read = |column: Option<usize>| -> Result<Option<Pence>, usize> {
            let Some(at) = column else { return Ok(None) };
            match amount(row.cell(at)) {
                Cell::Absent => Ok(None),
                Cell::Unreadable => Err(at),
                Cell::Value(amount) => {
                    currency = currency.or(amount.currency);
                    Ok(Some(amount.pence))
                }
            }
        };
        let amounts = read(self.net).and_then(|net| Ok((net, read(self.gross)?)));
        let vat = read(self.vat).unwrap_or(None);
        let (net, gross) = match amounts {
            Ok((None, None)) => {
                tally.reject(row, "no-amount", "no amount in this row".to_owned());
                return None;
            }
            Err(at) => {
                let reason =
                    format!("\"{}\" is not an amount", super::tally::shortened(row.cell(at)));
                tally.reject(row, "unreadable-amount", reason);
                return None;
            }
            Ok(amounts) => amounts,
        };
        let stated = self.currency.map(|c| row.cell(c)).filter(|cell| !is_absent(cell));
        let stated = match stated.map(|cell| (cell, currency_code(cell))) {
            Some((cell, None)) => {
                let cell = super::tally::shortened(cell);
                let reason = format!("\"{cell}\" is not a currency's code");
                tally.reject(row, "unknown-currency", reason);
                return None;
            }
            Some((_, code)) => code,
            None => None,
        };
        let currency = stated.unwrap_or_else(|| currency.unwrap_or("GBP").to_owned());
        Some(Money { net, gross, vat, currency })
    }
}

struct Money {
    net: Option<Pence>,
    gross: Option<Pence>,
    vat: Option<Pence>,
    currency: String,
}

/// A currency's code by ISO 4217, or `None` for what is none.
pub(crate) fn currency_code(text: &str) -> Option<String> {
    match text {
        "£" => Some("GBP".to_owned()),
        "€" => Some("EUR".to_owned()),
        "$" => Some("USD".to_owned()),
        code if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Some(code.to_ascii_uppercase())
        }
        _ => None,
    }
}
