//! The fields of a draft, written onto a story: leniently, so that one bad field does not hold back the others.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    Dateline, Direction, Headline, Language, MediaId, ParseError, SectionId, SitePath, Slug, Standfirst, Story, StoryFormat, StoryKind,
    Timestamp, document::Href, text::one_line,
};

use super::{DraftDocument, DraftProblem, fields::FIELDS, of_story::is_numbered};

/// Writes fields and collects what does not fit.
struct Writer<'d> {
    draft: &'d DraftDocument,
    problems: Vec<DraftProblem>,
}

impl DraftDocument {
    /// Writes every field that fits onto the story; for each of the others, which keep what the story has, a problem.
    ///
    /// An empty headline keeps the story's. An empty slug leaves the path alone once the story has a time of publication, and derives it from
    /// the headline before. Whether sections, tags, authors and media exist, and whether the path is free, needs storage to check.
    pub fn onto(&self, story: &mut Story) -> Vec<DraftProblem> {
        let mut write = Writer { draft: self, problems: Vec::new() };
        write.texts(story);
        write.sections(story);
        write.slug(story);
        write.list("tags", &mut story.tags);
        write.list("bylines", &mut story.bylines);
        write.optional("leadImage", &mut story.lead_image, MediaId::parse);
        write.parsed("language", &mut story.language, Language::parse);
        write.parsed("direction", &mut story.direction, Direction::parse);
        write.parsed("format", &mut story.format, StoryFormat::parse);
        story.comments_open = write.flag("commentsOpen");
        story.pinned = write.flag("pinned");
        story.embargo_until = write.time("embargoUntil");
        story.expires_at = write.time("expiresAt");
        write.overrides(story);
        story.document = self.body();
        write.problems
    }

    /// The value of a field.
    fn field(&self, name: &str) -> &Value {
        self.doc.attrs.get(name).unwrap_or(&Value::Null)
    }
}

impl<'d> Writer<'d> {
    fn problem(&mut self, name: &str, sentence: impl Into<String>) {
        self.problem_of("bad-field", name, sentence);
    }

    fn problem_of(&mut self, id: &'static str, name: &str, sentence: impl Into<String>) {
        let names = ["headline", "standfirst", "dateline"].into_iter().chain(FIELDS.iter().map(|(name, _)| *name));
        if let Some(field) = names.into_iter().find(|known| *known == name) {
            self.problems.push(DraftProblem { field, id, sentence: sentence.into() });
        }
    }

