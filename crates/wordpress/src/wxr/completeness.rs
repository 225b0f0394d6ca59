//! How complete the body of an item is in its source: complete in exports, less so in some REST responses.

use super::Item;

/// The meta key under which this is noted in an item whose source is no export.
const KEY: &str = "_press_completeness";

/// From the least complete source to the most complete; a less complete one never replaces the other's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// Behind a password: neither its body nor the password.
    Locked,
    /// As readers saw it, after shortcodes and blocks were rendered.
    Rendered,
    /// As it was typed, without the values of plugins.
    Typed,
    /// Everything.
    Export,
}

impl Completeness {
    /// A prefix of the digest of what was read.
    pub fn word(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Rendered => "rendered",
            Self::Typed => "typed",
            Self::Export => "",
        }
    }

    /// The completeness behind a digest's prefix; without one it is an export's.
    pub fn of(text: &str) -> Self {
        [Self::Locked, Self::Rendered, Self::Typed].into_iter().find(|level| text.starts_with(level.word())).unwrap_or(Self::Export)
    }
}

impl Item {
    /// How complete its source is.
    pub fn completeness(&self) -> Completeness {
        Completeness::of(self.meta(KEY).unwrap_or_default())
    }

    /// Notes how complete its source is.
    pub fn set_completeness(&mut self, completeness: Completeness) {
        self.meta.push((KEY.to_owned(), completeness.word().to_owned()));
    }
}
