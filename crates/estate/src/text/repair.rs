use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// How often a text may have been encoded or escaped anew on its way to us.
const ROUNDS: usize = 3;

/// Mends HTML entities, text that was encoded to UTF-8 more than once, and line breaks that were
/// spelt out; `None` if there is nothing to mend.
///
/// ```
/// use estate::text::repair;
/// assert_eq!(repair("Marks &amp; Spencer").as_deref(), Some("Marks & Spencer"));
/// assert_eq!(repair("Â£3 million").as_deref(), Some("£3 million"));
/// assert_eq!(repair(r"Weir Trust\nLtd").as_deref(), Some("Weir Trust\nLtd"));
/// assert_eq!(repair("Café Ltd"), None);
/// ```
pub fn repair(text: &str) -> Option<String> {
    if text.is_ascii() && memchr::memchr2(b'&', b'\\', text.as_bytes()).is_none() {
        return None;
    }
    let mut mended = break_lines(text);
    for _ in 0..ROUNDS {
        let before = mended.clone();
        mended = unescape(mended);
        mended = undouble(mended);
        if before == mended {
            break;
        }
    }
    (mended != text).then(|| mended.into_owned())
}

/// Makes line breaks of those that an export spelt out; `\north` in a path is none.
fn break_lines(text: &str) -> Cow<'_, str> {
    const SPELT: &str = r"\n";
    if !text.contains(SPELT) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split(SPELT);
    let mut mended = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_a_word = part.starts_with(char::is_lowercase) || mended.ends_with('\\');
        if is_a_word {
            mended.push_str(SPELT);
        } else {
            let kept = mended.trim_end_matches(r"\r").len();
            mended.truncate(kept);
            mended.push('\n');
        }
        mended.push_str(part);
    }
    Cow::Owned(mended)
}

fn unescape(text: Cow<'_, str>) -> Cow<'_, str> {
    let escaped = text.contains('&') && text.contains(';');
    if !escaped {
        return text;
    }
    Cow::Owned(html_escape::decode_html_entities(text.as_ref()).into_owned())
}

/// Undoes one double encoding in each run of characters beyond ASCII.
fn undouble(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.is_ascii() {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut run = String::new();
    for character in text.chars() {
        if character.is_ascii() {
            flush(&mut run, &mut mended);
            mended.push(character);
        } else {
            run.push(character);
        }
    }
    flush(&mut run, &mut mended);
    if mended == text { text } else { Cow::Owned(mended) }
}

fn flush(run: &mut String, mended: &mut String) {
    let mut rest = run.as_str();
    while let Some(first) = rest.chars().next() {
        let (text, length) = undouble_prefix(rest).unwrap_or((first, first.len_utf8()));
        mended.push(text);
        rest = rest.get(length..).unwrap_or_default();
    }
    run.clear();
}

/// The character that the first characters of `run` stand for, and how many bytes of `run` that
/// takes up.
fn undouble_prefix(run: &str) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut length = 0;
    for (slot, character) in bytes.iter_mut().zip(run.chars()) {
        let Some(byte) = single_byte(character) else { break };
        *slot = byte;
        length += 1;
    }
    // A dash or quotation mark whose first byte (0xE2) was lost: 0x80 0x93 and the like.
    if let [0x80, low @ 0x90..=0x9F, ..] = bytes {
        return Some((char::from_u32(0x2000 + u32::from(low - 0x80))?, run_bytes(run, 2)));
    }
    for taken in (2..=length).rev() {
        let decoded = std::str::from_utf8(bytes.get(..taken)?).ok().and_then(|t| t.chars().next());
        if let Some(character) = decoded.filter(|c| c.len_utf8() == taken && is_plausible(*c)) {
            return Some((character, run_bytes(run, taken)));
        }
    }
    // A single C1 control is a Windows-1252 character that was read as ISO 8859-1.
    match run.chars().next()? {
        control @ '\u{80}'..='\u{9F}' => {
            let (text, _, _) = WINDOWS_1252.decode(&bytes[..1]);
            let character = text.chars().next()?;
            (character != control).then_some((character, control.len_utf8()))
        }
        _ => None,
    }
}

fn run_bytes(run: &str, characters: usize) -> usize {
    run.chars().take(characters).map(char::len_utf8).sum()
}

/// The byte that a character was read from, by Windows-1252 or ISO 8859-1.
fn single_byte(character: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(character)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, lost) = WINDOWS_1252.encode(character.encode_utf8(&mut buffer));
    (!lost).then(|| bytes.first().copied()).flatten()
}

/// Whether people write the character in contracts: accented letters, punctuation, currencies,
/// letter-like signs. Keeps `É»` from becoming a letter of some other alphabet.
fn is_plausible(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{17F}' | '\u{2000}'..='\u{206F}' | '\u{20A0}'..='\u{20CF}'
        | '\u{2100}'..='\u{214F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(broken: &str, mended: &str) {
        assert_eq!(repair(broken).as_deref().unwrap_or(broken), mended);
    }

    #[test]
    fn entities_are_unescaped_however_often_they_were_escaped() {
        check("A &amp; B", "A & B");
        check("A &amp;amp; B", "A & B");
        check("O&#39;Neill", "O'Neill");
        check("AT&T; M&S", "AT&T; M&S");
    }

    #[test]
    fn double_encoding_is_undone() {
        check("framework.â€¯ The", "framework.\u{202F} The");
        check("Â£3 million", "£3 million");
        check("CafÃ©", "Café");
        check("CafÃƒÂ©", "Café");
        check("Councilâ€™s", "Council’s");
    }

    #[test]
    fn dashes_that_lost_their_first_byte_are_found() {
        check("Court \u{80}\u{93} affordable", "Court – affordable");
        check("the Council\u{92}s", "the Council’s");
    }

    #[test]
    fn breaks_that_were_spelt_out_are_breaks() {
        check(r"Weir Community and Voluntary\nServices", "Weir Community and Voluntary\nServices");
        check(r"Lots:\r\n1. Roads\n 2. Paths\n", "Lots:\n1. Roads\n 2. Paths\n");
        check(r"\\server\north and D:\new", r"\\server\north and D:\new");
    }

    #[test]
    fn sound_text_is_left_alone() {
        for sound in ["Müller & Söhne", "« École »", "naïve", "£5 – £6", "Ünïcödé É»", "日本"]
        {
            assert_eq!(repair(sound), None, "{sound}");
        }
    }
}
