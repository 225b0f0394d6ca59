//! The fields of a draft as the panel shows them.

use serde::{Deserialize, Serialize};

/// The attributes of the draft document (docs/contracts/drafts.md), and its headline and standfirst for previews.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct PanelFields {
    /// The headline, for previews.
    pub headline: String,
    /// The standfirst, for previews.
    pub standfirst: String,
    /// Identity of the primary section, or empty.
    pub section: String,
    /// Identities of further sections.
    pub sections: Vec<String>,
    /// Identities of tags.
    pub tags: Vec<String>,
    /// Authors in order.
    pub bylines: Vec<PanelByline>,
    /// Identity of the picture at the head, or empty.
    pub lead_image: String,
    /// Last part of the URL; empty: from the headline.
    pub slug: String,
    /// Language of the text.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Form of the story.
    pub format: String,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// Pinned to the top of the front page.
    pub pinned: bool,
    /// Not shown before, in milliseconds since 1970.
    pub embargo_until: Option<i64>,
    /// Not shown after, in milliseconds since 1970.
    pub expires_at: Option<i64>,
    /// Shorter headline for fronts and lists.
    pub front_headline: String,
    /// Title for search engines.
    pub seo_title: String,
    /// Description for search engines.
    pub seo_description: String,
    /// URL of the original of a republished text.
    pub canonical_url: String,
    /// Kept out of search engines.
    pub no_index: bool,
    /// Title on social networks.
    pub social_title: String,
    /// Description on social networks.
    pub social_description: String,
    /// Picture on social networks, or empty.
    pub social_image: String,
}

/// An author of the story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelByline {
    /// Identity of the author.
    pub author: String,
    /// What they contributed.
    pub role: String,
}
