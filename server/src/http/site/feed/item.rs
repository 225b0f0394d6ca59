//! Stories as feed items.

use std::collections::HashMap;

use app::{
    site::load::LoadError,
    ui::text::{shortened, urls},
};
use domain::{MediaId, MediaItem, Story, StoryId};
use newsroom::{Newsroom, StoryCard, StoryLink};
use syndication::{Enclosure, Item, MediaLink, Resolver, StoryTarget};

/// Characters of a summary that is made from the story's beginning, as long as WordPress's.
const SUMMARY: usize = 330;

/// The items for these cards, with their full text.
pub async fn items(newsroom: &Newsroom, origin: &str, cards: &[StoryCard]) -> Result<Vec<Item>, LoadError> {
    let mut items = Vec::with_capacity(cards.len());
    for card in cards {
        let Some(story) = newsroom.story_by_id(&card.id).await? else { continue };
        let tags = newsroom.tags_by_ids(&story.tags).await?;
        let known = Known::of(newsroom, origin, &story).await?;
        items.push(Item {
            // feed readers show an item with another identity as a new one
            guid: story.feed_id.clone().unwrap_or_else(|| format!("urn:uuid:{}", card.id)),
            title: card.headline.to_string(),
            url: format!("{origin}{}", card.path),
            published: card.published_at,
            updated: story.updated_at,
            authors: card.bylines.iter().map(|author| author.name.clone()).collect(),
            categories: card.section.iter().map(|section| section.name.clone()).chain(tags.into_iter().map(|tag| tag.name)).collect(),
            summary: story.standfirst.as_ref().map_or_else(|| shortened(&story.document.plain_text(), SUMMARY), ToString::to_string),
            content: syndication::html(&story.document, &known),
            language: story.language.clone(),
            direction: story.direction,
            comments_feed: story.comments_open.then(|| format!("{origin}{}feed/", card.path)),
            enclosure: card.picture.as_ref().and_then(|picture| enclosure(origin, picture)),
        });
    }
    Ok(items)
}

fn enclosure(origin: &str, picture: &MediaItem) -> Option<Enclosure> {
    let path = urls::media(picture)?;
    Some(Enclosure { url: format!("{origin}{path}"), mime: picture.mime.clone(), bytes: picture.bytes })
}

/// The media and stories that one text refers to.
pub struct Known<'a> {
    origin: &'a str,
    media: HashMap<MediaId, MediaItem>,
    stories: HashMap<StoryId, StoryLink>,
}

impl<'a> Known<'a> {
    /// For the text of a story.
    ///
    /// # Errors
    /// The newsroom cannot be read.
    pub async fn of(newsroom: &Newsroom, origin: &'a str, story: &Story) -> Result<Self, LoadError> {
        let media = newsroom.media_by_ids(&story.document.media()).await?;
        Ok(Self { origin, media, stories: newsroom.story_paths(&story.document.stories()).await? })
    }

    /// For a text without media or related stories.
    pub(super) fn empty(origin: &'a str) -> Self {
        Self { origin, media: HashMap::new(), stories: HashMap::new() }
    }
}

impl Resolver for Known<'_> {
    fn origin(&self) -> &str {
        self.origin
    }
    fn media(&self, id: &MediaId) -> Option<MediaLink> {
        let item = self.media.get(id)?;
        Some(MediaLink {
            url: format!("{}{}", self.origin, urls::media(item)?),
            mime: item.mime.clone(),
            width: item.width,
            height: item.height,
            alt: item.alt.clone(),
            caption: item.caption.clone(),
            credit: item.credit.clone(),
        })
    }
    fn story(&self, id: &StoryId) -> Option<StoryTarget> {
        let link = self.stories.get(id).filter(|link| link.live)?;
        Some(StoryTarget { url: format!("{}{}", self.origin, link.path), headline: link.headline.to_string() })
    }
}
