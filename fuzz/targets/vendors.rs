//! Any text as a vendor file; and the vendors that it gives on a title of its own.
#![no_main]

use libfuzzer_sys::fuzz_target;
use resolve::product::{Dictionary, VendorFile};

fuzz_target!(|text: &str| {
    match Dictionary::read(&[VendorFile { name: "fuzz.toml", text }]) {
        Ok(dictionary) => {
            let _ = dictionary.look_through(text, text);
        }
        Err(errors) => assert!(!errors.is_empty()),
    }
});
