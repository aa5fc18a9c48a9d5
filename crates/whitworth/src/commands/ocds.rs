use super::Ended;
use crate::arguments::OcdsArguments;

/// `whitworth ocds compile|version FILE...`
pub(crate) fn run(_arguments: &OcdsArguments) -> Ended {
    Err("under construction".into())
}
