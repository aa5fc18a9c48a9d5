use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::CrcReader;
use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

/// Where the one file of a ZIP archive lies in it.
pub(super) struct LoneMember {
    start: u64,
    packed: u64,
    crc: u32,
    is_deflated: bool,
}

impl LoneMember {
    /// Looks at the archive's list of members; none if there is not just one that can be unpacked.
    pub(super) fn find(path: &Path) -> Option<Self> {
        let mut archive = ZipArchive::new(File::open(path).ok()?).ok()?;
        let mut found = None;
        for index in 0..archive.len() {
            let member = archive.by_index_raw(index).ok()?;
            if member.is_dir() {
                continue;
            }
            if found.is_some() || member.encrypted() {
                return None;
            }
            let is_deflated = match member.compression() {
                CompressionMethod::Deflated => true,
                CompressionMethod::Stored => false,
                _ => return None,
            };
            let (packed, crc) = (member.compressed_size(), member.crc32());
            found = Some(Self { start: member.data_start()?, packed, crc, is_deflated });
        }
        found
    }

    /// Its bytes out of those of the whole archive, which is read to its end.
    pub(super) fn unpacked<'a>(
        &self,
        mut archive: impl Read + 'a,
    ) -> io::Result<Box<dyn Read + 'a>> {
        io::copy(&mut archive.by_ref().take(self.start), &mut io::sink())?;
        let packed = archive.take(self.packed);
        let crc = self.crc;
        Ok(if self.is_deflated {
            let drain = |own: &mut DeflateDecoder<io::Take<_>>| drained(own.get_mut());
            Box::new(Checked { inner: CrcReader::new(DeflateDecoder::new(packed)), crc, drain })
        } else {
            Box::new(Checked { inner: CrcReader::new(packed), crc, drain: drained })
        })
    }
}

/// Reads what lies behind the member, for it belongs to the archive's digest.
fn drained<R: Read>(packed: &mut io::Take<R>) -> io::Result<()> {
    io::copy(packed.get_mut(), &mut io::sink()).map(drop)
}

/// A member that must be what its archive says of it.
struct Checked<R, D> {
    inner: CrcReader<R>,
    crc: u32,
    drain: D,
}

impl<R: Read, D: FnMut(&mut R) -> io::Result<()>> Read for Checked<R, D> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            if self.inner.crc().sum() != self.crc {
                let message = "the archive is damaged: its checksum does not agree";
                return Err(io::Error::new(io::ErrorKind::InvalidData, message));
            }
            (self.drain)(self.inner.get_mut())?;
        }
        Ok(read)
    }
}
