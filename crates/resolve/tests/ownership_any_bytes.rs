//! The readers of ownership on any bytes: no panic, and every record in the account.

use proptest::prelude::*;
use resolve::ownership::{
    ReadError, Reading, read_company_data, read_relationships, read_relationships_xml,
    read_significant_control,
};

const COMPANIES: &[u8] = b"CompanyName, CompanyNumber,IncorporationDate,PreviousName_1.CONDATE, PreviousName_1.CompanyName\n";
const RELATIONSHIPS: &[u8] = b"Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType\n";

fn adds_up(reading: Result<Reading, ReadError>, given: u64) {
    if let Ok(reading) = reading {
        assert_eq!(reading.records, reading.kept + reading.skipped + reading.flawed);
        assert_eq!(reading.kept, given);
    }
}

fn read_all(bytes: &[u8]) {
    let mut kept = 0;
    adds_up(read_significant_control(bytes, |_| kept += 1), kept);
    kept = 0;
    adds_up(read_company_data([COMPANIES, bytes].concat().as_slice(), |_| kept += 1), kept);
    kept = 0;
    adds_up(read_relationships([RELATIONSHIPS, bytes].concat().as_slice(), |_| kept += 1), kept);
    kept = 0;
    adds_up(read_relationships_xml(bytes, |_| kept += 1), kept);
}

proptest! {
    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn text_that_is_nearly_right(text in r#"([",\n0-9/A-Z]|IS_DIRECTLY_CONSOLIDATED_BY|9845INVENTEDBRTON015|\{"data":\{"kind":|"corporate-entity-beneficial-owner"|\}|<Relationship>|</Relationship>|<RelationshipRecord>|</RelationshipRecord>){0,60}"#) {
        read_all(text.as_bytes());
    }
}
