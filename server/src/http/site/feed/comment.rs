//! Comments as feed items.

use std::collections::HashMap;

use app::site::{load::comment_pages::permalink, words};
use domain::{Comment, SiteSettings, StoryId};
use newsroom::StoryLink;
use syndication::Item;

use super::item::Known;

/// The items for these comments, without those whose story is not live.
pub fn items(origin: &str, settings: &SiteSettings, stories: &HashMap<StoryId, StoryLink>, comments: &[Comment]) -> Vec<Item> {
    let known = Known::empty(origin);
    let item = |comment: &Comment| {
        let story = stories.get(&comment.story).filter(|story| story.live)?;
        let name = Some(comment.author_name.trim()).filter(|name| !name.is_empty()).unwrap_or(words::discussion::NAMELESS.text());
        Some(Item {
            guid: format!("urn:uuid:{}", comment.id),
            title: words::discussion::BY_ON_STORY.with(&[("name", name), ("headline", story.headline.as_str())]),
            url: format!("{origin}{}", permalink(&story.path, &comment.id)),
            published: comment.created_at,
            updated: comment.created_at,
            authors: vec![name.to_owned()],
            categories: Vec::new(),
            summary: domain::text::one_line(&comment.body.plain_text()),
            content: syndication::html(&comment.body, &known),
            language: settings.language.clone(),
            direction: settings.language.direction(),
            comments_feed: None,
            enclosure: None,
        })
    };
    comments.iter().filter_map(item).collect()
}
