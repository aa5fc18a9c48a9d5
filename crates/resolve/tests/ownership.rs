//! The corporate-group layer: readers of what is published, and groups on a day.
#![expect(clippy::expect_used, reason = "a test that cannot go on fails")]

use chrono::NaiveDate;
use resolve::ownership::{
    Control, Edge, Ending, Entity, EntityId, Groups, Publication, ReadError, Reading,
    read_company_data, read_relationships, read_relationships_xml, read_significant_control,
};

const SIGNIFICANT_CONTROL: &str = include_str!("fixtures/ownership/significant-control.jsonl");
const COMPANY_DATA: &str = include_str!("fixtures/ownership/company-data.csv");
const RELATIONSHIPS: &str = include_str!("fixtures/ownership/relationships.csv");
const RELATIONSHIPS_XML: &str = include_str!("fixtures/ownership/relationships.xml");

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn company(number: &str) -> EntityId {
    EntityId::company(number).expect("a company number")
}

fn lei(last: &str) -> EntityId {
    EntityId::lei(&format!("9845INVENTEDBRTON{last}")).expect("an LEI")
}

fn edges(read: impl FnOnce(&mut Vec<Edge>) -> Result<Reading, ReadError>) -> (Vec<Edge>, Reading) {
    let mut edges = Vec::new();
    let reading = read(&mut edges).expect("a readable publication");
    (edges, reading)
}

fn significant_control(text: &str) -> (Vec<Edge>, Reading) {
    edges(|edges| read_significant_control(text.as_bytes(), |edge| edges.push(edge)))
}

fn flaws(reading: &Reading) -> Vec<String> {
    reading.flaws.iter().map(ToString::to_string).collect()
}

#[test]
fn corporate_owners_become_edges_and_people_leave_no_trace() {
    let (edges, reading) = significant_control(SIGNIFICANT_CONTROL);
    assert_eq!((reading.records, reading.kept, reading.skipped, reading.flawed), (12, 6, 3, 3));
    assert!(!format!("{edges:?}{reading:?}").contains("Person\""));
    let said: Vec<_> =
        edges.iter().map(|edge| (edge.owner.as_str(), edge.owned.as_str(), edge.control)).collect();
    assert_eq!(
        said,
        [
            ("GB-COH-09900002", "GB-COH-09900001", Control::Majority),
            ("GB-COH-09900003", "GB-COH-09900001", Control::Majority),
            ("NAME-OUSE MIDCO/DELAWARE/7700001", "GB-COH-09900003", Control::Majority),
            ("GB-COH-09900002", "GB-COH-09900004", Control::Minority),
            ("NAME-SARK TRUSTEES/JERSEY/", "GB-COH-OE000009", Control::Minority),
            ("GB-COH-SC900008", "GB-COH-09900007", Control::Other),
        ]
    );
    assert_eq!(edges[0].from, Some(day("2016-04-06")));
    assert_eq!(edges[0].until, Some(day("2021-06-30")));
    assert_eq!(edges[0].owner_name, "Brayford Holdings Limited");
    assert_eq!(edges[0].line, 1);
}

#[test]
fn a_line_that_cannot_be_read_is_named_with_what_to_do_and_the_rest_is_read() {
    let (_, reading) = significant_control(SIGNIFICANT_CONTROL);
    assert_eq!(
        flaws(&reading),
        [
            "line 8: \"NOT A NUMBER\" is not a company number; the record was left out: correct the number",
            "line 9: \"1st of May\" in data.notified_on is not a date; the record was left out: correct the date",
            "line 10: not a JSON record of the published shape (column 85); the record was left out: check that the file is whole",
        ]
    );
}

#[test]
fn what_is_wrong_with_a_line_on_a_person_does_not_say_who() {
    let line = r#"{"company_number":"09900002","data":{"kind":5,"name":"A Person"}}"#;
    let (_, reading) = significant_control(line);
    assert_eq!(reading.flawed, 1);
    assert!(!flaws(&reading).concat().contains("A Person"));
}

#[test]
fn companies_have_dated_former_names() {
    let mut entities: Vec<Entity> = Vec::new();
    let reading = read_company_data(COMPANY_DATA.as_bytes(), |entity| entities.push(entity));
    let reading = reading.expect("a readable publication");
    assert_eq!((reading.records, reading.kept, reading.flawed), (8, 4, 4));
    let first = &entities[0];
    let former: Vec<_> = first
        .former_names
        .iter()
        .map(|former| (former.name.as_str(), former.from, former.until))
        .collect();
    assert_eq!(
        former,
        [
            ("FENLAND COMPUTING, LIMITED", Some(day("2003-05-05")), day("2009-02-11")),
            ("BRAYFORD \"CIVIC\" SOFTWARE LIMITED", Some(day("2009-02-11")), day("2021-06-30")),
        ]
    );
    assert_eq!(first.postcode, "ZZ1 1AA");
    assert_eq!(first.name_on(day("2003-05-04")), None);
    assert_eq!(first.name_on(day("2009-02-10")), Some("FENLAND COMPUTING, LIMITED"));
    assert_eq!(first.name_on(day("2009-02-11")), Some("BRAYFORD \"CIVIC\" SOFTWARE LIMITED"));
    assert_eq!(first.name_on(day("2024-01-01")), Some("BRAYFORD SYSTEMS LIMITED"));
    let ids: Vec<_> = entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids, ["GB-COH-09900001", "GB-COH-OC990009", "GB-COH-SC900008", "GB-COH-00990013"]);

    let mut groups = Groups::new(Vec::new());
    for entity in entities {
        groups.register(entity);
    }
    assert_eq!(groups.former_names(&company("9900001")).len(), 2);
    assert_eq!(groups.former_names(&company("SC900008")), []);
}

