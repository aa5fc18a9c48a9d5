//! How much each agreement and disagreement tells: Fellegi and Sunter's weights, learned by
//! expectation maximisation over the distinct patterns.

mod learning;
mod part;
mod pattern;
mod weights;

pub(crate) use learning::learn;
pub(crate) use part::{Bounds, Chance, Level, Part, Says, agreement};
pub(crate) use pattern::{Layout, Pattern, Patterns};
pub(crate) use weights::Weights;
pub(crate) use weights::{Tables, probability};

#[cfg(test)]
mod tests;
