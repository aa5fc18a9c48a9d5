//! Any text, mended: it ends, and what it gives is worth its place among the repairs.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(mended) = estate::text::repair(text) {
        assert_ne!(mended, text);
    }
});
