//! The check before publication: what must be mended, and what an editor may publish nevertheless.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use crate::{
    MediaId, StoryId, StoryKind,
    document::{Block, BlockKind, Document, Href, ImageBlock, Inline, Mark, Part, inline_text},
    text::one_line,
};

use super::{DraftDocument, DraftProblem};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It cannot be published so.
    Blocker,
    /// An editor may publish it so.
    Warning,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field, by its name in the draft's JSON, or `headline`, `standfirst`.
    Field(&'static str),
    /// A block of the text, by its id.
    Block(String),
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// How serious it is.
    pub level: Level,
    /// Which check found it: `no-headline`, `alt-missing` and so on; the key of its translation.
    pub id: &'static str,
    /// What is wrong and what to do, in English.
    pub sentence: String,
    /// Where.
    pub place: Place,
}

/// What is stored about the pictures and links of a draft.
#[derive(Debug, Default)]
pub struct Facts {
    /// Alt text and credit of each picture that exists.
    pub media: HashMap<MediaId, MediaFacts>,
    /// Targets of links, as in the text, that lead to a story which readers cannot open; see [`links`].
    pub dead_links: HashSet<String>,
    /// Stories that readers cannot open.
    pub dead_stories: HashSet<StoryId>,
    /// What [`DraftDocument::onto`] could not write.
    pub problems: Vec<DraftProblem>,
}

/// What is stored about a picture.
#[derive(Debug, Clone, Default)]
pub struct MediaFacts {
    /// What it shows.
    pub alt: String,
    /// Whether it was decided that it says nothing.
    pub decorative: bool,
    /// Who made it.
    pub credit: String,
    /// Whether it may be used.
    pub licence: LicenceFacts,
}

/// Whether the licence of a picture allows this use.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LicenceFacts {
    /// Yes.
    #[default]
    Valid,
    /// Yes, but it ends soon.
    Ending,
    /// It has ended; readers see the picture in this story already.
    EndedInUse,
    /// It has ended, and this would be a new use.
    Ended,
}

/// The targets of all links of a text, in reading order, as often as they occur.
pub fn links(document: &Document) -> Vec<Href> {
    let mut found = Vec::new();
    document.visit(|block| lines(block, |line| found.extend(targets(line).cloned())));
    found
}

/// Checks a draft. Blockers come first, otherwise findings are in reading order.
pub fn check(draft: &DraftDocument, kind: StoryKind, facts: &Facts) -> Vec<Check> {
    let mut checker = Checker { headline: one_line(&draft.headline()), facts, found: Vec::new(), level: 1 };
    checker.fields(draft, kind);
    let (body, mut is_empty) = (draft.body(), true);
    body.visit(|block| is_empty &= is_blank(block));
    if is_empty {
        checker.add(Level::Warning, "no-text", Place::Field("text"), "There is no text.");
    }
    body.visit(|block| checker.block(block));
    checker.found.sort_by_key(|check| check.level);
    checker.found
}

/// Whether a block is a paragraph without a word.
fn is_blank(block: &Block) -> bool {
    let mut is_blank = matches!(block.kind, BlockKind::Paragraph(_));
    lines(block, |line| is_blank &= inline_text(line).trim().is_empty());
    is_blank
}

struct Checker<'f> {
    headline: String,
    facts: &'f Facts,
    found: Vec<Check>,
    /// The level of the last heading; the headline has level 1.
    level: u8,
}

