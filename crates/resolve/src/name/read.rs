//! From a cleaned name to what it says: words, trading name, legal form, and what was stripped.

use super::clean::{clean, letters_hash};
use super::vocabulary::{
    Form, LONG_FORMS, ends_a_name, form_of, in_full, is_nobody, joins, numeral,
};

/// Names of more words are cut: no organisation's name has more, and comparing must stay bounded.
pub(crate) const MOST_WORDS: usize = 24;

/// What one name says. Reused from name to name, so that reading allocates nothing.
#[derive(Debug, Default)]
pub(crate) struct NameParts {
    cleaned: String,
    /// The words that name the organisation, in order, of all variants, joined as `words`.
    words: Vec<Word>,
    used: usize,
    /// Where each variant ends in `words`: the name, then the trading name if there is one.
    ends: Vec<usize>,
    form: Form,
}

/// One word of a name.
#[derive(Debug, Default)]
pub(crate) struct Word {
    /// What is compared.
    pub(crate) text: String,
    /// Whether it was written with the S of a plural.
    pub(crate) is_plural: bool,
}

impl NameParts {
    /// Reads a name in place of the last.
    pub(crate) fn read(&mut self, name: &str) {
        self.forget();
        let mut cleaned = std::mem::take(&mut self.cleaned);
        clean(name, &mut cleaned);
        self.read_cleaned(&cleaned);
        self.cleaned = cleaned;
    }

    /// Reads a text of plain words in place of the last.
    pub(crate) fn read_plain(&mut self, text: &str) {
        self.forget();
        let mut cleaned = std::mem::take(&mut self.cleaned);
        clean(text, &mut cleaned);
        for word in cleaned.split_ascii_whitespace().filter(|word| is_word(word)).take(MOST_WORDS) {
            self.push(word);
        }
        if self.used > 0 {
            self.ends.push(self.used);
        }
        self.cleaned = cleaned;
    }

    /// How many ways the name is written: 2 with a trading name.
    pub(crate) fn variants(&self) -> usize {
        self.ends.len()
    }

    /// The legal form stated.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// A hash of the text as cleaned.
    pub(crate) fn spelling(&self) -> u64 {
        letters_hash(self.cleaned.trim_end().as_bytes())
    }

    fn forget(&mut self) {
        self.used = 0;
        self.ends.clear();
        self.form = Form::None;
    }

    /// The words of a variant.
    pub(crate) fn variant(&self, number: usize) -> &[Word] {
        let from = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.words.get(from..self.ends[number]).unwrap_or_default()
    }

    fn read_cleaned(&mut self, cleaned: &str) {
        let mut words: [&str; MOST_WORDS + 16] = [""; MOST_WORDS + 16];
        let mut count = 0;
        for word in cleaned.split_ascii_whitespace().take(words.len()) {
            words[count] = word;
            count += 1;
        }
        let words = &mut words[..count];
        repair_spaces(words);
        let words: &[&str] = words;
        if is_nobody(words) {
            return;
        }
        let words = via(words);
        let (name, trading) = trading_at(words)
            .map_or((words, None), |(end, start)| (&words[..end], Some(&words[start..])));
        self.read_variant(name);
        if let Some(trading) = trading {
            self.read_variant(trading);
        }
        if self.used == 0 {
            // A name of nothing but joining words, forms and codes is kept as it is.
            self.ends.clear();
            for word in words.iter().filter(|word| is_word(word)).take(MOST_WORDS) {
                self.push(word);
            }
            self.ends.push(self.used);
        }
    }

    fn read_variant(&mut self, words: &[&str]) {
        let from = self.used;
        let mut at = 0;
        let mut abbreviation = None;
        while at < words.len() && self.used - from < MOST_WORDS {
            if let ["(", word, ")", ..] = words[at..]
                && self.abbreviates(word, from)
            {
                abbreviation = Some(word);
                at += 3;
                continue;
            }
            if let Some((length, form)) = long_form(&words[at..]) {
                self.form = form;
                at += length;
                continue;
            }
            let initials = initials(&words[at..]);
            if initials > 1 {
                let joined = words[at..at + initials].concat();
                self.push_in_full(&joined, at == 0);
                at += initials;
                continue;
            }
            let last = words.get(at + 1).is_none_or(|next| form_of(next).is_some());
            self.read_word(words[at], at == 0, last);
            at += 1;
        }
        if self.used > from {
            self.ends.push(self.used);
        }
        if let Some(initials) = abbreviation {
            self.push(initials);
            self.ends.push(self.used);
        }
    }

    /// Whether a word is short for the words read since.
    fn abbreviates(&self, word: &str, from: usize) -> bool {
        let read = self.words.get(from..self.used).unwrap_or_default();
        let whole: usize = read.iter().map(|read| read.text.len()).sum();
        read.len() > 1 && word.len() < whole && is_of_beginnings(word.as_bytes(), read)
    }

    fn read_word(&mut self, word: &str, first: bool, last: bool) {
        // UNIT A: a letter at the end tells one from another.
        if !is_word(word) || (joins(word) && !(last && !first && word.len() == 1)) {
            return;
        }
        // LP Consultancy is no partnership.
        let begins = |form: &Form| first && !last && !matches!(form, Form::Limited | Form::Public);
        if let Some(form) = form_of(word).filter(|form| !begins(form)) {
            self.form = form;
            return;
        }
        let word = without_code(word, first, last);
        if word.is_empty() {
            return;
        }
        if let Some(number) = numeral(word) {
            self.push(number);
        } else {
            self.push_in_full(word, first);
        }
    }

