//! Columns of numbers as bytes: little-endian, each with its length before it and filled up to eight
//! bytes. They make parts, which can be read side by side: at the end stands where each begins, a sum
//! over each, and a sum over that.

use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};

use bytemuck::Pod;

use super::StateError;

/// Bytes passed on and summed at a time, while a core's cache holds them.
const CHUNK: usize = 1 << 16;

/// Numbers on their way out.
pub(super) struct Sink<W> {
    output: W,
    sum: Sum,
    /// How many bytes there are so far.
    length: u64,
    /// Where each part begins.
    begins: Vec<u64>,
    /// The sum of each part that has ended.
    sums: Vec<u64>,
    /// Of each part how long its columns that only grow were, of which the rest alone is put.
    earlier: Vec<std::vec::IntoIter<u64>>,
}

/// A number of fixed width.
pub(super) trait Number: Pod {
    /// The same number with its bytes in the other order, where this machine has the high ones first.
    fn little_endian(self) -> Self;
}

macro_rules! number {
    ($type:ty) => {
        impl Number for $type {
            fn little_endian(self) -> Self {
                Self::from_le_bytes(self.to_ne_bytes())
            }
        }
    };
}
number!(u8);
number!(u32);
number!(u64);
number!(u128);
number!(f32);
number!(f64);

impl<W: Write> Sink<W> {
    /// Bytes on their way out, beginning with the first part. Of columns that only grow, what is
    /// `earlier` is left out: how long each was, part by part.
    pub(super) fn new(output: W, earlier: &[Vec<u64>]) -> Self {
        let (begins, sums) = (vec![0], Vec::new());
        let earlier = earlier.iter().map(|lengths| lengths.clone().into_iter()).collect();
        Self { output, sum: Sum::default(), length: 0, begins, sums, earlier }
    }

    /// Begins another part.
    pub(super) fn part(&mut self) {
        self.begins.push(self.length);
        self.sums.push(std::mem::take(&mut self.sum).value());
    }

    /// Puts a column of numbers.
    pub(super) fn put<T: Number>(&mut self, numbers: &[T]) -> io::Result<()> {
        self.pass_on(&(numbers.len() as u64).to_le_bytes())?;
        if cfg!(target_endian = "little") {
            return self.put_bytes(bytemuck::cast_slice(numbers));
        }
        let turned: Vec<T> = numbers.iter().map(|number| number.little_endian()).collect();
        self.put_bytes(bytemuck::cast_slice(&turned))
    }

    /// Puts a column of numbers that only grows: what it grew by.
    pub(super) fn put_grown<T: Number>(&mut self, numbers: &[T]) -> io::Result<()> {
        let part = self.begins.len() - 1;
        let earlier = self.earlier.get_mut(part).and_then(Iterator::next).unwrap_or_default();
        self.put(numbers.get(earlier as usize..).unwrap_or_default())
    }

    /// Puts bytes, filled up.
    fn put_bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        let (whole, rest) = bytes.split_at(bytes.len() / 8 * 8);
        for chunk in whole.chunks(CHUNK) {
            self.pass_on(chunk)?;
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        if rest.is_empty() { Ok(()) } else { self.pass_on(&last) }
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

    /// Puts where parts begin and their sums, after which nothing follows.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.sums.push(std::mem::take(&mut self.sum).value());
        for number in [self.begins, self.sums].concat() {
            let bytes = number.to_le_bytes();
            self.sum.add(&bytes);
            self.output.write_all(&bytes)?;
        }
        self.output.write_all(&self.sum.value().to_le_bytes())?;
        self.output.flush()
    }
}

/// Numbers of one part on their way in.
pub(super) struct Source<R> {
    input: R,
    sum: Sum,
    /// How many bytes are left.
    rest: u64,
    /// The sum that was found when the part was put.
    expected: u64,
}

