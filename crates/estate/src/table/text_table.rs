//! Text tables: CSV and its relatives.

use std::io::Read;

use super::{Guidance, Rows, read};
use crate::FileAccount;
use crate::source::SourceReading;
use crate::text::layout::Layout;
use crate::text::row::Row;

/// Reads a text table; `head` is its beginning, `whole` whether that is all of it.
pub(crate) fn read_text(
    mut account: FileAccount,
    head: &[u8],
    whole: bool,
    reader: Box<dyn Read + '_>,
    guidance: Guidance<'_>,
) -> SourceReading {
    let layout = Layout::of(head, whole);
    "CSV".clone_into(&mut account.reading.format);
    account.reading.encoding = Some(layout.encoding.name().to_owned());
    account.reading.separator = Some(layout.separator_name.to_owned());
    let mut records = layout.records(reader);
    let rows: &mut Rows<'_> = &mut |row: &mut Row| records.next(row);
    read(account, rows, guidance)
}
