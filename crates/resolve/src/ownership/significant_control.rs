use std::borrow::Cow;
use std::io::BufRead;

use chrono::NaiveDate;
use serde::Deserialize;

use super::lines::{LONGEST, Line, Lines};
use super::reading::{Problem, quoted};
use super::{Control, Edge, EntityId, Publication, ReadError, Reading, dates};

/// Reads the Companies House snapshot of persons with significant control: one JSON object a line.
///
/// Only corporate entities become edges. Of a line about a person nothing but its kind is taken out,
/// so that no name of a person is kept anywhere.
///
/// # Errors
/// When the input fails. A line that cannot be read is a flaw of the reading, and the rest is read.
pub fn read_significant_control(
    input: impl BufRead,
    mut keep: impl FnMut(Edge),
) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut lines = Lines::new(input);
    loop {
        let reached = lines.number();
        let line = match lines.next() {
            Ok(Some(Line::Whole(line))) if line.trim_ascii().is_empty() => continue,
            Ok(Some(Line::Whole(line))) => edge(line, reached + 1),
            Ok(Some(Line::TooLong)) => Err(Problem::TooLong(LONGEST)),
            Ok(None) => return Ok(reading),
            Err(source) => return Err(ReadError::Input { line: reached + 1, source }),
        };
        reading.records += 1;
        match line {
            Ok(Some(edge)) => {
                reading.kept += 1;
                keep(edge);
            }
            Ok(None) => reading.skipped += 1,
            Err(problem) => reading.flaw(reached + 1, problem),
        }
    }
}

/// What a line speaks of, and nothing else of it.
#[derive(Deserialize)]
struct About<'a> {
    #[serde(borrow)]
    data: AboutKind<'a>,
}

#[derive(Deserialize)]
struct AboutKind<'a> {
    #[serde(borrow, default)]
    kind: Cow<'a, str>,
}

/// A line about a corporate entity.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(borrow, default)]
    company_number: Cow<'a, str>,
    #[serde(borrow)]
    data: Owner<'a>,
}

#[derive(Deserialize)]
struct Owner<'a> {
    #[serde(borrow, default)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    identification: Identification<'a>,
    #[serde(borrow, default)]
    natures_of_control: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    notified_on: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    ceased_on: Option<Cow<'a, str>>,
}

#[derive(Default, Deserialize)]
struct Identification<'a> {
    #[serde(borrow, default)]
    registration_number: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    country_registered: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    place_registered: Option<Cow<'a, str>>,
}

const CORPORATE: [&str; 2] =
    ["corporate-entity-person-with-significant-control", "corporate-entity-beneficial-owner"];

fn edge(line: &[u8], number: u64) -> Result<Option<Edge>, Problem> {
    let text = std::str::from_utf8(line).map_err(|_| Problem::NotText)?;
    // The parser's own words may quote the line, which may speak of a person.
    let shape = |error: serde_json::Error| Problem::NotJson(error.column());
    let about: About<'_> = serde_json::from_str(text).map_err(shape)?;
    if !CORPORATE.contains(&about.data.kind.as_ref()) {
        return Ok(None);
    }
    let Record { company_number, data } = serde_json::from_str(text).map_err(shape)?;
    let company = EntityId::company(&company_number)
        .ok_or_else(|| Problem::CompanyNumber(quoted(&company_number)))?;
    let owner = owner(&data).ok_or(Problem::Missing("data.name"))?;
    if owner == company {
        return Err(Problem::OwnOwner(company.to_string()));
    }
    let from = date("data.notified_on", data.notified_on.as_deref())?;
    let until = date("data.ceased_on", data.ceased_on.as_deref())?;
    if from.zip(until).is_some_and(|(from, until)| until < from) {
        return Err(Problem::Backwards);
    }
    Ok(Some(Edge {
        owner,
        owner_name: data.name.trim().to_owned(),
        owned: company,
        from,
        until,
        control: control(&data.natures_of_control),
        publication: Publication::SignificantControl,
        line: number,
    }))
}

fn date(field: &'static str, text: Option<&str>) -> Result<Option<NaiveDate>, Problem> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => {
            let wrong = || Problem::Date { field, text: quoted(text) };
            dates::iso(text).map(Some).ok_or_else(wrong)
        }
    }
}

/// A number that looks like one of ours is believed only with a place in the United Kingdom beside it.
fn owner(data: &Owner<'_>) -> Option<EntityId> {
    let found = &data.identification;
    let number = found.registration_number.as_deref().unwrap_or_default();
    let country = found.country_registered.as_deref().unwrap_or_default();
    let place = found.place_registered.as_deref().unwrap_or_default();
    let is_ours = is_here(country) || (country.trim().is_empty() && is_here(place));
    if let Some(id) = EntityId::company(number).filter(|_| is_ours) {
        return Some(id);
    }
    let place = if country.trim().is_empty() { place } else { country };
    EntityId::elsewhere(&data.name, place, number)
}

fn is_here(place: &str) -> bool {
    const WORDS: [&str; 12] = [
        "ENGLAND",
        "WALES",
        "SCOTLAND",
        "NORTHERN IRELAND",
        "UNITED KINGDOM",
        "GREAT BRITAIN",
        "COMPANIES HOUSE",
        "UK",
        "U.K.",
        "GB",
        "CARDIFF",
        "EDINBURGH",
    ];
    let place = place.to_uppercase();
    // "New South Wales" and "New England" are elsewhere.
    let words =
        place.split(|c: char| !c.is_alphanumeric() && c != '.').collect::<Vec<_>>().join(" ");
    let words = format!(" {words} ");
    !words.contains(" NEW ") && WORDS.iter().any(|word| words.contains(&format!(" {word} ")))
}

fn control(natures: &[Cow<'_, str>]) -> Control {
    natures.iter().map(|nature| strength(nature)).min().unwrap_or(Control::Other)
}

fn strength(nature: &str) -> Control {
    let is_share = ["ownership-of-shares", "voting-rights", "right-to-share-surplus-assets"]
        .iter()
        .any(|start| nature.starts_with(start));
    let most = ["50-to-75-percent", "75-to-100-percent"];
    let appoints = "right-to-appoint-and-remove-";
    if is_share && most.iter().any(|band| nature.contains(band)) || nature.starts_with(appoints) {
        Control::Majority
    } else if is_share {
        Control::Minority
    } else {
        Control::Other
    }
}
