//! Working drafts: ProseMirror's steps, round trips with stories, refusals.

mod checks;
mod prosemirror;
mod refusals;
mod round_trip;
mod steps;

use domain::{
    AuthorId, Byline, BylineRole, Dateline, Direction, Document, DraftDocument, Headline, Language, MediaId, SectionId, Slug, Standfirst,
    Step, Story, StoryFormat, StoryId, StoryKind, TagId, Timestamp,
};

/// What a story without a headline is called.
pub const UNTITLED: &str = "Untitled";

pub fn id(n: u32) -> String {
    format!("01900000-0000-7000-8000-{n:012}")
}

/// A story with this text and nothing else.
pub fn story(document: Document) -> Story {
    let (id, slug, headline) = (StoryId::parse(&id(1)), Slug::parse("talks-resume"), Headline::parse("Talks resume"));
    Story::draft(StoryKind::Story, id.unwrap(), slug.unwrap(), headline.unwrap(), document, Timestamp::from_seconds(100))
}

/// The same with every field set.
pub fn full_story(document: Document) -> Story {
    let mut story = story(document);
    story.standfirst = Some(Standfirst::parse("Six states met 🕊️ again").unwrap());
    story.dateline = Some(Dateline::parse("GENEVA").unwrap());
    story.primary_section = Some(SectionId::parse(&id(2)).unwrap());
    story.sections = vec![SectionId::parse(&id(3)).unwrap(), SectionId::parse(&id(2)).unwrap()];
    story.tags = vec![TagId::parse(&id(4)).unwrap(), TagId::parse(&id(5)).unwrap()];
    story.bylines = vec![Byline { author: AuthorId::parse(&id(6)).unwrap(), role: BylineRole::Photographer }];
    story.lead_image = Some(MediaId::parse(&id(7)).unwrap());
    story.language = Language::parse("ur").unwrap();
    story.direction = Direction::RightToLeft;
    story.format = StoryFormat::Live;
    (story.comments_open, story.pinned) = (false, true);
    (story.embargo_until, story.expires_at) = (Some(Timestamp::from_millis(5)), Some(Timestamp::from_millis(-7)));
    let overrides = &mut story.overrides;
    overrides.front_headline = "Talks".to_owned();
    overrides.seo_title = "Two\nlines of an import".to_owned();
    overrides.seo_description = "About talks".to_owned();
    overrides.canonical_url = "https://wire.example/talks".to_owned();
    overrides.no_index = true;
    overrides.social_title = "Talks!".to_owned();
    overrides.social_description = "See".to_owned();
    overrides.social_image = Some(MediaId::parse(&id(8)).unwrap());
    story
}

pub fn draft(document: Document) -> DraftDocument {
    DraftDocument::of_story(&full_story(document), UNTITLED)
}

pub fn step(json: &str) -> Step {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}\n{json}"))
}

/// The draft after steps in JSON, or why they were refused.
pub fn after(draft: &DraftDocument, steps: &[&str]) -> Result<DraftDocument, String> {
    let mut changed = draft.clone();
    let mut parsed = Vec::new();
    for json in steps {
        parsed.push(serde_json::from_str::<Step>(json).map_err(|error| error.to_string())?);
    }
    match changed.apply(&parsed) {
        Ok(()) => Ok(changed),
        Err(error) => {
            assert_eq!(changed.to_json(), draft.to_json(), "a refused step changed the draft");
            Err(error.to_string())
        }
    }
}
