//! From a name as written to upper-case words of plain letters.

use unicode_normalization::UnicodeNormalization;

/// Longer names are cut here: no organisation's name is, and comparing must stay bounded.
const LONGEST: usize = 400;

/// The words of a name, upper case, without accents, HTML entities and punctuation, into `out`,
/// separated by one space. `&` and `+` become `AND`; points and apostrophes vanish within words, so
/// that `P.L.C.` is `PLC`; brackets and `/` are kept as words of their own for the reader of names.
pub(super) fn clean(name: &str, out: &mut String) {
    out.clear();
    let cut = name.char_indices().nth(LONGEST).map_or(name.len(), |(at, _)| at);
    let name = name.get(..cut).unwrap_or(name);
    if name.is_ascii() {
        push_all(name.chars(), out);
    } else {
        let plain = name.nfkd().filter(|c| !unicode_normalization::char::is_combining_mark(*c));
        push_all(plain, out);
    }
}

fn push_all(characters: impl Iterator<Item = char>, out: &mut String) {
    let mut characters = characters.peekable();
    // Letters since the last point or blank: a point within P.L.C. vanishes, one between words
    // parts them: CO.LTD.
    let mut run = 0;
    let mut entity = String::new();
    while let Some(character) = characters.next() {
        if character == '.' && run > 1 {
            space(out);
        }
        // LIVING+ is no company and another.
        let ends_word = run > 0 && characters.peek().is_none_or(|next| !next.is_alphanumeric());
        if character == '+' && ends_word {
            run = 0;
            word(out, "PLUS");
            continue;
        }
        run = if character.is_alphanumeric() { run + 1 } else { 0 };
        if character != '&' {
            push(character, out);
            continue;
        }
        entity.clear();
        while let Some(c) =
            characters.next_if(|c| entity.len() < 6 && (c.is_ascii_alphanumeric() || *c == '#'))
        {
            entity.push(c);
        }
        let closed = characters.next_if_eq(&';').is_some();
        if let (true, Some(meant)) = (closed, meant_by(&entity)) {
            push(meant, out);
        } else {
            push('&', out);
            entity.chars().for_each(|c| push(c, out));
        }
    }
}

/// The character that an HTML entity stands for.
fn meant_by(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    match entity.to_ascii_lowercase().as_str() {
        "amp" => Some('&'),
        "apos" | "rsquo" | "lsquo" => Some('\''),
        "quot" | "nbsp" => Some(' '),
        "ndash" | "mdash" => Some('-'),
        _ => None,
    }
}

fn push(character: char, out: &mut String) {
    match character {
        '&' | '+' => word(out, "AND"),
        '.' | '\'' | '’' | '‘' | '`' | '´' => {}
        '(' | '[' => word(out, "("),
        ')' | ']' => word(out, ")"),
        '/' => word(out, "/"),
        c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_uppercase()),
        'ß' | 'ẞ' => out.push_str("SS"),
        'æ' | 'Æ' => out.push_str("AE"),
        'œ' | 'Œ' => out.push_str("OE"),
        'ø' | 'Ø' => out.push('O'),
        'ł' | 'Ł' => out.push('L'),
        c if c.is_alphanumeric() => out.extend(c.to_uppercase()),
        _ => space(out),
    }
}

fn word(out: &mut String, word: &str) {
    space(out);
    out.push_str(word);
    out.push(' ');
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with(' ') {
        out.push(' ');
    }
}

/// Letters as a number: the hash of Fowler, Noll and Vo.
pub(crate) fn letters_hash(letters: &[u8]) -> u64 {
    let fold = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    letters.iter().fold(0xCBF2_9CE4_8422_2325, fold)
}

#[cfg(test)]
mod tests {
    use super::clean;

    fn cleaned(name: &str) -> String {
        let mut out = String::new();
        clean(name, &mut out);
        out.trim_end().to_owned()
    }

    #[test]
    fn entities_accents_and_points_go() {
        assert_eq!(cleaned("O&#039;Meara &amp; Søn, p.l.c."), "OMEARA AND SON PLC");
        assert_eq!(cleaned("Café R&D (UK)"), "CAFE R AND D ( UK )");
        assert_eq!(cleaned("X &AMP; Y t/a Z"), "X AND Y T / A Z");
        assert_eq!(cleaned("AT&T"), "AT AND T");
        assert_eq!(cleaned("Living+ and A + B, C+D"), "LIVING PLUS AND A AND B C AND D");
        assert_eq!(cleaned("Smith&amp; Sons"), "SMITH AND SONS");
    }

    #[test]
    fn endless_names_are_cut() {
        assert_eq!(cleaned(&"É".repeat(10_000)).len(), 400);
    }
}
