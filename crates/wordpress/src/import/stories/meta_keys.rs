//! Which of the values that plugins keep with an item are read; the others are named in the report.

use super::story_fields::is_bookkeeping;
use crate::import::multilingual;

/// Keys that this crate reads.
const READ: &[&str] = &[
    "_thumbnail_id",
    "_wp_old_slug",
    "footnotes",
    "_elementor_data",
    "_press_completeness",
    // sections
    "_yoast_wpseo_primary_category",
    "rank_math_primary_category",
    "_primary_term_category",
    "jnews_primary_category",
    "_seopress_robots_primary_cat",
    "td_post_theme_settings",
    // search engines and social networks
    "_yoast_wpseo_canonical",
    "rank_math_canonical_url",
    "_seopress_robots_canonical",
    "_genesis_canonical_uri",
    "_aioseop_custom_link",
    "_yoast_wpseo_title",
    "rank_math_title",
    "_aioseo_title",
    "_aioseop_title",
    "_seopress_titles_title",
    "_genesis_title",
    "_yoast_wpseo_metadesc",
    "rank_math_description",
    "_aioseo_description",
    "_aioseop_description",
    "_seopress_titles_desc",
    "_genesis_description",
    "_yoast_wpseo_meta-robots-noindex",
    "rank_math_robots",
    "_seopress_robots_index",
    "_aioseop_noindex",
    "_genesis_noindex",
    "_yoast_wpseo_opengraph-title",
    "rank_math_facebook_title",
    "_aioseo_og_title",
    "_seopress_social_fb_title",
    "_open_graph_title",
    "_yoast_wpseo_opengraph-description",
    "rank_math_facebook_description",
    "_aioseo_og_description",
    "_seopress_social_fb_desc",
    "_open_graph_description",
    // pictures and films
    "td_post_video",
    "td_post_audio",
    "td_gallery_imgs",
    "_format_gallery_images",
    "_format_video_embed",
    "_format_audio_embed",
    "_bunyad_featured_video",
    "mvp_video_embed",
    "csco_post_video_url",
    "tie_video_url",
    "tie_embed_code",
    "penci_video_url",
    "post_video_url",
    "_video_url",
    "video_url",
    "video_embed",
    "_featured_video",
    "featured_video",
    "featured_video_url",
    "_cool_videos_url",
    "fifu_image_url",
    "_knawatfibu_url",
    "_thumbnail_ext_url",
    "_external_thumbnail_url",
    "_nelioefi_url",
    // languages
    "_wpml_import_language_code",
    "wpml_language",
    "_wpml_language",
    "_locale",
];

/// The name in the report of a value that nothing reads; `None` for values that are read, and for WordPress's own marks and caches.
pub(super) fn ignored(key: &str, value: &str) -> Option<String> {
    const OWN: &[&str] = &["_pingme", "_encloseme", "_wp_old_date", "_wp_desired_post_slug"];
    let is_own = OWN.contains(&key) || key.starts_with("_oembed_") || key.starts_with("_wp_trash_meta_");
    let is_mark = is_bookkeeping(key, value) && key.starts_with("_edit_");
    if READ.contains(&key) || is_own || is_mark || multilingual::is_note(key) || value.trim().is_empty() {
        return None;
    }
    Some(without_numbers(key))
}

/// A key without the digest or number that makes it another one for every item: `_cache_3f2a91bc` is `_cache_…`.
fn without_numbers(key: &str) -> String {
    let is_digest =
        |part: &str| part.len() >= 6 && part.bytes().all(|byte| byte.is_ascii_hexdigit()) && part.bytes().any(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = key.split('_').map(|part| if is_digest(part) { "…" } else { part }).collect();
    parts.join("_").chars().take(100).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nothing_reads_is_named() {
        for (key, named) in [
            ("_thumbnail_id", None),
            ("_edit_lock", None),
            ("_oembed_time_3f2a91bc", None),
            ("post_views_count", Some("post_views_count")),
            ("my_rating", Some("my_rating")),
            ("_cache_3f2a91bc_x", Some("_cache_…_x")),
        ] {
            assert_eq!(ignored(key, "12").as_deref(), named, "{key}");
        }
        assert_eq!(ignored("my_rating", " "), None);
    }
}
