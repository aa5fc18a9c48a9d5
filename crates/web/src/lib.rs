//! Pages over a workspace folder.
