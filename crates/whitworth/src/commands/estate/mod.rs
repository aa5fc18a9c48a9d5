mod correct;
mod telling;

use super::Ended;
use crate::arguments::{EstateArguments, EstateCommand};

/// `whitworth estate correct`
pub(crate) fn run(arguments: &EstateArguments) -> Ended {
    match &arguments.command {
        EstateCommand::Correct(arguments) => correct::run(arguments),
    }
}
