//! The contracts that the region truly holds: the same few vendors in many bodies, on terms that
//! overlap or just miss each other, many of them about to end.

mod contract;
mod particular;
mod sequel;
mod term;
mod titles;

pub(crate) use contract::{Options, Paid, TrueContract};
pub(crate) use titles::mistyped;

use crate::bodies::BODIES;
use crate::organisations::Organisation;
use crate::products::{PRODUCTS, RESELLERS};
use crate::random::{Random, Seed};
use crate::trades::{TRADES, Trade};

/// Every contract of the region. Those of one procurement stand side by side.
pub(crate) fn contracts(organisations: &[Organisation], seed: Seed) -> Vec<TrueContract> {
    let random = seed.random("contracts");
    let mut story = Story { organisations, random, contracts: Vec::new(), procurements: 0 };
    for (body, buyer) in BODIES.iter().enumerate() {
        for (trade, wanted) in TRADES.iter().enumerate() {
            if wanted.buyers.include(buyer.kind) {
                for _ in 0..story.how_many(wanted) {
                    story.buy(body, trade);
                }
            }
        }
        story.tell_particulars(body);
    }
    story.buy_together();
    story.tell_sequels();
    story.contracts
}

/// The contracts while they are made.
struct Story<'a> {
    organisations: &'a [Organisation],
    random: Random,
    contracts: Vec<TrueContract>,
    procurements: usize,
}

const PROCEDURES: &[&str] =
    &["ITT", "RFQ", "Mini-Comp", "Direct Call-Off", "CSO Exception", "Other"];

impl Story<'_> {
    /// Software is bought once, or twice where an old system has not gone yet; the rest more often.
    fn how_many(&mut self, trade: &Trade) -> i64 {
        match (trade.supplier_suffix.is_empty(), self.random.below(10)) {
            (true, 0) => 0,
            (true, 1) | (false, 4..9) => 2,
            (true, _) | (false, 0..4) => 1,
            (false, _) => 3,
        }
    }

    /// A contract as most are: one body, one supplier, a procurement of its own. Most are taken in
    /// as they are; some are bought in lots, as two alike, or under one reference.
    fn buy(&mut self, body: usize, trade: usize) {
        let contract = self.agreed(body, trade);
        let is_software = contract.product.is_some();
        match self.random.below(24) {
            0 | 1 if !is_software => self.take_in_lots(&contract),
            2 | 3 => self.take_two_alike(contract),
            4 if !is_software => self.take_in_framework(&contract),
            _ => self.take(contract),
        }
    }

    /// Gives a contract its number, and takes it in.
    fn take(&mut self, mut contract: TrueContract) {
        let number = self.contracts.len() + 1;
        contract.id = format!("demo-contract-{number:04}");
        self.contracts.push(contract);
    }

    /// The number of a procurement that nothing has come of yet.
    fn procurement(&mut self) -> String {
        self.procurements += 1;
        format!("{:04}", self.procurements)
    }

    fn agreed(&mut self, body: usize, trade: usize) -> TrueContract {
        let (supplier, product) = self.seller(body, trade);
        let options = Options::drawn(&mut self.random);
        let months = term::months(&mut self.random);
        let (start, end) = term::term(months + options.months_taken(), &mut self.random);
        let (low, high) = TRADES[trade].annual;
        let annual_pence = self.random.between(low, high) / 50 * 50 * 100;
        let title = match product {
            Some(product) => {
                let resold = self.organisations[supplier].name != PRODUCTS[product].maker;
                titles::software(&PRODUCTS[product], resold, &mut self.random)
            }
            None => titles::general(TRADES[trade].title, &mut self.random),
        };
        let procurement = self.procurement();
        let reference = self.reference(body, &procurement);
        TrueContract {
            id: String::new(),
            procurement,
            body,
            joint: Vec::new(),
            supplier,
            trade,
            product,
            reference,
            title,
            start,
            end,
            months,
            options,
            annual_pence,
            total_pence: annual_pence * i64::from(months) / 12,
            procedure: self.random.pick(PROCEDURES),
            public: !self.random.one_in(12),
            renews: None,
            paid: match self.random.below(16) {
                0 => Paid::Nothing,
                1 => Paid::Above,
                _ => Paid::AsAgreed,
            },
        }
    }

    /// Who sells to a body what a trade is for; for software also which product.
    fn seller(&mut self, body: usize, trade: usize) -> (usize, Option<usize>) {
        let of_trade: Vec<usize> =
            (0..PRODUCTS.len()).filter(|at| PRODUCTS[*at].trade() == trade).collect();
        let named = |name: &str| self.organisations.iter().position(|own| own.name == name);
        if of_trade.is_empty() {
            let sells = |at: &usize| {
                let own = &self.organisations[*at];
                own.sells.contains(&trade) && own.body != Some(body)
            };
            let sellers: Vec<usize> = (0..self.organisations.len()).filter(sells).collect();
            return (self.random.pick(&sellers), None);
        }
        // The first of a trade leads its market.
        let drawn = [0; 2].map(|_| self.random.position(of_trade.len()));
        let product = of_trade[drawn[0].min(drawn[1])];
        let seller = match self.random.below(5) {
            0 => self.random.pick(&RESELLERS),
            _ => PRODUCTS[product].maker,
        };
        (named(seller).unwrap_or(0), Some(product))
    }

    /// A body's own reference; one contract in fourteen has none.
    fn reference(&mut self, body: usize, number: &str) -> String {
        if self.random.one_in(14) {
            return String::new();
        }
        format!("{}{}", BODIES[body].folder[..2].to_uppercase(), 1000 + number.parse().unwrap_or(0))
    }
}
