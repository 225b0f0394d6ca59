//! What an item says in fields that WordPress and its plugins share.

use domain::story::Overrides;
use domain::{StoryFormat, StoryState, Timestamp};

use crate::body::plain;
use crate::import::php_serialized;
use crate::import::slugs_and_dates::cut;
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

/// Texts of SEO plugins. Their templates (`%%title%% – %%sitename%%`) are left out.
pub(super) fn overrides(item: &Item) -> Overrides {
    let text = |keys: &[&str], most: usize| {
        let found = keys.iter().filter_map(|key| item.meta(key)).map(plain).find(|text| !(text.is_empty() || is_template(text)));
        cut(&found.unwrap_or_default(), most)
    };
    let canonical = text(
        &[
            "_yoast_wpseo_canonical",
            "rank_math_canonical_url",
            "_seopress_robots_canonical",
            "_genesis_canonical_uri",
            "_aioseop_custom_link",
        ],
        2000,
    );
    let says = |key: &str, words: &[&str]| item.meta(key).is_some_and(|value| words.contains(&value.trim()));
    Overrides {
        seo_title: text(
            &["_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_seopress_titles_title", "_genesis_title"],
            300,
        ),
        seo_description: text(
            &[
                "_yoast_wpseo_metadesc",
                "rank_math_description",
                "_aioseo_description",
                "_aioseop_description",
                "_seopress_titles_desc",
                "_genesis_description",
            ],
            1000,
        ),
        canonical_url: if canonical.starts_with("http") && canonical != item.link { canonical } else { String::new() },
        no_index: says("_yoast_wpseo_meta-robots-noindex", &["1"])
            || item.meta("rank_math_robots").is_some_and(|robots| robots.contains("noindex"))
            || says("_seopress_robots_index", &["yes"])
            || says("_aioseop_noindex", &["on"])
            || says("_genesis_noindex", &["1"]),
        social_title: text(
            &[
                "_yoast_wpseo_opengraph-title",
                "rank_math_facebook_title",
                "_aioseo_og_title",
                "_seopress_social_fb_title",
                "_open_graph_title",
            ],
            300,
        ),
        social_description: text(
            &[
                "_yoast_wpseo_opengraph-description",
                "rank_math_facebook_description",
                "_aioseo_og_description",
                "_seopress_social_fb_desc",
                "_open_graph_description",
            ],
            1000,
        ),
        social_image: None,
        front_headline: String::new(),
    }
}

/// Whether the text holds words that a plugin replaces when a page is made: `%%sep%%` of Yoast and SEOPress, `%sitename%` of Rank Math,
/// `#site_title` of All in One.
fn is_template(text: &str) -> bool {
    const NAMES: &[&str] = &["post_", "site_title", "separator_", "author_", "taxonomy_", "page_", "current_", "tagline"];
    let followed = |mark: char, is_name: &dyn Fn(&str, &str) -> bool| {
        text.match_indices(mark).any(|(at, _)| {
            let rest = text.get(at + 1..).unwrap_or_default();
            let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '_')).unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            is_name(name, after)
        })
    };
    text.contains("%%")
        || followed('%', &|name, after| name.len() >= 3 && after.starts_with(['%', '(']))
        || followed('#', &|name, _| NAMES.iter().any(|word| name.starts_with(word)))
}

/// The post format.
pub(super) fn format(item: &Item) -> StoryFormat {
    let term = item.terms.iter().find(|term| term.domain == "post_format");
    term.and_then(|term| StoryFormat::parse(term.slug.trim_start_matches("post-format-")).ok()).unwrap_or(StoryFormat::Standard)
}

/// The excerpt that was written for the story, else its subtitle.
pub(super) fn standfirst(item: &Item, english: bool) -> String {
    let excerpt = plain(&item.excerpt);
    let text = if excerpt.is_empty() { subtitle(item).map(|(_, text)| text).unwrap_or_default() } else { excerpt };
    if english { crate::body::typeset_line(&text) } else { text }
}

/// The subtitle that a theme or plugin prints under the headline, with its key.
fn subtitle(item: &Item) -> Option<(&str, String)> {
    // the Newspaper theme stores it in a list
    let in_list =
        item.meta("td_post_theme_settings").and_then(|list| Some(("td_post_theme_settings", php_serialized::value(list, "td_subtitle")?)));
    let values = item.meta.iter().filter(|(key, _)| is_subtitle(key)).map(|(key, value)| (key.as_str(), value.clone()));
    values.chain(in_list).map(|(key, value)| (key, plain(&value))).find(|(_, text)| is_sentence(text))
}

