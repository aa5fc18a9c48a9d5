//! Columns of numbers as bytes: little-endian, each with its length before it and filled up to eight
//! bytes; at the end where each part begins, so that parts can be read side by side, and a sum over
//! all.

use std::io::{self, Write};

use super::StateError;

/// Numbers turned into bytes at a time.
const CHUNK: usize = 8192;

/// Numbers on their way out.
pub(super) struct Sink<W> {
    output: W,
    sum: Sum,
    held: Vec<u8>,
    /// How many bytes there are so far.
    length: u64,
    /// Where each part begins.
    parts: Vec<u64>,
}

/// A number of fixed width.
pub(super) trait Number: Copy {
    const WIDTH: usize;
    /// Turns numbers into as many bytes as they need.
    fn put(numbers: &[Self], bytes: &mut [u8]);
    /// The numbers that bytes hold.
    fn take(bytes: &[u8]) -> Vec<Self>;
}

macro_rules! number {
    ($type:ty, $width:literal) => {
        impl Number for $type {
            const WIDTH: usize = $width;
            fn put(numbers: &[Self], bytes: &mut [u8]) {
                let (places, _) = bytes.as_chunks_mut::<$width>();
                for (place, number) in places.iter_mut().zip(numbers) {
                    *place = number.to_le_bytes();
                }
            }
            fn take(bytes: &[u8]) -> Vec<Self> {
                let (places, _) = bytes.as_chunks::<$width>();
                places.iter().map(|place| Self::from_le_bytes(*place)).collect()
            }
        }
    };
}
number!(u8, 1);
number!(u32, 4);
number!(u64, 8);
number!(f32, 4);
number!(f64, 8);

impl<W: Write> Sink<W> {
    pub(super) fn new(output: W) -> Self {
        let held = vec![0; CHUNK * 8];
        Self { output, sum: Sum::default(), held, length: 0, parts: Vec::new() }
    }

    /// Begins a part.
    pub(super) fn part(&mut self) {
        self.parts.push(self.length);
    }

    /// Puts a column of numbers.
    pub(super) fn put<T: Number>(&mut self, numbers: &[T]) -> io::Result<()> {
        self.pass_on(&(numbers.len() as u64).to_le_bytes())?;
        let mut held = std::mem::take(&mut self.held);
        for chunk in numbers.chunks(CHUNK) {
            let length = chunk.len() * T::WIDTH;
            T::put(chunk, &mut held);
            let filled = length.next_multiple_of(8);
            held[length..filled].fill(0);
            self.pass_on(&held[..filled])?;
        }
        self.held = held;
        Ok(())
    }

    /// Puts one number.
    pub(super) fn put_one<T: Number>(&mut self, number: T) -> io::Result<()> {
        self.put(&[number])
    }

    fn pass_on(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.add(bytes);
        self.length += bytes.len() as u64;
        self.output.write_all(bytes)
    }

    /// Puts where parts begin and the sum, after which nothing follows.
    pub(super) fn end(mut self) -> io::Result<()> {
        for begin in std::mem::take(&mut self.parts) {
            self.pass_on(&begin.to_le_bytes())?;
        }
        self.output.write_all(&self.sum.value().to_le_bytes())?;
        self.output.flush()
    }
}

/// Numbers on their way in.
pub(super) struct Source<'a> {
    rest: &'a [u8],
}

impl<'a> Source<'a> {
    /// The parts of the bytes that a [`Sink`] put. Whether they still are what was put is for
    /// [`is_whole`] to say.
    pub(super) fn parts<const N: usize>(bytes: &'a [u8]) -> Result<[Self; N], StateError> {
        let (rest, _) = bytes.split_last_chunk::<8>().ok_or(StateError::Damaged)?;
        let end = rest.len().checked_sub(N * 8).ok_or(StateError::Damaged)?;
        let (rest, begins) = rest.split_at(end);
        let begins = u64::take(begins).into_iter();
        let mut ends: Vec<usize> = begins.map(|begin| begin as usize).collect();
        ends.push(end);
        let mut parts = [(); N].map(|()| Self { rest: &[] });
        for (part, range) in parts.iter_mut().zip(ends.windows(2)) {
            if let [from, to] = range {
                part.rest = rest.get(*from..*to).ok_or(StateError::Damaged)?;
            }
        }
        Ok(parts)
    }

