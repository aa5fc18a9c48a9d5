//! Published notices: the Contracts Finder export and OCDS releases of both services.

pub(crate) mod contracts_finder;
pub(crate) mod export;
pub(crate) mod find_a_tender;

use serde_json::{Number, Value, json};

use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::story::TrueContract;

pub(crate) const LICENCE: &str =
    "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// A contract as a notice names its supplier.
pub(crate) struct Notice<'a> {
    pub(crate) contract: &'a TrueContract,
    pub(crate) organisation: &'a Organisation,
    pub(crate) supplier: String,
}

/// The notices of these contracts, each with the supplier's name as its author typed it.
pub(crate) fn notices<'a>(
    contracts: &[&'a TrueContract],
    organisations: &'a [Organisation],
    names: &mut NameBook,
    purpose: &str,
) -> Vec<Notice<'a>> {
    let mut random = Random::named(purpose);
    contracts
        .iter()
        .map(|&contract| {
            let organisation = &organisations[contract.supplier];
            let style = random.pick(&[NameStyle::Registered, NameStyle::Capitals, NameStyle::Bare]);
            let supplier = names.write(contract.supplier, organisation, style, &mut random);
            Notice { contract, organisation, supplier }
        })
        .collect()
}

/// An amount as the services write it: whole pounds without a point.
pub(crate) fn amount(pence: i64) -> Value {
    if pence % 100 == 0 {
        json!(pence / 100)
    } else {
        Number::from_f64(pence as f64 / 100.0).map_or(Value::Null, Value::Number)
    }
}

/// Twenty per cent on top.
pub(crate) fn with_vat(pence: i64) -> i64 {
    pence + (pence * 20 + 50).div_euclid(100)
}
