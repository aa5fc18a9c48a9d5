//! Any rows under the headers of a contract register.
#![no_main]

use libfuzzer_sys::fuzz_target;

const HEADER: &[u8] =
    b"Contract Reference,Title,Supplier Name,Start Date,End Date,Total Contract Value,Visibility\n";

fuzz_target!(|rows: &[u8]| {
    let audit = estate::audit_bytes("register.csv", &[HEADER, rows].concat());
    let file = &audit.files[0];
    assert_eq!(file.rows_in, file.accepted + file.rejected);
    // Rows that look more like a header than ours make it another table.
    if file.kind == estate::Kind::Register {
        assert_eq!(file.accepted, (audit.contracts.len() + audit.withheld.len()) as u64);
    }
});
