//! The names of organisations: read, and compared.

mod key;

pub use key::name_key;
