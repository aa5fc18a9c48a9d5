use std::collections::BTreeMap;

use hashbrown::HashMap;
use resolve::name_key;

/// What stands where a record names nobody.
pub(super) const NOT_STATED: &str = "(not stated)";

/// The organisations of one side, by name after simple normalisation.
#[derive(Default)]
pub(super) struct Directory {
    numbers: HashMap<String, usize>,
    /// Of each organisation, how often each way of writing it was seen.
    written: Vec<BTreeMap<String, u64>>,
}

impl Directory {
    /// The organisation of a name, which was seen so many times.
    pub(super) fn number(&mut self, name: &str, times: u64) -> usize {
        let name = if name.is_empty() { NOT_STATED } else { name };
        let mut key = name_key(name);
        if key.is_empty() {
            name.clone_into(&mut key);
        }
        let next = self.written.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.written.push(BTreeMap::new());
        }
        if let Some(ways) = self.written.get_mut(number) {
            *ways.entry(name.to_owned()).or_default() += times;
        }
        number
    }

    /// The way of writing seen most often; of equals the first by letter.
    pub(super) fn name(&self, number: usize) -> &str {
        let ways = self.written.get(number).into_iter().flatten();
        ways.fold(
            ("", 0),
            |best, (name, times)| if *times > best.1 { (name, *times) } else { best },
        )
        .0
    }

    /// Every other way of writing it, by letter.
    pub(super) fn also_written(&self, number: usize) -> Vec<String> {
        let chosen = self.name(number);
        let ways = self.written.get(number).into_iter().flat_map(BTreeMap::keys);
        ways.filter(|way| *way != chosen).cloned().collect()
    }

    /// The names of these organisations in order, whoever is not stated left out.
    pub(super) fn names(&self, numbers: impl IntoIterator<Item = usize>) -> Vec<String> {
        let somebody = numbers.into_iter().filter(|number| self.is_somebody(*number));
        let mut names: Vec<String> = somebody.map(|number| self.name(number).to_owned()).collect();
        names.sort();
        names
    }

    /// How many organisations there are, whoever is not stated or redacted left out.
    pub(super) fn len(&self) -> u64 {
        (0..self.written.len()).filter(|number| self.is_somebody(*number)).count() as u64
    }

    /// Whether the name is an organisation's and not a word for nobody.
    pub(super) fn is_somebody(&self, number: usize) -> bool {
        let name = self.name(number);
        name != NOT_STATED && name != crate::REDACTED
    }
}