#[test]
fn rows_of_company_data_that_cannot_be_read_cost_only_themselves() {
    let reading = read_company_data(COMPANY_DATA.as_bytes(), |_| ()).expect("a publication");
    assert_eq!(
        flaws(&reading),
        [
            "line 5: \"31/02/2012\" in IncorporationDate is not a date; the record was left out: correct the date",
            "line 6: 3 cells where the header has 55; the record was left out: look for a stray comma or quotation mark",
            "line 7: a quotation mark is opened and not closed; the line was left out: close it or delete it",
            "line 8: \"PENDING\" is not a company number; the record was left out: correct the number",
        ]
    );
}

#[test]
fn another_file_is_refused_with_the_column_that_it_lacks() {
    let refused = |text: &str| {
        read_company_data(text.as_bytes(), |_| ()).expect_err("not the publication").to_string()
    };
    assert_eq!(
        refused("Supplier Name,Amount\nBrayford,1\n"),
        "line 1: the header has no column \"CompanyName\": give the Companies House basic company data as it is published, with its header"
    );
    assert!(refused("").starts_with("the input is empty"));
    assert!(read_relationships("LEI\n".as_bytes(), |_| ()).is_err());
}

#[test]
fn relationships_hold_for_their_own_period_and_not_for_a_year_of_accounts() {
    let (edges, reading) =
        edges(|edges| read_relationships(RELATIONSHIPS.as_bytes(), |edge| edges.push(edge)));
    assert_eq!((reading.records, reading.kept, reading.skipped, reading.flawed), (9, 3, 4, 2));
    assert_eq!(edges[0].owner, lei("112"));
    assert_eq!(edges[0].owned, lei("015"));
    assert_eq!((edges[0].from, edges[0].until), (Some(day("2017-12-06")), None));
    assert_eq!(edges[1].control, Control::Ultimate);
    assert_eq!(edges[2].until, Some(day("2019-05-01")));
    assert_eq!(
        flaws(&reading),
        [
            "line 8: \"9845INVENTEDBRTON016\" is not an LEI (20 characters with check digits); the record was left out",
            "line 9: \"2017\" in RelationshipPeriod.StartDate is not a date; the record was left out: correct the date",
        ]
    );
}

#[test]
fn relationships_in_xml_say_the_same() {
    let (from_xml, reading) = edges(|edges| {
        read_relationships_xml(RELATIONSHIPS_XML.as_bytes(), |edge| edges.push(edge))
    });
    assert_eq!((reading.records, reading.kept, reading.skipped, reading.flawed), (4, 2, 1, 1));
    let (from_csv, _) =
        edges(|edges| read_relationships(RELATIONSHIPS.as_bytes(), |edge| edges.push(edge)));
    let said = |edge: &Edge| (edge.owner.clone(), edge.owned.clone(), edge.from, edge.until);
    assert_eq!(said(&from_xml[0]), said(&from_csv[0]));
    assert_eq!(said(&from_xml[1]), said(&from_csv[2]));

    let half = &RELATIONSHIPS_XML[..RELATIONSHIPS_XML.len() / 2];
    let broken = read_relationships_xml(half.as_bytes(), |_| ());
    assert!(matches!(broken, Err(ReadError::Xml { .. })));
}

fn owns(owner: &str, number: &str, from: &str, until: Option<&str>) -> Edge {
    Edge {
        owner: company(owner),
        owner_name: String::new(),
        owned: company(number),
        from: Some(day(from)),
        until: until.map(day),
        control: Control::Majority,
        publication: Publication::Given,
        line: 0,
    }
}

#[test]
fn the_group_of_an_entity_changes_on_the_day_it_was_sold() {
    let (edges, _) = significant_control(SIGNIFICANT_CONTROL);
    let groups = Groups::new(edges);
    let before = groups.membership(&company("9900001"), day("2021-06-29"));
    assert_eq!(before.head, company("9900002"));
    let after = groups.membership(&company("9900001"), day("2021-06-30"));
    assert_eq!(after.head.as_str(), "NAME-OUSE MIDCO/DELAWARE/7700001");
    assert_eq!(after.path.len(), 3);
    assert_eq!(after.ending, Ending::Top);
    let long_ago = groups.membership(&company("9900001"), day("2010-01-01"));
    assert_eq!(long_ago.head, company("9900001"));
    // A quarter to a half is no group.
    assert!(!groups.same_group(&company("9900004"), &company("9900002"), day("2024-01-01")));
}

