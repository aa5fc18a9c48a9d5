//! Which buyers the bodies of `bodies.toml` are.

use evidence::{Finding, Place, Severity};
use hashbrown::{HashMap, HashSet};
use resolve::name_key;

use super::ServedBody;
use crate::organisations::{Directory, OrganisationKind, by_place};

/// Finds each body among the buyers, by any way in which records write it; says which is none of
/// them, and which may be two.
pub(crate) fn place(served: &mut [ServedBody], buyers: &Directory) -> Vec<Finding> {
    let named = by_name(buyers);
    let (mut findings, mut seen) = (Vec::new(), HashSet::new());
    for body in served {
        let found = named.get(&key(&body.name)).map_or(&[][..], Vec::as_slice);
        body.buyer = match found {
            [only] => Some(*only),
            _ => None,
        };
        let again = body.buyer.is_some_and(|buyer| !seen.insert(buyer));
        if again {
            body.buyer = None;
        }
        if let Some(message) = trouble(body, found.len(), again) {
            findings.push(Finding {
                rule: "body-not-placed".to_owned(),
                severity: Severity::Warning,
                place: Place::file(body.file.clone()),
                message,
                remedy: "Write the name as the sources write that buyer, once.".to_owned(),
            });
        }
    }
    findings
}

fn trouble(body: &ServedBody, found: usize, again: bool) -> Option<String> {
    let name = &body.name;
    match found {
        0 => Some(format!("no source names a buyer {name:?}, so its population is not used")),
        1 if again => {
            Some(format!("{name:?} is a buyer that stands here already: the first counts"))
        }
        1 => None,
        several => {
            Some(format!("{name:?} may be any of {several} buyers, so its population is not used"))
        }
    }
}

/// By name, the places of the buyers that are written so.
fn by_name(buyers: &Directory) -> HashMap<String, Vec<u32>> {
    let mut named: HashMap<String, Vec<u32>> = HashMap::new();
    for (place, own) in (0..).zip(&buyers.organisations) {
        let written = own.written.iter().map(|way| &way.name);
        for name in written.filter(|_| own.kind == OrganisationKind::One) {
            let places = named.entry(key(name)).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }
    named
}

fn key(name: &str) -> String {
    name_key(&by_place(name))
}
