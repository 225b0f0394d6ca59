//! The oEmbed providers that WordPress embeds: their URLs become cards.

use url::Url;

/// Domain and display name.
const PROVIDERS: &[(&str, &str)] = &[
    ("youtube.com", "YouTube"),
    ("youtu.be", "YouTube"),
    ("youtube-nocookie.com", "YouTube"),
    ("vimeo.com", "Vimeo"),
    ("dailymotion.com", "Dailymotion"),
    ("dai.ly", "Dailymotion"),
    ("twitter.com", "Twitter"),
    ("x.com", "X"),
    ("facebook.com", "Facebook"),
    ("fb.watch", "Facebook"),
    ("instagram.com", "Instagram"),
    ("tiktok.com", "TikTok"),
    ("soundcloud.com", "SoundCloud"),
    ("spotify.com", "Spotify"),
    ("mixcloud.com", "Mixcloud"),
    ("podcasts.apple.com", "Apple Podcasts"),
    ("reverbnation.com", "ReverbNation"),
    ("flickr.com", "Flickr"),
    ("flic.kr", "Flickr"),
    ("imgur.com", "Imgur"),
    ("giphy.com", "Giphy"),
    ("smugmug.com", "SmugMug"),
    ("pinterest.com", "Pinterest"),
    ("pin.it", "Pinterest"),
    ("reddit.com", "Reddit"),
    ("tumblr.com", "Tumblr"),
    ("bsky.app", "Bluesky"),
    ("threads.net", "Threads"),
    ("t.me", "Telegram"),
    ("slideshare.net", "SlideShare"),
    ("scribd.com", "Scribd"),
    ("issuu.com", "Issuu"),
    ("speakerdeck.com", "Speaker Deck"),
    ("ted.com", "TED"),
    ("kickstarter.com", "Kickstarter"),
    ("wordpress.tv", "WordPress.tv"),
    ("videopress.com", "VideoPress"),
    ("animoto.com", "Animoto"),
    ("cloudup.com", "Cloudup"),
    ("crowdsignal.com", "Crowdsignal"),
    ("poll.fm", "Crowdsignal"),
    ("polldaddy.com", "Crowdsignal"),
    ("screencast.com", "Screencast"),
    ("archive.org", "Internet Archive"),
    ("datawrapper.de", "Datawrapper"),
    ("dwcdn.net", "Datawrapper"),
    ("flourish.studio", "Flourish"),
    ("google.com", "Google"),
    ("openstreetmap.org", "OpenStreetMap"),
    ("rumble.com", "Rumble"),
    ("twitch.tv", "Twitch"),
    ("wolframcloud.com", "Wolfram"),
    ("canva.com", "Canva"),
    ("documentcloud.org", "DocumentCloud"),
    ("infogram.com", "Infogram"),
    ("gist.github.com", "GitHub"),
    ("streamable.com", "Streamable"),
    ("wordpress.org", "WordPress"),
];

/// Whether the whole text is one URL.
pub(super) fn is_bare_url(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.len() > 11
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '[' | ']'))
}

/// The display name of the provider of a URL. Ordinary pages of Google and WordPress have none.
pub(super) fn provider(address: &str) -> Option<&'static str> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?.to_ascii_lowercase();
    let (_, name) =
        PROVIDERS.iter().find(|(domain, _)| host == *domain || host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')))?;
    let plain = match *name {
        "Google" => !url.path().contains("/maps"),
        "WordPress" => !url.path().contains("/plugins/"),
        _ => url.path().len() <= 1 && url.query().is_none(),
    };
    (!plain).then_some(*name)
}

/// The public page for the `src` of an iframe.
pub(super) fn public_address(frame: &str) -> String {
    let frame = if let Some(rest) = frame.strip_prefix("//") { format!("https://{rest}") } else { frame.to_owned() };
    let Ok(url) = Url::parse(&frame) else { return frame };
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    let id = |prefix: &str| {
        url.path().strip_prefix(prefix).map(|rest| rest.trim_matches('/').to_owned()).filter(|id| !id.is_empty() && !id.contains('/'))
    };
    let asked = |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    match host.as_str() {
        "youtube.com" | "youtube-nocookie.com" => {
            // `/v/` is how films were embedded before 2010, with their values behind a `&`
            let id = id("/embed/").or_else(|| id("/v/")).filter(|id| id != "videoseries");
            id.and_then(|id| Some(format!("https://www.youtube.com/watch?v={}", id.split('&').next()?)))
        }
        "player.vimeo.com" => id("/video/").map(|id| format!("https://vimeo.com/{id}")),
        "dailymotion.com" => id("/embed/video/").map(|id| format!("https://www.dailymotion.com/video/{id}")),
        "facebook.com" if url.path().starts_with("/plugins/") => asked("href").filter(|href| is_bare_url(href)),
        "open.spotify.com" => url.path().strip_prefix("/embed/").map(|rest| format!("https://open.spotify.com/{rest}")),
        "instagram.com" => url.path().split_once("/embed").map(|(post, _)| format!("https://www.instagram.com{post}/")),
        "platform.twitter.com" => asked("id").map(|id| format!("https://twitter.com/i/status/{id}")),
        // a story of another WordPress
        _ if url.fragment().is_some_and(|fragment| fragment.starts_with("?secret=")) => {
            frame.split_once("embed/#?secret=").map(|(story, _)| story.to_owned())
        }
        _ => None,
    }
    .unwrap_or(frame)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_who_shows_cards() {
        assert_eq!(provider("https://www.youtube.com/watch?v=a"), Some("YouTube"));
        assert_eq!(provider("https://notyoutube.com/watch?v=a"), None);
        assert_eq!(provider("https://youtube.com/"), None);
        assert_eq!(provider("https://example.org/x"), None);
        for (frame, page) in [
            ("//www.youtube.com/embed/abc?rel=0", "https://www.youtube.com/watch?v=abc"),
            ("http://www.youtube.com/v/abc&hl=en&fs=1", "https://www.youtube.com/watch?v=abc"),
            ("https://open.spotify.com/embed/episode/a", "https://open.spotify.com/episode/a"),
            ("https://www.instagram.com/p/Ab/embed/captioned/", "https://www.instagram.com/p/Ab/"),
            ("https://other.example/story/embed/#?secret=x", "https://other.example/story/"),
            (
                "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fd%2Fvideos%2F1%2F&w=5",
                "https://www.facebook.com/d/videos/1/",
            ),
        ] {
            assert_eq!(public_address(frame), page);
        }
    }
}
