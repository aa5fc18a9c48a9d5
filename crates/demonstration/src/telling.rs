//! What a publication says of a contract, which is never quite what another says, nor all that is true.

use chrono::{Days, NaiveDate};

use crate::bodies::{BODIES, Body};
use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::story::{TrueContract, mistyped};

/// A contract as one publication tells it.
pub(crate) struct Telling<'a> {
    pub(crate) contract: &'a TrueContract,
    pub(crate) organisation: &'a Organisation,
    /// Who says so: the body whose register it is, or who published the notice.
    pub(crate) teller: &'static Body,
    /// The supplier as written.
    pub(crate) supplier: String,
    /// Empty if it is left out.
    pub(crate) reference: String,
    pub(crate) title: String,
    pub(crate) start: Option<NaiveDate>,
    pub(crate) end: Option<NaiveDate>,
    pub(crate) value_pence: i64,
}

/// Who tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Teller {
    /// A body's own register, by the body's position.
    Register(usize),
    /// A notice, by whoever led the procurement.
    Notice,
}

impl<'a> Telling<'a> {
    pub(crate) fn of(
        contract: &'a TrueContract,
        organisations: &'a [Organisation],
        teller: Teller,
        style: NameStyle,
        names: &mut NameBook,
        random: &mut Random,
    ) -> Self {
        let organisation = &organisations[contract.supplier];
        let supplier = names.write(contract.supplier, organisation, style, random);
        let (start, end) = match teller {
            Teller::Register(_) => register_days(contract, random),
            Teller::Notice => notice_days(contract, random),
        };
        Self {
            contract,
            organisation,
            teller: match teller {
                Teller::Register(body) => &BODIES[body],
                Teller::Notice => contract.buyer(),
            },
            supplier,
            reference: reference(contract, teller, random),
            title: if teller == Teller::Notice || random.one_in(12) {
                retold(&contract.title, contract, random)
            } else {
                contract.title.clone()
            },
            start,
            end,
            value_pence: value(contract, teller, random),
        }
    }
}

/// As the register has them; now and then the first of the month, now and then none.
fn register_days(contract: &TrueContract, random: &mut Random) -> Span {
    let (start, end) = (contract.start, contract.end);
    match random.below(30) {
        0 => (None, Some(end)),
        1 => (Some(start), None),
        _ => (Some(start), Some(end)),
    }
}

type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// As they were expected when the notice was written: some weeks off, of the first term alone, or
/// only one of them.
fn notice_days(contract: &TrueContract, random: &mut Random) -> Span {
    let slip = Days::new(if random.below(10) < 3 { 3 + random.below(25) } else { 0 });
    let start = contract.start - slip;
    // An extension is taken long after the notice.
    let end = contract.first_end() - if random.one_in(2) { slip } else { Days::new(0) };
    match random.below(16) {
        0 => (None, Some(end)),
        1 => (Some(start), None),
        _ => (Some(start), Some(end)),
    }
}

/// A register has its body's own reference. A notice has it too, or dressed up, or the number that a
/// procurement portal gave.
fn reference(contract: &TrueContract, teller: Teller, random: &mut Random) -> String {
    let own = &contract.reference;
    match teller {
        Teller::Register(body) if body == contract.body => own.clone(),
        Teller::Register(body) => {
            format!("{}-J{}", BODIES[body].folder[..2].to_uppercase(), contract.procurement)
        }
        Teller::Notice => {
            let portal = format!("DN{}", 410_000 + random.below(90_000));
            match random.below(10) {
                _ if own.is_empty() => portal,
                0..5 => own.clone(),
                5 | 6 => format!("{}-{}", &own[..2], &own[2..]),
                _ => portal,
            }
        }
    }
}

/// The total of the first term, with every option, or rounded to a thousand pounds.
fn value(contract: &TrueContract, teller: Teller, random: &mut Random) -> i64 {
    let of_register = matches!(teller, Teller::Register(_));
    let whole = match random.below(10) {
        0..3 => contract.longest_pence(),
        3 if !of_register => (contract.total_pence + 50_000) / 100_000 * 100_000,
        _ => contract.total_pence,
    };
    // Of a joint procurement a body may list its share.
    if of_register && !contract.joint.is_empty() && random.one_in(2) {
        whole / i64::try_from(contract.joint.len() + 1).unwrap_or(1)
    } else {
        whole
    }
}

/// The title in the words of whoever typed the notice.
fn retold(title: &str, contract: &TrueContract, random: &mut Random) -> String {
    let place = BODIES[contract.body].name.split(' ').next().unwrap_or_default();
    match random.below(20) {
        0 => format!("Provision of {title}"),
        1 => format!("{place} - {title}"),
        2 => format!("{title} for {}", contract.buyer().name),
        3 => format!("{title} {}-{}", contract.start.format("%Y"), contract.end.format("%y")),
        4 => title.to_uppercase(),
        5 => title.replace(" and ", " & ").replace("management", "mgmt"),
        6 => title.replace(" - support and maintenance", "").replace(" and support", ""),
        7 => format!("Contract award: {title}"),
        8 => format!("{} {}", contract.reference, title).trim().to_owned(),
        9 => mistyped(title, random),
        // For software the trade's name, where a register has the product's.
        10 => match contract.product {
            Some(_) => format!("{} - {title}", contract.trade().title),
            None => format!("{title} ({})", contract.trade().department),
        },
        _ => title.to_owned(),
    }
}
