use super::Origin;
use crate::ocds::reader::Spot;

/// A release on its way through the sorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) key: &'a [u8],
    pub(super) date: &'a [u8],
    pub(super) origin: Origin,
    pub(super) text: &'a [u8],
}

/// Key, date, file and spot.
pub(super) type Order<'a> = (&'a [u8], &'a [u8], u32, [u64; 5]);

/// Three lengths, the file's number, and the five parts of the spot.
pub(super) const HEAD: usize = 3 * 4 + 4 + 5 * 8;

impl<'a> Record<'a> {
    pub(super) fn order(&self) -> Order<'a> {
        (self.key, self.date, self.origin.file, self.origin.spot.to_parts())
    }

    pub(super) fn length(&self) -> usize {
        HEAD + self.key.len() + self.date.len() + self.text.len()
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        for part in [self.key, self.date, self.text] {
            // A release is never longer than the reader's limit, which is far below this.
            let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
            out.extend_from_slice(&length.to_le_bytes());
        }
        out.extend_from_slice(&self.origin.file.to_le_bytes());
        for part in self.origin.spot.to_parts() {
            out.extend_from_slice(&part.to_le_bytes());
        }
        for part in [self.key, self.date, self.text] {
            out.extend_from_slice(part);
        }
    }

    /// Reads what [`write`](Self::write) wrote at `start`.
    pub(super) fn read(bytes: &'a [u8], start: usize) -> Self {
        let mut rest = bytes.get(start..).unwrap_or_default();
        let lengths = [u32_from(&mut rest), u32_from(&mut rest), u32_from(&mut rest)];
        let file = u32_from(&mut rest);
        let spot = Spot::from_parts(std::array::from_fn(|_| u64_from(&mut rest)));
        let [key, date, text] = lengths.map(|length| part(&mut rest, length as usize));
        Self { key, date, origin: Origin { file, spot }, text }
    }

    /// How long the record is whose head this is.
    pub(super) fn length_by_head(head: &[u8]) -> usize {
        let mut rest = head;
        let parts: [usize; 3] = std::array::from_fn(|_| u32_from(&mut rest) as usize);
        HEAD + parts.iter().sum::<usize>()
    }
}

fn part<'a>(rest: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (part, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
    *rest = after;
    part
}

fn u32_from(rest: &mut &[u8]) -> u32 {
    part(rest, 4).try_into().map_or(0, u32::from_le_bytes)
}

fn u64_from(rest: &mut &[u8]) -> u64 {
    part(rest, 8).try_into().map_or(0, u64::from_le_bytes)
}
