//! One given file to the sources in it: itself, or what its archive holds.

use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::Path;

use evidence::{Container, Finding, Place, Severity, Source};
use flate2::read::MultiGzDecoder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::Given;
use super::contents::{Contents, Head};
use super::streams::{Guarded, Hashing, Reporting, Seal};
use crate::source::SourceReading;
use crate::table::text_table::read_text;
use crate::table::workbook::read_workbook;
use crate::table::{Guidance, broken};
use crate::{FileAccount, Kind};

/// Archives within archives within archives are opened, and no deeper.
const DEEPEST: u32 = 3;
/// The largest workbook, or archive within an archive, that is taken into memory.
const LARGEST_IN_MEMORY: u64 = 1 << 30;

/// Reads a stream of OCDS whose account has its path; the digest follows.
pub(crate) type ReadOcds<'a> = dyn Fn(FileAccount, &mut dyn Read) -> SourceReading + Sync + 'a;

/// What every file is read with.
pub(crate) struct Readers<'a> {
    pub(crate) as_kind: Option<Kind>,
    pub(crate) ocds: &'a ReadOcds<'a>,
    /// Told the number of bytes as they are read.
    pub(crate) progress: &'a (dyn Fn(u64) + Sync),
}

/// One stream on its way to a reader.
struct Stream<'a> {
    account: FileAccount,
    reader: Box<dyn Read + 'a>,
    /// The compressed size, for streams out of an archive.
    packed: u64,
    depth: u32,
    /// Where the file lies, if the stream is a file's own bytes.
    path: Option<&'a Path>,
}

/// Reads one given file. Nothing of it goes unaccounted for: every source in it has an account.
pub(crate) fn read_given(given: &Given, readers: &Readers<'_>) -> Vec<SourceReading> {
    let account = account_of(given.shown.clone(), None);
    let file = match File::open(&given.path) {
        Ok(file) => file,
        Err(error) => {
            return vec![unreadable(
                &account,
                "unreadable-path",
                &error.to_string(),
                "Check that you may read it.",
            )];
        }
    };
    let (hashing, seal) = Hashing::new(Reporting { inner: file, report: readers.progress });
    let stream = Stream {
        account,
        reader: Box::new(hashing),
        packed: given.bytes,
        depth: 0,
        path: Some(&given.path),
    };
    read_sealed(stream, &seal, given, readers)
}

/// Reads a file that is in memory, as if it had been given under this name.
pub(crate) fn read_bytes(name: &str, bytes: &[u8], readers: &Readers<'_>) -> Vec<SourceReading> {
    let length = bytes.len() as u64;
    let (path, shown) = (Path::new(name).to_owned(), name.to_owned());
    let given = Given { path, shown: shown.clone(), bytes: length, columns: Vec::new() };
    let (hashing, seal) = Hashing::new(bytes);
    let account = account_of(shown, None);
    let stream =
        Stream { account, reader: Box::new(hashing), packed: length, depth: 0, path: None };
    read_sealed(stream, &seal, &given, readers)
}

fn account_of(path: String, container: Option<Container>) -> FileAccount {
    FileAccount::new(Source { path, container, ..Source::default() }, "")
}

/// Reads a stream and writes its digest into every account that came of it.
fn read_sealed(
    stream: Stream<'_>,
    seal: &Seal,
    given: &Given,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let path = stream.account.source.path.clone();
    let mut readings = read_stream(stream, seal, given, readers);
    let (digest, bytes) = seal.digest();
    for reading in readings.iter_mut().filter(|reading| reading.account.source.path == path) {
        reading.seal(digest, bytes);
    }
    readings
}