#[test]
fn an_owner_listed_beside_its_own_owner_is_no_joint_control() {
    let groups = Groups::new(vec![
        owns("1", "2", "2016-01-01", None),
        owns("2", "3", "2016-01-01", None),
        owns("1", "3", "2016-01-01", None),
    ]);
    let found = groups.membership(&company("3"), day("2020-01-01"));
    assert_eq!(found.path, [company("3"), company("2"), company("1")]);
    assert_eq!(found.ending, Ending::Top);
}

#[test]
fn what_two_groups_control_together_belongs_to_neither() {
    let groups = Groups::new(vec![
        owns("1", "3", "2016-01-01", None),
        owns("2", "3", "2016-01-01", None),
        owns("3", "4", "2016-01-01", None),
    ]);
    let found = groups.membership(&company("4"), day("2020-01-01"));
    assert_eq!(found.head, company("3"));
    assert_eq!(found.ending, Ending::Joint(vec![company("1"), company("2")]));
}

#[test]
fn a_circle_of_owners_is_one_group_with_one_head_from_wherever_one_starts() {
    let groups = Groups::new(vec![
        owns("3", "1", "2016-01-01", None),
        owns("1", "2", "2016-01-01", None),
        owns("2", "3", "2016-01-01", None),
        owns("3", "4", "2016-01-01", None),
    ]);
    for number in ["1", "2", "3", "4"] {
        let found = groups.membership(&company(number), day("2020-01-01"));
        assert_eq!(found.head, company("1"), "from {number}");
        assert_eq!(found.path.first(), Some(&company(number)));
        assert_eq!(found.ending, Ending::Circle(vec![company("1"), company("2"), company("3")]));
    }
}

#[test]
fn a_chain_without_end_is_followed_only_so_far() {
    let chain = (1..5000)
        .map(|n: u32| owns(&(n + 1).to_string(), &n.to_string(), "2016-01-01", None))
        .collect();
    let found = Groups::new(chain).membership(&company("1"), day("2020-01-01"));
    assert_eq!(found.ending, Ending::TooDeep);
    assert!(found.path.len() < 100);
}

#[test]
fn paths_that_fork_and_meet_again_many_times_are_climbed_once() {
    let mut edges = Vec::new();
    for level in 0..20 {
        let [low, left, right, high] = [0, 1, 2, 3].map(|n| (level * 3 + n + 1).to_string());
        edges.push(owns(&left, &low, "2016-01-01", None));
        edges.push(owns(&right, &low, "2016-01-01", None));
        edges.push(owns(&high, &left, "2016-01-01", None));
        edges.push(owns(&high, &right, "2016-01-01", None));
    }
    let found = Groups::new(edges).membership(&company("1"), day("2020-01-01"));
    assert_eq!(found.head, company("61"));
}

#[test]
fn the_one_at_the_top_is_reached_where_those_between_are_not_known() {
    let (edges, _) =
        edges(|edges| read_relationships(RELATIONSHIPS.as_bytes(), |edge| edges.push(edge)));
    let groups = Groups::new(edges);
    let found = groups.membership(&lei("015"), day("2020-01-01"));
    assert_eq!(found.path, [lei("015"), lei("112"), lei("209")]);
    assert_eq!(found.ending, Ending::Top);
    let sold = groups.membership(&lei("306"), day("2020-01-01"));
    assert_eq!(sold.head, lei("306"));
    assert_eq!(groups.membership(&lei("306"), day("2018-01-01")).head, lei("209"));
}

#[test]
fn no_bytes_break_the_readers() {
    let samples: [&[u8]; 8] = [
        b"",
        b"\n\n\r\n",
        b"\xFF\xFE\x00",
        b"{\"data\":{\"kind\":\"corporate-entity-beneficial-owner\"}}\n\xFF\n{}",
        b"CompanyName,CompanyNumber\n\"",
        b"\xEF\xBB\xBFCompanyName, CompanyNumber,PreviousName_1.CONDATE,PreviousName_1.CompanyName\nA,1,01/01/2000,B\n\"\"\",,,\n",
        b"<a><b></a>",
        b"<rr:RelationshipRecord/><Relationship><RelationshipRecord></RelationshipRecord>",
    ];
    for sample in samples {
        let _ = read_significant_control(sample, |_| ());
        let _ = read_company_data(sample, |_| ());
        let _ = read_relationships(sample, |_| ());
        let _ = read_relationships_xml(sample, |_| ());
    }
    let long = format!("{}\n{}", "x".repeat(3 << 20), SIGNIFICANT_CONTROL);
    let (edges, reading) = significant_control(&long);
    assert_eq!((edges.len(), reading.flaws[0].line), (6, 1));
}
