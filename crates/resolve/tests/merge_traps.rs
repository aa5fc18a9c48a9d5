//! Organisations that look alike are kept apart, and one written in several ways is not.
//!
//! The invented traps are the demonstration's; `traps/known.csv` holds the ones met in published
//! registers (names and postcodes as published, numbers invented, two suppliers under one of them
//! as in the register).

#![allow(clippy::expect_used, reason = "a test without its records fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use arrow_array::StringArray;
use demonstration::merge_traps;
use resolve::{Column, Kind, Records, Settings, dedupe};

/// How many in a hundred pairs of one organisation must be found among the variants.
const RECALL_FLOOR: usize = 85;

struct Trapped {
    id: String,
    name: String,
    company_number: Option<String>,
    postcode: Option<String>,
    trap: String,
    kind: String,
    entity: String,
}

fn invented() -> Vec<Trapped> {
    let records = merge_traps().into_iter().map(|record| Trapped {
        id: record.id,
        name: record.name,
        company_number: record.company_number,
        postcode: record.postcode,
        trap: record.trap.to_string(),
        kind: record.kind.to_string(),
        entity: record.entity.to_string(),
    });
    records.collect()
}

fn known() -> Vec<Trapped> {
    let field = |cell: &str| Some(cell.to_owned()).filter(|cell| !cell.is_empty());
    let lines = include_str!("traps/known.csv").lines().skip(1);
    let records = lines.map(|line| match line.split(',').collect::<Vec<_>>()[..] {
        [id, name, number, postcode, trap, kind, entity] => Trapped {
            id: id.to_owned(),
            name: name.to_owned(),
            company_number: field(number),
            postcode: field(postcode),
            trap: trap.to_owned(),
            kind: kind.to_owned(),
            entity: entity.to_owned(),
        },
        _ => panic!("{line} has not seven cells"),
    });
    records.collect()
}

fn records(trapped: &[Trapped]) -> Records {
    let column =
        |title: &str, kind, values: StringArray| Column { title: title.into(), kind, values };
    let columns = vec![
        column("name", Kind::Name, trapped.iter().map(|r| Some(&r.name)).collect()),
        column(
            "company_number",
            Kind::Identifier,
            trapped.iter().map(|r| r.company_number.as_ref()).collect(),
        ),
        column("postcode", Kind::Postcode, trapped.iter().map(|r| r.postcode.as_ref()).collect()),
    ];
    let ids = trapped.iter().map(|r| Some(&r.id)).collect();
    Records::new(ids, columns).expect("ids are distinct")
}

/// The cluster of each record, by name, number and postcode.
fn resolved(trapped: &[Trapped]) -> Vec<u32> {
    let resolution = dedupe(&records(trapped), &Settings::default()).expect("no memory cap");
    let alone = |at: usize| u32::try_from(at).expect("few records");
    resolution.clusters.iter().enumerate().map(|(at, c)| c.unwrap_or(alone(at))).collect()
}

/// Each cluster that holds more than one organisation, as a person would want to read it.
fn merged(trapped: &[Trapped], clusters: &[u32]) -> Vec<String> {
    let mut members = BTreeMap::<u32, Vec<&Trapped>>::new();
    for (record, cluster) in trapped.iter().zip(clusters) {
        members.entry(*cluster).or_default().push(record);
    }
    members
        .into_values()
        .filter(|members| members.iter().map(|r| &r.entity).collect::<BTreeSet<_>>().len() > 1)
        .map(|members| {
            members.iter().fold(String::new(), |mut text, r| {
                let (number, postcode) = (&r.company_number, &r.postcode);
                let _ = writeln!(
                    text,
                    "{} {} {:?} {number:?} {postcode:?} of {}",
                    r.kind, r.trap, r.name, r.entity
                );
                text
            })
        })
        .collect()
}

/// Of the pairs that are one organisation, how many were found and how many there are.
fn found<'a>(records: impl Iterator<Item = (&'a Trapped, &'a u32)>) -> (usize, usize) {
    let mut entities = BTreeMap::<&str, Vec<u32>>::new();
    for (record, cluster) in records {
        entities.entry(&record.entity).or_default().push(*cluster);
    }
    let mut pairs = (0, 0);
    for clusters in entities.values() {
        for (at, left) in clusters.iter().enumerate() {
            pairs.0 += clusters[at + 1..].iter().filter(|right| *right == left).count();
            pairs.1 += clusters.len() - at - 1;
        }
    }
    pairs
}

#[test]
fn no_invented_trap_is_merged() {
    let trapped = invented();
    let merged = merged(&trapped, &resolved(&trapped));
    assert!(merged.is_empty(), "{} clusters are wrong:\n{}", merged.len(), merged.join("\n"));
}

#[test]
fn one_organisation_written_in_several_ways_is_found() {
    let trapped = invented();
    let clusters = resolved(&trapped);
    let variants = trapped.iter().zip(&clusters).filter(|(record, _)| record.kind == "variant");
    let (found, all) = found(variants);
    assert!(found * 100 >= all * RECALL_FLOOR, "{found} of {all} pairs");
}

#[test]
fn the_traps_met_in_published_registers_are_not_merged_among_others() {
    let trapped: Vec<Trapped> = known().into_iter().chain(invented()).collect();
    let clusters = resolved(&trapped);
    let merged = merged(&trapped, &clusters);
    assert!(merged.is_empty(), "{} clusters are wrong:\n{}", merged.len(), merged.join("\n"));
    let known = trapped.iter().zip(&clusters).filter(|(record, _)| record.id.starts_with('k'));
    let (found, all) = found(known);
    assert!(found >= 3, "{found} of {all} pairs of the known suppliers");
}

#[test]
fn a_mistyped_number_is_reported() {
    let notes = dedupe(&records(&known()), &Settings::default()).expect("no memory cap").notes;
    let told = notes.iter().any(|note| {
        let names = |id: &str| note.records.iter().any(|record| record == id);
        note.rule == "shared-number" && names("k2") && names("k4")
    });
    assert!(told, "{notes:?}");
}
