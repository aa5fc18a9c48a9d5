//! A folder of records that were linked to a reference: both may use the same ids.
#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use std::fs::{self, File};
use std::path::Path;

use arrow_array::StringArray;
use resolve::judgement::{Judgement, Verdict};
use resolve::{Column, Kind, Records};
use review::{Likeness, Review, write_records};

const MATCHES: &str = "left,right,probability,accepted,why\n\
                       1,2,0.700000,true,nearly the same words\n\
                       1,1,0.400000,false,\"only left LIFTS\"\n\
                       2,1,0.999990,true,the same words\n";

fn records(rows: [(&str, Option<&str>); 2]) -> Records {
    let ids = StringArray::from_iter_values(rows.map(|row| row.0));
    let values = StringArray::from_iter(rows.map(|row| row.1));
    let title = "name".to_owned();
    Records::new(ids, vec![Column { title, kind: Kind::Name, values }]).unwrap()
}

fn write(folder: &Path) {
    let queries = records([("1", Some("Tarn Lifts")), ("2", Some("Fell Sons"))]);
    let reference = records([("1", Some("FELL & SONS LTD")), ("2", None)]);
    let file = File::create(folder.join("records.parquet")).unwrap();
    write_records(file, &queries, Some(&reference)).unwrap();
    fs::write(folder.join("matches.csv"), MATCHES).unwrap();
    let organisations = "id,organisation\n1,org-000000000001\n2,org-000000000002\n";
    fs::write(folder.join("organisations.csv"), organisations).unwrap();
}

#[test]
fn the_two_sides_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let review = Review::open(folder.path(), 9).unwrap();
    let keys: Vec<_> = review.asked().iter().map(|pair| pair.keys.clone()).collect();
    assert_eq!(keys, [["1", "reference:1"], ["1", "reference:2"]]);
    let pair = &review.asked()[0];
    assert_eq!(pair.names, ["Tarn Lifts", "FELL & SONS LTD"]);
    assert_eq!(pair.ids, ["1", "1"]);
    let now = pair.memberships.each_ref().map(review::Membership::words);
    assert_eq!(now, ["org-000000000001, on its own", "1 record is linked to it"]);
    assert_eq!(pair.why, "only left LIFTS");
    assert_eq!(review.asked()[1].fields[0].likeness(), Likeness::Unknown);
}

#[test]
fn a_judged_pair_is_read_and_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    let judgement = Judgement {
        left: "reference:1".to_owned(),
        right: "2".to_owned(),
        verdict: Verdict::Accept,
        by: "Ann".to_owned(),
        at: "2026-03-01T09:30:00Z".to_owned(),
        note: None,
        names: None,
    };
    let before = Review::open(folder.path(), 9).unwrap();
    assert_eq!(before.pairs().len(), 2, "the certain pair is not asked about");
    before.log().append(&judgement).unwrap();
    let after = Review::open(folder.path(), 9).unwrap();
    assert_eq!((after.asked().len(), after.pairs().len()), (2, 3));
    let judged = after.pairs().last().unwrap();
    assert_eq!(judged.keys, ["2", "reference:1"]);
    assert_eq!((judged.why.as_str(), judged.probability), ("the same words", Some(0.999_99)));
}
