use std::cmp::Reverse;
use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use chrono::NaiveDate;
use estate::SpendFigure;

use super::asked::Alike;
use super::cells::Cells;
use super::{PaymentParty, PaymentTable, PaymentsAsked, PaymentsFound};
use crate::Failure;
use crate::tables::BATCH;

/// What every search reads: who paid, and what and when.
const ALWAYS: [&str; 6] =
    ["buyer_organisation", "buyer", "date", "net_pence", "gross_pence", "currency"];

/// Finds the lines, and adds up what each buyer paid in them.
pub(super) fn find(table: &PaymentTable, asked: &PaymentsAsked) -> Result<PaymentsFound, Failure> {
    let mut columns = ALWAYS.to_vec();
    if asked.supplier.is_some() {
        columns.extend(["supplier_organisation", "supplier"]);
    }
    columns.extend(asked.category.is_some().then_some("category"));
    columns.extend(asked.file.iter().flat_map(|_| ["file", "sheet"]));
    let mut search = Search::of(asked);
    for batch in table.columns(&columns)?.with_batch_size(BATCH).build()? {
        search.look_in(&batch?)?;
    }
    // Stable, so that payments of one day stay as in the files; those without a day come last.
    search.found.sort_by_key(|(day, _)| Reverse(*day));
    Ok(PaymentsFound {
        rows: search.found.into_iter().map(|(_, row)| row).collect(),
        by_buyer: search.by_buyer.into_values().collect(),
    })
}

struct Search<'a> {
    asked: &'a PaymentsAsked,
    buyers: Alike,
    suppliers: Alike,
    categories: Alike,
    /// How many lines were looked at.
    seen: u32,
    found: Vec<(Option<NaiveDate>, u32)>,
    /// By id, or by name where it is nobody.
    by_buyer: BTreeMap<String, SpendFigure>,
}

impl<'a> Search<'a> {
    fn of(asked: &'a PaymentsAsked) -> Self {
        let party =
            |own: &Option<PaymentParty>| own.as_ref().map(PaymentParty::alike).unwrap_or_default();
        Self {
            asked,
            buyers: party(&asked.buyer),
            suppliers: party(&asked.supplier),
            categories: asked.category.as_deref().map(Alike::to).unwrap_or_default(),
            seen: 0,
            found: Vec::new(),
            by_buyer: BTreeMap::new(),
        }
    }

    fn look_in(&mut self, batch: &RecordBatch) -> Result<(), Failure> {
        let told = Told::of(batch, self.asked)?;
        for row in 0..batch.num_rows() {
            let number = self.seen;
            self.seen = self.seen.saturating_add(1);
            if self.is_asked(&told, row) {
                let name = told.buyer.text(row).unwrap_or_default();
                self.take(number, row, (told.buyer_organisation.text(row), name), &told.amounts);
            }
        }
        Ok(())
    }

    fn is_asked(&mut self, told: &Told, row: usize) -> bool {
        let asked = self.asked;
        let is_of_buyer = asked.buyer.as_ref().is_none_or(|asked| {
            asked.is(told.buyer_organisation.text(row), &mut self.buyers, told.buyer.text(row))
        });
        let is_of_supplier = (asked.supplier.as_ref().zip(told.supplier.as_ref())).is_none_or(
            |(asked, (id, name))| asked.is(id.text(row), &mut self.suppliers, name.text(row)),
        );
        let is_of_category = told
            .category
            .as_ref()
            .is_none_or(|own| self.categories.is(own.text(row).unwrap_or_default()));
        let is_of_file = (asked.file.as_ref().zip(told.file.as_ref())).is_none_or(
            |((path, sheet), (file, own))| {
                file.text(row) == Some(path) && own.text(row) == sheet.as_deref()
            },
        );
        is_of_buyer
            && is_of_supplier
            && is_of_category
            && is_of_file
            && asked
                .currency
                .as_deref()
                .is_none_or(|own| told.amounts.currency.text(row) == Some(own))
            && !(asked.is_undated && told.amounts.date.date(row).is_some())
    }

    fn take(&mut self, number: u32, row: usize, buyer: (Option<&str>, &str), amounts: &Amounts) {
        self.found.push((amounts.date.date(row), number));
        let (id, name) = buyer;
        let key = id.unwrap_or(name);
        if let Some(sum) = self.by_buyer.get_mut(key) {
            amounts.add(row, sum);
            return;
        }
        let mut sum = SpendFigure {
            name: name.to_owned(),
            id: id.map(str::to_owned),
            ..SpendFigure::default()
        };
        amounts.add(row, &mut sum);
        self.by_buyer.insert(key.to_owned(), sum);
    }
}

/// What a batch tells of its lines, as far as a search asks.
struct Told<'a> {
    buyer_organisation: Cells<'a>,
    buyer: Cells<'a>,
    supplier: Option<(Cells<'a>, Cells<'a>)>,
    category: Option<Cells<'a>>,
    file: Option<(Cells<'a>, Cells<'a>)>,
    amounts: Amounts<'a>,
}

impl<'a> Told<'a> {
    fn of(batch: &'a RecordBatch, asked: &PaymentsAsked) -> Result<Self, Failure> {
        let of = |name| Cells::of(batch, name);
        let both = |one, other| Ok::<_, Failure>((of(one)?, of(other)?));
        let supplier = asked.supplier.as_ref().map(|_| both("supplier_organisation", "supplier"));
        let file = asked.file.as_ref().map(|_| both("file", "sheet"));
        Ok(Self {
            buyer_organisation: of("buyer_organisation")?,
            buyer: of("buyer")?,
            supplier: supplier.transpose()?,
            category: asked.category.as_ref().map(|_| of("category")).transpose()?,
            file: file.transpose()?,
            amounts: Amounts::of(batch)?,
        })
    }
}

/// What was paid, and when.
struct Amounts<'a> {
    date: Cells<'a>,
    net: Cells<'a>,
    gross: Cells<'a>,
    currency: Cells<'a>,
}

impl<'a> Amounts<'a> {
    fn of(batch: &'a RecordBatch) -> Result<Self, Failure> {
        let of = |name| Cells::of(batch, name);
        Ok(Self {
            date: of("date")?,
            net: of("net_pence")?,
            gross: of("gross_pence")?,
            currency: of("currency")?,
        })
    }

    /// Adds a line: net and gross apart, other currencies only counted.
    fn add(&self, row: usize, sum: &mut SpendFigure) {
        sum.lines += 1;
        let day = self.date.date(row);
        sum.first_date = sum.first_date.into_iter().chain(day).min();
        sum.last_date = sum.last_date.into_iter().chain(day).max();
        if self.currency.text(row) != Some("GBP") {
            sum.other_currency_lines += 1;
            return;
        }
        if let Some(net) = self.net.money(row) {
            sum.net_pence += net;
            sum.net_lines += 1;
        }
        if let Some(gross) = self.gross.money(row) {
            sum.gross_pence += gross;
            sum.gross_lines += 1;
        }
    }
}
