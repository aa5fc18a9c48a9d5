//! How something was bought: the kind of procedure, and the framework and lot that it is called off from,
//! out of the words in which sources say it.

mod calling_off;
mod kind;
mod lot;
mod phrase;
mod reference;
mod words;

pub(crate) use calling_off::CallingOff;
pub use kind::RouteKind;
