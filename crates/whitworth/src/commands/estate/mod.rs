mod brief;
mod correct;
mod supplier;
mod telling;

use super::Ended;
use crate::arguments::{EstateArguments, EstateCommand};

/// `whitworth estate correct`, `whitworth estate brief`
pub(crate) fn run(arguments: &EstateArguments) -> Ended {
    match &arguments.command {
        EstateCommand::Correct(arguments) => correct::run(arguments),
        EstateCommand::Brief(arguments) => brief::run(arguments),
    }
}
