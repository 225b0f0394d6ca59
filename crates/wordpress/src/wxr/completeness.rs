//! How much of an item's body its source told: exports all of it, a site's interface at times less.

use super::Item;

/// Where this is noted in an item whose source is no export.
const KEY: &str = "_press_told";

/// From the poorest source to the fullest; a poorer one never replaces what a fuller one brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// Behind a password: neither its body nor the password.
    Locked,
    /// As readers saw it, after shortcodes and blocks were worked off.
    Rendered,
    /// As it was typed, without the values that plugins keep.
    Typed,
    /// Everything.
    Export,
}

impl Completeness {
    /// A word that goes with the digest of what was read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Rendered => "rendered",
            Self::Typed => "typed",
            Self::Export => "",
        }
    }

    /// What the word means that a text begins with; everything else is an export's.
    pub fn of(text: &str) -> Self {
        [Self::Locked, Self::Rendered, Self::Typed].into_iter().find(|told| text.starts_with(told.word())).unwrap_or(Self::Export)
    }
}

impl Item {
    /// How much its source told.
    pub fn told(&self) -> Completeness {
        Completeness::of(self.meta(KEY).unwrap_or_default())
    }

    /// Notes how much its source told.
    pub fn set_completeness(&mut self, told: Completeness) {
        self.meta.push((KEY.to_owned(), told.word().to_owned()));
    }
}
