//! Rows of a contract register, and of the Contracts Finder export, to contracts.

use super::Field;
use super::header::Header;
use super::layouts::Assignment;
use super::spend_rows::currency_code;
use super::tally::{Tally, shortened};
use crate::cell::{
    Cell, amount, flag, is_absent, is_redacted, is_total, listed, marked_public, not_public,
    says_several, suppliers,
};
use crate::corrections::BodySays;
use crate::organisations::is_nobody;
use crate::route::CallingOff;
use crate::text::row::Row;
use crate::{Basis, Classification, Contract, Identifier, Money, Party, REDACTED, Stage};

/// Where a register keeps what we look for.
pub(crate) struct RegisterColumns {
    assignment: Assignment,
    given_buyer: Option<String>,
    /// What the header of the total says of extensions.
    total_includes_extensions: Option<bool>,
}

impl RegisterColumns {
    pub(crate) fn new(header: &Header, given_buyer: Option<String>) -> Self {
        let assignment = header.assignment.clone();
        Self { assignment, given_buyer, total_includes_extensions: header.includes_extensions() }
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.assignment.column(field)
    }

    /// Takes one row in, or sets it aside. The flag says whether the row may be published.
    pub(crate) fn take(&self, row: &Row, tally: &mut Tally) -> Option<(Contract, bool)> {
        if !tally.has_the_right_shape(row) {
            return None;
        }
        let cell = |field| self.column(field).map(|c| row.cell(c)).unwrap_or_default();
        let public = !not_public(cell(Field::Visibility));
        let names = [
            Field::Title,
            Field::Description,
            Field::ContractReference,
            Field::Supplier,
            Field::Suppliers,
        ];
        if names.iter().all(|field| cell(*field).is_empty()) {
            tally.reject(
                row,
                "nothing-named",
                "no title, reference or supplier in this row".to_owned(),
            );
            return None;
        }
        if is_total(row.cells().find(|cell| !cell.is_empty()).unwrap_or_default())
            && row.used() > 1
            && cell(Field::Supplier).is_empty()
        {
            tally.reject(row, "totals-row", "a row of totals, not a contract".to_owned());
            return None;
        }
        tally.account.accepted += 1;
        tally.quoting_nothing = !public;
        let contract = self.contract(row, public, tally);
        tally.quoting_nothing = false;
        Some((contract, public))
    }

    fn contract(&self, row: &Row, public: bool, tally: &mut Tally) -> Contract {
        let suppliers = self.suppliers(row, tally);
        let stage = self.stage(row, !suppliers.is_empty());
        let start = tally.date(row, self.column(Field::Start));
        let end = tally.date(row, self.column(Field::End));
        let current_end = tally.date(row, self.column(Field::CurrentEnd)).or(end);
        let published = tally.date(row, self.column(Field::PublishedDate));
        if public {
            tally.span(start.or(published));
        }
        let total = self.money(row, Field::TotalValue, public, tally);
        let annual = self.money(row, Field::AnnualValue, public, tally);
        if public {
            self.account_for(total.as_ref(), annual.as_ref(), tally);
        } else {
            tally.account.withheld += 1;
        }
        let description = self.text(row, Field::Description, tally).unwrap_or_default();
        let title = self.text(row, Field::Title, tally).unwrap_or_else(|| description.clone());
        let procedure = self.text(row, Field::Procedure, tally);
        // A column of yes and no names none.
        let framework = self.text(row, Field::Framework, tally).filter(|cell| flag(cell).is_none());
        let buyers = self.buyers(row, tally);
        // Some registers have the framework where the buyer should stand: `ESPO 860`.
        let buyer = buyers.first().map_or("", |buyer| buyer.name.as_str());
        let for_various = suppliers.iter().any(|supplier| is_nobody(&supplier.name));
        let descriptions = [description.as_str(), buyer];
        let told =
            CallingOff::told(&title, &descriptions, procedure.as_deref(), false, for_various);
        // What the header says of extensions is said of a total, where there is one.
        let total_includes_extensions = self.total_includes_extensions.filter(|_| total.is_some());
        Contract {
            // The id follows from the file's digest, which is known once the file is read.
            id: String::new(),
            file: 0,
            position: tally.position(row, None),
            stage,
            is_notice: self.column(Field::NoticeId).or(self.column(Field::NoticeType)).is_some(),
            ocid: self.text(row, Field::Ocid, tally),
            notice_type: self.text(row, Field::NoticeType, tally),
            reference: self
                .text(row, Field::ContractReference, tally)
                .or_else(|| self.text(row, Field::NoticeId, tally)),
            title,
            description,
            buyers,
            suppliers,
            category: self.category(row, tally),
            procedure,
            is_framework: framework.is_none() && told.is_framework,
            framework: framework.or(told.framework),
            lot: self.lot(row, tally).or(told.lot),
            bids: self.whole(row, Field::Bids),
            legal_basis: None,
            department: self.text(row, Field::Department, tally),
            start,
            unread_end: self.unread_end(row).filter(|_| current_end.is_none()),
            end: current_end,
            first_end: end.filter(|_| self.column(Field::CurrentEnd).is_some()),
            first_months: self.whole(row, Field::FirstMonths),
            latest_end: None,
            extension_months: self.whole(row, Field::ExtensionMonths),
            extension_count: self.whole(row, Field::ExtensionCount),
            extensions_taken: self.extensions_taken(row),
            advertised: self.flag(row, Field::Advertised),
            above_threshold: self.flag(row, Field::AboveThreshold),
            first_total: self
                .money(row, Field::FirstTotal, public, tally)
                .filter(|first| total.as_ref().is_some_and(|total| total != first)),
            total,
            total_includes_extensions,
            annual,
            total_gross: None,
            marked_public: self.column(Field::Visibility).map(|at| marked_public(row.cell(at))),
            said: BodySays::default(),
        }
    }