    /// A word, in full if it is a short form. PCT Healthcare is no trust, nor BC Softwear a council.
    fn push_in_full(&mut self, word: &str, first: bool) {
        match in_full(word) {
            Some(full) if !(first && ends_a_name(word)) => self.push_stems(full),
            _ => self.push_stem(word),
        }
    }

    fn push_stems(&mut self, words: &[&str]) {
        for word in words {
            self.push_stem(word);
        }
    }

    /// Plural and singular are one word: HOSPITALS NHS TRUST and HOSPITAL NHS TRUST.
    fn push_stem(&mut self, word: &str) {
        let plural = word.len() > 4 && word.ends_with('S') && !word.ends_with("SS");
        let stem = if plural { &word[..word.len() - 1] } else { word };
        self.push(stem);
        self.words[self.used - 1].is_plural = plural;
    }

    fn push(&mut self, word: &str) {
        if self.used == self.words.len() {
            self.words.push(Word::default());
        }
        let place = &mut self.words[self.used];
        place.text.clear();
        place.text.push_str(word);
        place.is_plural = false;
        self.used += 1;
    }
}

/// Whether letters are the beginnings of two words or more, one after the other, the first word among
/// them: CAMMS is CAM Management Solutions, MFT Manchester University NHS Foundation Trust.
fn is_of_beginnings(letters: &[u8], words: &[Word]) -> bool {
    const LONGEST: usize = 12;
    if !(2..=LONGEST).contains(&letters.len()) {
        return false;
    }
    // Where the words so far may have brought us, one bit for each letter spelled.
    let mut spelled = 0_u32;
    for (at, word) in words.iter().enumerate() {
        let before = if at == 0 { 1 } else { spelled };
        for start in (0..letters.len()).filter(|start| before >> start & 1 == 1) {
            let alike = letters[start..].iter().zip(word.text.bytes());
            let alike = alike.take_while(|(letter, own)| **letter == *own).count();
            for end in start + 1..=start + alike {
                // One word cut short is not the whole.
                spelled |= u32::from(at > 0 || end < letters.len()) << end;
            }
        }
    }
    spelled >> letters.len() & 1 == 1
}

/// A word without the code that a ledger put before the name (`001436GE`) or after it.
fn without_code(word: &str, first: bool, last: bool) -> &str {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (word.starts_with("19") || word.starts_with("20"));
    let is_code = match (digits == word.len(), first, last) {
        // 1066 Country Ltd and 2020 Vision are names.
        (true, true, false) => digits >= 5 || digits == 4 && word.starts_with('0'),
        // Not a year: Film Partnership 2004.
        (true, false, true) | (false, true, _) => digits >= 4 && !is_year,
        // A number alone is the name itself.
        _ => false,
    };
    if is_code { word.get(digits..).unwrap_or_default() } else { word }
}

/// A no-break space read in the wrong encoding leaves `AA` at the end of words once accents are
/// gone: KINGSAA COLLEGEAA HOSPITALAA.
fn repair_spaces(words: &mut [&str]) {
    let broken = |word: &&mut &str| word.len() > 3 && word.ends_with("AA");
    if words.iter_mut().filter(broken).count() > 1 {
        for word in words.iter_mut().filter(broken) {
            *word = &word[..word.len() - 2];
        }
    }
}

fn is_word(word: &str) -> bool {
    !matches!(word, "(" | ")" | "/")
}

/// The supplier of X VIA Y, where Y is who sells; VIA EAST MIDLANDS is a name.
fn via<'a, 'b>(words: &'b [&'a str]) -> &'b [&'a str] {
    let via = words.iter().rposition(|word| *word == "VIA").filter(|at| *at > 0);
    via.map_or(words, |at| &words[..at])
}

/// Where a trading name begins: the end of what stands before, and the start of what comes after.
fn trading_at(words: &[&str]) -> Option<(usize, usize)> {
    const MARKS: [&[&str]; 12] = [
        &["A", "TRADING", "DIVISION", "OF"],
        &["A", "TRADING", "NAME", "OF"],
        &["A", "DIVISION", "OF"],
        &["FORMERLY", "KNOWN", "AS"],
        &["ALSO", "KNOWN", "AS"],
        &["TRADING", "AS"],
        &["KNOWN", "AS"],
        &["T", "/", "A"],
        &["T", "A"],
        &["TA"],
        &["FORMERLY"],
        &["DBA"],
    ];
    for at in 0..words.len() {
        for mark in MARKS {
            // TA Instruments and Formerly Ltd are names.
            let may_be = at > 0 || mark.len() > 2 || mark == ["TRADING", "AS"];
            if may_be && words[at..].starts_with(mark) {
                let open = usize::from(at > 0 && words[at - 1] == "(");
                return Some((at - open, at + mark.len()));
            }
        }
    }
    None
}

fn long_form(words: &[&str]) -> Option<(usize, Form)> {
    let found = LONG_FORMS.iter().find(|(form, _)| words.starts_with(form));
    found.map(|(form, meaning)| (form.len(), *meaning))
}

/// How many single letters stand in a row: `M E L Research` is `MEL Research`.
fn initials(words: &[&str]) -> usize {
    words
        .iter()
        .take_while(|word| word.len() == 1 && word.bytes().all(|b| b.is_ascii_alphabetic()))
        .count()
}
