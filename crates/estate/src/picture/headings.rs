use std::collections::BTreeMap;

use hashbrown::HashMap;
use resolve::name_key;

use crate::organisations::NOT_STATED;

/// Headings that are no organisations', such as categories: two that differ only in case and
/// punctuation are one.
#[derive(Default)]
pub(super) struct Headings {
    numbers: HashMap<String, usize>,
    /// Of each heading, how often each way of writing it was seen.
    written: Vec<BTreeMap<String, u64>>,
}

impl Headings {
    /// The number of a heading, which was seen so many times.
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
}