/// `post_subtitle`, `newspack_post_subtitle`, `_subtitle`, `wps_subtitle`, `secondary_title`, `penci_post_sub_title`, `_dek` …
fn is_subtitle(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let key = key.trim_start_matches('_');
    let ends = |word: &str| key.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with(['_', '-']));
    ["subtitle", "sub_title", "sub-title", "secondary_title", "subheading", "subhead", "standfirst", "dek", "deck"]
        .iter()
        .any(|word| ends(word))
}

/// Whether a value is a text: neither a switch, a colour or a number, nor a list of PHP's.
fn is_sentence(text: &str) -> bool {
    let is_list = text.as_bytes().get(1) == Some(&b':') && text.starts_with(['a', 's', 'i', 'b', 'O']);
    let is_switch =
        matches!(text.to_ascii_lowercase().as_str(), "on" | "off" | "yes" | "no" | "true" | "false" | "default" | "show" | "hide");
    text.chars().any(char::is_alphabetic) && !is_list && !is_switch && !text.starts_with(['#', '{']) && !text.starts_with("http")
}

/// The key of a value that is read as the story's standfirst.
pub(super) fn standfirst_key(item: &Item) -> Option<&str> {
    subtitle(item).map(|(key, _)| key).filter(|_| plain(&item.excerpt).is_empty())
}

/// Whether a plugin counts readers under this key: `views`, `_post_views`, `post_views_count`, `penci_post_views_count`,
/// `_count-views_all`, `pageviews` …, with a number.
pub(super) fn is_view_count(key: &str, value: &str) -> bool {
    let words = || key.split(|c: char| !c.is_ascii_alphanumeric()).map(str::to_ascii_lowercase);
    let is_number = !value.trim().is_empty() && value.trim().bytes().all(|byte| byte.is_ascii_digit());
    let counts = words().any(|word| matches!(word.as_str(), "count" | "counter" | "total" | "number"));
    is_number && words().any(|word| matches!(word.as_str(), "views" | "pageviews" | "hits" | "viewcount") || word == "view" && counts)
}

/// How many readers a plugin counted; where several did, or one did over several spans of time, the most.
pub(super) fn views(item: &Item) -> Option<u64> {
    item.meta.iter().filter(|(key, value)| is_view_count(key, value)).filter_map(|(_, value)| value.trim().parse().ok()).max()
}

/// Whether a value changes without anybody having worked on the story: counts of readers, marks of who has it open.
pub(super) fn is_bookkeeping(key: &str, value: &str) -> bool {
    matches!(key, "_edit_lock" | "_edit_last") || is_view_count(key, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_no_texts() {
        for template in ["%%title%% %%sep%% News", "Talks end %sep% %sitename%", "#post_title #separator_sa #site_title", "%excerpt%"] {
            assert!(is_template(template), "{template}");
        }
        for text in ["Prices rise 5% and 10% at once", "Up 50%", "#MeToo and #politics", "100%sure", "Rates: 3%, 4% – 5%"] {
            assert!(!is_template(text), "{text}");
        }
    }

    #[test]
    fn subtitles_of_many_themes_are_standfirsts() {
        let standfirst = |key: &str, value: &str| {
            let item = Item { meta: vec![(key.to_owned(), value.to_owned())], ..Item::default() };
            (standfirst(&item, false), standfirst_key(&item).is_some())
        };
        for key in [
            "post_subtitle",
            "newspack_post_subtitle",
            "_subtitle",
            "secondary_title",
            "_secondary_title",
            "penci_post_sub_title",
            "article_dek",
        ] {
            assert_eq!(standfirst(key, "Ships <b>move</b>"), ("Ships move".to_owned(), true), "{key}");
        }
        assert_eq!(standfirst("td_post_theme_settings", "a:1:{s:11:\"td_subtitle\";s:5:\"Words\";}").0, "Words");
        for (key, value) in
            [("show_subtitle", "on"), ("_subtitle", "a:1:{i:0;s:1:\"x\";}"), ("subtitle_color", "red"), ("_subtitle", "#fff")]
        {
            assert_eq!(standfirst(key, value), (String::new(), false), "{key}");
        }
    }

    #[test]
    fn counts_of_readers_are_known_under_many_names() {
        for key in [
            "views",
            "_post_views",
            "post_views_count",
            "wpb_post_views_count",
            "penci_post_views_count",
            "tie_views",
            "_count-views_all",
            "post_views_count_7_day_total",
            "jnews_view_counter",
            "pageviews",
        ] {
            assert!(is_view_count(key, " 1204 "), "{key}");
        }
        assert!(!is_view_count("views", "many") && !is_view_count("review_score", "5") && !is_view_count("_view", "5"));
        assert!(!is_view_count("interviews", "5") && !is_view_count("_thumbnail_id", "5"));
    }
}
