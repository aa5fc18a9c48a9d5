//! Any bytes at all, as a file of unknown kind: text, workbook, archive or nothing known.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let audit = estate::audit_bytes("given", bytes);
    for file in &audit.files {
        assert_eq!(file.rows_in, file.accepted + file.rejected, "{file:?}");
    }
});
