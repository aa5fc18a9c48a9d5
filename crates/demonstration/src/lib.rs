//! An invented region, in the shapes and with the mess of real files.
