use std::io::{BufReader, Read};
use std::path::Path;

use evidence::{Finding, Source};
use resolve::ownership::{
    Edge, Entity, ReadError, Reading, read_company_data, read_relationships,
    read_relationships_xml, read_significant_control,
};

use super::{OwnershipFile, OwnershipPublication, telling};
use crate::intake::{Opened, open};

/// A publication on its way to its reader.
pub(super) struct Waiting<'a> {
    pub(super) file: OwnershipFile,
    pub(super) findings: Vec<Finding>,
    /// What it is and its bytes; none once it is read, or where it cannot be.
    unread: Option<(OwnershipPublication, Opened<'a>)>,
}

impl<'a> Waiting<'a> {
    /// Opens a file and finds out what it is.
    pub(super) fn open(path: &Path, progress: &'a (dyn Fn(u64) + Sync)) -> Self {
        let source = Source { path: crate::intake::shown(path), ..Source::default() };
        let mut waiting = Self {
            file: OwnershipFile { source, ..OwnershipFile::default() },
            findings: Vec::new(),
            unread: None,
        };
        let shown = &waiting.file.source.path;
        match open(path, progress) {
            Ok(opened) => match OwnershipPublication::of(&opened.head) {
                Some(publication) => waiting.unread = Some((publication, opened)),
                None => waiting.findings.push(telling::unknown(shown, opened.head.contents())),
            },
            Err(error) => waiting.findings.push(telling::unopened(shown, &error)),
        }
        waiting
    }

    /// Adds to edges what the publication says of control, if that is what it is on.
    pub(super) fn read_edges(&mut self, edges: &mut Vec<Edge>, is_wanted: impl Fn(&Edge) -> bool) {
        use OwnershipPublication::{
            CompanyData, Relationships, RelationshipsXml, SignificantControl,
        };
        let publication = match self.unread {
            Some((CompanyData, _)) | None => return,
            Some((publication, _)) => publication,
        };
        let before = edges.len();
        let is_whole = self.read(|input| {
            let keep = |edge: Edge| {
                if is_wanted(&edge) {
                    edges.push(edge);
                }
            };
            match publication {
                SignificantControl => read_significant_control(input, keep),
                Relationships => read_relationships(input, keep),
                RelationshipsXml => read_relationships_xml(input, keep),
                CompanyData => Ok(Reading::default()),
            }
        });
        // Half of a publication would put the wrong entity at the top.
        if !is_whole {
            edges.truncate(before);
        }
    }

    /// Gives the companies of the publication, if that is what it is on.
    pub(super) fn read_companies(&mut self, is_wanted: impl Fn(&Entity) -> bool) -> Vec<Entity> {
        let mut companies = Vec::new();
        if let Some((OwnershipPublication::CompanyData, _)) = self.unread {
            let keep = |entity: Entity| {
                if is_wanted(&entity) {
                    companies.push(entity);
                }
            };
            if !self.read(|input| read_company_data(input, keep)) {
                companies.clear();
            }
        }
        companies
    }

    /// Reads to the end, and says whether it came so far.
    fn read(
        &mut self,
        read: impl FnOnce(BufReader<Box<dyn Read + '_>>) -> Result<Reading, ReadError>,
    ) -> bool {
        let Some((publication, opened)) = self.unread.take() else { return false };
        let (input, seal) = opened.into_parts();
        let outcome = read(BufReader::with_capacity(1 << 16, input));
        match outcome {
            Ok(reading) => {
                let (sha256, bytes) = seal.digest();
                self.file.source.sha256 = sha256;
                self.file.source.bytes = bytes;
                self.findings.extend(telling::flaws(&self.file.source.path, publication, &reading));
                self.file.publication = Some(publication);
                self.file.records = reading.records;
                self.file.kept = reading.kept;
                self.file.skipped = reading.skipped;
                self.file.flawed = reading.flawed;
                true
            }
            Err(error) => {
                self.findings.push(telling::broken(&self.file.source.path, publication, &error));
                false
            }
        }
    }
}
