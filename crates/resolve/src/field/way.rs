//! In which way two lists of words agree, and what that bounds.
//!
//! However many words two names share, and however rare they are, UNITED UTILITIES WATER and UNITED
//! UTILITIES RENEWABLES are two companies: what is left over, and where, decides how sure the words
//! can make anyone.

use crate::block::Sides;
use crate::weigh::{Bounds, Chance, Level};
use crate::words::{Evidence, RARE, TELLING};

/// How words agree, by their place among the levels, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Way {
    /// The same words.
    Same = 1,
    /// In another order, or with other spaces.
    Ordered,
    /// With slips.
    Slips,
    /// Something common left over on one side.
    Common,
    /// Something telling left over on one side.
    Telling,
    /// Something left over on both sides.
    Both,
    /// The same words, but many use them or no legal form is stated: in another town it may be
    /// another organisation.
    Ordinary,
    /// Something telling left over on both sides.
    Apart,
    /// Nothing but UK and the like left over.
    Slight,
    /// The same, and the same registered form: no two companies are registered under one name.
    Registered,
    /// By a trading name.
    Trading,
    /// Words that many use, with something left over: NHS CCG is contained in many.
    Contained,
    /// With slips in the very word that tells.
    Slip,
    /// Words that many use, with something left over on both sides: the CCGs of two towns.
    Rivals,
    /// By a trading name or short form that many use.
    Alias,
}

impl Way {
    /// How many bits of a pattern it takes.
    pub(super) const WIDTH: u32 = 4;

    /// What each way bounds, after what is not known. Companies of one group share addresses, so a
    /// place says little where a telling word is left over.
    pub(super) const fn bounds_between(sides: Sides) -> &'static [Bounds] {
        match sides {
            Sides::One => const { &Self::all_bounds(true) },
            Sides::Two(_) => const { &Self::all_bounds(false) },
        }
    }

    const fn all_bounds(within: bool) -> [Bounds; 16] {
        let mut all = [Bounds { place: (-4.0, 4.0), ..Bounds::NONE }; 16];
        let mut way = 0;
        while way < Self::ALL.len() {
            all[Self::ALL[way] as usize] = Self::ALL[way].bounds(within);
            way += 1;
        }
        all
    }

    const ALL: [Self; 15] = [
        Self::Same,
        Self::Ordered,
        Self::Slips,
        Self::Common,
        Self::Telling,
        Self::Both,
        Self::Ordinary,
        Self::Apart,
        Self::Slight,
        Self::Registered,
        Self::Trading,
        Self::Contained,
        Self::Slip,
        Self::Rivals,
        Self::Alias,
    ];

    /// What it bounds, `within` one table or between a record and a reference.
    const fn bounds(self, within: bool) -> Bounds {
        let none = Bounds::NONE;
        match self {
            Self::Same => Bounds { place: (-3.0, 14.0), ..none },
            Self::Ordered => Bounds { all: 7.0, place: (-3.0, 14.0), ..none },
            Self::Slips => Bounds { all: 6.5, elsewhere: 0.5, place: (-3.0, 14.0), ..none },
            Self::Common | Self::Trading => Bounds { all: 6.0, place: (-4.0, 12.0), ..none },
            Self::Telling => Bounds { all: 4.5, place: (-4.0, 8.0), ..none },
            Self::Both => Bounds { all: 2.5, place: (-4.0, 6.0), ..none },
            Self::Ordinary => Bounds { elsewhere: 1.0, place: (-4.0, 14.0), ..none },
            Self::Apart => Bounds { all: -1.0, place: (-4.0, 4.0), ..none },
            Self::Slight => Bounds { all: 10.0, place: (-4.0, 12.0), ..none },
            // It is one company wherever it has an office.
            Self::Registered => Bounds { place: (-1.0, 14.0), ..none },
            Self::Alias => Bounds { all: 1.0, elsewhere: -2.0, place: (-4.0, 8.0), ..none },
            // In a reference the one that fits best may be meant; a table may hold all of them.
            Self::Contained => Bounds {
                words: if within { -0.5 } else { none.words },
                all: 1.0,
                elsewhere: -2.0,
                place: (-4.0, 8.0),
            },
            Self::Slip => Bounds { words: 0.0, all: 6.5, elsewhere: -2.0, place: (-3.0, 14.0) },
            Self::Rivals => Bounds { all: -6.0, place: (-4.0, 4.0), ..none },
        }
    }

    /// How often each way is met; all but the registered names are learned from here.
    pub(super) fn levels() -> Vec<Level> {
        let learned = |share| Level { alike: share, chance: Chance::Learned(share) };
        let mut levels = vec![learned(0.2)];
        levels.extend([learned(0.1); 8]);
        levels.push(Level { alike: 0.2, chance: Chance::Settled(0.2 / 512.0) });
        levels.extend([learned(0.1); 5]);
        levels
    }

    /// The way in which words agree that have something in common.
    pub(super) fn of(e: &Evidence) -> Self {
        let has_slips = e.near > 0 && !e.same_letters;
        let in_order = usize::from(e.order) + 1 >= usize::from(e.exact);
        if e.left_most.min(e.right_most) > RARE * e.most {
            Self::Apart
        } else if e.ordinary && e.left.min(e.right) > 1.0 {
            Self::Rivals
        } else if e.ordinary && e.left.max(e.right) > 1.0 {
            Self::Contained
        } else if e.left.min(e.right) > 0.0 {
            Self::Both
        } else if e.left_most.max(e.right_most) > TELLING * e.most {
            Self::Telling
        } else if e.left.max(e.right) > 1.0 || e.group {
            Self::Common
        } else if e.aliased {
            if e.ordinary { Self::Alias } else { Self::Trading }
        } else if e.is_name && has_slips && (e.first_slip || e.best_exact < RARE * e.most) {
            Self::Slip
        } else if e.left.max(e.right) > 0.0 {
            Self::Slight
        } else if has_slips {
            Self::Slips
        } else if e.near > 0 || !in_order {
            Self::Ordered
        } else if e.ordinary || e.best < RARE * e.most {
            Self::Ordinary
        } else {
            Self::Same
        }
    }
}
