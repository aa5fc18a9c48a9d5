use web::ServeOptions;

use super::Ended;
use crate::Outcome;
use crate::arguments::ServeArguments;
use crate::progress::print;

/// `whitworth serve [DIR]`
pub(crate) fn run(arguments: &ServeArguments) -> Ended {
    let options = ServeOptions {
        folder: arguments.folder.clone().unwrap_or_else(|| "whitworth-audit".into()),
        port: arguments.port,
    };
    web::serve(&options, |address| {
        print(&format!("Whitworth is at http://{address}/ (Ctrl-C ends it)\n"));
    })?;
    Ok(Outcome::Fine)
}
