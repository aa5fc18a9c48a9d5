//! The alignment windows of an audit as data: `windows.json` holds exactly this. How a contract stands on a
//! day is not in it, for any day can be asked for: it is reckoned from what is.

mod group;
mod said;
mod tables;

use std::path::Path;

use estate::alignment::Planning;
use estate::{Audit, Outlook};
use serde::{Deserialize, Serialize};

pub use group::{BesideContract, WindowContract, WindowGroup, WindowRow};
pub use said::{StopSaid, options_said};
pub(crate) use tables::{columns_on_days, count_on_days, rows_on_days};
pub use tables::{contracts_on_days, laws_on_extending, window_days};

use crate::ReportError;
use crate::json::read_json;

/// The name under which the windows are written.
pub(crate) const WINDOWS: &str = "windows.json";

/// Why a group has no day.
pub const NO_DAY: &str =
    "on no day that was looked at could contracts of two bodies or more end together";

/// The groups of contracts that several bodies could replace together, and the days on which they could end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowGroups {
    /// What the days are reckoned by.
    pub planning: Planning,
    /// The groups, the most alike first.
    pub groups: Vec<WindowGroup>,
}

impl WindowGroups {
    /// The groups that an outlook holds.
    pub fn of(audit: &Audit, outlook: &Outlook) -> Self {
        let group = |own| WindowGroup::of(audit, outlook, own);
        let mut groups: Vec<WindowGroup> = outlook.windows.iter().filter_map(group).collect();
        group::tell_apart(&mut groups);
        Self { planning: outlook.planning, groups }
    }
}

/// Reads the alignment windows of a folder that [`write_folder`](crate::write_folder) wrote.
///
/// # Errors
///
/// If `windows.json` is missing, or is not what this version writes.
pub fn read_windows(dir: &Path) -> Result<WindowGroups, ReportError> {
    read_json(dir, WINDOWS)
}
