//! Any bytes as each publication on who owns whom.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resolve::ownership::{
    read_company_data, read_relationships, read_relationships_xml, read_significant_control,
};

const COMPANIES: &[u8] = b"CompanyName, CompanyNumber,IncorporationDate,PreviousName_1.CONDATE, PreviousName_1.CompanyName\n";
const RELATIONSHIPS: &[u8] = b"Relationship.StartNode.NodeID,Relationship.EndNode.NodeID,Relationship.RelationshipType,Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType\n";

fuzz_target!(|bytes: &[u8]| {
    let readings = [
        read_significant_control(bytes, |_| ()),
        read_company_data([COMPANIES, bytes].concat().as_slice(), |_| ()),
        read_relationships([RELATIONSHIPS, bytes].concat().as_slice(), |_| ()),
        read_relationships_xml(bytes, |_| ()),
    ];
    for reading in readings.into_iter().flatten() {
        assert_eq!(reading.records, reading.kept + reading.skipped + reading.flawed);
    }
});
