//! The encodings that real files come in, broken ones among them.

/// How a text file's bytes come about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    /// With a byte-order mark.
    Utf8Marked,
    /// With the byte-order mark twice.
    Utf8MarkedTwice,
    /// With a byte-order mark that was read as Windows-1252 and encoded again.
    Utf8MarkDoubleEncoded,
    /// Little-endian, with its byte-order mark.
    Utf16,
    Windows1252,
}

/// What Windows-1252 has in 0x80 to 0x9F, so far as these files need it.
const WINDOWS_1252_EXTRAS: &[(u8, char)] =
    &[(0x80, '€'), (0x91, '‘'), (0x92, '’'), (0x93, '“'), (0x94, '”'), (0x96, '–'), (0x99, '™')];

impl Encoding {
    pub(crate) fn encode(self, text: &str) -> Vec<u8> {
        let marked = |mark: &[u8]| [mark, text.as_bytes()].concat();
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Marked => marked("\u{feff}".as_bytes()),
            Self::Utf8MarkedTwice => marked("\u{feff}\u{feff}".as_bytes()),
            Self::Utf8MarkDoubleEncoded => marked(misread("\u{feff}").as_bytes()),
            Self::Utf16 => "\u{feff}"
                .encode_utf16()
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            Self::Windows1252 => text.chars().map(windows_1252).collect(),
        }
    }
}

fn windows_1252(character: char) -> u8 {
    WINDOWS_1252_EXTRAS
        .iter()
        .find(|&&(_, extra)| extra == character)
        .map(|&(byte, _)| byte)
        .or_else(|| u8::try_from(character).ok())
        .unwrap_or(b'?')
}

/// The text as it looks after its UTF-8 was read as Windows-1252: `Café` becomes `CafÃ©`.
pub(crate) fn misread(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            WINDOWS_1252_EXTRAS
                .iter()
                .find(|&&(extra, _)| extra == byte)
                .map_or(char::from(byte), |&(_, character)| character)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_double_encoded_mark_has_the_six_bytes_that_publishers_leave() {
        let bytes = Encoding::Utf8MarkDoubleEncoded.encode("A");
        assert_eq!(bytes, [0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf, b'A']);
    }

    #[test]
    fn windows_1252_has_one_byte_for_a_pound_sign_and_for_a_dash() {
        assert_eq!(Encoding::Windows1252.encode("£–"), [0xa3, 0x96]);
        assert_eq!(misread("Café – £1"), "CafÃ© â€“ Â£1");
    }

    #[test]
    fn utf_16_begins_with_its_mark() {
        assert_eq!(Encoding::Utf16.encode("A"), [0xff, 0xfe, b'A', 0]);
    }
}
