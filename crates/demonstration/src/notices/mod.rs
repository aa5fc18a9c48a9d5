//! Published notices: the Contracts Finder export and OCDS releases of both services.

pub(crate) mod contracts_finder;
pub(crate) mod export;
pub(crate) mod find_a_tender;

use serde_json::{Number, Value, json};

use crate::names::{NameBook, NameStyle};
use crate::organisations::Organisation;
use crate::random::Random;
use crate::story::TrueContract;
use crate::telling::{Teller, Telling};
use crate::truth::Tally;

pub(crate) const LICENCE: &str =
    "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// A file of releases.
pub(crate) struct Releases {
    pub(crate) bytes: Vec<u8>,
    pub(crate) tally: Tally,
    /// For each contract told, where its process stands: its latest release that can be read.
    pub(crate) places: Vec<Place>,
}

/// Where a contract is told.
#[derive(Clone)]
pub(crate) struct Place {
    /// As an audit shows it; none where the release cannot be read.
    pub(crate) at: Option<String>,
    pub(crate) came_to: CameTo,
}

/// How far what is told there had come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum CameTo {
    /// A contract, or a procurement that one contract came of.
    Contract,
    /// A procurement of several lots, which is none of them.
    Lots,
    /// Nothing: it was stopped.
    Nothing,
}

/// The notices of these contracts, each with the supplier's name as its author typed it.
pub(crate) fn notices<'a>(
    contracts: &[&'a TrueContract],
    organisations: &'a [Organisation],
    names: &mut NameBook,
    random: &mut Random,
) -> Vec<Telling<'a>> {
    let mut notice = |&contract: &&'a TrueContract| {
        let style = random.pick(&[NameStyle::Registered, NameStyle::Capitals, NameStyle::Bare]);
        Telling::of(contract, organisations, Teller::Notice, style, names, random)
    };
    contracts.iter().map(&mut notice).collect()
}

/// The notices of each procurement: its lots stand side by side.
fn procurements<'a, 'b>(notices: &'b [Telling<'a>]) -> impl Iterator<Item = &'b [Telling<'a>]> {
    notices.chunk_by(|one, other| one.contract.procurement == other.contract.procurement)
}

/// What a procurement is called: its contract, or what its lots are called before their numbers.
fn title(lots: &[Telling<'_>]) -> String {
    match lots {
        [only] => only.title.clone(),
        [first, ..] => {
            let title = &first.contract.title;
            title.split(" - Lot ").next().unwrap_or(title).to_owned()
        }
        [] => String::new(),
    }
}

/// A period, without the days that the notice leaves out.
fn period(notice: &Telling<'_>, offset: &str) -> Value {
    let mut period = json!({});
    if let Some(start) = notice.start {
        period["startDate"] = json!(format!("{start}T00:00:00Z"));
    }
    if let Some(end) = notice.end {
        period["endDate"] = json!(format!("{end}T23:59:59{offset}"));
    }
    period
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
