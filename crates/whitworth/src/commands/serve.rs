use web::ServeOptions;

use super::Ended;
use crate::Outcome;
use crate::arguments::ServeArguments;
use crate::progress::print;

/// Where an audit is written if nothing is said.
const AUDIT: &str = "whitworth-audit";

/// `whitworth serve [DIR]`
pub(crate) fn run(arguments: &ServeArguments) -> Ended {
    let (resolve, corrections) = (arguments.resolve.clone(), arguments.corrections.clone());
    let audit = match &arguments.folder {
        None if resolve.is_some() && corrections.is_none() => None,
        folder => Some(folder.clone().unwrap_or_else(|| AUDIT.into())),
    };
    let options = ServeOptions { audit, resolve, corrections, port: arguments.port };
    web::serve(&options, |address| {
        print(&format!("Whitworth is at http://{address}/ (Ctrl-C ends it)\n"));
    })?;
    Ok(Outcome::Fine)
}
