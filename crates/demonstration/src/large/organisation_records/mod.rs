//! Records of organisations in any number, with the truth beside each: the shape on which
//! resolvers are measured, with a vocabulary that grows as a register's does.

mod coined_words;
mod entity;
mod ordinary_words;
mod sheets;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use coined_words::CoinedWords;
use entity::Entity;
use ordinary_words::OrdinaryWords;
use sheets::Sheet;

use crate::error::DemonstrationError;
use crate::random::Random;

/// One record in so many is held back for an update.
const HELD_BACK_ONE_IN: u64 = 100;

/// How many records were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrganisationRecords {
    /// Records in the first file.
    pub written: u64,
    /// Records in the second.
    pub held_back: u64,
    /// Organisations that they are of.
    pub entities: u64,
}

/// Writes `count` records of invented organisations, about three to an organisation, with columns
/// `unique_id,name,company_number,postcode,entity`; Parquet if the file's name ends so, else CSV.
///
/// If a second file is given, one record in a hundred goes there instead, drawn over the whole: so
/// most are of organisations that the first file knows, as in a month's new records. The same
/// count always gives the same bytes, and the records are the same whether or not some are held
/// back.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write_organisation_records(
    path: &Path,
    count: u64,
    held_back: Option<&Path>,
) -> Result<OrganisationRecords, DemonstrationError> {
    let mut sheet = Sheet::create(path)?;
    let mut update = held_back.map(Sheet::create).transpose()?;
    let mut random = Random::named("organisation records");
    let mut holding = Random::named("held back");
    let mut vocabulary = Vocabulary::new();
    let mut done = OrganisationRecords { written: 0, held_back: 0, entities: 0 };
    let mut id = 0;
    while id < count {
        done.entities += 1;
        let entity = Entity::draw(done.entities, &mut vocabulary, &mut random);
        for _ in 0..u64::from(Entity::records(&mut random)).min(count - id) {
            let record = entity.record(&mut random);
            match &mut update {
                Some(update) if holding.one_in(HELD_BACK_ONE_IN) => {
                    update.write(id, &record, done.entities)?;
                    done.held_back += 1;
                }
                _ => {
                    sheet.write(id, &record, done.entities)?;
                    done.written += 1;
                }
            }
            id += 1;
        }
    }
    sheet.close()?;
    update.map_or(Ok(()), Sheet::close)?;
    Ok(done)
}

/// The words of names, and the names that are taken.
struct Vocabulary {
    coined: CoinedWords,
    ordinary: OrdinaryWords,
    taken: HashSet<u64>,
}

impl Vocabulary {
    fn new() -> Self {
        Self { coined: CoinedWords::new(), ordinary: OrdinaryWords::new(), taken: HashSet::new() }
    }

    /// A coined word and up to three more. A register refuses a name that it has, so such a name
    /// gets a further word; but surgeries and schools share names, and so do one in twenty here.
    fn name(&mut self, random: &mut Random) -> Vec<String> {
        let mut words = vec![coined_words::word(self.coined.draw(random))];
        for _ in 0..random.pick(&[0, 1, 1, 2]) {
            words.push(self.further_word(random));
        }
        while !self.take(&words) && words.len() < 5 && !random.one_in(20) {
            words.push(self.further_word(random));
        }
        words
    }

    fn further_word(&mut self, random: &mut Random) -> String {
        if random.one_in(4) {
            coined_words::word(self.coined.draw(random))
        } else {
            self.ordinary.draw(random).to_owned()
        }
    }

    /// Whether the name was free.
    fn take(&mut self, words: &[String]) -> bool {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        self.taken.insert(hasher.finish())
    }
}
