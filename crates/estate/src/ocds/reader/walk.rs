//! Walking through packages and records to the releases in them.

use std::io::Read;

use super::frame::{Frame, Listed, Package, is_link};
use super::window::Taken;
use super::{RawRelease, ReadFault, ReleaseReader, Shape, Spot, Step};
use crate::ocds::json;

impl<R: Read> ReleaseReader<R> {
    /// A release, package or record, or whatever stands in its place.
    pub(super) fn document_value(&mut self, first: u8, is_record: bool) -> Step {
        let found = match first {
            b'{' => self.object(is_record)?,
            _ if !begins_value(first) => return Err(ReadFault::Unexpected(first)),
            _ => Some(self.value()?),
        };
        if self.stack.is_empty() && found.is_some() && self.shape == Shape::Lines {
            // Concatenated documents may share a line; anything else shows that it is broken.
            match self.window.token()? {
                None | Some(b'{' | b'[') => {}
                Some(other) => return Err(ReadFault::Unexpected(other)),
            }
        }
        Ok(found)
    }

    /// An object that may turn out to be a package or a record; if not, it is a release.
    fn object(&mut self, is_record: bool) -> Step {
        let mut text = vec![b'{'];
        let mut too_long = false;
        let mut compiled = None;
        let (mut name, mut after) = (Vec::new(), Vec::new());
        self.window.advance(1);
        loop {
            match self.window.token_after(Some(&mut text))? {
                Some(b'}') => break,
                Some(b',') => {
                    self.window.advance(1);
                    text.push(b',');
                    continue;
                }
                Some(b'"') => {}
                Some(other) => return Err(ReadFault::Unexpected(other)),
                None => return Err(ReadFault::Truncated),
            }
            let before = text.len();
            name.clear();
            self.keep(&mut name)?;
            after.clear();
            let first = self.colon(&mut after)?;
            if let (Some(of), b'[') = (Listed::named(&name), first) {
                text.truncate(before);
                let is_record = self.packages.note_head(&text) || is_record;
                let package = Package { is_record, compiled, raw: text, ..Package::default() };
                self.stack.push(Frame::Package(package));
                self.open_list(of);
                return Ok(None);
            }
            text.extend_from_slice(&name);
            text.extend_from_slice(&after);
            let from = text.len();
            let value = self.field(&name, &mut text)?;
            if value == Taken::TooLong {
                too_long = true;
            } else if name == b"\"compiledRelease\"" && first == b'{' {
                compiled = text.get(from..).map(<[u8]>::to_vec);
            }
        }
        self.window.advance(1);
        text.push(b'}');
        if too_long {
            return Err(ReadFault::TooLong { limit: self.limit });
        }
        self.release_or_record(text, compiled, is_record)
    }

    /// The value of a field, kept unless it only says the rest again at length.
    fn field(&mut self, name: &[u8], text: &mut Vec<u8>) -> Result<Taken, ReadFault> {
        let value = if name == b"\"versionedRelease\"" {
            text.extend_from_slice(b"null");
            self.window.take_value(None, self.limit)?
        } else {
            self.window.take_value(Some(text), self.limit)?
        };
        if value == Taken::Truncated { Err(ReadFault::Truncated) } else { Ok(value) }
    }

    /// What an object is that holds no list of releases or records.
    fn release_or_record(
        &mut self,
        text: Vec<u8>,
        compiled: Option<Vec<u8>>,
        is_record: bool,
    ) -> Step {
        if let Some(text) = compiled {
            return Ok(Some(RawRelease { text, spot: Spot { compiled: true, ..self.spot } }));
        }
        if is_record {
            self.set_aside = text;
            return Err(ReadFault::EmptyRecord);
        }
        Ok(Some(RawRelease { text, spot: self.spot }))
    }

    fn open_list(&mut self, of: Listed) {
        self.window.advance(1);
        self.stack.push(Frame::List { of, next: 0 });
    }

    pub(super) fn element(&mut self, of: Listed, index: u64) -> Step {
        let first = self.window.token()?.ok_or(ReadFault::Truncated)?;
        match first {
            b',' if index > 0 => {
                self.window.advance(1);
                return Ok(None);
            }
            b']' => {
                self.window.advance(1);
                self.stack.pop();
                return Ok(None);
            }
            _ if !begins_value(first) => return Err(ReadFault::Unexpected(first)),
            _ => {}
        }
        self.began = self.window.offset();
        if let Some(Frame::List { next, .. }) = self.stack.last_mut() {
            *next += 1;
        }
        match of {
            Listed::Documents => {
                self.spot = Spot { line: self.spot.line, document: Some(index), ..Spot::default() };
                self.document_value(first, false)
            }
            Listed::Records => {
                self.spot = Spot { record: Some(index), release: None, ..self.spot };
                self.document_value(first, true)
            }
            Listed::Releases => {
                self.spot.release = Some(index);
                let release = self.value()?;
                Ok(self.unless_link(release))
            }
        }
    }

