//! What bodies call their contracts.

use crate::products::Product;
use crate::random::Random;

/// A contract for software: by the product's name, by that and its maker's, by a name mistyped, by what
/// it is for alone, or by nothing that tells.
pub(super) fn software(product: &Product, resold: bool, random: &mut Random) -> String {
    let alias = product.alias;
    let maker = product.maker_in_short();
    let capability = product.capability;
    // A reseller's orders name what is ordered more often than a maker's do.
    let kind = if resold { random.below(69) + random.below(2) * 31 } else { random.below(100) };
    let licences = random.pick(&["licences and support", "software", "annual subscription"]);
    match kind {
        0..22 => format!("{alias} {licences}"),
        22..32 => format!("{capability} ({alias})"),
        32..48 => format!("{maker} {alias} {licences}"),
        48..58 => format!("{} - support and maintenance", product.name),
        58..66 => product.name.to_owned() + " " + licences,
        66..69 => format!("{} {licences}", mistyped(alias, random)),
        69..98 if !resold => general(capability, random),
        _ if resold && random.below(4) > 0 => format!("{maker} {licences} for {alias}"),
        _ if resold => "Software licences - reseller order".to_owned(),
        _ => "Software licences and support".to_owned(),
    }
}

/// A contract by what it is for.
pub(super) fn general(what: &str, random: &mut Random) -> String {
    match random.below(6) {
        0 => format!("Provision of {}", what.to_lowercase()),
        1 => format!("{what} - support and maintenance"),
        2 => format!("{what} contract"),
        _ => what.to_owned(),
    }
}

/// A name with two letters swapped, or one left out.
pub(crate) fn mistyped(name: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = 2 + random.position(letters.len().saturating_sub(4));
    if at + 1 >= letters.len() {
        return name.to_owned();
    }
    if random.one_in(2) || letters[at] == letters[at + 1] {
        letters.remove(at);
    } else {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}
