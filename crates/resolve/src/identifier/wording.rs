use super::{Refused, Scheme, ppon};

/// A longer cell holds prose.
const LONGEST: usize = 100;

/// A cell taken apart: what it says of the scheme, and the number without the words around it.
pub(super) struct Wording {
    /// The scheme that the cell names.
    pub(super) scheme: Option<Scheme>,
    /// Whether the cell calls its number a number, so that a year may be one.
    pub(super) labelled: bool,
    /// Capitals and digits; dashes where they stood between them.
    pub(super) body: String,
}

impl Wording {
    pub(super) fn of(text: &str) -> Result<Self, Refused> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refused::Blank);
        }
        if text.len() > LONGEST {
            return Err(Refused::Words);
        }
        let upper = text.to_uppercase();
        if let Some((scheme, rest)) = open_contracting(&upper)? {
            let wording = joined(whole(rest), |_| None);
            return Ok(Self { scheme: Some(scheme), labelled: true, ..wording });
        }
        if ppon::has_shape(&upper) {
            return Ok(joined(&upper, |_| None));
        }
        Ok(joined(whole(&upper), label))
    }
}

/// Takes the scheme off an id such as `GB-COH-00002404`.
fn open_contracting(upper: &str) -> Result<Option<(Scheme, &str)>, Refused> {
    let Some((country, rest)) = upper.split_once('-') else { return Ok(None) };
    let is_code =
        |text: &str| text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let Some((list, number)) = rest.split_once(['-', ':']) else { return Ok(None) };
    if country.len() != 2 || !is_code(country) || !is_code(list) {
        return Ok(None);
    }
    let code = &upper[..country.len() + 1 + list.len()];
    Scheme::from_code(code).map(|scheme| Some((scheme, number))).ok_or(Refused::OtherScheme)
}

/// A number without the `.0` that a spreadsheet added.
fn whole(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros))
            if !zeros.is_empty()
                && zeros.bytes().all(|byte| byte == b'0')
                && whole.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            whole
        }
        _ => text,
    }
}

/// What a word before a number says: nothing of the scheme, or which one.
type Label = Option<Option<Scheme>>;

fn label(word: &str) -> Label {
    Some(match word {
        "COMPANY" | "COMPANIES" | "CO" | "CRN" | "COH" | "HOUSE" => Some(Scheme::Company),
        "CHARITY" | "CHARITIES" | "CHARITABLE" | "CHC" => Some(Scheme::CharityEngland),
        "VAT" => Some(Scheme::Vat),
        "PPON" => Some(Scheme::Ppon),
        "ODS" => Some(Scheme::Nhs),
        "NO" | "NUMBER" | "NUM" | "REG" | "REGD" | "REGISTERED" | "REGISTRATION" | "REF"
        | "REFERENCE" | "ID" | "CODE" | "IN" | "ENGLAND" | "AND" | "WALES" | "SCOTTISH"
        | "SCOTLAND" | "UK" => None,
        _ => return None,
    })
}

/// Drops the labels and joins what is left.
fn joined(text: &str, label: impl Fn(&str) -> Label) -> Wording {
    let mut wording = Wording { scheme: None, labelled: false, body: String::new() };
    let mut rest = text;
    let mut dash = false;
    while let Some(start) = rest.find(|letter: char| letter.is_alphanumeric()) {
        dash = dash && &rest[..start] == "-";
        let word = &rest[start..];
        let end = word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
        rest = &word[end..];
        let (labelled, number) = split_label(&word[..end], &label);
        if let Some(scheme) = labelled {
            wording.labelled = true;
            wording.scheme = wording.scheme.or(scheme);
        }
        if !number.is_empty() {
            if dash {
                wording.body.push('-');
            }
            wording.body.push_str(number);
        }
        dash = !number.is_empty();
    }
    wording
}

/// Parts a label from the number that is run together with it, as in `CRN1234567`. `NO` so placed
/// is left: it begins numbers of credit unions in Northern Ireland.
fn split_label(word: &str, label: impl Fn(&str) -> Label) -> (Label, &str) {
    let digits = word.find(|letter: char| letter.is_ascii_digit()).unwrap_or(word.len());
    let (letters, number) = word.split_at(digits);
    match label(letters) {
        Some(_) if letters == "NO" && !number.is_empty() => (None, word),
        Some(scheme) => (Some(scheme), number),
        None => (None, word),
    }
}
