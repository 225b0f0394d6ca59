//! Dynamic blocks, which WordPress renders on request: only the words in the body itself are imported.

use serde_json::Value;

use super::block_comment::{self, Marker, text};
use super::dom::Dom;

/// Attributes of blocks that readers see.
const SHOWN: &[&str] = &[
    "label",
    "buttonText",
    "content",
    "text",
    "title",
    "heading",
    "caption",
    "description",
    "moreText",
    "prefix",
    "suffix",
    "separator",
    "noResultsText",
    "question",
    "answer",
    "jsonQuestion",
    "jsonAnswer",
];

/// Controls and parts of a site's layout. Their words label a form, a link or a date that is not imported; alone they say nothing.
const CONTROLS: &[&str] = &[
    "comments-pagination-next",
    "comments-pagination-previous",
    "home-link",
    "loginout",
    "navigation-link",
    "navigation-submenu",
    "post-date",
    "post-excerpt",
    "post-navigation-link",
    "post-terms",
    "query-pagination-next",
    "query-pagination-previous",
    "read-more",
    "search",
];

/// The words that the body gives to such a block: its own labels and the static text within it, not what the site adds.
pub(super) fn words(name: &str, attrs: &Value, inside: &[Dom<'_>]) -> String {
    let mut lines = Vec::new();
    labels(name, attrs, &mut lines);
    for node in inside {
        for inner in node.descendants() {
            match inner.value() {
                scraper::Node::Text(text) => lines.push(domain::text::one_line(text)),
                scraper::Node::Comment(comment) => {
                    if let Some(Marker::Void { name, attrs } | Marker::Open { name, attrs }) = block_comment::read(&comment.comment) {
                        labels(&name, &attrs, &mut lines);
                    }
                }
                _ => {}
            }
        }
    }
    lines.retain(|line| line.chars().any(char::is_alphanumeric));
    lines.join("\n")
}

fn labels(name: &str, attrs: &Value, lines: &mut Vec<String>) {
    if CONTROLS.contains(&name) {
        return;
    }
    // a hidden label is for programs
    let hidden = |key: &str| key == "label" && attrs.get("showLabel").and_then(Value::as_bool) == Some(false);
    for key in SHOWN {
        let value = text(attrs, key);
        if !value.is_empty() && !hidden(key) {
            lines.push(super::plain(value));
        }
    }
    // questions, steps, tabs: entries of one kind
    for entry in
        attrs.as_object().into_iter().flatten().filter_map(|(_, value)| value.as_array()).flatten().filter(|entry| entry.is_object())
    {
        labels(name, entry, lines);
    }
    for (key, value) in attrs.get("data").and_then(Value::as_object).into_iter().flatten() {
        // blocks that a site's own fields fill: what reads like words, not which side or colour was chosen
        let Some(value) = value.as_str().filter(|_| !key.starts_with('_')) else { continue };
        let is_said =
            ["title", "head", "text", "name", "caption", "quote", "label", "content", "author"].iter().any(|word| key.contains(word));
        if is_said || value.contains(char::is_whitespace) {
            lines.push(super::plain(value));
        }
    }
}

/// The display name of one of WordPress's social services.
pub(super) fn service_name(service: &str) -> String {
    const NAMES: &[(&str, &str)] = &[
        ("fivehundredpx", "500px"),
        ("amazon", "Amazon"),
        ("bandcamp", "Bandcamp"),
        ("behance", "Behance"),
        ("bluesky", "Bluesky"),
        ("chain", "Link"),
        ("codepen", "CodePen"),
        ("deviantart", "DeviantArt"),
        ("discord", "Discord"),
        ("dribbble", "Dribbble"),
        ("dropbox", "Dropbox"),
        ("etsy", "Etsy"),
        ("facebook", "Facebook"),
        ("feed", "RSS Feed"),
        ("flickr", "Flickr"),
        ("foursquare", "Foursquare"),
        ("goodreads", "Goodreads"),
        ("google", "Google"),
        ("github", "GitHub"),
        ("gravatar", "Gravatar"),
        ("instagram", "Instagram"),
        ("lastfm", "Last.fm"),
        ("linkedin", "LinkedIn"),
        ("mail", "Mail"),
        ("mastodon", "Mastodon"),
        ("meetup", "Meetup"),
        ("medium", "Medium"),
        ("patreon", "Patreon"),
        ("pinterest", "Pinterest"),
        ("pocket", "Pocket"),
        ("reddit", "Reddit"),
        ("skype", "Skype"),
        ("snapchat", "Snapchat"),
        ("soundcloud", "SoundCloud"),
        ("spotify", "Spotify"),
        ("telegram", "Telegram"),
        ("threads", "Threads"),
        ("tiktok", "TikTok"),
        ("tumblr", "Tumblr"),
        ("twitch", "Twitch"),
        ("twitter", "Twitter"),
        ("vimeo", "Vimeo"),
        ("vk", "VK"),
        ("wordpress", "WordPress"),
        ("whatsapp", "WhatsApp"),
        ("x", "X"),
        ("yelp", "Yelp"),
        ("youtube", "YouTube"),
    ];
    NAMES.iter().find(|(key, _)| *key == service).map_or_else(|| service.to_owned(), |(_, name)| (*name).to_owned())
}
