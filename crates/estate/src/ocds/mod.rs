//! OCDS: releases in, compiled and versioned releases out.
