use hashbrown::HashMap;

use super::Vendor;
use super::title::{Title, words};

/// What a name in a title stands for: a vendor, or one of its products.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Named {
    pub(super) vendor: usize,
    pub(super) product: Option<usize>,
}

/// Every name that a title may hold, by its first word.
#[derive(Clone, Debug, Default)]
pub(super) struct Aliases {
    by_first: HashMap<String, Vec<Alias>>,
}

#[derive(Clone, Debug)]
struct Alias {
    rest: Vec<String>,
    named: Named,
    is_common: bool,
}

/// A name that two vendors have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Shared {
    pub(super) name: String,
    pub(super) first: usize,
    pub(super) second: usize,
}

/// A name found in a title.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) named: Named,
    /// The words that it takes up.
    pub(super) from: usize,
    pub(super) until: usize,
    /// Whether it means other things too.
    pub(super) is_common: bool,
}

impl Aliases {
    pub(super) fn of(vendors: &[Vendor]) -> Self {
        let mut aliases = Self::default();
        for (at, vendor) in vendors.iter().enumerate() {
            let named = Named { vendor: at, product: None };
            let former = vendor.former.iter().map(|former| &former.name);
            aliases.add_all(named, &vendor.common, true);
            let is_plain = |name: &&String| !is_in(name, &vendor.as_supplier);
            let plain = std::iter::once(&vendor.name).chain(&vendor.names).chain(former);
            aliases.add_all(named, plain.filter(is_plain), false);
            for (number, product) in vendor.products.iter().enumerate() {
                let named = Named { vendor: at, product: Some(number) };
                aliases.add_all(named, &product.common, true);
                let plain = std::iter::once(&product.name).chain(&product.aliases);
                aliases.add_all(named, plain, false);
            }
        }
        aliases
    }

    /// A name that is common stays so, wherever else it is listed for the same thing.
    fn add_all<'a>(
        &mut self,
        named: Named,
        texts: impl IntoIterator<Item = &'a String>,
        is_common: bool,
    ) {
        for name in texts {
            let mut words = words(name).into_iter();
            let Some(first) = words.next() else { continue };
            let rest: Vec<String> = words.collect();
            let known = self.by_first.entry(first).or_default();
            if !known.iter().any(|alias| alias.named == named && alias.rest == rest) {
                known.push(Alias { rest, named, is_common });
            }
        }
    }

    /// The names, not said to be common, that two vendors have.
    pub(super) fn shared(&self) -> Vec<Shared> {
        let mut shared = Vec::new();
        for (first_word, known) in &self.by_first {
            for (at, alias) in known.iter().enumerate() {
                let others = known.get(at + 1..).unwrap_or_default();
                let other = others.iter().find(|other| {
                    other.rest == alias.rest
                        && other.named.vendor != alias.named.vendor
                        && !(other.is_common || alias.is_common)
                });
                if let Some(other) = other {
                    let words = std::iter::once(first_word).chain(&alias.rest);
                    let name = words.map(String::as_str).collect::<Vec<_>>().join(" ");
                    let (first, second) = (alias.named.vendor, other.named.vendor);
                    shared.push(Shared { name, first, second });
                }
            }
        }
        shared.sort_unstable();
        shared
    }

    /// The products that have a name of one long word, with that word, where it means nothing else.
    pub(super) fn single_words(&self) -> impl Iterator<Item = (&str, Named)> {
        self.by_first.iter().flat_map(|(word, known)| {
            let single = known.iter().filter(|alias| {
                alias.rest.is_empty() && !alias.is_common && alias.named.product.is_some()
            });
            single.map(move |alias| (word.as_str(), alias.named))
        })
    }

    /// The names in a title, each word used once, longer names before shorter.
    pub(super) fn find(&self, title: &Title) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(word) = title.words.get(from) {
            let known = self.by_first.get(&word.key).map_or(&[][..], Vec::as_slice);
            let here = |alias: &&Alias| {
                let after = title.words.get(from + 1..).unwrap_or_default();
                after.len() >= alias.rest.len()
                    && alias.rest.iter().zip(after).all(|(rest, word)| *rest == word.key)
            };
            let longest = known.iter().filter(here).map(|alias| alias.rest.len()).max();
            let Some(longest) = longest else {
                from += 1;
                continue;
            };
            let until = from + 1 + longest;
            let all = known.iter().filter(here).filter(|alias| alias.rest.len() == longest);
            found.extend(all.map(|alias| Found {
                named: alias.named,
                from,
                until,
                is_common: alias.is_common,
            }));
            from = until;
        }
        found
    }
}

pub(super) fn is_in(name: &str, names: &[String]) -> bool {
    names.iter().any(|other| words(other) == words(name))
}
