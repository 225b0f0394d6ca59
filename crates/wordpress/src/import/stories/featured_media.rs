//! What themes keep beside a body and show above it: the film, recording or pictures of a story.

use std::borrow::Cow;

use domain::MediaKind;

use crate::import::php_serialized;
use crate::import::upload_urls::kind_of;
use crate::wxr::Item;

/// Keys under which themes store the URL of a video or recording, or the iframe that shows it.
const PLAYERS: &[&str] = &[
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
];

/// The body with what its theme showed above it.
pub(super) fn with_body(item: &Item) -> Cow<'_, str> {
    let mut above = Vec::new();
    let newspaper = ["td_post_video", "td_post_audio"].iter().filter_map(|key| {
        let list = item.meta(key)?;
        php_serialized::value(list, "td_video").or_else(|| php_serialized::value(list, "td_audio"))
    });
    for player in newspaper.chain(PLAYERS.iter().filter_map(|key| item.meta(key).map(str::to_owned))) {
        above.extend(shown(player.trim()).filter(|html| !is_in(&item.content, player.trim()) && !above.contains(html)));
    }
    let pictures = ["_format_gallery_images", "td_gallery_imgs"].iter().filter_map(|key| item.meta(key)).map(php_serialized::numbers);
    if let Some(ids) = pictures.into_iter().find(|ids| !ids.is_empty())
        && !item.content.contains("[gallery")
    {
        let ids: Vec<String> = ids.iter().map(u64::to_string).collect();
        above.push(format!("[gallery ids=\"{}\"]", ids.join(",")));
    }
    let mut body = Cow::Borrowed(item.content.as_str());
    if body.trim().is_empty()
        && let Some(data) = item.meta("_elementor_data")
    {
        body = Cow::Owned(super::elementor::html(data));
    }
    if above.is_empty() {
        return body;
    }
    Cow::Owned(format!("{}\n\n{body}", above.join("\n\n")))
}

/// The markup that shows this in a body.
fn shown(player: &str) -> Option<String> {
    if player.contains("<iframe") || player.starts_with('[') || player.contains("<video") || player.contains("<audio") {
        return Some(player.to_owned());
    }
    let is_address = (player.starts_with("http://") || player.starts_with("https://")) && !player.contains(char::is_whitespace);
    let name = match kind_of(player) {
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        _ => return is_address.then(|| format!("<p>{player}</p>")),
    };
    (is_address && !player.contains(['"', ']'])).then(|| format!("[{name} src=\"{player}\"]"))
}

/// Whether the body shows it already: it contains the URL, or the URL's last part, which names the video.
fn is_in(body: &str, player: &str) -> bool {
    let address = player.split(['"', '\'']).find(|part| part.contains("//")).unwrap_or(player);
    let name = address.rsplit(['/', '=']).find(|part| part.len() > 4).unwrap_or(address);
    let name = name.split(['?', '&', '#']).next().unwrap_or(name);
    body.contains(player) || name.len() > 4 && body.contains(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(meta: &[(&str, &str)], content: &str) -> String {
        let meta = meta.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        with_body(&Item { content: content.to_owned(), meta, ..Item::default() }).into_owned()
    }

    #[test]
    fn films_of_the_theme_stand_above_the_text() {
        let film = "https://www.youtube.com/watch?v=abcdefg";
        let list = format!("a:1:{{s:8:\"td_video\";s:{}:\"{film}\";}}", film.len());
        assert_eq!(body(&[("td_post_video", &list)], "Text"), format!("<p>{film}</p>\n\nText"));
        assert_eq!(body(&[("_format_video_embed", "https://a.b/f.mp4")], "Text"), "[video src=\"https://a.b/f.mp4\"]\n\nText");
        assert_eq!(body(&[("_format_gallery_images", "a:2:{i:0;s:1:\"7\";i:1;s:1:\"8\";}")], "Text"), "[gallery ids=\"7,8\"]\n\nText");
        // no duplicates, and words are no URL
        let shown = "https://youtu.be/abcdefg\n\nText";
        assert_eq!(body(&[("_format_video_embed", film)], shown), shown);
        assert_eq!(body(&[("video_url", "none"), ("_format_video_embed", "")], "Text"), "Text");
    }
}