fn read_stream(
    mut stream: Stream<'_>,
    seal: &Seal,
    given: &Given,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let head = match Head::read(&mut stream.reader) {
        Ok(head) => head,
        Err(error) => return vec![broke_off(&stream.account, &error)],
    };
    let account = stream.account.clone();
    let file_name = account.source.path.rsplit('/').next().unwrap_or_default().to_owned();
    let instruction = given.columns.iter().find_map(|columns| columns.instruction(&file_name));
    let guidance = Guidance { as_kind: readers.as_kind, instruction };
    let contents = head.contents();
    match contents {
        Contents::Gzip if stream.depth < DEEPEST => {
            return read_gzip(stream, head, seal, given, readers);
        }
        Contents::Zip if stream.depth < DEEPEST => {
            return read_zip(stream, head, seal, given, guidance, readers);
        }
        _ => {}
    }
    let told_ocds = guidance.as_kind == Some(Kind::Ocds)
        || instruction.is_some_and(|instruction| instruction.kind == Some(Kind::Ocds));
    let mut whole = Box::new(Cursor::new(head.bytes.as_slice()).chain(stream.reader));
    let mut reading = match contents {
        Contents::Ocds => (readers.ocds)(account, &mut whole),
        Contents::OtherJson if told_ocds => (readers.ocds)(account, &mut whole),
        Contents::Text => {
            read_text(account, &head.bytes, head.whole, Box::new(&mut whole), guidance)
        }
        Contents::CompoundFile => match in_memory(&mut whole) {
            Ok(bytes) => return read_workbook(&account, Cursor::new(bytes.as_slice()), guidance),
            Err(error) => broke_off(&account, &error),
        },
        Contents::Empty => unreadable(
            &account,
            "empty-file",
            "the file is empty",
            "Check that the right file was sent.",
        ),
        Contents::Document(what) => document(&account, what),
        Contents::Gzip | Contents::Zip => unreadable(
            &account,
            "nested-archive",
            "an archive within three others",
            "Unpack it, and give what is inside.",
        ),
        Contents::OtherJson | Contents::Binary => not_a_contract_source(account),
    };
    // What was not needed still belongs to the digest.
    if let Err(error) = io::copy(&mut whole, &mut io::sink())
        && reading.account.findings.is_empty()
    {
        reading.account.findings.push(broken(&reading.account, reading.account.rows_in, &error));
    }
    if let Some(licence) = instruction.and_then(|instruction| instruction.licence.clone()) {
        reading.account.licence = Some(licence);
    }
    vec![reading]
}

fn read_gzip(
    stream: Stream<'_>,
    head: Head,
    seal: &Seal,
    given: &Given,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let packed = Cursor::new(head.bytes).chain(stream.reader);
    let unpacked = Guarded::new(MultiGzDecoder::new(BufReader::new(packed)), stream.packed);
    let inner = Stream {
        account: stream.account,
        reader: Box::new(unpacked),
        packed: stream.packed,
        depth: stream.depth + 1,
        path: None,
    };
    read_stream(inner, seal, given, readers)
}

/// Reads a ZIP file: a workbook, or an archive with sources in it.
fn read_zip(
    mut stream: Stream<'_>,
    head: Head,
    seal: &Seal,
    given: &Given,
    guidance: Guidance<'_>,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let account = stream.account.clone();
    let depth = stream.depth;
    // A file on disk can be read from its end, where the list of members stands; all else must be
    // taken into memory for that.
    let Some(path) = stream.path else {
        let mut whole = Cursor::new(head.bytes).chain(stream.reader);
        return match in_memory(&mut whole) {
            Ok(bytes) => read_members(
                &account,
                Cursor::new(bytes.as_slice()),
                seal,
                depth,
                given,
                guidance,
                readers,
            ),
            Err(error) => vec![broke_off(&account, &error)],
        };
    };
    let drained = io::copy(&mut stream.reader, &mut io::sink()).and_then(|_| File::open(path));
    match drained {
        Ok(file) => {
            read_members(&account, BufReader::new(file), seal, depth, given, guidance, readers)
        }
        Err(error) => vec![broke_off(&account, &error)],
    }
}

