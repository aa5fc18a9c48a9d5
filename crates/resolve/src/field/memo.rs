use super::{Field, Values};

/// Comparisons made before: the same few first names, towns and trades meet again and again, and
/// comparing words is most of the work. One for each task; what falls on a place taken pushes the
/// earlier out.
pub(crate) struct Memo {
    places: Vec<Place>,
}

#[derive(Clone, Copy, Default)]
struct Place {
    left: u64,
    right: u64,
    said: u64,
}

/// So many comparisons are remembered, as a power of two: what fits a core's cache.
const PLACES: u32 = 15;

impl Memo {
    /// A memo of nothing.
    pub(crate) fn new() -> Self {
        Self { places: vec![Place::default(); 1 << PLACES] }
    }

    /// What the comparison of two records by a field says, which is the `number`th.
    pub(crate) fn compare(&mut self, field: &Field, number: usize, left: u32, right: u32) -> u64 {
        let (Values::Names(column) | Values::Words(column)) = &field.values else {
            return field.compare(left, right);
        };
        // Values spelled the same compare the same. No spelling is 0, so nothing is remembered yet.
        let turn = number as u32;
        let key = |value: u32| column.spellings[value as usize].rotate_left(turn);
        let (l, r) = (key(left), key(right));
        let mixed = (l ^ r.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = &mut self.places[(mixed >> (u64::BITS - PLACES)) as usize];
        if place.left != l || place.right != r {
            *place = Place { left: l, right: r, said: field.compare(left, right) };
        }
        place.said
    }
}