impl Checker<'_> {
    fn add(&mut self, level: Level, id: &'static str, place: Place, sentence: impl Into<String>) {
        self.found.push(Check { level, id, sentence: sentence.into(), place });
    }

    fn fields(&mut self, draft: &DraftDocument, kind: StoryKind) {
        let text = |name: &str| draft.doc.attrs.get(name).and_then(Value::as_str).unwrap_or_default();
        if self.headline.is_empty() {
            self.add(Level::Blocker, "no-headline", Place::Field("headline"), "Write a headline.");
        }
        if kind == StoryKind::Story && text("section").is_empty() {
            self.add(Level::Blocker, "no-section", Place::Field("section"), "Choose a section.");
        }
        for problem in &self.facts.problems {
            self.add(Level::Blocker, problem.id, Place::Field(problem.field), problem.sentence.clone());
        }
        if one_line(&draft.standfirst()).is_empty() {
            self.add(Level::Warning, "no-standfirst", Place::Field("standfirst"), "There is no standfirst.");
        }
        for (name, text) in [("headline", draft.headline()), ("standfirst", draft.standfirst())] {
            self.placeholder(&text, &Place::Field(name));
        }
        if let Ok(id) = MediaId::parse(text("leadImage")) {
            // a picture of the text says so in its block
            let decorative = self.facts.media.get(&id).is_some_and(|stored| stored.decorative);
            self.picture(&ImageBlock { media: Some(id), decorative, ..ImageBlock::default() }, &Place::Field("leadImage"));
        }
    }

    fn block(&mut self, block: &Block) {
        let place = Place::Block(block.id.clone());
        if let BlockKind::Image(image) = &block.kind {
            self.picture(image, &place);
        }
        if let BlockKind::Gallery(gallery) = &block.kind {
            gallery.images.iter().for_each(|image| self.picture(image, &place));
        }
        if let BlockKind::Heading(heading) = &block.kind {
            self.heading(heading.level, &place);
        }
        if let BlockKind::RelatedStory(related) = &block.kind
            && self.facts.dead_stories.contains(&related.story)
        {
            self.add(Level::Warning, "dead-link", place.clone(), "The related story is not published, so readers do not see it.");
        }
        if let BlockKind::Unknown(unknown) = &block.kind {
            let sentence = format!("A block ({}) could not be read; readers see only its text.", unknown.name);
            self.add(Level::Warning, "unreadable", place.clone(), sentence);
        }
        lines(block, |line| {
            self.placeholder(&inline_text(line), &place);
            for href in targets(line).filter(|href| self.facts.dead_links.contains(href.as_str())).cloned().collect::<Vec<_>>() {
                let sentence = format!("The link to {href} leads to a story that readers cannot open.");
                self.add(Level::Warning, "dead-link", place.clone(), sentence);
            }
        });
    }

    fn picture(&mut self, image: &ImageBlock, place: &Place) {
        let stored = image.media.as_ref().and_then(|id| self.facts.media.get(id));
        let alt = one_line(image.alt_or(stored.map_or("", |stored| &stored.alt)));
        let without_credit = stored.is_some_and(|stored| stored.credit.trim().is_empty());
        if alt.is_empty() && !image.decorative {
            let sentence = "Say in the picture's alt text what it shows, or mark it as decorative.";
            self.add(Level::Blocker, "alt-missing", place.clone(), sentence);
        } else if !alt.is_empty() && alt.to_lowercase() == self.headline.to_lowercase() {
            let sentence = "The picture's alt text is the headline; say what the picture shows.";
            self.add(Level::Warning, "alt-is-headline", place.clone(), sentence);
        }
        if without_credit && !image.decorative {
            self.add(Level::Warning, "no-credit", place.clone(), "The picture has no credit.");
        }
        match stored.map_or(LicenceFacts::Valid, |stored| stored.licence) {
            LicenceFacts::Valid => {}
            LicenceFacts::Ending => self.add(Level::Warning, "licence-ends", place.clone(), "The picture's licence ends soon."),
            LicenceFacts::EndedInUse => {
                self.add(Level::Warning, "licence-ended-in-use", place.clone(), "The picture's licence has ended; replace it soon.");
            }
            LicenceFacts::Ended => {
                let sentence = "The picture's licence has ended, so it may not be used anew; choose another picture.";
                self.add(Level::Blocker, "licence-ended", place.clone(), sentence);
            }
        }
    }

    fn heading(&mut self, level: u8, place: &Place) {
        if level > self.level + 1 {
            let sentence = format!("A heading of level {level} follows one of level {}; use level {}.", self.level, self.level + 1);
            self.add(Level::Warning, "heading-skips", place.clone(), sentence);
        }
        self.level = level;
    }

    /// `TK` as a word of its own: a mark of journalists for what is still to come.
    fn placeholder(&mut self, text: &str, place: &Place) {
        if text.unicode_words().any(|word| word == "TK") {
            self.add(Level::Warning, "to-come", place.clone(), "TK stands for something that is still missing.");
        }
    }
}

/// Calls `see` for each line of a block, not for those of blocks within it.
fn lines<'b>(block: &'b Block, mut see: impl FnMut(&'b [Inline])) {
    block.kind.parts(&mut |part| {
        if let Part::Line(line) | Part::Caption(line) | Part::Verbatim(line) = part {
            see(line);
        }
    });
}

fn targets(line: &[Inline]) -> impl Iterator<Item = &Href> {
    let marks = line.iter().flat_map(|inline| if let Inline::Text { marks, .. } = inline { marks.as_slice() } else { &[] });
    marks.filter_map(|mark| if let Mark::Link { href } = mark { Some(href) } else { None })
}
