use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::path::Path;

use super::record::{HEAD, Record};

const BUFFER: usize = 256 * 1024;

/// Records put aside in order. The file has no name, so it is gone as soon as it is closed, even if
/// the program is killed.
pub(super) struct Run(File);

pub(super) struct RunWriter {
    file: BufWriter<File>,
    record: Vec<u8>,
}

impl Run {
    pub(super) fn create(folder: &Path) -> io::Result<RunWriter> {
        let file = BufWriter::with_capacity(BUFFER, tempfile::tempfile_in(folder)?);
        Ok(RunWriter { file, record: Vec::new() })
    }
}

impl RunWriter {
    pub(super) fn write(&mut self, record: Record<'_>) -> io::Result<()> {
        self.record.clear();
        record.write(&mut self.record);
        self.file.write_all(&self.record)
    }

    pub(super) fn finish(self) -> io::Result<Run> {
        let mut file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(Run(file))
    }
}

/// Several runs read as one, in order; of equal records those of the earlier run go first.
pub(super) struct Merge {
    readers: Vec<RunReader>,
    /// The reader that holds the next record.
    next: Option<usize>,
}

struct RunReader {
    file: BufReader<File>,
    record: Vec<u8>,
}

impl Merge {
    pub(super) fn new(runs: Vec<Run>) -> io::Result<Self> {
        let mut readers = Vec::with_capacity(runs.len());
        for Run(file) in runs {
            let file = BufReader::with_capacity(BUFFER, file);
            let mut reader = RunReader { file, record: Vec::new() };
            reader.advance()?;
            readers.push(reader);
        }
        let mut merge = Self { readers, next: None };
        merge.choose();
        Ok(merge)
    }

    /// The next record, if there is one.
    pub(super) fn record(&self) -> Option<Record<'_>> {
        self.readers.get(self.next?)?.record()
    }

    pub(super) fn advance(&mut self) -> io::Result<()> {
        if let Some(reader) = self.next.and_then(|next| self.readers.get_mut(next)) {
            reader.advance()?;
        }
        self.choose();
        Ok(())
    }

    fn choose(&mut self) {
        let heads = self.readers.iter().enumerate();
        let heads = heads.filter_map(|(number, reader)| Some((reader.record()?.order(), number)));
        self.next = heads.min().map(|(_, number)| number);
    }
}

impl RunReader {
    fn record(&self) -> Option<Record<'_>> {
        (!self.record.is_empty()).then(|| Record::read(&self.record, 0))
    }

    fn advance(&mut self) -> io::Result<()> {
        self.record.clear();
        self.file.by_ref().take(HEAD as u64).read_to_end(&mut self.record)?;
        if self.record.is_empty() {
            return Ok(());
        }
        let rest = Record::length_by_head(&self.record) - HEAD;
        let read = self.file.by_ref().take(rest as u64).read_to_end(&mut self.record)?;
        if read == rest { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }
}
