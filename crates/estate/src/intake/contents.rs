use std::io::{self, Read};

/// How much of a file is looked at to find out what it is.
const HEAD: u64 = 128 << 10;

/// What a file is, by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contents {
    Empty,
    /// ZIP, which may also be an XLSX or ODS workbook.
    Zip,
    Gzip,
    /// The old Microsoft container: an XLS workbook, or any workbook with a password.
    CompoundFile,
    /// JSON that mentions releases.
    Ocds,
    /// JSON about something else.
    OtherJson,
    Text,
    /// A document that people read and programs do not; the word for it.
    Document(&'static str),
    /// Pictures, programs and the like.
    Binary,
}

/// The beginning of a stream.
pub(crate) struct Head {
    pub(crate) bytes: Vec<u8>,
    /// Whether that is all of it.
    pub(crate) whole: bool,
}

impl Head {
    pub(crate) fn read(reader: &mut dyn Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        reader.take(HEAD).read_to_end(&mut bytes)?;
        let whole = (bytes.len() as u64) < HEAD;
        Ok(Self { bytes, whole })
    }

    pub(crate) fn contents(&self) -> Contents {
        let bytes = self.bytes.as_slice();
        match bytes {
            [] => Contents::Empty,
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Contents::Zip,
            [0x1F, 0x8B, ..] => Contents::Gzip,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Contents::CompoundFile,
            [b'%', b'P', b'D', b'F', ..] => Contents::Document("a PDF"),
            [b'{', b'\\', b'r', b't', b'f', ..] => Contents::Document("an RTF document"),
            _ => self.text_contents(),
        }
    }

    fn text_contents(&self) -> Contents {
        let text = self.bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&self.bytes);
        let is_utf16 = matches!(text, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
        let sample = text.get(..text.len().min(4096)).unwrap_or(text);
        let zeros = memchr::memchr_iter(0, sample).count();
        let controls = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=31)).count();
        // UTF-16 without a mark has a zero in nearly every second byte, binary files do not.
        let looks_utf16 = zeros * 10 > sample.len() * 4 && zeros * 10 < sample.len() * 6;
        if !is_utf16
            && ((zeros * 50 > sample.len() && !looks_utf16) || controls * 50 > sample.len())
        {
            return Contents::Binary;
        }
        match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
            None => Contents::Empty,
            Some(b'{' | b'[') if self.mentions_releases() => Contents::Ocds,
            Some(b'{') => Contents::OtherJson,
            Some(b'[') if begins_json_list(text) => Contents::OtherJson,
            _ => Contents::Text,
        }
    }

    fn mentions_releases(&self) -> bool {
        [&b"\"ocid\""[..], b"\"releases\"", b"\"records\""]
            .iter()
            .any(|key| memchr::memmem::find(&self.bytes, key).is_some())
    }
}

/// Whether what follows the first bracket is a value of JSON and not a word such as `[Redacted]`.
fn begins_json_list(text: &[u8]) -> bool {
    let mut bytes = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    bytes.next();
    matches!(bytes.next(), Some(b'{' | b'[' | b'"' | b']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Contents) {
        let head = Head { bytes: bytes.to_vec(), whole: true };
        assert_eq!(head.contents(), expected);
    }

    #[test]
    fn files_are_known_by_their_first_bytes() {
        check(b"", Contents::Empty);
        check(b" \n\t", Contents::Empty);
        check(b"\xEF\xBB\xBF{\"ocid\": 1}", Contents::Ocds);
        check(b"\n[{\"ocid\": 1}]", Contents::Ocds);
        check(b"{\"name\": \"package\"}", Contents::OtherJson);
        check(b"[Redacted],5\n", Contents::Text);
        check(b"a,b\n1,2\n", Contents::Text);
        check(b"a\0,\0b\0\n\0", Contents::Text);
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Contents::Binary);
        check(b"%PDF-1.7", Contents::Document("a PDF"));
    }
}
