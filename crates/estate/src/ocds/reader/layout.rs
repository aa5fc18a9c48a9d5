use super::value_end::ValueEnd;

/// Whether a text is JSON Lines, judging by how it begins: each line stands for itself, so that a
/// broken one spoils no other. Anything else is a sequence of documents, each on as many lines as
/// it likes, and often a single one.
pub(super) fn is_json_lines(beginning: &[u8]) -> bool {
    let mut lines =
        beginning.split_inclusive(|byte| *byte == b'\n').filter(|line| !is_blank(line)).map(Line);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    if !first.has_end() {
        return false;
    }
    if first.is_complete() {
        // One document and then another that begins `{` and goes on below is not JSON Lines.
        return !matches!(second.0.trim_ascii(), b"{" | b"[");
    }
    // A first line that is broken, if the lines below are not parts of what it began.
    let third_stands_alone = lines.next().is_none_or(|third| third.starts_object());
    !matches!(first.0.trim_ascii(), b"{" | b"[")
        && second.starts_object()
        && second.is_complete()
        && third_stands_alone
}

fn is_blank(line: &[u8]) -> bool {
    line.trim_ascii().is_empty()
}

struct Line<'a>(&'a [u8]);

impl Line<'_> {
    fn has_end(&self) -> bool {
        self.0.ends_with(b"\n")
    }

    fn starts_object(&self) -> bool {
        self.0.trim_ascii_start().starts_with(b"{")
    }

    /// Whether the line is one object or list, whole.
    fn is_complete(&self) -> bool {
        let line = self.0.trim_ascii();
        line.starts_with(b"{") && ValueEnd::default().scan(line) == Some(line.len())
    }
}
