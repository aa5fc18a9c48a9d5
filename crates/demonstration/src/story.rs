//! The contracts that the region truly holds: the same few vendors in many bodies, on terms that
//! overlap, many of them about to end.

use chrono::{Days, Months, NaiveDate};

use crate::bodies::{BODIES, Body};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::trades::{TRADES, Trade};

/// One agreement that one body holds.
pub(crate) struct TrueContract {
    pub(crate) id: String,
    /// Position in [`BODIES`].
    pub(crate) body: usize,
    /// Position in the list of organisations.
    pub(crate) supplier: usize,
    /// Position in [`TRADES`].
    pub(crate) trade: usize,
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) start: NaiveDate,
    pub(crate) end: NaiveDate,
    pub(crate) months: u32,
    pub(crate) extension_months: u32,
    pub(crate) annual_pence: i64,
    pub(crate) total_pence: i64,
    pub(crate) procedure: &'static str,
    /// Whether its body lets it be shown.
    pub(crate) public: bool,
}

impl TrueContract {
    pub(crate) fn buyer(&self) -> &'static Body {
        &BODIES[self.body]
    }

    pub(crate) fn trade(&self) -> &'static Trade {
        &TRADES[self.trade]
    }

    pub(crate) fn description(&self) -> String {
        format!("{} for {}", self.trade().title, self.trade().department)
    }
}

const PROCEDURES: &[&str] =
    &["ITT", "RFQ", "Mini-Comp", "Direct Call-Off", "CSO Exception", "Other"];
const TERMS: &[u32] = &[12, 24, 24, 36, 36, 48, 60];

/// Every contract of the region, in order of body.
pub(crate) fn contracts(organisations: &[Organisation]) -> Vec<TrueContract> {
    let mut random = Random::named("contracts");
    let mut contracts = Vec::new();
    for (body, buyer) in BODIES.iter().enumerate() {
        for (trade, wanted) in TRADES.iter().enumerate() {
            if !wanted.buyers.include(buyer.kind) {
                continue;
            }
            for _ in 0..how_many(wanted, &mut random) {
                let number = contracts.len() + 1;
                contracts.push(contract(number, body, trade, organisations, &mut random));
            }
        }
    }
    contracts
}

/// Software is bought once, or twice where an old system has not gone yet; the rest more often.
fn how_many(trade: &Trade, random: &mut Random) -> i64 {
    if trade.supplier_suffix.is_empty() {
        match random.below(10) {
            0 => 0,
            1 => 2,
            _ => 1,
        }
    } else {
        random.between(1, 3)
    }
}

fn contract(
    number: usize,
    body: usize,
    trade: usize,
    organisations: &[Organisation],
    random: &mut Random,
) -> TrueContract {
    let sellers: Vec<usize> = (0..organisations.len())
        .filter(|&position| organisations[position].sells.contains(&trade))
        .collect();
    let supplier = sellers.get(random.position(sellers.len())).copied().unwrap_or(0);
    let months = random.pick(TERMS);
    let (start, end) = term(months, random);
    let (low, high) = TRADES[trade].annual;
    let annual_pence = random.between(low, high) / 50 * 50 * 100;
    let title = TRADES[trade].title;
    let title = match random.below(5) {
        0 => format!("Provision of {}", title.to_lowercase()),
        1 => format!("{title} - support and maintenance"),
        _ => title.to_owned(),
    };
    TrueContract {
        id: format!("demo-contract-{number:04}"),
        body,
        supplier,
        trade,
        reference: format!("{}{:04}", &BODIES[body].folder[..2].to_uppercase(), 1000 + number),
        title,
        start,
        end,
        months,
        extension_months: random.pick(&[0, 0, 12, 24]),
        annual_pence,
        total_pence: annual_pence * i64::from(months) / 12,
        procedure: random.pick(PROCEDURES),
        public: !random.one_in(12),
    }
}

/// A term that has begun by the as-at date; most end in the eighteen months after it.
fn term(months: u32, random: &mut Random) -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(2025, 10, 1).unwrap_or_default();
    let after = match random.below(4) {
        0 => first + later(12, random),
        1 | 2 => first + Months::new(12) + later(18, random),
        _ => first + later(60, random),
    };
    let latest_start = first + later(11, random);
    let start = (after - Months::new(months)).min(latest_start);
    (start, start + Months::new(months) - Days::new(1))
}

fn later(months: u64, random: &mut Random) -> Months {
    Months::new(u32::try_from(random.below(months)).unwrap_or(0) + 1)
}
