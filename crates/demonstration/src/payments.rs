//! The spend lines that the bodies' ledgers hold.

use chrono::{Days, NaiveDate};

use crate::bodies::BODIES;
use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::story::TrueContract;
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
}

/// The payments of one file, in order of date.
pub(crate) fn payments(
    period: Period,
    organisations: &[Organisation],
    contracts: &[TrueContract],
    names: &mut NameBook,
) -> Vec<Payment> {
    let mut random = Random::named(&format!("{}/{}", BODIES[period.body].folder, period.first));
    let held: Vec<(usize, usize)> = contracts
        .iter()
        .filter(|contract| contract.body == period.body)
        .map(|contract| (contract.supplier, contract.trade))
        .collect();
    let off_contract: Vec<(usize, usize)> = (0..organisations.len())
        .flat_map(|position| {
            organisations[position].sells.iter().map(move |&trade| (position, trade))
        })
        .filter(|&(_, trade)| TRADES[trade].buyers.include(BODIES[period.body].kind))
        .collect();
    let mut payments: Vec<Payment> = (0..period.lines)
        .map(|_| {
            // One payment in six goes to a supplier with whom there may be no contract.
            let from = if random.one_in(6) { &off_contract } else { &held };
            let (supplier, trade) = random.pick(from);
            payment(period, (supplier, trade), &organisations[supplier], names, &mut random)
        })
        .collect();
    payments.sort_by_key(|payment| (payment.date, payment.document));
    payments
}

fn payment(
    period: Period,
    (supplier, trade): (usize, usize),
    organisation: &Organisation,
    names: &mut NameBook,
    random: &mut Random,
) -> Payment {
    let net = amount(&TRADES[trade], period.least, random);
    let redacted = random.one_in(45);
    let style = if random.one_in(12) { NameStyle::Registered } else { period.style };
    Payment {
        body: period.body,
        date: period.first + Days::new(random.below(period.days)),
        supplier: (!redacted).then_some(supplier),
        name: if redacted {
            String::new()
        } else {
            names.write(supplier, organisation, style, random)
        },
        trade,
        purpose: random.pick(TRADES[trade].purposes),
        net,
        vat: if TRADES[trade].vat { (net * 20 + 50).div_euclid(100) } else { 0 },
        document: 5_100_000_000 + random.below(90_000_000),
    }
}

/// Mostly a month's or a week's part of a year's worth; now and then a credit, a penny or a pound.
fn amount(trade: &Trade, least: i64, random: &mut Random) -> i64 {
    match random.below(400) {
        0 => return 1,
        1 => return 100,
        _ => {}
    }
    let share = random.between(12, 160);
    let pence =
        random.between(trade.annual.0, trade.annual.1) * 100 / share + random.between(0, 99);
    let pence = if pence < least { least + random.between(0, least) } else { pence };
    if random.one_in(35) { -pence } else { pence }
}
