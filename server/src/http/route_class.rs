//! What kind of resource a path names: metrics count by it, also for cache hits, which never reach a route.

use std::fmt;

use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};

/// A kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RouteClass {
    /// Pages, and whatever is not one of the others.
    Page,
    /// Search.
    Search,
    /// Feeds.
    Feed,
    /// Fragments for islands.
    Api,
    /// Files of the build.
    Asset,
    /// Pictures and files of stories.
    Media,
    /// Health checks.
    Health,
    /// The editors' desk.
    Desk,
}

impl RouteClass {
    /// All of them, in their order: `class as usize` is the index here.
    pub const ALL: [Self; 8] = [Self::Page, Self::Search, Self::Feed, Self::Api, Self::Asset, Self::Media, Self::Health, Self::Desk];

    /// The kind of the resource at `path`.
    pub fn of(path: &str) -> Self {
        let first = path.split('/').nth(1).unwrap_or_default();
        match first {
            "search" => Self::Search,
            "api" => Self::Api,
            "assets" => Self::Asset,
            "media" => Self::Media,
            "healthz" | "readyz" => Self::Health,
            "desk" => Self::Desk,
            _ if path.ends_with("/feed/") => Self::Feed,
            _ => Self::Page,
        }
    }
}

impl EncodeLabelValue for RouteClass {
    fn encode(&self, to: &mut LabelValueEncoder) -> fmt::Result {
        let word = match self {
            Self::Page => "page",
            Self::Search => "search",
            Self::Feed => "feed",
            Self::Api => "api",
            Self::Asset => "asset",
            Self::Media => "media",
            Self::Health => "health",
            Self::Desk => "desk",
        };
        word.encode(to)
    }
}

#[cfg(test)]
mod tests {
    use super::RouteClass;

    #[test]
    fn each_is_at_its_own_index() {
        for (index, class) in RouteClass::ALL.into_iter().enumerate() {
            assert_eq!(class as usize, index, "{class:?}");
        }
    }

    #[test]
    fn paths_have_a_class() {
        for (path, class) in [
            ("/", RouteClass::Page),
            ("/river/", RouteClass::Page),
            ("/searching/", RouteClass::Page),
            ("/favicon.ico", RouteClass::Page),
            ("/search", RouteClass::Search),
            ("/search/", RouteClass::Search),
            ("/api/panel", RouteClass::Api),
            ("/assets/site.1.css", RouteClass::Asset),
            ("/media/ab/x.jpg", RouteClass::Media),
            ("/feed/", RouteClass::Feed),
            ("/category/water/feed/", RouteClass::Feed),
            ("/healthz", RouteClass::Health),
            ("/readyz", RouteClass::Health),
            ("/desk/", RouteClass::Desk),
            ("/desk/stories/", RouteClass::Desk),
            ("", RouteClass::Page),
        ] {
            assert_eq!(RouteClass::of(path), class, "{path}");
        }
    }
}
