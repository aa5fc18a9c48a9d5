//! Any text, mended: mending what is mended changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(mended) = estate::text::repair(text) {
        assert_ne!(mended, text);
    }
});
