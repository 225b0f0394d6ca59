//! How complete an item's body is in its source: always in exports, not in some REST responses.

use super::Item;

/// The meta key for it in items that do not come from an export.
const KEY: &str = "_press_completeness";

/// From the least complete source to the most complete; a less complete body never replaces a more complete one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Completeness {
    /// Behind a password: no body and no password.
    Locked,
    /// The rendered body, after shortcodes and blocks.
    Rendered,
    /// The raw body, without plugin metadata.
    Typed,
    /// Complete, as in an export.
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

    /// The completeness that a digest's prefix states; without a prefix, the digest is of an export.
    pub fn of(text: &str) -> Self {
        [Self::Locked, Self::Rendered, Self::Typed].into_iter().find(|level| text.starts_with(level.word())).unwrap_or(Self::Export)
    }
}

impl Item {
    /// How complete its source is.
    pub fn completeness(&self) -> Completeness {
        Completeness::of(self.meta(KEY).unwrap_or_default())
    }

    /// Stores how complete its source is.
    pub fn set_completeness(&mut self, completeness: Completeness) {
        self.meta.push((KEY.to_owned(), completeness.word().to_owned()));
    }
}
