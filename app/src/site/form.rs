//! How the form of a piece looks: what its section says, and for a story also its tags and its text.

use domain::{Form, Story, document::BlockKind};

use super::{load::StoryView, words};
use crate::ui::words::Word;

/// The form of a story on its page: its section's, that of a section above it, or that of its text.
pub fn form_of(view: &StoryView) -> Form {
    let sections = view.section_line.iter().rev().map(domain::Section::form);
    let tags = view.tags.iter().map(|tag| Form::of_tag(tag.slug.as_str()));
    match sections.chain(tags).find(|form| *form != Form::Report) {
        Some(form) => form,
        None if is_interview(&view.story) => Form::Interview,
        None => Form::Report,
    }
}

/// What the style sheet knows it by; reports look like themselves.
pub fn form_style(form: Form) -> Option<&'static str> {
    (form != Form::Report).then(|| form.as_str())
}

/// The rubric over the headline of a piece in a section of another name; empty for reports.
pub fn rubric(form: Form) -> Word {
    match form {
        Form::Report => Word::default(),
        Form::Opinion => words::story::OPINION,
        Form::Interview => words::story::INTERVIEW,
        Form::Analysis => words::story::ANALYSIS,
    }
}

/// Whether its text is made of questions and answers.
fn is_interview(story: &Story) -> bool {
    story.document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::QuestionAnswer(_))).count() >= 3
}
