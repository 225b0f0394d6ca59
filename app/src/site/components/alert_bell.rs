//! The bell: follows what a page is about, by alerts on the device. A script shows it where that is possible; nothing is asked before it is tapped.

use domain::PushTopic;

use crate::{prelude::*, site::words::alerts as words, ui::icons};

/// Something that can be followed, as a reader chooses it.
pub type Choice = (PushTopic, String);

/// The button; without a choice there is none.
pub fn alert_bell(choices: &[Choice]) -> Option<Markup> {
    let choices: Vec<(String, &str)> = choices.iter().map(|(topic, label)| (topic.to_string(), label.as_str())).collect();
    let json = serde_json::to_string(&choices).ok().filter(|_| !choices.is_empty())?;
    Some(
        view! {
            <button class="tool" type="button" hidden data-alerts=json aria-haspopup="dialog">
                {icons::bell()}
                <span>{words::ALERTS}</span>
            </button>
        }
        .markup(),
    )
}

/// Stories of a section.
pub fn section(section: &domain::Section) -> Choice {
    (PushTopic::Section(section.id.clone()), words::IN_SECTION.with(&[("name", &section.name)]))
}

/// Stories about a tag.
pub fn tag(tag: &domain::Tag) -> Choice {
    (PushTopic::Tag(tag.id.clone()), words::ABOUT_TAG.with(&[("name", &tag.name)]))
}

/// Stories by an author.
pub fn author(author: &domain::Author) -> Choice {
    (PushTopic::Author(author.id.clone()), words::BY_AUTHOR.with(&[("name", &author.name)]))
}