    fn text(&self, name: &str) -> &'d str {
        self.draft.field(name).as_str().unwrap_or_default()
    }

    fn flag(&self, name: &str) -> bool {
        self.draft.field(name).as_bool().unwrap_or_default()
    }

    fn time(&self, name: &str) -> Option<Timestamp> {
        self.draft.field(name).as_i64().map(Timestamp::from_millis)
    }

    fn parsed<T>(&mut self, name: &str, slot: &mut T, parse: fn(&str) -> Result<T, ParseError>) {
        match parse(self.text(name)) {
            Ok(value) => *slot = value,
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    fn optional<T>(&mut self, name: &str, slot: &mut Option<T>, parse: fn(&str) -> Result<T, ParseError>) {
        self.optional_text(name, self.text(name), slot, parse);
    }

    fn optional_text<T>(&mut self, name: &str, text: &str, slot: &mut Option<T>, parse: fn(&str) -> Result<T, ParseError>) {
        if one_line(text).is_empty() {
            *slot = None;
            return;
        }
        match parse(text) {
            Ok(value) => *slot = Some(value),
            Err(error) => self.problem(name, error.to_string()),
        }
    }

    /// A list whose entries have a JSON form; each once.
    fn list<T: DeserializeOwned + PartialEq>(&mut self, name: &str, slot: &mut Vec<T>) {
        match entries(self.draft.field(name)) {
            Ok(list) => *slot = list,
            Err(why) => self.problem(name, why),
        }
    }

    fn texts(&mut self, story: &mut Story) {
        let headline = self.draft.headline();
        if !one_line(&headline).is_empty() {
            match Headline::parse(&headline) {
                Ok(headline) => story.headline = headline,
                Err(error) => self.problem("headline", error.to_string()),
            }
        }
        self.optional_text("standfirst", &self.draft.standfirst(), &mut story.standfirst, Standfirst::parse);
        self.optional_text("dateline", &self.draft.dateline(), &mut story.dateline, Dateline::parse);
    }

    /// The primary section first; the former order, if they are the same ones.
    fn sections(&mut self, story: &mut Story) {
        let mut primary = story.primary_section.clone();
        self.optional("section", &mut primary, SectionId::parse);
        let mut others = story.sections.clone();
        self.list("sections", &mut others);
        others.retain(|id| Some(id) != primary.as_ref());
        let sections: Vec<SectionId> = primary.iter().cloned().chain(others).collect();
        let same = sections.len() == story.sections.len() && sections.iter().all(|id| story.sections.contains(id));
        if !same {
            story.sections = sections;
        }
        story.primary_section = primary;
    }

    fn slug(&mut self, story: &mut Story) {
        let wanted = match self.text("slug") {
            "" if story.published_at.is_some() => return,
            "" => match one_line(&self.draft.headline()) {
                headline if headline.is_empty() => return,
                headline => Slug::from_text(&headline),
            },
            text => match Slug::parse(text) {
                Ok(slug) => Some(slug),
                Err(error) => return self.problem("slug", error.to_string()),
            },
        };
        let Some(slug) = wanted else {
            return self.problem_of("no-slug", "slug", "The headline has no letters or digits for a URL; write a slug.");
        };
        if slug == story.slug || self.text("slug").is_empty() && is_numbered(&story.slug, &slug) {
            return;
        }
        // a page stays below its parent, a published story in the folder of its date or section
        let stays = story.parent.is_some() || (story.kind == StoryKind::Story && story.published_at.is_some());
        story.path = match folder(&story.path).filter(|_| stays) {
            Some(folder) => folder.child(&slug),
            None => SitePath::of_story(&slug),
        };
        story.slug = slug;
    }

    fn overrides(&mut self, story: &mut Story) {
        let overrides = &mut story.overrides;
        for (name, slot) in [
            ("frontHeadline", &mut overrides.front_headline),
            ("seoTitle", &mut overrides.seo_title),
            ("seoDescription", &mut overrides.seo_description),
            ("socialTitle", &mut overrides.social_title),
            ("socialDescription", &mut overrides.social_description),
        ] {
            // what an import stored stays as it is until somebody changes it
            if self.text(name) != slot {
                *slot = one_line(self.text(name));
            }
        }
        overrides.no_index = self.flag("noIndex");
        self.optional("socialImage", &mut overrides.social_image, MediaId::parse);
        let url = self.text("canonicalUrl");
        if url == overrides.canonical_url {
            return;
        }
        if url.is_empty() || Href::parse(url).is_ok_and(|href| href.as_str().to_ascii_lowercase().starts_with("http")) {
            overrides.canonical_url = url.trim().to_owned();
        } else {
            self.problem_of("bad-url", "canonicalUrl", "The URL of the original must begin with https:// or http://.");
        }
    }
}

/// The path without its last part, for a path of two or more parts.
fn folder(path: &SitePath) -> Option<SitePath> {
    let (parent, _) = path.as_str().trim_end_matches('/').rsplit_once('/')?;
    if parent.is_empty() { None } else { SitePath::parse(&format!("{parent}/")).ok() }
}

/// The entries of a JSON list, each once.
fn entries<T: DeserializeOwned + PartialEq>(value: &Value) -> Result<Vec<T>, String> {
    let mut list: Vec<T> = Vec::new();
    for entry in value.as_array().into_iter().flatten() {
        let entry = T::deserialize(entry).map_err(|error| error.to_string())?;
        if !list.contains(&entry) {
            list.push(entry);
        }
    }
    Ok(list)
}