fn read_members<R: Read + Seek>(
    account: &FileAccount,
    file: R,
    seal: &Seal,
    depth: u32,
    given: &Given,
    guidance: Guidance<'_>,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let mut archive = match ZipArchive::new(file) {
        Ok(archive) => archive,
        Err(error) => {
            let message = format!("the archive cannot be opened: {error}");
            return vec![unreadable(
                account,
                "unreadable-archive",
                &message,
                "Fetch it again; it may have been cut short on its way.",
            )];
        }
    };
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.map(std::borrow::Cow::into_owned).unwrap_or_default())
        .collect();
    if names.iter().any(|name| name == "word/document.xml") {
        return vec![document(account, "a Word document")];
    }
    let is_workbook = names.iter().any(|name| name.starts_with("xl/"))
        || (names.iter().any(|name| name == "mimetype")
            && names.iter().any(|name| name == "content.xml"));
    if is_workbook {
        return match check_swelling(&mut archive).and_then(|()| {
            let mut file = archive.into_inner();
            file.rewind()?;
            in_memory(&mut file)
        }) {
            Ok(bytes) => read_workbook(account, Cursor::new(bytes.as_slice()), guidance),
            Err(error) => vec![broke_off(account, &error)],
        };
    }
    let (sha256, _) = seal.digest();
    let container = Container { path: account.source.path.clone(), sha256 };
    let mut readings = Vec::new();
    for index in 0..archive.len() {
        readings.extend(read_member(&mut archive, index, &container, depth, given, readers));
    }
    if readings.is_empty() {
        readings.push(unreadable(
            account,
            "empty-file",
            "the archive holds no files",
            "Check that the right file was sent.",
        ));
    }
    readings
}

fn read_member<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    container: &Container,
    depth: u32,
    given: &Given,
    readers: &Readers<'_>,
) -> Vec<SourceReading> {
    let member = match archive.by_index(index) {
        Ok(member) => member,
        Err(error) => {
            let account =
                account_of(format!("{}/member {index}", container.path), Some(container.clone()));
            let (rule, remedy) = match &error {
                ZipError::UnsupportedArchive(_) => {
                    ("password", "Unpack it with its password, and give what is inside.")
                }
                _ => {
                    ("unreadable-archive", "Fetch it again; it may have been cut short on its way.")
                }
            };
            return vec![unreadable(
                &account,
                rule,
                &format!("cannot be unpacked: {error}"),
                remedy,
            )];
        }
    };
    let name =
        member.name().map_or_else(|_| format!("member {index}"), |name| name.replace('\\', "/"));
    let hidden = name
        .split('/')
        .any(|part| part.starts_with('.') || part.starts_with("~$") || part == "__MACOSX");
    if member.is_dir() || hidden {
        return Vec::new();
    }
    let account = account_of(format!("{}/{name}", container.path), Some(container.clone()));
    let packed = member.compressed_size();
    let (hashing, seal) = Hashing::new(Guarded::new(member, packed));
    let stream =
        Stream { account, reader: Box::new(hashing), packed, depth: depth + 1, path: None };
    read_sealed(stream, &seal, given, readers)
}

/// Unpacks a workbook to nowhere, to see that it is not a trap before it is taken into memory.
fn check_swelling<R: Read + Seek>(archive: &mut ZipArchive<R>) -> io::Result<()> {
    let mut total = 0;
    for index in 0..archive.len() {
        let member = archive.by_index(index)?;
        let packed = member.compressed_size();
        total += io::copy(&mut Guarded::new(member, packed), &mut io::sink())?;
        if total > LARGEST_IN_MEMORY * 4 {
            return Err(too_large());
        }
    }
    Ok(())
}

fn in_memory(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(LARGEST_IN_MEMORY + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_IN_MEMORY {
        return Err(too_large());
    }
    Ok(bytes)
}

fn too_large() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "larger than 1 GiB, which is more than is taken into memory; unpack it, or save it as CSV",
    )
}

fn broke_off(account: &FileAccount, error: &io::Error) -> SourceReading {
    SourceReading::unreadable(account, broken(account, 0, error))
}

fn unreadable(account: &FileAccount, rule: &str, message: &str, remedy: &str) -> SourceReading {
    let finding = Finding {
        rule: rule.to_owned(),
        severity: Severity::Error,
        place: Place::file(account.source.path.clone()),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    };
    SourceReading::unreadable(account, finding)
}

fn document(account: &FileAccount, what: &str) -> SourceReading {
    unreadable(
        account,
        "document",
        &format!("{what}, which people read and programs cannot"),
        "Ask for the same as CSV or as a workbook.",
    )
}

fn not_a_contract_source(account: FileAccount) -> SourceReading {
    let finding = Finding {
        rule: "not-a-contract-source".to_owned(),
        severity: Severity::Note,
        place: Place::file(account.source.path.clone()),
        message: "not a contract source".to_owned(),
        remedy: String::new(),
    };
    let mut reading = SourceReading { account, ..SourceReading::default() };
    reading.account.findings.push(finding);
    reading
}
