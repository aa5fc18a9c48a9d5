use std::borrow::Cow;

/// A text from a source as a cell that no spreadsheet takes for a formula: one that begins with
/// `=`, `+`, `-` or `@`, or with a tab or line break, gets an apostrophe before it. Spaces before
/// the sign do not hide it, and neither do the full-width forms of the signs.
///
/// ```
/// assert_eq!(report::neutral("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(report::neutral("Mott MacDonald"), "Mott MacDonald");
/// ```
pub fn neutral(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

pub(crate) fn is_formula(text: &str) -> bool {
    let sign = |first| matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_made_text() {
        for text in ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\nx", "  =1", "＝1"] {
            assert_eq!(neutral(text), format!("'{text}"));
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["", "'", "a=b", "3M UK plc", "1-2-1 support", "£-5", "(=1)"] {
            assert_eq!(neutral(text), text);
        }
    }
}
