//! Fronts: the top of the front page and of section pages, arranged by editors. What nobody arranges is filled by a rule.

mod act;

use std::collections::BTreeMap;

pub use act::FrontAct;
use serde::{Deserialize, Serialize};

use crate::newtype::word_enum;
use crate::{ParseError, Rights, SectionId, StoryId, Timestamp, text::one_line};

/// A page whose top is arranged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FrontPage {
    /// The front page.
    Home,
    /// The first page of a section.
    Section(SectionId),
}

impl FrontPage {
    /// As it is stored.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Home => "home",
            Self::Section(id) => id.as_str(),
        }
    }

    /// Reads the stored name.
    ///
    /// # Errors
    /// It is neither `home` nor the identity of a section.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        if text == "home" { Ok(Self::Home) } else { SectionId::parse(text).map(Self::Section) }
    }

    /// Whether somebody may arrange it; `line`: its section with all sections above it, empty for the front page. Those who are limited to sections
    /// arrange the pages of these and of the sections below them.
    pub fn is_arranged_by(&self, rights: &Rights, line: &[SectionId]) -> bool {
        rights.may(crate::Capability::ArrangeFronts)
            && match (&rights.sections, self) {
                (None, _) => true,
                (Some(_), Self::Home) => false,
                (Some(sections), Self::Section(_)) => line.iter().any(|section| sections.contains(section)),
            }
    }
}

word_enum! {
    /// The layout of the top of a front.
    FrontLayout, "layout" {
        /// One lead with its picture beside it, the others in a row below.
        Lead = "lead",
        /// Two leads of the same size, the others in a row below.
        TwoLeads = "two_leads",
        /// One lead with a picture as wide as the page, the others in a row below.
        WideLead = "wide_lead",
        /// Headlines without pictures.
        Text = "text",
    }
}

impl Default for FrontLayout {
    /// That of a page which nobody arranged.
    fn default() -> Self {
        Self::Lead
    }
}

impl FrontLayout {
    /// The slots it has on a page.
    pub fn slots(self, page: &FrontPage) -> usize {
        match (page, self) {
            (FrontPage::Home, Self::Lead | Self::WideLead) => 5,
            (FrontPage::Home, Self::TwoLeads) => 6,
            (FrontPage::Home, Self::Text) => MOST_SLOTS,
            (FrontPage::Section(_), Self::Lead) => 3,
            (FrontPage::Section(_), Self::TwoLeads) => 2,
            (FrontPage::Section(_), Self::WideLead | Self::Text) => 4,
        }
    }

    /// How many of the slots are leads.
    pub fn leads(self) -> usize {
        if self == Self::TwoLeads { 2 } else { 1 }
    }
}

/// Most slots of any layout.
pub const MOST_SLOTS: usize = 7;

/// A story in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontSlot {
    /// Which story.
    pub story: StoryId,
    /// Its headline on this page; empty: its own.
    pub headline: String,
    /// The words over the headline; empty: its section's name.
    pub kicker: String,
    /// Whether its picture is shown.
    pub picture: bool,
    /// When it leaves the slot by itself; `None`: when an editor removes it.
    pub until: Option<Timestamp>,
}

impl FrontSlot {
    /// Longest headline, in characters.
    pub const MAX_HEADLINE: usize = 200;
    /// Longest kicker, in characters.
    pub const MAX_KICKER: usize = 40;

    /// A story as it is, until an editor removes it.
    pub fn of(story: StoryId) -> Self {
        Self { story, headline: String::new(), kicker: String::new(), picture: true, until: None }
    }

    /// A headline as one line.
    ///
    /// # Errors
    /// It is too long.
    pub fn headline(text: &str) -> Result<String, ParseError> {
        fitting("front headline", text, Self::MAX_HEADLINE)
    }

    /// A kicker as one line.
    ///
    /// # Errors
    /// It is too long.
    pub fn kicker(text: &str) -> Result<String, ParseError> {
        fitting("kicker", text, Self::MAX_KICKER)
    }
}

fn fitting(what: &'static str, text: &str, most: usize) -> Result<String, ParseError> {
    let line = one_line(text);
    match line.chars().count() {
        length if length > most => Err(ParseError::new(what, format!("has {length} of {most} characters"))),
        _ => Ok(line),
    }
}

/// What editors arranged on a page: a layout, and stories in some of the slots, counted from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontPlan {
    /// The layout.
    pub layout: FrontLayout,
    /// Slots with a story. Those that the layout does not have wait for another layout.
    pub slots: BTreeMap<usize, FrontSlot>,
}
