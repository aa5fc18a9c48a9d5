//! The region: what is written of it, and where.

use std::path::{Path, PathBuf};

use crate::bodies::{BODIES, Body};
use crate::error::DemonstrationError;
use crate::press::Press;
use crate::random::Seed;
use crate::truth::FileTruth;
use crate::{beside, ground_truth};

/// What was written, and where.
#[derive(Clone, Debug)]
pub struct Region {
    /// The folder to audit.
    pub sources: PathBuf,
    /// The folder with the ground truth; not to be audited.
    pub truth: PathBuf,
    /// The bodies of the region.
    pub bodies: &'static [Body],
    /// The truth about each file, in order of path.
    pub files: Vec<FileTruth>,
    /// How many contracts the region truly holds.
    pub contracts: usize,
    /// How many organisations supply it.
    pub organisations: usize,
}

/// How many spend lines a region has; all else is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RegionSize {
    /// About 20,000.
    Small,
    /// More than 300,000.
    Whole,
}

impl RegionSize {
    /// How many times the lines that the plan gives a file.
    pub(crate) fn times(self) -> usize {
        match self {
            Self::Small => 1,
            Self::Whole => 15,
        }
    }

    /// How many small firms each body pays.
    pub(crate) fn firms(self) -> usize {
        match self {
            Self::Small => 20,
            Self::Whole => 110,
        }
    }

    /// In how many parts a month of care or repairs is paid, about.
    pub(crate) fn parts(self) -> i64 {
        match self {
            Self::Small => 4,
            Self::Whole => 40,
        }
    }
}

/// Writes the demonstration region below `dir`: the bodies' files in `sources`, and the truth
/// about them in `truth`. The same version always writes the same bytes.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub fn write_region(dir: &Path) -> Result<Region, DemonstrationError> {
    write_region_from(dir, 0)
}

/// As [`write_region`], but drawn from another seed: other contracts, titles, dates and payments in
/// the same files. The seed 0 draws what [`write_region`] does.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub fn write_region_from(dir: &Path, seed: u64) -> Result<Region, DemonstrationError> {
    print(dir, seed, RegionSize::Whole)
}

/// As [`write_region_from`], with a fifteenth of the spend lines and the very same contracts: for
/// tests that need not have them all.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub fn write_small_region(dir: &Path, seed: u64) -> Result<Region, DemonstrationError> {
    print(dir, seed, RegionSize::Small)
}

fn print(dir: &Path, seed: u64, size: RegionSize) -> Result<Region, DemonstrationError> {
    let mut press = Press::new(Seed(seed), size);
    press.print()?;
    let sources = dir.join("sources");
    for publication in &press.publications {
        publication.write(&sources)?;
    }
    beside::write_all(&sources, &press.organisations)?;
    let truth = dir.join("truth");
    ground_truth::write_all(&truth, &press)?;
    Ok(Region {
        sources,
        truth,
        bodies: &BODIES,
        contracts: press.contracts.len(),
        organisations: press.organisations.len(),
        files: press.publications.into_iter().map(|publication| publication.truth).collect(),
    })
}