    /// Takes a column of numbers.
    pub(super) fn take<T: Number>(&mut self) -> Result<Vec<T>, StateError> {
        Ok(T::take(self.take_bytes(T::WIDTH)?))
    }

    /// Takes one number.
    pub(super) fn take_one<T: Number>(&mut self) -> Result<T, StateError> {
        self.take()?.first().copied().ok_or(StateError::Damaged)
    }

    /// Takes a text.
    pub(super) fn take_text(&mut self) -> Result<&'a str, StateError> {
        std::str::from_utf8(self.take_bytes(1)?).map_err(|_| StateError::Damaged)
    }

    /// Takes the bytes of a column.
    fn take_bytes(&mut self, width: usize) -> Result<&'a [u8], StateError> {
        let (length, rest) = self.rest.split_first_chunk::<8>().ok_or(StateError::Damaged)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok();
        let length = length.and_then(|it| it.checked_mul(width)).ok_or(StateError::Damaged)?;
        let filled = length.checked_next_multiple_of(8).ok_or(StateError::Damaged)?;
        let (column, rest) = rest.split_at_checked(filled).ok_or(StateError::Damaged)?;
        self.rest = rest;
        column.get(..length).ok_or(StateError::Damaged)
    }
}

/// Whether bytes are those that a [`Sink`] put.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut own = Sum::default();
    bytes.split_last_chunk::<8>().is_some_and(|(rest, sum)| {
        own.add(rest);
        own.value() == u64::from_le_bytes(*sum)
    })
}

/// A sum that notices bytes changed, moved or left out; not proof against intent.
#[derive(Default)]
struct Sum {
    lanes: [u64; 4],
    words: u64,
}

impl Sum {
    /// Adds bytes; what is over eight at the end is left out.
    fn add(&mut self, bytes: &[u8]) {
        for word in bytes.as_chunks::<8>().0 {
            let lane = &mut self.lanes[(self.words % 4) as usize];
            let mixed = *lane ^ u64::from_le_bytes(*word);
            *lane = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
            self.words += 1;
        }
    }

    fn value(&self) -> u64 {
        let mixed =
            |sum: u64, lane: &u64| (sum ^ lane).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31);
        self.lanes.iter().fold(self.words, mixed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_back() {
        let mut bytes = Vec::new();
        let mut sink = Sink::new(&mut bytes);
        sink.part();
        sink.put_one(7_u8).unwrap();
        sink.part();
        sink.put(&[1_u32, 2, 3]).unwrap();
        sink.put::<u64>(&[]).unwrap();
        sink.put("Café".as_bytes()).unwrap();
        sink.put(&(0..20_000).map(f64::from).collect::<Vec<_>>()).unwrap();
        sink.end().unwrap();
        let [mut first, mut source] = Source::parts(&bytes).unwrap();
        assert_eq!(first.take_one::<u8>(), Ok(7));
        assert_eq!(first.take::<u8>(), Err(StateError::Damaged), "the part ends");
        assert_eq!(source.take::<u32>().unwrap(), [1, 2, 3]);
        assert!(source.take::<u64>().unwrap().is_empty());
        assert_eq!(source.take_text().unwrap(), "Café");
        assert_eq!(source.take::<f64>().unwrap().last(), Some(&19_999.0));
        assert_eq!(source.take::<u8>(), Err(StateError::Damaged));
    }

    #[test]
    fn damage_is_noticed() {
        let mut bytes = Vec::new();
        let mut sink = Sink::new(&mut bytes);
        sink.put(&[1_u64, 2, 3, 4, 5, 6]).unwrap();
        sink.end().unwrap();
        assert!(is_whole(&bytes));
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert!(!is_whole(&changed), "{at}");
            assert!(!is_whole(&bytes[..at]), "{at}");
        }
    }
}