    /// The value that the file's sum is of: the total; a year's where a register has no other.
    fn counted(&self) -> Field {
        let has_total = self.column(Field::TotalValue).is_some();
        if has_total { Field::TotalValue } else { Field::AnnualValue }
    }

    fn account_for(&self, total: Option<&Money>, annual: Option<&Money>, tally: &mut Tally) {
        let counted = if self.counted() == Field::TotalValue { total } else { annual };
        if let Some(money) = counted {
            tally.sum(Some(money.pence), None, &money.currency);
        }
    }

    /// A cell's text, or nothing if it says nothing.
    fn text(&self, row: &Row, field: Field, tally: &mut Tally) -> Option<String> {
        let text = tally.text(row, self.column(field));
        (!is_absent(&text)).then(|| text.into_owned())
    }

    /// What stands where an end should, of a row in which no date does.
    fn unread_end(&self, row: &Row) -> Option<String> {
        let columns = [Field::CurrentEnd, Field::End].map(|field| self.column(field));
        let mut cells = columns.into_iter().flatten().map(|column| row.cell(column).trim());
        let written = cells.find(|cell| !is_absent(cell))?;
        Some(shortened(written).into_owned())
    }

    fn buyers(&self, row: &Row, tally: &mut Tally) -> Vec<Party> {
        let name = self.text(row, Field::Buyer, tally).or_else(|| self.given_buyer.clone());
        name.map(|name| Party { name, ..Party::default() }).into_iter().collect()
    }

    fn suppliers(&self, row: &Row, tally: &mut Tally) -> Vec<Party> {
        if let Some(cell) = self.text(row, Field::Suppliers, tally) {
            let found = suppliers(&cell);
            let unread = found.unread.map(|name| Party { name, ..Party::default() });
            return found.parties.into_iter().chain(unread).collect();
        }
        let Some(mut name) = self.text(row, Field::Supplier, tally) else { return Vec::new() };
        if is_redacted(&name) {
            tally.account.redacted += u64::from(!tally.quoting_nothing);
            REDACTED.clone_into(&mut name);
        }
        let (sme, vcse) = (self.flag(row, Field::Sme), self.flag(row, Field::Vcse));
        let cell = |field| self.column(field).map(|c| row.cell(c)).unwrap_or_default();
        let several = says_several(cell(Field::SupplierPostcode), cell(Field::CompanyNumber));
        let names = if several { listed(&name) } else { Vec::new() };
        if names.len() > 1 {
            // A number of the row is that of one of them, and nobody says of which.
            let party = |name: &str| Party { name: name.to_owned(), sme, vcse, ..Party::default() };
            return names.into_iter().map(party).collect();
        }
        let numbers = [
            (Field::CompanyNumber, "GB-COH"),
            (Field::CharityNumber, "GB-CHC"),
            (Field::VatNumber, "GB-VAT"),
        ];
        let identifiers = numbers.into_iter().filter_map(|(field, scheme)| {
            let id = self.text(row, field, tally)?;
            // "Various" and "see lots" are no numbers.
            let is_number = id.contains(|c: char| c.is_ascii_digit());
            is_number.then(|| Identifier { scheme: scheme.to_owned(), id })
        });
        let identifiers = identifiers.collect();
        let postcode = self
            .text(row, Field::SupplierPostcode, tally)
            .filter(|code| code.contains(|c: char| c.is_ascii_digit()));
        vec![Party { name, identifiers, postcode, region: None, sme, vcse }]
    }