    /// Counts a release of the package that is open; a link to one is counted and left out.
    fn unless_link(&mut self, release: RawRelease) -> Option<RawRelease> {
        let package = self.stack.iter_mut().rev().find_map(|frame| match frame {
            Frame::Package(package) => Some(package),
            Frame::List { .. } => None,
        })?;
        if package.is_record && is_link(&release.text) {
            package.count_link(&release.text);
            return None;
        }
        package.releases += 1;
        Some(release)
    }

    /// What a package says after its releases.
    pub(super) fn rest_of_package(&mut self) -> Step {
        match self.window.token()? {
            None => return Err(ReadFault::Truncated),
            Some(b',') => {
                self.window.advance(1);
                return Ok(None);
            }
            Some(b'}') => {
                self.window.advance(1);
                return self.close_package();
            }
            Some(b'"') => {}
            Some(other) => return Err(ReadFault::Unexpected(other)),
        }
        let mut name = Vec::new();
        self.keep(&mut name)?;
        let first = self.colon(&mut Vec::new())?;
        if let (Some(of), b'[') = (Listed::named(&name), first) {
            self.open_list(of);
            return Ok(None);
        }
        let Some(Frame::Package(package)) = self.stack.last_mut() else { return Ok(None) };
        match name.as_slice() {
            b"\"compiledRelease\"" if package.releases == 0 => {
                let mut text = Vec::new();
                self.keep(&mut text)?;
                if let Some(Frame::Package(package)) = self.stack.last_mut() {
                    package.compiled = Some(text);
                }
            }
            b"\"license\"" | b"\"publisher\"" => {
                let mut text = Vec::new();
                self.keep(&mut text)?;
                let name = json::string(std::str::from_utf8(&name).unwrap_or_default());
                self.packages.note(
                    name.unwrap_or_default().as_ref(),
                    std::str::from_utf8(&text).unwrap_or_default(),
                );
            }
            _ => {
                if self.window.take_value(None, 0)? == Taken::Truncated {
                    return Err(ReadFault::Truncated);
                }
            }
        }
        Ok(None)
    }

    fn close_package(&mut self) -> Step {
        let Some(Frame::Package(package)) = self.stack.pop() else { return Ok(None) };
        self.spot.release = None;
        match package.compiled {
            Some(text) if package.releases == 0 => {
                Ok(Some(RawRelease { text, spot: Spot { compiled: true, ..self.spot } }))
            }
            _ if package.releases > 0 || !package.is_record => Ok(None),
            _ => {
                self.set_aside = package.raw;
                Err(match package.links {
                    0 => ReadFault::EmptyRecord,
                    links => ReadFault::OnlyLinks(links),
                })
            }
        }
    }

    fn value(&mut self) -> Result<RawRelease, ReadFault> {
        let mut text = Vec::new();
        self.keep(&mut text)?;
        Ok(RawRelease { text, spot: self.spot })
    }

    fn keep(&mut self, text: &mut Vec<u8>) -> Result<(), ReadFault> {
        match self.window.take_value(Some(text), self.limit)? {
            Taken::Whole => Ok(()),
            Taken::TooLong => Err(ReadFault::TooLong { limit: self.limit }),
            Taken::Truncated => Err(ReadFault::Truncated),
        }
    }

    /// Passes over a colon; the byte with which the value after it begins.
    fn colon(&mut self, keep: &mut Vec<u8>) -> Result<u8, ReadFault> {
        match self.window.token_after(Some(keep))?.ok_or(ReadFault::Truncated)? {
            b':' => self.window.advance(1),
            other => return Err(ReadFault::Unexpected(other)),
        }
        keep.push(b':');
        match self.window.token_after(Some(keep))?.ok_or(ReadFault::Truncated)? {
            first if begins_value(first) => Ok(first),
            other => Err(ReadFault::Unexpected(other)),
        }
    }
}

/// Whether a JSON value can begin with the byte: what cannot would be taken for a value of no
/// length, over and over.
fn begins_value(first: u8) -> bool {
    matches!(first, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n')
}