impl<R: Read + Seek> Source<R> {
    /// The parts of the bytes that a [`Sink`] put after `before` others, and the sum over all.
    pub(super) fn parts<const N: usize>(
        open: impl Fn() -> io::Result<R>,
        before: u64,
    ) -> Result<([Self; N], u64), StateError> {
        let mut input = open()?;
        let size = (2 * N as u64 + 1) * 8;
        let end = input.seek(SeekFrom::End(0))?;
        let end = end.checked_sub(size + before).ok_or(StateError::Damaged)?;
        input.seek(SeekFrom::Start(before + end))?;
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes)?;
        let (places, own) = bytes.split_last_chunk::<8>().ok_or(StateError::Damaged)?;
        let mut sum = Sum::default();
        sum.add(places);
        let (numbers, _) = places.as_chunks::<8>();
        let numbers: Vec<u64> = numbers.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect();
        let sum = sum.value();
        if sum != u64::from_le_bytes(*own) || numbers.len() != 2 * N {
            return Err(StateError::Damaged);
        }
        let (begins, sums) = numbers.split_at(N);
        let ends = begins.iter().skip(1).chain([&end]);
        let parts = begins.iter().zip(ends).zip(sums).map(|((from, to), expected)| {
            let mut input = open()?;
            input.seek(SeekFrom::Start(before.saturating_add(*from)))?;
            let rest = to.checked_sub(*from).ok_or(StateError::Damaged)?;
            Ok(Self { input, sum: Sum::default(), rest, expected: *expected })
        });
        let parts: Vec<Self> = parts.collect::<Result<_, StateError>>()?;
        Ok((parts.try_into().map_err(|_| StateError::Damaged)?, sum))
    }

    /// Whether all that was put has been taken, and nothing else.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest == 0 && self.sum.value() == self.expected
    }

    /// Takes a column of numbers.
    pub(super) fn take<T: Number>(&mut self) -> Result<Vec<T>, StateError> {
        let mut length = [0; 8];
        self.pass_on(&mut length)?;
        let length =
            usize::try_from(u64::from_le_bytes(length)).map_err(|_| StateError::Damaged)?;
        // What is damaged may ask for more memory than there is.
        let bytes = length.checked_mul(size_of::<T>()).filter(|bytes| *bytes as u64 <= self.rest);
        bytes.ok_or(StateError::Damaged)?;
        let mut numbers = vec![T::zeroed(); length];
        self.take_bytes(bytemuck::cast_slice_mut(&mut numbers))?;
        if cfg!(target_endian = "big") {
            for number in &mut numbers {
                *number = number.little_endian();
            }
        }
        Ok(numbers)
    }

    /// Takes bytes that were filled up.
    fn take_bytes(&mut self, bytes: &mut [u8]) -> Result<(), StateError> {
        let (whole, rest) = bytes.split_at_mut(bytes.len() / 8 * 8);
        for chunk in whole.chunks_mut(CHUNK) {
            self.pass_on(chunk)?;
        }
        if rest.is_empty() {
            return Ok(());
        }
        let mut last = [0; 8];
        self.pass_on(&mut last)?;
        rest.copy_from_slice(&last[..rest.len()]);
        Ok(())
    }

    /// Takes the next bytes, which are a multiple of eight.
    fn pass_on(&mut self, bytes: &mut [u8]) -> Result<(), StateError> {
        self.rest = self.rest.checked_sub(bytes.len() as u64).ok_or(StateError::Damaged)?;
        self.input.read_exact(bytes)?;
        self.sum.add(bytes);
        Ok(())
    }
}

