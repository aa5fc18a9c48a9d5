//! Pages over a workspace folder.

mod govuk;
