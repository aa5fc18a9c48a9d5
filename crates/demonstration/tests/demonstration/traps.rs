use std::collections::{BTreeMap, BTreeSet};

use demonstration::{TrapKind, TrapRecord, merge_traps, write_merge_traps};

use crate::reading::rows;

fn by_trap() -> BTreeMap<u32, Vec<TrapRecord>> {
    let mut traps = BTreeMap::<u32, Vec<TrapRecord>>::new();
    for record in merge_traps() {
        traps.entry(record.trap).or_default().push(record);
    }
    traps
}

#[test]
fn five_hundred_traps_hold_at_least_two_organisations_and_a_variant_holds_one() {
    let mut traps = 0;
    for records in by_trap().values() {
        let entities: BTreeSet<u32> = records.iter().map(|record| record.entity).collect();
        assert!(records.len() >= 2, "{records:?}");
        if records[0].kind == TrapKind::Variant {
            assert_eq!(entities.len(), 1, "{records:?}");
        } else {
            assert!(entities.len() >= 2, "{records:?}");
            traps += 1;
        }
    }
    assert!(traps >= 500, "{traps}");
}

#[test]
fn an_organisation_is_of_one_trap() {
    let mut trap_of = BTreeMap::new();
    for record in merge_traps() {
        assert_eq!(*trap_of.entry(record.entity).or_insert(record.trap), record.trap);
    }
}

/// Nobody could keep apart two organisations that are written alike in every column.
#[test]
fn records_of_different_organisations_differ_in_something() {
    let mut seen = BTreeMap::new();
    for record in merge_traps() {
        let written = (record.name.to_uppercase(), record.company_number, record.postcode);
        let entity = *seen.entry(written.clone()).or_insert(record.entity);
        assert_eq!(entity, record.entity, "{written:?}");
    }
}

#[test]
fn only_mistyped_numbers_are_of_two_organisations() {
    let mut holders = BTreeMap::<String, BTreeSet<u32>>::new();
    for record in merge_traps().into_iter().filter(|r| r.kind != TrapKind::MistypedNumber) {
        holders.entry(record.company_number.unwrap_or_default()).or_default().insert(record.entity);
    }
    holders.remove("");
    assert!(holders.values().all(|entities| entities.len() == 1));
    for records in by_trap().values().filter(|r| r[0].kind == TrapKind::MistypedNumber) {
        assert_eq!(records[0].company_number, records[1].company_number);
        assert_ne!(records[0].entity, records[1].entity);
    }
}

#[test]
fn the_sheet_holds_every_record_in_seven_columns() {
    let mut sheet = Vec::new();
    write_merge_traps(&mut sheet).unwrap();
    let rows = rows(&String::from_utf8(sheet).unwrap(), ',');
    assert_eq!(rows.len(), merge_traps().len() + 1);
    assert!(rows.iter().all(|row| row.len() == 7));
}
