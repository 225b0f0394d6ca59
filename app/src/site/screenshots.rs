//! The pictures of the front page in the manifest: which there are, and their URLs.

use domain::SiteSettings;
use newsroom::StoryCard;
use xxhash_rust::xxh3::xxh3_64;

/// A picture of the front page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScreenshotOf {
    /// On a phone.
    Narrow,
    /// On a desktop.
    Wide,
}

/// Stories on a picture.
pub const SHOWN: usize = 5;

impl ScreenshotOf {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Narrow, Self::Wide];

    /// As the manifest names it.
    pub fn form_factor(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }

    /// Width and height in pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Narrow => (780, 1386),
            Self::Wide => (1280, 720),
        }
    }

    /// Its URL while these stories are the newest ones.
    pub fn path(self, settings: &SiteSettings, stories: &[StoryCard]) -> String {
        let shown: Vec<String> = stories.iter().take(SHOWN).map(|card| format!("{}\n{}", card.id, card.headline)).collect();
        let version = xxh3_64(format!("1\n{}\n{}\n{:?}", settings.name, shown.join("\n"), settings.look).as_bytes()) >> 32;
        format!("/app-screenshot/{}-{version:08x}.png", self.form_factor())
    }

    /// The picture of a path, whatever its version.
    pub fn at(path: &str) -> Option<Self> {
        let (name, version) = path.strip_prefix("/app-screenshot/")?.strip_suffix(".png")?.split_once('-')?;
        let is_version = version.len() == 8 && version.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        Self::ALL.into_iter().find(|shot| is_version && shot.form_factor() == name)
    }
}
