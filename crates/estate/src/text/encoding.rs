//! Which encoding a text is in, and reading it as UTF-8.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The encoding of a text, found from its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Windows1252,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    /// Finds the encoding from the head of a text; `whole` if the head is all there is.
    pub(crate) fn of(head: &[u8], whole: bool) -> Self {
        match head {
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let sample = head.get(..head.len().min(512)).unwrap_or(head);
        let zeros_at = |parity| sample.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
        let (even, odd) = (zeros_at(0), zeros_at(1));
        // Text in English has a zero in nearly every second byte of UTF-16 and none in UTF-8.
        if sample.len() >= 4 && (even + odd) * 4 > sample.len() {
            return if odd > even { Self::Utf16Le } else { Self::Utf16Be };
        }
        match std::str::from_utf8(head) {
            Ok(_) => Self::Utf8,
            Err(error) if error.error_len().is_none() && !whole => Self::Utf8,
            Err(_) => Self::Windows1252,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16 (little-endian)",
            Self::Utf16Be => "UTF-16 (big-endian)",
        }
    }

    /// A reader of UTF-8 over `reader`. Windows-1252 passes as it is: it is decoded row by row, so
    /// that a file which changes encoding half-way is still read.
    pub(crate) fn decoding<'a>(self, reader: Box<dyn Read + 'a>) -> Box<dyn Read + 'a> {
        let decoder = match self {
            Self::Utf8 | Self::Windows1252 => return reader,
            Self::Utf16Le => UTF_16LE.new_decoder_with_bom_removal(),
            Self::Utf16Be => UTF_16BE.new_decoder_with_bom_removal(),
        };
        Box::new(Transcoder {
            reader,
            decoder,
            input: Vec::new(),
            output: Vec::new(),
            sent: 0,
            ended: false,
        })
    }
}

/// The text of a row: as it is if it is UTF-8, else as Windows-1252.
pub(crate) fn decode_row(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Strips byte-order marks that are plain, repeated or double-encoded from the first cell of a
/// file, and says which kind it found.
pub(crate) fn strip_marks(text: &str) -> (&str, Option<&'static str>) {
    const MARKS: [(&str, &str); 4] = [
        ("\u{FEFF}", "a byte-order mark"),
        ("ï»¿", "a double-encoded byte-order mark"),
        ("Ã¯»¿", "a triple-encoded byte-order mark"),
        ("Ã¯Â»Â¿", "a triple-encoded byte-order mark"),
    ];
    let (mut rest, mut found): (&str, Option<&'static str>) = (text, None);
    while let Some((stripped, name)) =
        MARKS.iter().find_map(|(mark, name)| Some((rest.strip_prefix(mark)?, *name)))
    {
        rest = stripped;
        found = Some(if found.is_some() { "a repeated byte-order mark" } else { name });
    }
    (rest, found)
}

struct Transcoder<'a> {
    reader: Box<dyn Read + 'a>,
    decoder: Decoder,
    input: Vec<u8>,
    output: Vec<u8>,
    sent: usize,
    ended: bool,
}

impl Transcoder<'_> {
    const CHUNK: usize = 64 * 1024;

    fn refill(&mut self) -> io::Result<()> {
        self.input.resize(Self::CHUNK, 0);
        let read = loop {
            match self.reader.read(&mut self.input) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.ended = read == 0;
        // Three bytes of UTF-8 for each unit of two, and room for what the decoder held back.
        self.output.resize(Self::CHUNK * 2 + 16, 0);
        let input = self.input.get(..read).unwrap_or_default();
        let (result, _, written, _) =
            self.decoder.decode_to_utf8(input, &mut self.output, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty, "the output holds all of the input");
        self.output.truncate(written);
        self.sent = 0;
        Ok(())
    }
}

impl Read for Transcoder<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.sent == self.output.len() && !self.ended {
            self.refill()?;
        }
        let waiting = self.output.get(self.sent..).unwrap_or_default();
        let count = waiting.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), waiting.get(..count)) {
            to.copy_from_slice(from);
        }
        self.sent += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found_by_content() {
        assert_eq!(Encoding::of("plain £".as_bytes(), true), Encoding::Utf8);
        assert_eq!(Encoding::of(b"caf\xE9 bar", true), Encoding::Windows1252);
        assert_eq!(Encoding::of(b"\xFF\xFEa\0", true), Encoding::Utf16Le);
        assert_eq!(Encoding::of(b"\0D\0a\0t\0e", true), Encoding::Utf16Be);
        assert_eq!(Encoding::of(b"D\0a\0t\0e\0", true), Encoding::Utf16Le);
        // A head that was cut in the middle of a character is still UTF-8.
        assert_eq!(Encoding::of(&"££".as_bytes()[..3], false), Encoding::Utf8);
    }

    #[test]
    fn utf_16_is_read_as_utf_8_across_chunks() {
        let text = "Supplier £ 😀,".repeat(40_000);
        let bytes: Vec<u8> =
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let mut read = String::new();
        Encoding::of(&bytes, true)
            .decoding(Box::new(bytes.as_slice()))
            .read_to_string(&mut read)
            .unwrap();
        assert_eq!(read, text);
    }

    #[test]
    fn byte_order_marks_of_every_kind_are_stripped() {
        for marked in ["\u{FEFF}Body", "\u{FEFF}\u{FEFF}Body", "ï»¿Body", "Ã¯»¿Body", "Ã¯Â»Â¿Body"]
        {
            assert_eq!(strip_marks(marked).0, "Body", "{marked}");
        }
        assert_eq!(strip_marks("Body"), ("Body", None));
    }
}
