use std::io::Read;

use chrono::NaiveDate;
use rayon::prelude::*;
use resolve::name_key;
use serde_json::Value;

use super::amounts::Sums;
use super::fields::{day, items, text};
use super::mend::{Mended, mend};
use crate::ocds::error::MergeFault;
use crate::ocds::json;
use crate::ocds::reader::{Packages, RawRelease, ReadError, ReleaseReader, Spot};
use crate::{RejectedRow, Repair};

/// What became of every release of one source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReleaseAccount {
    /// The source's number among those that were pushed.
    pub source: u32,
    /// Everything that stood where a release should: accepted and rejected.
    pub releases: u64,
    /// Releases that were taken in.
    pub accepted: u64,
    /// Releases, lines and records that could not be, each with the reason, in order of position.
    pub rejected: Vec<RejectedRow>,
    /// Texts and field names that were mended, in order of position.
    pub repairs: Vec<Repair>,
    /// The values of the accepted releases.
    pub sums: Sums,
    /// The licences and publishers that its packages state.
    pub packages: Packages,
    /// The earliest date of an accepted release.
    pub first_date: Option<NaiveDate>,
    /// The latest date of an accepted release.
    pub last_date: Option<NaiveDate>,
    /// Whether the source is JSON Lines.
    pub json_lines: bool,
}

/// A release that was accepted.
pub(super) struct Release {
    /// Its ocid and its buyer, by which it comes together with others.
    pub(super) key: String,
    pub(super) date: String,
    pub(super) spot: Spot,
    pub(super) text: Vec<u8>,
    mended: Vec<Mended>,
    sums: Sums,
    day: Option<NaiveDate>,
}

/// Reads one source.
pub(super) struct Reading<'r> {
    reader: ReleaseReader<&'r mut dyn Read>,
    account: ReleaseAccount,
}

impl<'r> Reading<'r> {
    pub(super) fn new(source: &'r mut dyn Read, number: u32) -> Self {
        let account = ReleaseAccount { source: number, ..ReleaseAccount::default() };
        Self { reader: ReleaseReader::new(source), account }
    }

    /// About `size` bytes of accepted releases and at least one; none at the end.
    pub(super) fn next_batch(&mut self, size: usize) -> Vec<Release> {
        let mut accepted = Vec::new();
        while accepted.is_empty() {
            let found = self.read(size);
            if found.is_empty() {
                break;
            }
            let read: Vec<_> = found.into_par_iter().map(accept).collect();
            for release in read {
                self.account.releases += 1;
                match release {
                    Ok(release) => {
                        self.count(&release);
                        accepted.push(release);
                    }
                    Err(rejected) => self.account.rejected.push(*rejected),
                }
            }
        }
        accepted
    }

    pub(super) fn account(mut self) -> ReleaseAccount {
        self.account.packages = self.reader.packages().clone();
        self.account.json_lines = self.reader.is_json_lines();
        self.account
    }

    fn read(&mut self, size: usize) -> Vec<Result<RawRelease, ReadError>> {
        let mut found = Vec::new();
        let mut bytes = 0;
        while bytes < size {
            let Some(next) = self.reader.next() else { break };
            bytes += next.as_ref().map_or(0, |release| release.text.len());
            found.push(next);
        }
        found
    }

    fn count(&mut self, release: &Release) {
        let account = &mut self.account;
        account.accepted += 1;
        account.sums.add(release.sums.clone());
        if let Some(day) = release.day {
            account.first_date = Some(account.first_date.map_or(day, |first| first.min(day)));
            account.last_date = account.last_date.max(Some(day));
        }
        account.repairs.extend(release.mended.iter().map(|mended| Repair {
            file: 0,
            position: release.spot.position(&mended.pointer),
            raw: mended.raw.clone(),
            repaired: mended.repaired.clone(),
        }));
    }
}

fn accept(found: Result<RawRelease, ReadError>) -> Result<Release, Box<RejectedRow>> {
    let rejected = |position, rule, reason, raw| {
        Box::new(RejectedRow { file: 0, position, rule, reason, raw })
    };
    match found {
        Err(ReadError { position, fault, raw }) => {
            Err(rejected(position, fault.rule(), fault.to_string(), raw))
        }
        Ok(RawRelease { text, spot }) => read(&text, spot).map_err(|(rule, reason)| {
            let raw = String::from_utf8_lossy(&text).into_owned();
            rejected(spot.position(""), rule, reason, raw)
        }),
    }
}

fn read(text: &[u8], spot: Spot) -> Result<Release, (&'static str, String)> {
    let wrong = |fault: MergeFault| (fault.rule(), fault.to_string());
    let mut release: Value =
        serde_json::from_slice(text).map_err(|error| wrong(MergeFault::not_json(&error)))?;
    if !release.is_object() {
        return Err(wrong(MergeFault::NotAnObject { found: json::kind(&release.to_string()) }));
    }
    let mended = mend(&mut release);
    let no_ocid = ("release-ocid-missing", "the release has no ocid".to_owned());
    let ocid = super::fields::text(&release, "ocid").ok_or(no_ocid)?;
    let date = match release.get("date") {
        Some(Value::String(date)) => date.clone(),
        None => return Err(wrong(MergeFault::MissingDate)),
        Some(Value::Null) => return Err(wrong(MergeFault::NullDate)),
        Some(other) => {
            let found = json::kind(&other.to_string());
            return Err(wrong(MergeFault::NonStringDate { found }));
        }
    };
    Ok(Release {
        key: format!("{ocid}\n{}", buyer_key(&release)),
        sums: Sums::of(&release),
        day: day(&release, "date"),
        date,
        spot,
        text: if mended.is_empty() { text.to_vec() } else { release.to_string().into_bytes() },
        mended,
    })
}

/// The buyer, without what differs between two ways of writing the name.
fn buyer_key(release: &Value) -> String {
    let buyer = release.get("buyer").and_then(|buyer| text(buyer, "name"));
    let with_role = || {
        let is_buyer =
            |party: &&Value| items(party, "roles").any(|role| role.as_str() == Some("buyer"));
        items(release, "parties").find(is_buyer).and_then(|party| text(party, "name"))
    };
    buyer.or_else(with_role).map(name_key).unwrap_or_default()
}

/// The date that a release states.
pub(super) fn date(release: &str) -> String {
    let fields = json::fields(release).unwrap_or_default();
    let date = fields.iter().rev().find(|(name, _)| name == "date");
    date.and_then(|(_, date)| json::string(date)).unwrap_or_default().into_owned()
}
