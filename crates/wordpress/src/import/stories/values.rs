//! What an item says in fields that WordPress and its plugins share.

use domain::story::Overrides;
use domain::{StoryFormat, StoryState, Timestamp};

use crate::body::plain;
use crate::import::names::cut;
use crate::wxr::Item;

/// WordPress's status. One of a plugin's own (`archive`, `expired`) is not shown until an editor says so.
pub(super) fn state(status: &str, at: Option<Timestamp>, now: Timestamp) -> StoryState {
    match status {
        "publish" | "inherit" | "" => StoryState::Published,
        "future" if at.is_some_and(|at| at <= now) => StoryState::Published,
        "future" => StoryState::Scheduled,
        "pending" => StoryState::Review,
        "private" => StoryState::Private,
        "trash" => StoryState::Trash,
        _ => StoryState::Draft,
    }
}

/// What plugins for search engines kept. Their templates (`%%title%% – %%sitename%%`) are no texts and are left out.
pub(super) fn overrides(item: &Item) -> Overrides {
    let text = |keys: &[&str], most: usize| {
        let found = keys
            .iter()
            .filter_map(|key| item.meta(key))
            .map(plain)
            .find(|text| !(text.is_empty() || text.contains("%%") || text.starts_with('%') && text.ends_with('%')));
        cut(&found.unwrap_or_default(), most)
    };
    let canonical = text(&["_yoast_wpseo_canonical", "rank_math_canonical_url"], 2000);
    Overrides {
        seo_title: text(&["_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title"], 300),
        seo_description: text(&["_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description"], 1000),
        canonical_url: if canonical.starts_with("http") && canonical != item.link { canonical } else { String::new() },
        no_index: item.meta("_yoast_wpseo_meta-robots-noindex") == Some("1"),
        social_title: text(&["_yoast_wpseo_opengraph-title", "rank_math_facebook_title"], 300),
        social_description: text(&["_yoast_wpseo_opengraph-description", "rank_math_facebook_description"], 1000),
        social_image: None,
        front_headline: String::new(),
    }
}

/// The post format.
pub(super) fn format(item: &Item) -> StoryFormat {
    let term = item.terms.iter().find(|term| term.domain == "post_format");
    term.and_then(|term| StoryFormat::parse(term.slug.trim_start_matches("post-format-")).ok()).unwrap_or(StoryFormat::Standard)
}

/// The excerpt that was written for the story, else its subtitle.
pub(super) fn standfirst(item: &Item, english: bool) -> String {
    let excerpt = plain(&item.excerpt);
    let subtitle = ["post_subtitle", "jnews_subtitle", "subtitle", "_subtitle", "wps_subtitle"]
        .iter()
        .filter_map(|key| item.meta(key))
        .map(plain)
        .find(|text| !text.is_empty());
    let standfirst = subtitle.filter(|_| excerpt.is_empty()).unwrap_or(excerpt);
    if english { crate::body::typeset_line(&standfirst) } else { standfirst }
}
