//! The spend lines that the bodies' ledgers hold.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use crate::bodies::BODIES;
use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::story::{Paid, TrueContract};
use crate::sundry;
use crate::trades::{TRADES, Trade};

pub(crate) struct Payment {
    /// Position in [`BODIES`].
    pub(crate) body: usize,
    pub(crate) date: NaiveDate,
    /// Position in the list of organisations; `None` where the publisher redacts it.
    pub(crate) supplier: Option<usize>,
    /// The supplier as written; empty where it is redacted.
    pub(crate) name: String,
    pub(crate) trade: usize,
    pub(crate) purpose: &'static str,
    pub(crate) net: i64,
    pub(crate) vat: i64,
    pub(crate) document: u64,
}

impl Payment {
    pub(crate) fn trade(&self) -> &'static Trade {
        &TRADES[self.trade]
    }

    pub(crate) fn gross(&self) -> i64 {
        self.net + self.vat
    }
}

/// What is common to the payments of one file.
#[derive(Clone, Copy)]
pub(crate) struct Period {
    /// Position in [`BODIES`].
    pub(crate) body: usize,
    pub(crate) first: NaiveDate,
    pub(crate) days: u64,
    pub(crate) lines: usize,
    /// In pence: what is smaller is not published, but for a penny or a pound here and there.
    pub(crate) least: i64,
    pub(crate) style: NameStyle,
    /// In how many parts a month of care or repairs is paid, about.
    pub(crate) parts: i64,
}

/// Whom the body may pay.
pub(crate) struct Payees<'a> {
    pub(crate) organisations: &'a [Organisation],
    pub(crate) contracts: &'a [TrueContract],
    /// How many of the organisations have contracts; the small firms come after them.
    pub(crate) named: usize,
    /// The small firms that this body pays.
    pub(crate) sundry: &'a [usize],
}

/// The payments of one file, in order of date: what is due on contracts, and the rest to others.
pub(crate) fn payments(
    period: Period,
    payees: &Payees<'_>,
    names: &mut NameBook,
    random: &mut Random,
) -> Vec<Payment> {
    let mut ledger = Ledger { period, payees, names, random, written: BTreeMap::new() };
    let off_contract = ledger.sellers();
    let mut payments = Vec::with_capacity(period.lines);
    for contract in payees.contracts.iter().filter(|own| own.buyers().any(|at| at == period.body)) {
        ledger.pay(contract, &mut payments);
    }
    payments.truncate(period.lines * 9 / 10);
    while payments.len() < period.lines {
        let payment = if ledger.random.one_in(8) {
            let (supplier, trade) = ledger.random.pick(&off_contract);
            let net = amount(&TRADES[trade], period.least, ledger.random);
            ledger.payment(supplier, trade, ledger.period.first, net)
        } else {
            let supplier = ledger.random.pick(payees.sundry);
            let trade = payees.organisations[supplier].sells[0];
            let net = sundry::amount(period.least, ledger.random);
            ledger.payment(supplier, trade, ledger.period.first, net)
        };
        payments.push(payment);
    }
    payments.sort_by_key(|payment| (payment.date, payment.document));
    payments
}

struct Ledger<'a, 'b> {
    period: Period,
    payees: &'a Payees<'a>,
    names: &'b mut NameBook,
    random: &'b mut Random,
    /// Suppliers as this ledger has them: it writes one supplier one way.
    written: BTreeMap<usize, String>,
}

impl Ledger<'_, '_> {
    /// Everyone who has contracts somewhere and sells what the body may buy, with the trade.
    fn sellers(&self) -> Vec<(usize, usize)> {
        let kind = BODIES[self.period.body].kind;
        let named = self.payees.organisations.iter().take(self.payees.named).enumerate();
        named
            .filter(|(_, own)| own.body != Some(self.period.body))
            .flat_map(|(at, own)| own.sells.iter().map(move |trade| (at, *trade)))
            .filter(|(_, trade)| TRADES[*trade].buyers.include(kind))
            .collect()
    }

    /// What falls due on a contract, month by month.
    fn pay(&mut self, contract: &TrueContract, payments: &mut Vec<Payment>) {
        let factor = match contract.paid {
            Paid::Nothing => return,
            Paid::AsAgreed => 2,
            Paid::Above => 3,
        };
        let (first, last) = (self.period.first, self.period.first + Days::new(self.period.days));
        let buyers = i64::try_from(contract.buyers().count()).unwrap_or(1);
        let month_pence = contract.annual_pence / 12 * factor / 2 / buyers;
        let parts =
            if contract.product.is_some() { 1 } else { self.random.between(1, self.period.parts) };
        let parts = parts.min(month_pence / self.period.least).max(1);
        let mut month = first;
        while month < last {
            if contract.start <= month && month <= contract.end && month_pence >= self.period.least
            {
                for _ in 0..parts {
                    let net = month_pence / parts * self.random.between(92, 108) / 100;
                    let net = if self.random.one_in(60) { -net } else { net };
                    payments.push(self.payment(contract.supplier, contract.trade, month, net));
                }
            }
            month = month + Months::new(1);
        }
    }

    /// A payment within a month of a day, where the file goes so far.
    fn payment(&mut self, supplier: usize, trade: usize, from: NaiveDate, net: i64) -> Payment {
        let random = &mut *self.random;
        let net = match random.below(600) {
            0 => 1,
            1 => 100,
            _ => net,
        };
        let last = self.period.first + Days::new(self.period.days);
        let left = u64::try_from((last - from).num_days()).unwrap_or(1).max(1);
        let span = if from == self.period.first { left } else { left.min(28) };
        let redacted = random.one_in(45);
        let date = from + Days::new(random.below(span));
        let purpose = random.pick(TRADES[trade].purposes);
        let document = 5_100_000_000 + random.below(90_000_000);
        Payment {
            body: self.period.body,
            date,
            supplier: (!redacted).then_some(supplier),
            name: if redacted { String::new() } else { self.name(supplier) },
            trade,
            purpose,
            net,
            vat: if TRADES[trade].vat { (net * 20 + 50).div_euclid(100) } else { 0 },
            document,
        }
    }

    fn name(&mut self, supplier: usize) -> String {
        if let Some(name) = self.written.get(&supplier) {
            return name.clone();
        }
        let style = if self.random.one_in(12) { NameStyle::Registered } else { self.period.style };
        let organisation = &self.payees.organisations[supplier];
        let name = self.names.write(supplier, organisation, style, self.random);
        self.written.insert(supplier, name.clone());
        name
    }
}

/// Mostly a month's or a week's part of a year's worth; now and then a credit.
fn amount(trade: &Trade, least: i64, random: &mut Random) -> i64 {
    let share = random.between(12, 160);
    let pence =
        random.between(trade.annual.0, trade.annual.1) * 100 / share + random.between(0, 99);
    let pence = if pence < least { least + random.between(0, least) } else { pence };
    if random.one_in(35) { -pence } else { pence }
}
