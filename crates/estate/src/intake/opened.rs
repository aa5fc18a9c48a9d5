use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;

use super::contents::{Contents, Head};
use super::lone_member::LoneMember;
use super::streams::{Guarded, Hashing, Reporting, Seal};

/// One file that is read by itself, unpacked if it is gzip or the one file of a ZIP archive. Its
/// bytes are read once, so that it may be a pipe.
pub(crate) struct Opened<'a> {
    /// Its beginning.
    pub(crate) head: Head,
    rest: Box<dyn Read + 'a>,
    seal: Seal,
}

/// Opens a file and reads its beginning; progress is told the bytes as given.
pub(crate) fn open<'a>(path: &Path, progress: &'a (dyn Fn(u64) + Sync)) -> io::Result<Opened<'a>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    // Of a pipe nobody knows the size.
    let packed = if about.is_file() { about.len() } else { u64::MAX };
    let (mut given, seal) = Hashing::new(Reporting { inner: file, report: progress });
    let head = Head::read(&mut given)?;
    let unpacked: Box<dyn Read + 'a> = match head.contents() {
        Contents::Gzip => {
            let whole = BufReader::new(Cursor::new(head.bytes).chain(given));
            Box::new(MultiGzDecoder::new(whole))
        }
        Contents::Zip => match LoneMember::find(path) {
            Some(member) => member.unpacked(Cursor::new(head.bytes).chain(given))?,
            None => return Ok(Opened { head, rest: Box::new(given), seal }),
        },
        _ => return Ok(Opened { head, rest: Box::new(given), seal }),
    };
    let mut unpacked = Guarded::new(unpacked, packed);
    let head = Head::read(&mut unpacked)?;
    Ok(Opened { head, rest: Box::new(unpacked), seal })
}

impl<'a> Opened<'a> {
    /// All its bytes from the first, and what gives the digest once they have passed.
    pub(crate) fn into_parts(self) -> (Box<dyn Read + 'a>, Seal) {
        (Box::new(Cursor::new(self.head.bytes).chain(self.rest)), self.seal)
    }
}
