//! Any rows under the headers of a spend file.
#![no_main]

use libfuzzer_sys::fuzz_target;

const HEADER: &[u8] = b"Body Name,Service Area,Expenses Type,Invoice Payment Date,Transaction Number,Net Amount,Supplier Name\n";

fuzz_target!(|rows: &[u8]| {
    let audit = estate::audit_bytes("spend.csv", &[HEADER, rows].concat());
    let lines = audit.spend.len() as u64;
    let file = &audit.files[0];
    assert_eq!(file.rows_in, file.accepted + file.rejected);
    // Rows that look more like a header than ours make it another table.
    if file.kind == estate::Kind::Spend {
        assert_eq!(file.accepted, lines);
    }
    assert_eq!(file.rejected, audit.rejected.len() as u64);
});
