//! Stories and pages.

use std::collections::HashMap;

use domain::story::Overrides;
use domain::{
    AuthorId, Byline, BylineRole, Correction, Dateline, Direction, Document, Headline, Language, Slug, Standfirst, Story, StoryId,
    StoryKind, StoryState, Timestamp,
};
use jiff::{Span, civil::Time, tz::TimeZone};

use super::{Loader, Pictures, checked, taxonomy::Taxonomy};
use crate::{
    DemoError,
    content::{self, StoryEntry},
};

const MINUTE: i64 = 60_000;

/// Stores one story unless it exists; `index` is its number. Returns whether it was new.
pub async fn put(
    loader: &mut Loader<'_>,
    index: usize,
    entry: &StoryEntry,
    taxonomy: &Taxonomy,
    authors: &HashMap<String, AuthorId>,
    pictures: &Pictures,
) -> Result<bool, DemoError> {
    let file = entry.slug.as_str();
    let (id, new) = loader.identity("story", &entry.slug).await?;
    if !new {
        return Ok(false);
    }
    let head = &entry.head;
    let unknown = |what: &str, slug: &str| DemoError::content(file, format!("names the unknown {what} {slug:?}"));
    let section = |slug: &String| taxonomy.sections.get(slug).cloned().ok_or_else(|| unknown("section", slug));
    let tags = head.tags.iter().map(|slug| taxonomy.tags.get(slug).cloned().ok_or_else(|| unknown("tag", slug)));
    let bylines = head.authors.iter().map(|byline| {
        let author = authors.get(&byline.slug).cloned().ok_or_else(|| unknown("author", &byline.slug))?;
        let role = byline.role.as_deref().map_or(Ok(BylineRole::Writer), |role| checked(file, BylineRole::parse(role)))?;
        Ok(Byline { author, role })
    });
    let language = checked(file, head.language.as_deref().map_or(Ok(Language::english()), Language::parse))?;
    let now = loader.newsroom.now();
    let written = instant(&taxonomy.zone, file, now, head.days_ago, &head.time)?;
    // A demo that is loaded just after midnight must not contain stories dated later today.
    let published = if written < now { written } else { now.plus_millis(-(index as i64 + 1) * 7 * MINUTE) };
    let corrections = head.corrections.iter().map(|correction| {
        let at = instant(&taxonomy.zone, file, now, correction.days_ago, "09:00")?;
        Ok(Correction { at, text: correction.text.clone() })
    });
    let corrections = corrections.collect::<Result<Vec<_>, DemoError>>()?;
    let updated = corrections.iter().map(|correction| correction.at).max().map_or(published, |last| last.max(published));
    let mut document = entry.document.clone();
    document.number();
    let story = Story {
        direction: head.dir.as_deref().map_or(Ok(language.direction()), |dir| checked(file, Direction::parse(dir)))?,
        headline: checked(file, Headline::parse(&head.headline))?,
        standfirst: Some(checked(file, Standfirst::parse(&head.standfirst))?),
        dateline: head.dateline.as_deref().map(|line| checked(file, Dateline::parse(line))).transpose()?,
        primary_section: Some(section(&head.section)?),
        sections: std::iter::once(&head.section).chain(&head.sections).map(section).collect::<Result<_, _>>()?,
        tags: tags.collect::<Result<_, _>>()?,
        bylines: bylines.collect::<Result<_, DemoError>>()?,
        lead_image: pictures.get(&format!("story:{file}")).cloned(),
        language,
        pinned: head.sticky,
        published_at: Some(published),
        updated_at: updated,
        created_at: published.plus_millis(-90 * MINUTE),
        overrides: Overrides { seo_title: head.seo.title.clone(), seo_description: head.seo.description.clone(), ..Overrides::default() },
        ..blank(StoryKind::Story, &id, &entry.slug, document, now)?
    };
    loader.edit.overwrite_story(&story, "demo").await?;
    for correction in &corrections {
        loader.edit.record_correction(&story.id, correction).await?;
    }
    Ok(true)
}

/// Stores all pages; returns the number of new ones.
pub async fn put_pages(loader: &mut Loader<'_>) -> Result<usize, DemoError> {
    let mut number = 0;
    for entry in content::pages()? {
        let (id, new) = loader.identity("page", &entry.slug).await?;
        if new {
            let now = loader.newsroom.now();
            let page = Story {
                headline: checked(&entry.slug, Headline::parse(&entry.headline))?,
                standfirst: Some(checked(&entry.slug, Standfirst::parse(&entry.standfirst))?),
                published_at: Some(now),
                comments_open: false,
                ..blank(StoryKind::Page, &id, &entry.slug, entry.document, now)?
            };
            loader.edit.overwrite_story(&page, "demo").await?;
            number += 1;
        }
    }
    Ok(number)
}

/// A published English story with only its text, and its slug as headline.
pub(crate) fn blank(kind: StoryKind, id: &str, slug: &str, document: Document, now: Timestamp) -> Result<Story, DemoError> {
    let headline = checked(slug, Headline::parse(slug))?;
    let begun = Story::draft(kind, checked(slug, StoryId::parse(id))?, checked(slug, Slug::parse(slug))?, headline, document, now);
    Ok(Story { state: StoryState::Published, ..begun })
}

/// The instant `days_ago` days before today in the newspaper's time zone, at `HH:MM`.
fn instant(zone: &TimeZone, file: &str, now: Timestamp, days_ago: i64, time: &str) -> Result<Timestamp, DemoError> {
    let today = checked(file, jiff::Timestamp::from_millisecond(now.millis()))?.to_zoned_datetime(zone.clone()).date();
    let day = checked(file, today.checked_sub(Span::new().days(days_ago)))?;
    let time: Time = checked(file, format!("{time}:00").parse())?;
    let at = checked(file, day.to_datetime(time).to_zoned_datetime(zone.clone()))?;
    Ok(Timestamp::from_millis(at.timestamp().as_millisecond()))
}
