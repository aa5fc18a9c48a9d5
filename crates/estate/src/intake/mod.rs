//! What was given: files, folders, archives; what each is by its content; and its bytes, hashed as
//! they pass.

mod archive;
mod contents;
mod given;
mod lone_member;
mod opened;
mod streams;

pub(crate) use archive::{Readers, read_bytes, read_given};
pub(crate) use contents::{Contents, Head};
pub(crate) use given::{Gathered, Given, LocalFiles, gather, shown};
pub(crate) use opened::{Opened, open};
pub use streams::decompressed;
