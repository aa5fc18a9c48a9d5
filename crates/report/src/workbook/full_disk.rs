//! The workbook writer panics where its temporary file cannot grow. Here that becomes the error
//! it is, and nothing is said of it on the way.

use std::any::Any;
use std::io::{Error, ErrorKind};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::Failure;

/// How the writer begins what it says as it panics.
const COULD_NOT_WRITE: &str = "Couldn't write to xml file";

static QUIET: Once = Once::new();

/// Runs the writer; a panic for any other reason goes on its way.
pub(super) fn or_error(write: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    QUIET.call_once(|| {
        let others = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if message(panic.payload()).is_none() {
                others(panic);
            }
        }));
    });
    match panic::catch_unwind(AssertUnwindSafe(write)) {
        Ok(written) => written,
        Err(payload) => match message(&*payload) {
            Some(message) => Err(Failure::Storage(storage_error(message))),
            None => panic::resume_unwind(payload),
        },
    }
}

fn message(payload: &(dyn Any + Send)) -> Option<&str> {
    let message = payload.downcast_ref::<String>()?.as_str();
    message.starts_with(COULD_NOT_WRITE).then_some(message)
}

/// The message holds the operating system's error as Rust shows it to programmers.
fn storage_error(message: &str) -> Error {
    let full = ["StorageFull", "QuotaExceeded"].iter().any(|kind| message.contains(kind));
    if full {
        ErrorKind::StorageFull.into()
    } else {
        Error::other(
            message.trim_start_matches(COULD_NOT_WRITE).trim_start_matches(": ").to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_an_error_and_not_a_panic() {
        let error = or_error(|| {
            let error = Error::from(ErrorKind::StorageFull);
            panic!("{COULD_NOT_WRITE}: {error:?}")
        });
        let Err(Failure::Storage(error)) = error else { panic!("{error:?}") };
        assert_eq!(error.kind(), ErrorKind::StorageFull);
    }

    #[test]
    fn a_fault_of_ours_stays_a_panic() {
        let fault = panic::catch_unwind(|| or_error(|| panic!("a fault")));
        assert!(fault.is_err());
    }
}
