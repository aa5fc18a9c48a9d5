//! Releases out of any JSON that holds releases, one at a time.

mod error;
mod frame;
mod layout;
mod package;
mod spot;
mod value_end;
mod walk;
mod window;

use std::io::{self, Read};

pub use error::{ReadError, ReadFault};
use evidence::Position;
use frame::{Frame, Listed};
pub use package::Packages;
pub use spot::Spot;
use window::Window;

/// The longest release that is read unless another limit is set.
pub const LONGEST_RELEASE: usize = 256 * 1024 * 1024;

/// How much is looked at to tell JSON Lines from other shapes.
const FIRST_LOOK: usize = 1024 * 1024;

/// A longer line of JSON Lines is read as a document of its own.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// One release as it stands in its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRelease {
    /// Its JSON, not yet checked: whatever stood where a release should.
    pub text: Vec<u8>,
    /// Where it stands.
    pub spot: Spot,
}

/// Reads releases, release packages, record packages, lists of these, JSON Lines and concatenated
/// JSON, from a source of any length, holding one release at a time.
///
/// What is wrong with one record is one error, and reading goes on; after an error that
/// [is final](ReadFault::is_final) nothing more comes.
pub struct ReleaseReader<R> {
    window: Window<R>,
    stack: Vec<Frame>,
    spot: Spot,
    shape: Shape,
    limit: usize,
    packages: Packages,
    ended: bool,
    /// The byte with which the document or release began that is being read.
    began: u64,
    /// What is not a release, to show with the error.
    set_aside: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    NotYetSeen,
    Documents,
    Lines,
}

/// What one step of reading came to; most steps come to nothing yet.
type Step = Result<Option<RawRelease>, ReadFault>;

impl<R: Read> ReleaseReader<R> {
    /// Reads from `source`, which may begin with a byte-order mark.
    pub fn new(source: R) -> Self {
        Self::with_limit(source, LONGEST_RELEASE)
    }

    /// The same with another limit on the length of one release, in bytes.
    pub fn with_limit(source: R, limit: usize) -> Self {
        Self {
            window: Window::new(source),
            stack: Vec::new(),
            spot: Spot::default(),
            shape: Shape::NotYetSeen,
            limit,
            packages: Packages::default(),
            ended: false,
            began: 0,
            set_aside: Vec::new(),
        }
    }

    /// What the packages read so far say of their releases.
    pub fn packages(&self) -> &Packages {
        &self.packages
    }

    /// Whether the source is JSON Lines; known once something has been read.
    pub fn is_json_lines(&self) -> bool {
        self.shape == Shape::Lines
    }

    fn step(&mut self) -> Step {
        match self.stack.last_mut() {
            Some(Frame::List { of, next }) => {
                let (of, index) = (*of, *next);
                self.element(of, index)
            }
            Some(Frame::Package(_)) => self.rest_of_package(),
            None => self.document(),
        }
    }

    fn document(&mut self) -> Step {
        if self.shape == Shape::NotYetSeen {
            self.look_at_shape()?;
        }
        if self.shape == Shape::Lines && !self.window.shows_a_line() {
            self.window.show_line(LONGEST_LINE)?;
        }
        let first = self.window.token()?;
        if self.window.shows_a_line() && matches!(self.window.seen().trim_ascii(), b"{" | b"[") {
            // A document that only begins on this line: these are not JSON Lines after all.
            self.window.show_all();
            self.shape = Shape::Documents;
        }
        self.spot = Spot { line: self.window.line(), ..Spot::default() };
        self.began = self.window.offset();
        match first {
            None => {
                if !self.window.leave_line()? {
                    self.ended = true;
                }
                Ok(None)
            }
            Some(b'[') => {
                self.window.advance(1);
                self.stack.push(Frame::List { of: Listed::Documents, next: 0 });
                Ok(None)
            }
            Some(first) => self.document_value(first, false),
        }
    }

    fn look_at_shape(&mut self) -> io::Result<()> {
        if self.window.look_ahead(3)?.starts_with(b"\xEF\xBB\xBF") {
            self.window.advance(3);
        }
        let lines = layout::is_json_lines(self.window.look_ahead(FIRST_LOOK)?);
        self.shape = if lines { Shape::Lines } else { Shape::Documents };
        Ok(())
    }

    /// Makes a fault an error with its place, and stands where reading can go on, if it can.
    fn recover(&mut self, fault: ReadFault) -> ReadError {
        let mut raw = std::mem::take(&mut self.set_aside);
        let broken = matches!(fault, ReadFault::Truncated | ReadFault::Unexpected(_));
        if broken && self.window.shows_a_line() {
            raw = self.window.shown_line().trim_ascii().to_vec();
            self.window.pass_line();
            self.stack.clear();
            let spot = Spot { line: self.spot.line, ..Spot::default() };
            return read_error(spot.position(""), ReadFault::BrokenLine, &raw);
        }
        self.ended |= fault.is_final();
        let position = match fault {
            ReadFault::OnlyLinks(_) | ReadFault::EmptyRecord => self.spot.position(""),
            ReadFault::TooLong { .. } => Position::Byte { offset: self.began },
            _ => Position::Byte { offset: self.window.offset() },
        };
        read_error(position, fault, &raw)
    }
}

fn read_error(position: Position, fault: ReadFault, raw: &[u8]) -> ReadError {
    ReadError { position, fault, raw: String::from_utf8_lossy(raw).into_owned() }
}

impl<R: Read> Iterator for ReleaseReader<R> {
    type Item = Result<RawRelease, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.step() {
                Ok(None) => {}
                Ok(Some(release)) => return Some(Ok(release)),
                Err(fault) => return Some(Err(self.recover(fault))),
            }
        }
        None
    }
}
