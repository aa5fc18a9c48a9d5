use std::io::{self, Read};

use memchr::{memchr, memchr_iter};

use super::value_end::ValueEnd;

/// How much is asked of the source at once.
const CHUNK: usize = 256 * 1024;

/// The part of a source that is being looked at: a few hundred kilobytes of it, however long the
/// source is, unless a line is asked for.
pub(super) struct Window<R> {
    source: R,
    buffer: Vec<u8>,
    filled: usize,
    position: usize,
    /// Where the source seems to end, while only one line of it is to be seen.
    stop: Option<usize>,
    /// Where that line began.
    line_start: usize,
    /// Of the first byte of the buffer in the source.
    offset: u64,
    /// Line ends before `counted`.
    lines: u64,
    counted: usize,
    ended: bool,
}

/// What became of a value that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Whole,
    /// It was longer than it may be, and nothing of it is kept.
    TooLong,
    /// The source ended inside it.
    Truncated,
}

impl<R: Read> Window<R> {
    pub(super) fn new(source: R) -> Self {
        Self {
            source,
            buffer: vec![0; CHUNK],
            filled: 0,
            position: 0,
            stop: None,
            line_start: 0,
            offset: 0,
            lines: 0,
            counted: 0,
            ended: false,
        }
    }

    /// The byte that comes next, counted from 0.
    pub(super) fn offset(&self) -> u64 {
        self.offset + self.position as u64
    }

    /// The line that the next byte is on, counted from 1.
    pub(super) fn line(&mut self) -> u64 {
        let passed = self.buffer.get(self.counted..self.position).unwrap_or_default();
        self.lines += memchr_iter(b'\n', passed).count() as u64;
        self.counted = self.position;
        self.lines + 1
    }

    /// What can be seen from here on: empty only at the end.
    pub(super) fn rest(&mut self) -> io::Result<&[u8]> {
        while self.position == self.end() && self.stop.is_none() && !self.ended {
            self.fill_more()?;
        }
        Ok(self.seen())
    }

    /// At least `wanted` bytes from here on, or all that there are.
    pub(super) fn look_ahead(&mut self, wanted: usize) -> io::Result<&[u8]> {
        while self.seen().len() < wanted && !self.ended {
            self.fill_more()?;
        }
        Ok(self.seen())
    }

    pub(super) fn advance(&mut self, by: usize) {
        self.position = (self.position + by).min(self.end());
    }

    /// Passes over white space; the byte after it, if there is one.
    pub(super) fn token(&mut self) -> io::Result<Option<u8>> {
        self.token_after(None)
    }

    /// The same, keeping the white space.
    pub(super) fn token_after(&mut self, mut keep: Option<&mut Vec<u8>>) -> io::Result<Option<u8>> {
        loop {
            let seen = self.rest()?;
            if seen.is_empty() {
                return Ok(None);
            }
            // A record separator may stand before each text of a sequence (RFC 7464).
            let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x1e);
            let length = seen.iter().position(|byte| !space(byte)).unwrap_or(seen.len());
            if let Some(kept) = keep.as_deref_mut() {
                kept.extend_from_slice(seen.get(..length).unwrap_or_default());
            }
            let byte = seen.get(length).copied();
            self.advance(length);
            if byte.is_some() {
                return Ok(byte);
            }
        }
    }

    /// Takes the value that begins here, and keeps it if there is somewhere to and it does not make
    /// more than `limit` bytes there.
    pub(super) fn take_value(
        &mut self,
        mut keep: Option<&mut Vec<u8>>,
        limit: usize,
    ) -> io::Result<Taken> {
        let mut end = ValueEnd::default();
        let mut taken = Taken::Whole;
        loop {
            let seen = self.rest()?;
            if seen.is_empty() {
                return Ok(if end.may_end_here() { taken } else { Taken::Truncated });
            }
            let found = end.scan(seen);
            let length = found.unwrap_or(seen.len());
            if let Some(kept) = keep.as_deref_mut()
                && taken == Taken::Whole
            {
                if kept.len() + length > limit {
                    taken = Taken::TooLong;
                    *kept = Vec::new();
                } else {
                    kept.extend_from_slice(seen.get(..length).unwrap_or_default());
                }
            }
            self.advance(length);
            if found.is_some() {
                return Ok(taken);
            }
        }
    }

    /// From here on only the line is to be seen that begins here; false, and nothing is changed, if
    /// it is longer than `longest`.
    pub(super) fn show_line(&mut self, longest: usize) -> io::Result<bool> {
        let mut looked = 0;
        loop {
            let seen = self.seen();
            if let Some(at) = memchr(b'\n', seen.get(looked..).unwrap_or_default()) {
                self.line_start = self.position;
                self.stop = Some(self.position + looked + at);
                return Ok(true);
            }
            looked = seen.len();
            if self.ended {
                self.line_start = self.position;
                self.stop = Some(self.filled);
                return Ok(true);
            }
            if looked > longest {
                return Ok(false);
            }
            self.fill_more()?;
        }
    }

    /// Whether only one line is to be seen.
    pub(super) fn shows_a_line(&self) -> bool {
        self.stop.is_some()
    }

    /// The line that is shown, from its beginning.
    pub(super) fn shown_line(&self) -> &[u8] {
        self.buffer.get(self.line_start..self.end()).unwrap_or_default()
    }

    /// Passes over what is left of the line that is shown.
    pub(super) fn pass_line(&mut self) {
        self.position = self.end();
    }

    /// Shows everything again, not one line.
    pub(super) fn show_all(&mut self) {
        self.stop = None;
    }

    /// What can be seen without reading on.
    pub(super) fn seen(&self) -> &[u8] {
        self.buffer.get(self.position..self.end()).unwrap_or_default()
    }

    /// Shows what comes after the line that was shown to its end; false if nothing does.
    pub(super) fn leave_line(&mut self) -> io::Result<bool> {
        let line_end = self.stop.take().is_some() && self.rest()?.starts_with(b"\n");
        if line_end {
            self.advance(1);
        }
        Ok(!self.rest()?.is_empty())
    }

    fn end(&self) -> usize {
        self.stop.unwrap_or(self.filled)
    }

    fn fill_more(&mut self) -> io::Result<()> {
        self.line();
        self.buffer.copy_within(self.position..self.filled, 0);
        self.offset += self.position as u64;
        self.filled -= self.position;
        self.position = 0;
        self.counted = 0;
        if self.buffer.len() < self.filled + CHUNK {
            self.buffer.resize((self.filled + CHUNK).max(self.buffer.len() * 2), 0);
        }
        let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
        loop {
            match self.source.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
                Ok(0) => {
                    self.ended = true;
                    return Ok(());
                }
                Ok(read) => {
                    self.filled += read;
                    return Ok(());
                }
            }
        }
    }
}
