//! The settings of a paper.

use serde::{Deserialize, Serialize};

use crate::{CommentRules, Direction, Email, Language, Look, MediaId, Permalinks, Role, Slug, SocialLink};

/// The settings of the whole site. A paper's identity is here and not in code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteSettings {
    /// The paper's name, for example `Diplomatic Affairs`.
    pub name: String,
    /// A few words under the name.
    pub tagline: String,
    /// About the paper, for the footer; plain text.
    pub about: String,
    /// The site's main language.
    pub language: Language,
    /// IANA name of the paper's time zone, for example `Asia/Karachi`. Dates on pages are dates there.
    pub time_zone: String,
    /// Scheme, host and port that readers use, without a slash at the end: `https://paper.example`. Empty: the address
    /// that the server listens on; never a request's `Host`.
    pub public_url: String,
    /// The form of the URLs of stories that are yet to be published.
    pub permalinks: Permalinks,
    /// The e-mail address for readers.
    pub contact: Option<Email>,
    /// The paper's profiles elsewhere.
    pub social: Vec<SocialLink>,
    /// Slug of the menu under the masthead; `None`: the sections in their order.
    pub main_menu: Option<Slug>,
    /// Slug of the menu in the footer.
    pub footer_menu: Option<Slug>,
    /// Stories on one page of a list.
    pub stories_per_page: u16,
    /// Views of a story are shown from this number on, shares from a tenth of it; 0: never.
    pub counts_from: u32,
    /// Which crawlers `/robots.txt` lets in.
    pub crawlers: CrawlerPreset,
    /// Whether browsers may keep stories for reading offline. Switched off, the worker of readers' browsers removes itself.
    pub offline_reading: bool,
    /// The paper's logo on light pages, instead of its name in type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_light: Option<MediaId>,
    /// The logo on dark pages; `None`: the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_dark: Option<MediaId>,
    /// Colours and type.
    pub look: Look,
    /// Texts at addresses that programs know.
    #[serde(flatten)]
    pub texts: WellKnownTexts,
    /// Who needs codes of an authenticator before anything else at the desk: this role and those that may more; `None`: nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codes_from: Option<Role>,
    /// The rules for comments.
    #[serde(flatten)]
    pub comments: CommentRules,
}

/// Texts that a paper writes itself for programs. An empty one is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WellKnownTexts {
    /// `/ads.txt`: who may sell its advertisements (IAB Tech Lab).
    pub ads_txt: String,
    /// `/.well-known/security.txt`: whom to write about a security hole (RFC 9116).
    pub security_txt: String,
    /// `/humans.txt`: who makes the paper.
    pub humans_txt: String,
}

impl WellKnownTexts {
    /// The setting at a path, with its text.
    pub fn at(&self, path: &str) -> Option<&str> {
        match path {
            "/ads.txt" => Some(&self.ads_txt),
            "/.well-known/security.txt" => Some(&self.security_txt),
            "/humans.txt" => Some(&self.humans_txt),
            _ => None,
        }
    }
}

/// Which crawlers may read the site. They are asked, not forced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CrawlerPreset {
    /// All.
    #[default]
    Everybody,
    /// All but those that gather texts for training language models.
    NoTraining,
    /// None, for a site that is not public yet.
    Nobody,
}

impl CrawlerPreset {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Everybody, Self::NoTraining, Self::Nobody];

    /// Its name in settings.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Everybody => "everybody",
            Self::NoTraining => "no-training",
            Self::Nobody => "nobody",
        }
    }

    /// The one of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.as_str() == name)
    }
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            name: "Our Paper".to_owned(),
            tagline: String::new(),
            about: String::new(),
            language: Language::english(),
            time_zone: "UTC".to_owned(),
            public_url: String::new(),
            permalinks: Permalinks::default(),
            contact: None,
            social: Vec::new(),
            main_menu: None,
            footer_menu: None,
            stories_per_page: 12,
            counts_from: 100,
            crawlers: CrawlerPreset::Everybody,
            offline_reading: true,
            logo_light: None,
            logo_dark: None,
            look: Look::default(),
            texts: WellKnownTexts::default(),
            codes_from: None,
            comments: CommentRules::default(),
        }
    }
}

impl SiteSettings {
    /// Whether somebody with this role needs codes of an authenticator.
    pub fn needs_codes(&self, role: Role) -> bool {
        self.codes_from.is_some_and(|least| role >= least)
    }

    /// The direction of the site's main language.
    pub fn direction(&self) -> Direction {
        self.language.direction()
    }
}
