//! The picture of a story without one, for social networks: its URL.

use domain::{Section, SiteSettings, Story, StoryId};
use xxhash_rust::xxh3::xxh3_64;

/// Changed when cards are made in another way: networks fetch a card again only under another URL.
const DESIGN: &str = "1";

/// The URL of a story's card; another one when anything that it shows changes.
pub fn path(settings: &SiteSettings, section: Option<&Section>, story: &Story) -> String {
    let section = section.map(|section| section.name.as_str()).unwrap_or_default();
    let look = &settings.look;
    let colours = [&look.paper.light, &look.ink.light, &look.accent.light].map(|colour| colour.as_str()).join(" ");
    let shown = [DESIGN, &colours, &settings.name, &settings.tagline, section, story.headline.as_str(), story.language.as_str()].join("\n");
    format!("/social-card/{}-{:08x}.png", story.id, xxh3_64(shown.as_bytes()) >> 32)
}

/// The story of such a path, whatever the version.
pub fn at(path: &str) -> Option<StoryId> {
    let (id, version) = path.strip_prefix("/social-card/")?.strip_suffix(".png")?.rsplit_once('-')?;
    let is_version = version.len() == 8 && version.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_version { StoryId::parse(id).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_paths_are_pages() {
        for path in ["/social-card/", "/social-card/x.png", "/social-card/x-0.png", "/social-card/x-zzzzzzzz.png", "/x"] {
            assert_eq!(at(path), None, "{path}");
        }
    }
}
