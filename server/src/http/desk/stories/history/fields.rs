//! The fields of two versions of a story in words, so that they can be compared.

use std::{collections::HashMap, time::Instant};

use app::{
    desk::{
        pages::history::Difference,
        words::{editor, history as words, panel},
    },
    ui::words::Word,
};
use domain::{Story, Timestamp};
use newsroom::Newsroom;

use super::difference::{TIME, of_field, of_text};
use crate::http::{HttpError, desk::Frame};

/// Names of what stories refer to, by identity.
pub struct Names(HashMap<String, String>);

impl Names {
    /// Of everything that these versions refer to.
    ///
    /// # Errors
    /// Storage failed.
    pub async fn load(newsroom: &Newsroom, versions: [&Story; 2]) -> Result<Self, HttpError> {
        let mut names: HashMap<String, String> =
            newsroom.sections().await?.into_iter().map(|section| (section.id.to_string(), section.name)).collect();
        for story in versions {
            let authors: Vec<_> = story.bylines.iter().map(|byline| byline.author.clone()).collect();
            names.extend(newsroom.tags_by_ids(&story.tags).await?.into_iter().map(|tag| (tag.id.to_string(), tag.name)));
            names.extend(newsroom.authors_by_ids(&authors).await?.into_iter().map(|author| (author.id.to_string(), author.name)));
            let pictures: Vec<_> = story.lead_image.iter().chain(&story.overrides.social_image).cloned().collect();
            names.extend(newsroom.media_by_ids(&pictures).await?.into_iter().map(|(id, item)| (id.to_string(), item.title)));
        }
        Ok(Self(names))
    }

    /// The name; what does not exist any more has its identity.
    fn of(&self, id: impl ToString) -> String {
        let id = id.to_string();
        self.0.get(&id).filter(|name| !name.is_empty()).cloned().unwrap_or(id)
    }
}

/// Every field in words, in the order in which they are shown.
pub fn fields(story: &Story, names: &Names, frame: &Frame) -> Vec<(Word, String)> {
    let overrides = &story.overrides;
    let switch = |on: bool| String::from(if on { words::YES } else { words::NO });
    let time = |at: Option<Timestamp>| at.map(|at| frame.at(at)).unwrap_or_default();
    let text = |text: Option<String>| text.unwrap_or_default();
    let mut sections: Vec<String> = Vec::new();
    for name in story.primary_section.iter().chain(&story.sections).map(|id| names.of(id)) {
        if !sections.contains(&name) {
            sections.push(name);
        }
    }
    let bylines = story.bylines.iter().map(|byline| format!("{} ({})", names.of(&byline.author), byline.role));
    let headline = if story.headline.as_str() == newsroom::UNTITLED { String::new() } else { story.headline.to_string() };
    vec![
        (editor::HEADLINE, headline),
        (editor::STANDFIRST, text(story.standfirst.as_ref().map(ToString::to_string))),
        (editor::DATELINE, text(story.dateline.as_ref().map(ToString::to_string))),
        (words::SECTIONS, sections.join(", ")),
        (words::TAGS, story.tags.iter().map(|id| names.of(id)).collect::<Vec<_>>().join(", ")),
        (words::BYLINES, bylines.collect::<Vec<_>>().join(", ")),
        (words::LEAD_PICTURE, text(story.lead_image.as_ref().map(|id| names.of(id)))),
        (panel::FRONT_HEADLINE, overrides.front_headline.clone()),
        (panel::SEO_TITLE, overrides.seo_title.clone()),
        (panel::SEO_DESCRIPTION, overrides.seo_description.clone()),
        (panel::SOCIAL_TITLE, overrides.social_title.clone()),
        (panel::SOCIAL_DESCRIPTION, overrides.social_description.clone()),
        (words::SOCIAL_PICTURE, text(overrides.social_image.as_ref().map(|id| names.of(id)))),
        (panel::CANONICAL, overrides.canonical_url.clone()),
        (panel::NO_INDEX, switch(overrides.no_index)),
        (panel::SLUG, if story.slug.as_str().starts_with("draft-") { String::new() } else { story.slug.to_string() }),
        (panel::LANGUAGE, story.language.to_string()),
        (panel::DIRECTION, story.direction.to_string()),
        (words::FORMAT, story.format.to_string()),
        (panel::COMMENTS, switch(story.comments_open)),
        (panel::PINNED, switch(story.pinned)),
        (panel::EMBARGO, time(story.embargo_until)),
        (panel::EXPIRY, time(story.expires_at)),
    ]
}

/// The fields that differ, then the text. Takes up to a second.
pub fn differences(old: (&[(Word, String)], &Story), new: (&[(Word, String)], &Story)) -> Vec<Difference> {
    let deadline = Instant::now() + TIME;
    let both = old.0.iter().zip(new.0);
    let fields = both.filter_map(|((label, old), (_, new))| of_field(*label, old, new, deadline));
    fields.chain(of_text(editor::TEXT, &old.1.document, &new.1.document, deadline)).collect()
}
