//! The icons of the installed app: which there are, and their URLs.

use domain::{MediaItem, SiteSettings};
use xxhash_rust::xxh3::xxh3_64;

/// What an icon is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Shown as it is.
    Any,
    /// Cut to a circle or another shape by the system.
    Maskable,
    /// Tinted by the system: one colour on nothing.
    Monochrome,
    /// For the home screen of iPhones, which round it: opaque.
    Apple,
}

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon {
    /// What it is for.
    pub purpose: Purpose,
    /// Its width and height in pixels.
    pub pixels: u32,
}

/// Changed when icons are made in another way, so that browsers fetch them again.
const DESIGN: &str = "1";

impl Icon {
    /// For the home screen of iPhones.
    pub const APPLE: Self = Self { purpose: Purpose::Apple, pixels: 180 };
    /// For the browser's tabs and bookmarks.
    pub const TAB: Self = Self { purpose: Purpose::Any, pixels: 48 };

    /// Every icon that there is.
    pub const ALL: [Self; 7] = [
        Self::TAB,
        Self { purpose: Purpose::Any, pixels: 192 },
        Self { purpose: Purpose::Any, pixels: 512 },
        Self { purpose: Purpose::Maskable, pixels: 192 },
        Self { purpose: Purpose::Maskable, pixels: 512 },
        Self { purpose: Purpose::Monochrome, pixels: 512 },
        Self::APPLE,
    ];

    /// Its URL; another one when the paper's name or logo changes.
    pub fn path(self, settings: &SiteSettings, logo: Option<&MediaItem>) -> String {
        format!("/app-icon/{}-{}-{}.png", self.purpose.name(), self.pixels, version(settings, logo))
    }

    /// The icon of a path, whatever its version.
    pub fn at(path: &str) -> Option<Self> {
        let name = path.strip_prefix("/app-icon/")?.strip_suffix(".png")?;
        let (name, version) = name.rsplit_once('-')?;
        let is_version = version.len() == 8 && version.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        Self::ALL.into_iter().find(|icon| is_version && format!("{}-{}", icon.purpose.name(), icon.pixels) == name)
    }
}

impl Purpose {
    /// Its name in URLs, and in the manifest but for `apple`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Maskable => "maskable",
            Self::Monochrome => "monochrome",
            Self::Apple => "apple",
        }
    }
}

/// Of everything that an icon shows.
fn version(settings: &SiteSettings, logo: Option<&MediaItem>) -> String {
    let look = &settings.look;
    let mut shown = [DESIGN, &settings.name, look.ink.light.as_str(), look.paper.light.as_str(), look.accent.dark.as_str()].join("\n");
    if let Some(file) = logo.and_then(|logo| logo.file.as_deref()) {
        shown.push('\n');
        shown.push_str(file);
    }
    format!("{:08x}", xxh3_64(shown.as_bytes()) >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_icon_has_one_path_for_each_name() {
        let paper = SiteSettings { name: "Diplomatic Affairs".to_owned(), ..SiteSettings::default() };
        for icon in Icon::ALL {
            assert_eq!(Icon::at(&icon.path(&paper, None)), Some(icon));
            assert_ne!(icon.path(&paper, None), icon.path(&SiteSettings::default(), None));
        }
        for other in
            ["/app-icon/any-193-00000000.png", "/app-icon/any-192.png", "/app-icon/any-192-0000000g.png", "/app-icon/any-192-00000000.svg"]
        {
            assert_eq!(Icon::at(other), None, "{other}");
        }
    }
}