    /// The lot; a bare number reads as one.
    fn lot(&self, row: &Row, tally: &mut Tally) -> Option<String> {
        let lot = self.text(row, Field::Lot, tally)?;
        Some(if lot.len() <= 3 { format!("Lot {lot}") } else { lot })
    }

    fn category(&self, row: &Row, tally: &mut Tally) -> Option<Classification> {
        let description = self.text(row, Field::Category, tally);
        let codes =
            [(Field::CpvCode, "CPV"), (Field::ProclassCode, "ProClass"), (Field::CategoryCode, "")];
        let code = codes
            .into_iter()
            .find_map(|(field, scheme)| Some((scheme, self.text(row, field, tally)?)));
        match (code, description) {
            (None, None) => None,
            (code, description) => {
                let (scheme, id) = code.unwrap_or_default();
                Some(Classification {
                    scheme: scheme.to_owned(),
                    id,
                    description: description.unwrap_or_default(),
                })
            }
        }
    }

    fn money(&self, row: &Row, field: Field, public: bool, tally: &mut Tally) -> Option<Money> {
        let column = self.column(field);
        let found = match amount(row.cell(column?)) {
            Cell::Value(found) => found,
            Cell::Absent => return None,
            Cell::Unreadable => {
                tally.doubt(row, column, "unreadable-amount", "is not an amount");
                return None;
            }
        };
        if found.pence.is_placeholder() {
            tally.account.placeholders += u64::from(public && field == self.counted());
            return None;
        }
        let currency = self.column(Field::Currency);
        let stated = currency.map(|c| row.cell(c)).filter(|cell| !is_absent(cell));
        if stated.is_some_and(|cell| currency_code(cell).is_none()) {
            tally.doubt(
                row,
                currency,
                "unknown-currency",
                "is not a currency's code, so the value is in none",
            );
            return None;
        }
        let stated = stated.and_then(currency_code);
        Some(Money {
            pence: found.pence,
            currency: stated.unwrap_or_else(|| found.currency.unwrap_or("GBP").to_owned()),
            // The Local Government Transparency Code asks for values without recoverable VAT, and
            // Contracts Finder's are without VAT.
            basis: Basis::Net,
            basis_stated: false,
        })
    }

    /// How many extensions are marked as taken; none where no column says.
    fn extensions_taken(&self, row: &Row) -> Option<u32> {
        let columns = [Field::ExtensionOneTaken, Field::ExtensionTwoTaken].map(|f| self.column(f));
        let mut columns = columns.into_iter().flatten().peekable();
        columns.peek()?;
        Some(columns.map(|column| u32::from(flag(row.cell(column)) == Some(true))).sum())
    }

    fn flag(&self, row: &Row, field: Field) -> Option<bool> {
        self.column(field).and_then(|column| flag(row.cell(column)))
    }

    /// A number of months, options or tenders, rounded.
    fn whole(&self, row: &Row, field: Field) -> Option<u32> {
        let number: f64 = row.cell(self.column(field)?).trim().parse().ok()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within 0 to 1200"
        )]
        (0.0..=1200.0).contains(&number).then_some(number.round() as u32)
    }

    /// A register holds what is agreed; a notice says how far it has come.
    fn stage(&self, row: &Row, has_supplier: bool) -> Stage {
        let cell = |field| {
            self.column(field).map(|c| row.cell(c).to_ascii_lowercase()).unwrap_or_default()
        };
        let (status, notice) = (cell(Field::Status), cell(Field::NoticeType));
        let says = |words: &[&str]| {
            words.iter().any(|word| status.contains(word) || notice.contains(word))
        };
        if says(&["withdrawn", "cancel", "terminated", "unsuccessful"]) {
            Stage::Withdrawn
        } else if says(&["award"]) || (notice.is_empty() || has_supplier) {
            Stage::Awarded
        } else if says(&["pipeline", "engagement", "early", "planned", "future"]) {
            Stage::Planned
        } else {
            Stage::Tender
        }
    }
}