impl From<io::Error> for StateError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::UnexpectedEof => Self::Damaged,
            _ => Self::Unread(error.to_string()),
        }
    }
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
        let (words, _) = bytes.as_chunks::<8>();
        // Up to the first lane one by one, then all four at once: none waits for another.
        let first = words.len().min((4 - self.words % 4) as usize % 4);
        let (before, aligned) = words.split_at(first);
        let (fours, after) = aligned.as_chunks::<4>();
        for word in before {
            self.add_word(*word);
        }
        let mut lanes = self.lanes;
        for four in fours {
            for (lane, word) in lanes.iter_mut().zip(four) {
                *lane = mixed(*lane, *word);
            }
        }
        self.lanes = lanes;
        self.words += 4 * fours.len() as u64;
        for word in after {
            self.add_word(*word);
        }
    }

    fn add_word(&mut self, word: [u8; 8]) {
        let lane = &mut self.lanes[(self.words % 4) as usize];
        *lane = mixed(*lane, word);
        self.words += 1;
    }

    fn value(&self) -> u64 {
        self.lanes.iter().fold(self.words, |sum, lane| mixed(sum, lane.to_le_bytes()))
    }
}

fn mixed(lane: u64, word: [u8; 8]) -> u64 {
    (lane ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn put() -> Vec<u8> {
        let mut bytes = b"before".to_vec();
        let mut sink = Sink::new(&mut bytes, &[]);
        sink.put_one(7_u8).unwrap();
        sink.part();
        sink.put(&[1_u32, 2, 3]).unwrap();
        sink.put::<u64>(&[]).unwrap();
        sink.put(&(0..20_000).map(f64::from).collect::<Vec<_>>()).unwrap();
        sink.end().unwrap();
        bytes
    }

    fn parts(bytes: &[u8]) -> Result<[Source<Cursor<&[u8]>>; 2], StateError> {
        Ok(Source::parts(|| Ok(Cursor::new(bytes)), 6)?.0)
    }

    type Taken = (Vec<u8>, Vec<u32>, Vec<f64>);

    fn take(bytes: &[u8]) -> Result<Taken, StateError> {
        let [mut first, mut second] = parts(bytes)?;
        let seven = first.take()?;
        let (numbers, nothing) = (second.take()?, second.take::<u64>()?);
        let floats = second.take()?;
        let is_whole = nothing.is_empty() && first.is_at_end() && second.is_at_end();
        if is_whole { Ok((seven, numbers, floats)) } else { Err(StateError::Damaged) }
    }

    #[test]
    fn columns_come_back() {
        let (seven, numbers, floats) = take(&put()).unwrap();
        assert_eq!((seven, numbers), (vec![7], vec![1, 2, 3]));
        assert_eq!((floats.len(), floats.last()), (20_000, Some(&19_999.0)));
    }

    #[test]
    fn a_part_ends() {
        let bytes = put();
        let [mut first, _] = parts(&bytes).unwrap();
        assert!(!first.is_at_end(), "something is left");
        first.take::<u8>().unwrap();
        assert!(first.is_at_end());
        assert_eq!(first.take::<u8>(), Err(StateError::Damaged));
    }

    #[test]
    fn only_what_a_column_grew_by_is_put() {
        let mut bytes = Vec::new();
        let mut sink = Sink::new(&mut bytes, &[vec![2], vec![3, 0]]);
        sink.put_grown(&[1_u32, 2, 3]).unwrap();
        sink.put(&[4_u32]).unwrap();
        sink.part();
        sink.put_grown(&[1_u32, 2, 3]).unwrap();
        sink.put_grown(&[5_u32]).unwrap();
        sink.end().unwrap();
        let ([mut first, mut second], _) = Source::parts(|| Ok(Cursor::new(&bytes)), 0).unwrap();
        let mut numbers = Vec::new();
        for _ in 0..2 {
            numbers.push(first.take::<u32>().unwrap());
        }
        for _ in 0..2 {
            numbers.push(second.take::<u32>().unwrap());
        }
        assert_eq!(numbers, [vec![3], vec![4], vec![], vec![5]]);
    }

    #[test]
    fn damage_is_noticed() {
        let bytes = put();
        for at in (6..bytes.len()).step_by(7).chain(bytes.len() - 40..bytes.len()) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let found = take(&changed);
            assert!(found.is_err(), "{at}");
            assert!(take(&bytes[..at]).is_err(), "{at}");
        }
    }
}
