//! Which decisions fall due, from registers in the shape of a real one, with invented bodies.
//!
//! * `term`: ends, options and the dates reckoned from them
//! * `doubts`: what contradicts itself, with both figures
//! * `lists`: what is in which list
//! * `sources`: two sources that tell of one agreement
//! * `regime`: the law
//! * `route`: how it was bought

#![allow(clippy::unwrap_used, reason = "a test stops at what is wrong")]

mod doubts;
mod lists;
mod regime;
mod register;
mod route;
mod sources;
mod term;
