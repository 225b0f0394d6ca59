//! The error of every `parse` of this crate: a value from outside that does not fit its type.

use std::borrow::Cow;

/// Says which kind of value was refused and why, in words for the person who typed it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {why}")]
pub struct ParseError {
    /// The kind of value, for example `slug` or `headline`.
    pub what: &'static str,
    /// What is wrong with it and what would be right.
    pub why: Cow<'static, str>,
}

impl ParseError {
    /// An error about a value of kind `what`.
    pub fn new(what: &'static str, why: impl Into<Cow<'static, str>>) -> Self {
        Self { what, why: why.into() }
    }
}
