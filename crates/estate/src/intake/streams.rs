//! Readers that watch what passes: digests, progress, and archives that swell.

use std::cell::RefCell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use evidence::{Digest, Hasher};
use flate2::bufread::MultiGzDecoder;

/// How many bytes an archive may grow to before its ratio is looked at.
const SWELLING_FROM: u64 = 64 << 20;
/// How many times larger than its compressed form a file may be. Deflate reaches 1,032; tables of
/// payments stay under 40.
const LARGEST_RATIO: u64 = 200;

/// The bytes of a stream, unpacked if they are gzip.
///
/// # Errors
/// If its first bytes cannot be read.
pub fn decompressed<'a>(
    mut reader: impl BufRead + Send + 'a,
) -> io::Result<Box<dyn Read + Send + 'a>> {
    let is_gzip = reader.fill_buf()?.starts_with(&[0x1F, 0x8B]);
    Ok(if is_gzip { Box::new(MultiGzDecoder::new(reader)) } else { Box::new(reader) })
}

/// Takes the digest of what passes.
pub(super) struct Hashing<R> {
    inner: R,
    hasher: Rc<RefCell<Hasher>>,
}

/// Gives the digest once the reader has been read to its end.
pub(crate) struct Seal(Rc<RefCell<Hasher>>);

impl<R: Read> Hashing<R> {
    pub(super) fn new(inner: R) -> (Self, Seal) {
        let hasher = Rc::new(RefCell::new(Hasher::default()));
        (Self { inner, hasher: Rc::clone(&hasher) }, Seal(hasher))
    }
}

impl Seal {
    pub(crate) fn digest(&self) -> (Digest, u64) {
        self.0.borrow().clone().finish()
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.borrow_mut().update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// Tells how far reading has come.
pub(super) struct Reporting<'a, R> {
    pub(super) inner: R,
    pub(super) report: &'a (dyn Fn(u64) + Sync),
}

impl<R: Read> Read for Reporting<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        (self.report)(read as u64);
        Ok(read)
    }
}

/// Breaks off a stream that swells as only a trap does.
pub(super) struct Guarded<R> {
    inner: R,
    /// The compressed size.
    packed: u64,
    out: u64,
}

impl<R: Read> Guarded<R> {
    pub(super) fn new(inner: R, packed: u64) -> Self {
        Self { inner, packed, out: 0 }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.out += read as u64;
        if self.out > SWELLING_FROM && self.out > self.packed.saturating_mul(LARGEST_RATIO) {
            let message = format!(
                "the archive swells to more than {LARGEST_RATIO} times its size, as only a trap does; \
                 stopped after {} MiB",
                self.out >> 20
            );
            return Err(io::Error::new(io::ErrorKind::QuotaExceeded, message));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_swells_is_broken_off() {
        let bomb = Guarded::new(io::repeat(0), 1000);
        let error = io::copy(&mut { bomb }, &mut io::sink()).unwrap_err();
        assert!(error.to_string().contains("trap"));
        let large = Guarded::new(io::repeat(0).take(100 << 20), 10 << 20);
        assert_eq!(io::copy(&mut { large }, &mut io::sink()).unwrap(), 100 << 20);
    }
}
