use evidence::content_id;
use hashbrown::HashMap;
use resolve::name_key;

use super::organisation::{Organisation, Role};

/// Gives each organisation an id from its first official number that no other has; else from the
/// first of its names by letter, and where that is not its alone, from all that is known of it.
pub(super) fn identify(organisations: &mut [Organisation]) {
    let mut times: HashMap<String, u32> = HashMap::new();
    let anchors: Vec<(Option<String>, String)> = organisations
        .iter()
        .map(|own| {
            let number = own.numbers.iter().find(|number| !number.starts_with("GB-VAT")).cloned();
            let name = own.written.iter().map(|way| plain_key(&way.name)).min().unwrap_or_default();
            (number, name)
        })
        .collect();
    for (number, name) in &anchors {
        for anchor in number.iter().chain([name]) {
            *times.entry(anchor.clone()).or_default() += 1;
        }
    }
    let is_own = |anchor: &String| times.get(anchor) == Some(&1);
    for (own, (number, name)) in organisations.iter_mut().zip(&anchors) {
        let prefix = match own.role {
            Role::Supplier => "supplier",
            Role::Buyer => "buyer",
        };
        let anchor = number
            .as_ref()
            .filter(|number| is_own(number))
            .or(Some(name).filter(|name| is_own(name)));
        own.id = if let Some(anchor) = anchor {
            content_id(prefix, &[anchor])
        } else {
            let ways = own.written.iter().map(|way| way.name.as_str());
            let known = own.numbers.iter().chain(&own.postcodes).map(String::as_str);
            content_id(prefix, &ways.chain(known).collect::<Vec<_>>())
        };
    }
}

/// A name without case and punctuation; itself if nothing else is in it.
pub(super) fn plain_key(name: &str) -> String {
    let key = name_key(name);
    if key.is_empty() { name.to_owned() } else { key }
}
