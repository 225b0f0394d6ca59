//! What kind of thing is asked for, told from the path: limits and metrics count by it.

use std::fmt;

use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};

/// A kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Pages, and whatever is not one of the others.
    Page,
    /// Search.
    Search,
    /// Feeds.
    Feed,
    /// What islands call.
    Api,
    /// The site's own files.
    Asset,
    /// Pictures and files of stories.
    Media,
    /// Health.
    Health,
}

impl Class {
    /// All of them, in their order: `class as usize` is the place here.
    pub const ALL: [Self; 7] = [Self::Page, Self::Search, Self::Feed, Self::Api, Self::Asset, Self::Media, Self::Health];

    /// The kind of what is at `path`.
    pub fn of(path: &str) -> Self {
        let first = path.split('/').nth(1).unwrap_or_default();
        match first {
            "search" => Self::Search,
            "api" => Self::Api,
            "assets" => Self::Asset,
            "media" => Self::Media,
            "healthz" | "readyz" => Self::Health,
            _ if path.ends_with("/feed/") => Self::Feed,
            _ => Self::Page,
        }
    }
}

impl EncodeLabelValue for Class {
    fn encode(&self, to: &mut LabelValueEncoder) -> fmt::Result {
        let word = match self {
            Self::Page => "page",
            Self::Search => "search",
            Self::Feed => "feed",
            Self::Api => "api",
            Self::Asset => "asset",
            Self::Media => "media",
            Self::Health => "health",
        };
        word.encode(to)
    }
}

#[cfg(test)]
mod tests {
    use super::Class;

    #[test]
    fn each_stands_at_its_own_place() {
        for (place, class) in Class::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, place, "{class:?}");
        }
    }

    #[test]
    fn paths_have_a_class() {
        for (path, class) in [
            ("/", Class::Page),
            ("/river/", Class::Page),
            ("/searching/", Class::Page),
            ("/favicon.ico", Class::Page),
            ("/search", Class::Search),
            ("/search/", Class::Search),
            ("/api/panel", Class::Api),
            ("/assets/site.1.css", Class::Asset),
            ("/media/ab/x.jpg", Class::Media),
            ("/feed/", Class::Feed),
            ("/category/water/feed/", Class::Feed),
            ("/healthz", Class::Health),
            ("/readyz", Class::Health),
            ("", Class::Page),
        ] {
            assert_eq!(Class::of(path), class, "{path}");
        }
    }
}
