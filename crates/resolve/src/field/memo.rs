use super::{Field, Values};

/// Comparisons made before: the same few first names, towns and trades meet again and again, and
/// comparing words is most of the work. One for each task; what falls on a place taken pushes the
/// earlier out.
pub(crate) struct Memo {
    /// How many places there are, as a power of two.
    power: u32,
    places: Vec<Place>,
}

#[derive(Clone, Copy, Default)]
struct Place {
    left: u64,
    right: u64,
    said: u64,
}

impl Memo {
    /// For many records: what fits a core's cache.
    pub(crate) const LARGE: u32 = 15;
    /// For a few.
    pub(crate) const SMALL: u32 = 10;

    /// A memo of nothing, with so many places, as a power of two.
    pub(crate) fn new(power: u32) -> Self {
        Self { power, places: vec![Place::default(); 1 << power] }
    }

    /// What the comparison of two records by a field says, which is the `number`th.
    pub(crate) fn compare(&mut self, field: &Field, number: usize, left: u32, right: u32) -> u64 {
        let (Values::Names(column) | Values::Words(column)) = &field.values else {
            return field.compare(left, right);
        };
        // Values spelled the same compare the same. No spelling is 0, but by a chance nobody lives to
        // see, so nothing is remembered yet.
        let turn = number as u32;
        let key = |value: u32| column.spellings[value as usize].rotate_left(turn);
        let (l, r) = (key(left), key(right));
        let mixed = (l ^ r.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = &mut self.places[(mixed >> (u64::BITS - self.power)) as usize];
        if place.left != l || place.right != r {
            *place = Place { left: l, right: r, said: field.compare(left, right) };
        }
        place.said
    }
}
