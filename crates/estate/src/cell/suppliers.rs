//! The supplier cells of the Contracts Finder CSV export.

use super::{flag, is_absent};
use crate::{Identifier, Party};

/// What a cell of the Contracts Finder export says of suppliers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Suppliers {
    pub(crate) parties: Vec<Party>,
    /// What stood outside any bracket.
    pub(crate) unread: Option<String>,
}

/// Reads `[name|address|ref type|ref number|is SME|is VCSE]`, repeated.
///
/// Names and addresses may hold brackets and bars of their own, so a supplier ends at a bracket
/// that the end of the cell or the next supplier follows, and its last four parts count from the end.
pub(crate) fn suppliers(cell: &str) -> Suppliers {
    let mut found = Suppliers::default();
    let cell = cell.trim();
    if cell.is_empty() {
        return found;
    }
    let Some(inner) = cell.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        found.unread = Some(cell.to_owned());
        return found;
    };
    for part in split_suppliers(inner) {
        found.parties.push(supplier(part));
    }
    found
}

/// Splits at `][`, with spaces or a line end allowed between.
fn split_suppliers(inner: &str) -> Vec<&str> {
    let (mut parts, mut start, mut from) = (Vec::new(), 0, 0);
    while let Some(close) = inner.get(from..).and_then(|rest| rest.find(']')).map(|at| at + from) {
        let after = inner.get(close + 1..).unwrap_or_default();
        let gap = after.len() - after.trim_start().len();
        let follows = after.get(gap..).is_some_and(|next| next.starts_with('['));
        from = close + 1;
        // Five bars make a supplier whole; a bracket before the fifth belongs to a name.
        let part = inner.get(start..close).unwrap_or_default();
        if follows && part.matches('|').count() >= 5 {
            parts.push(part);
            start = close + 1 + gap + 1;
            from = start;
        }
    }
    parts.push(inner.get(start..).unwrap_or_default());
    parts
}

fn supplier(part: &str) -> Party {
    let mut fields: Vec<&str> = part.split('|').map(str::trim).collect();
    let mut last = || fields.pop().filter(|_| part.matches('|').count() >= 5).unwrap_or_default();
    let (vcse, sme, number, scheme) = (flag(last()), flag(last()), last(), last());
    let (name, address) = match part.split_once('|') {
        Some((name, rest)) => (name.trim(), rest),
        None => (part.trim(), ""),
    };
    let identifiers = if is_absent(number) || number.is_empty() {
        Vec::new()
    } else {
        vec![Identifier { scheme: scheme_code(scheme), id: number.to_owned() }]
    };
    Party {
        name: name.to_owned(),
        identifiers,
        postcode: postcode_in(address),
        region: None,
        sme,
        vcse,
    }
}

/// The org-id.guide code for a scheme as Contracts Finder writes it.
fn scheme_code(scheme: &str) -> String {
    let plain: String =
        scheme.to_ascii_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    match plain.as_str() {
        "companieshouse" | "companieshousenumber" | "gbcoh" => "GB-COH".to_owned(),
        "charitynumber" | "charitycommission" | "gbchc" => "GB-CHC".to_owned(),
        "dunsnumber" | "duns" => "XI-DUNS".to_owned(),
        _ => scheme.to_owned(),
    }
}

/// The last thing in an address that has the shape of a United Kingdom postcode.
fn postcode_in(address: &str) -> Option<String> {
    let words: Vec<&str> = address
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(2).rev().find_map(|pair| {
        let [outward, inward] = pair else { return None };
        let inward_fits = inward.len() == 3
            && inward.starts_with(|c: char| c.is_ascii_digit())
            && inward.chars().skip(1).all(|c| c.is_ascii_alphabetic());
        let outward_fits = (2..=4).contains(&outward.len())
            && outward.starts_with(|c: char| c.is_ascii_alphabetic())
            && outward.contains(|c: char| c.is_ascii_digit());
        (inward_fits && outward_fits).then(|| format!("{outward} {inward}").to_ascii_uppercase())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suppliers_of_the_contracts_finder_export_are_read() {
        let cell = "[Brightwell [UK] Ltd|1 High St, Anytown, AB1 2CD|Companies House|01234567|Yes|No]\
                    [Second | Third LLP|2 Low St|||No|No]";
        let found = suppliers(cell);
        assert_eq!(found.unread, None);
        let [first, second] = found.parties.as_slice() else { panic!("{found:?}") };
        assert_eq!(first.name, "Brightwell [UK] Ltd");
        assert_eq!(first.postcode.as_deref(), Some("AB1 2CD"));
        assert_eq!(
            first.identifiers,
            [Identifier { scheme: "GB-COH".into(), id: "01234567".into() }]
        );
        assert_eq!((first.sme, first.vcse), (Some(true), Some(false)));
        assert_eq!(second.name, "Second");
        assert_eq!(second.sme, Some(false));
        assert!(second.identifiers.is_empty());
    }

    #[test]
    fn a_cell_of_another_shape_is_kept_and_not_guessed() {
        assert_eq!(suppliers("Brightwell Ltd").unread.as_deref(), Some("Brightwell Ltd"));
        assert_eq!(suppliers(""), Suppliers::default());
    }
}
