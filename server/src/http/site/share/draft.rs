//! A draft of what staff shared: the text, then the pictures; the first picture stands at the head.

use app::{desk::words::new_story as words, ui::text::shortened};
use domain::{
    Headline, MediaId, RevisionNumber, Slug, Story, StoryId, StoryKind,
    document::{BlockKind, Document, ImageBlock, Inline, Paragraph},
};
use newsroom::Authority;

use super::read::Shared;
use crate::http::{AppState, HttpError, desk::pictures::ingest};

/// Letters of a text that make a headline where no title was shared.
const HEADLINE: usize = 120;

/// Makes the draft, or finds the one that was made with this key; whether it is new. A picture that cannot be used is named in the text: nothing
/// that was shared disappears without a word.
///
/// # Errors
/// 403 without the right to write; storage failed.
pub async fn make(state: &AppState, authority: &Authority, shared: Shared, key: Option<&str>) -> Result<(StoryId, bool), HttpError> {
    let newsroom = &state.site.newsroom;
    if let Some(key) = key
        && let Some(known) = newsroom.shared_story(authority, key).await?
    {
        return Ok((known, false));
    }
    let (mut media, mut notes): (Vec<MediaId>, Vec<String>) = (Vec::new(), Vec::new());
    for (name, bytes) in shared.pictures {
        match ingest::item(state, authority, bytes, &ingest::name(&name)).await? {
            Ok((item, _)) => media.push(item.id),
            Err(refused) => notes.push(words::NOT_TAKEN.with(&[("name", &name), ("why", &refused.why)])),
        }
    }
    let text = shared.text.trim();
    let first = text.lines().next().unwrap_or_default();
    let title = if shared.title.is_empty() { shortened(first, HEADLINE) } else { shared.title.clone() };
    let headline = Headline::parse(&title).or_else(|_| Headline::parse(newsroom::UNTITLED)).map_err(HttpError::internal)?;
    let link = shared.url.trim();
    let tail = notes.iter().map(String::as_str).chain(Some(link).filter(|link| !link.is_empty() && !text.contains(link)));
    let tail = tail.map(|line| BlockKind::Paragraph(Paragraph { content: vec![Inline::plain(line)] }));
    let pictures = media.iter().skip(1).map(|id| BlockKind::Image(ImageBlock { media: Some(id.clone()), ..ImageBlock::default() }));
    let paragraphs = Document::from_plain_text(text).blocks.into_iter().map(|block| block.kind);
    let document = Document::from_kinds(paragraphs.chain(pictures).chain(tail));
    let id = StoryId::fresh(newsroom.ids());
    // its own id makes the path unique until the headline gives a better one
    let slug = Slug::parse(&format!("draft-{id}")).map_err(HttpError::internal)?;
    let settings = newsroom.settings().await?;
    let draft = Story::draft(StoryKind::Story, id, slug, headline, document, newsroom.now());
    let story =
        Story { direction: settings.language.direction(), language: settings.language, lead_image: media.into_iter().next(), ..draft };
    let mut edit = newsroom.edit(authority).await?;
    if let Some(key) = key
        && !edit.claim_shared(&story.id, key).await?
    {
        drop(edit);
        let known =
            newsroom.shared_story(authority, key).await?.ok_or_else(|| HttpError::unavailable("another request makes this draft"))?;
        return Ok((known, false));
    }
    edit.put_story(&story, RevisionNumber::NEW, "begun").await?;
    edit.commit().await?;
    Ok((story.id, true))
}
