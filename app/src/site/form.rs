//! The form of a piece, which readers should know before they read it: a report, or somebody's argument, questions and answers, an explanation.

use domain::{Story, document::BlockKind};
use newsroom::StoryCard;

use super::{load::StoryView, words};
use crate::ui::{text::urls::last_part, words::Word};

/// The form of a piece. The section decides; a report with questions and answers is an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// News, a feature, anything else.
    Report,
    /// An argument: italic headline, tint, the author's portrait.
    Opinion,
    /// Questions and answers.
    Interview,
    /// An explanation.
    Analysis,
}

/// Slugs of sections that hold only pieces of one form.
const SECTIONS: [(Form, &[&str]); 3] = [
    (Form::Opinion, &["opinion", "opinions", "comment", "commentary", "columns", "editorial", "editorials", "op-ed", "views"]),
    (Form::Interview, &["interview", "interviews", "conversations"]),
    (Form::Analysis, &["analysis", "analyses", "explained", "explainer", "explainers"]),
];

impl Form {
    /// The form of what stands in the section with this slug.
    pub fn of_section(slug: &str) -> Self {
        SECTIONS.iter().find(|(_, slugs)| slugs.contains(&slug)).map_or(Self::Report, |(form, _)| *form)
    }

    /// The form of a story in a list.
    pub fn of_card(card: &StoryCard) -> Self {
        card.section.as_ref().map_or(Self::Report, |section| Self::of_section(&last_part(&section.path)))
    }

    /// The form of a story on its page: its section's, that of a section above it, or that of its text.
    pub fn of_view(view: &StoryView) -> Self {
        let sections = view.section_line.iter().rev().map(|section| Self::of_section(section.slug.as_str()));
        let tags = view.tags.iter().map(|tag| Self::of_section(tag.slug.as_str()));
        match sections.chain(tags).find(|form| *form != Self::Report) {
            Some(form) => form,
            None if is_interview(&view.story) => Self::Interview,
            None => Self::Report,
        }
    }

    /// What the style sheet knows it by.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Report => None,
            Self::Opinion => Some("opinion"),
            Self::Interview => Some("interview"),
            Self::Analysis => Some("analysis"),
        }
    }

    /// The rubric over the headline of a piece in a section of another name; empty for reports.
    pub fn rubric(self) -> Word {
        match self {
            Self::Report => Word::default(),
            Self::Opinion => words::story::OPINION,
            Self::Interview => words::story::INTERVIEW,
            Self::Analysis => words::story::ANALYSIS,
        }
    }
}

/// Whether its text is made of questions and answers.
fn is_interview(story: &Story) -> bool {
    story.document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::QuestionAnswer(_))).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_have_a_form() {
        let forms = ["opinion", "interviews", "analysis", "world", "opinions-of-others"].map(Form::of_section);
        assert_eq!(forms, [Form::Opinion, Form::Interview, Form::Analysis, Form::Report, Form::Report]);
        assert!(forms.iter().all(|form| form.name().is_none() == form.rubric().is_empty()));
    }
}
