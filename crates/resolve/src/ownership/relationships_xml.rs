use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::reading::Problem;
use super::relationships::{Period, Record};
use super::{Edge, ReadError, Reading};

/// More than any code or date; the rest of a longer text is passed over.
const LONGEST_TEXT: usize = 200;

/// Reads GLEIF level 2 relationship records in their XML form (RR-CDF 1.1 and 2.1).
///
/// What becomes an edge is as for [`read_relationships`](super::read_relationships). Where a line is
/// asked for, the number of the record stands, from 1.
///
/// # Errors
/// When the input is not XML to its end; the records before that were kept.
pub fn read_relationships_xml(
    input: impl BufRead,
    mut keep: impl FnMut(Edge),
) -> Result<Reading, ReadError> {
    let mut reader = Reader::from_reader(input);
    let mut buffer = Vec::new();
    let mut reading = Reading::default();
    let mut place = Place::default();
    loop {
        let event = reader.read_event_into(&mut buffer);
        let broken = |reason: String| ReadError::Xml { at: reader.buffer_position(), reason };
        match event.map_err(|error| broken(error.to_string()))? {
            Event::Start(element) => place.enter(element.local_name().as_ref()),
            Event::Text(text) => place.say(&text),
            Event::End(_) if place.leave() => {
                reading.records += 1;
                let line = reading.records;
                let edge = place.record.take().ok_or(Problem::Missing("Relationship"));
                reading.take(line, edge.and_then(|record| record.edge(line)), &mut keep);
            }
            Event::Eof if place.is_outside() => return Ok(reading),
            Event::Eof => return Err(broken("the file ends within an element".to_owned())),
            _ => {}
        }
        buffer.clear();
    }
}

/// Where in the tree the reader is, by local names, and the record that it is in.
#[derive(Default)]
struct Place {
    path: Vec<String>,
    text: String,
    record: Option<Record>,
    period: Period,
}

impl Place {
    fn enter(&mut self, name: &str) {
        // Names longer than that are none of ours, and the file may be a trap.
        self.path.push(name.chars().take(64).collect());
        self.text.clear();
        match name {
            "Relationship" => self.record = Some(Record::default()),
            "RelationshipPeriod" => self.period = Period::default(),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        let room = LONGEST_TEXT.saturating_sub(self.text.len());
        self.text.extend(text.chars().take(room));
    }

    fn is_outside(&self) -> bool {
        self.path.is_empty()
    }

    /// Leaves an element, and says whether it was a record.
    fn leave(&mut self) -> bool {
        let Some(name) = self.path.pop() else { return false };
        let parent = self.path.last().map(String::as_str).unwrap_or_default();
        let text = std::mem::take(&mut self.text).trim().to_owned();
        if name == "RelationshipRecord" {
            return true;
        }
        let Some(record) = self.record.as_mut() else { return false };
        match (parent, name.as_str()) {
            ("StartNode", "NodeID") => record.start = text,
            ("StartNode", "NodeIDType") => record.start_type = text,
            ("EndNode", "NodeID") => record.end = text,
            ("EndNode", "NodeIDType") => record.end_type = text,
            ("Relationship", "RelationshipType") => record.kind = text,
            ("Relationship", "RelationshipStatus") => record.status = text,
            ("Registration", "RegistrationStatus") => record.registration = text,
            ("RelationshipPeriod", "StartDate") => self.period.start = text,
            ("RelationshipPeriod", "EndDate") => self.period.end = text,
            ("RelationshipPeriod", "PeriodType") => self.period.kind = text,
            (_, "RelationshipPeriod") if record.periods.len() < 16 => {
                record.periods.push(std::mem::take(&mut self.period));
            }
            _ => {}
        }
        false
    }
}
