//! What the person may do with a story. Each act names the revision it was decided on; where the text can be changed, it is sent with the text.

use domain::StoryAct;

use super::{story::StoryPage, story_form::FORM};
use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        words::stories as words,
    },
    prelude::*,
};

/// The forms of all acts that are possible.
pub fn acts(page: &StoryPage) -> Markup {
    let forms: Vec<Markup> = page.acts.iter().filter_map(|act| form(page, *act)).collect();
    if forms.is_empty() {
        return ().markup();
    }
    view! {
        <section class="acts">
            <h2>{words::WHAT_NEXT}</h2>
            {forms}
        </section>
    }
    .markup()
}

/// The name of the field for an act's note; `None` for acts that take none. All notes may be sent in one form.
pub fn note_name(act: StoryAct) -> Option<&'static str> {
    match act {
        StoryAct::SendForReview => Some("note_review"),
        StoryAct::ReturnToDraft => Some("note_return"),
        StoryAct::Kill => Some("note_kill"),
        StoryAct::View | StoryAct::Edit | StoryAct::MarkReady | StoryAct::Schedule | StoryAct::Publish => None,
        StoryAct::Archive | StoryAct::Trash | StoryAct::Restore => None,
    }
}

fn form(page: &StoryPage, act: StoryAct) -> Option<Markup> {
    let label = words::act(act)?;
    let failed = page.failed_act == Some(act);
    let (none, entered) = (Errors::default(), Default::default());
    let (errors, entered) = if failed { (&page.errors, &page.entered) } else { (&none, &entered) };
    let with_text = page.acts.contains(&StoryAct::Edit);
    let sent_with = if with_text { FORM } else { "" };
    // two forms on the page have fields of the same name: the one that failed is found by the summary
    let prefix = if failed { "act" } else { act.as_str() };
    // after an error as text: the field of browsers has no place for a distance from UTC
    let when_hint = words::when_hint(&page.zone);
    let when = (act == StoryAct::Schedule).then(|| {
        let field = TextField {
            form: prefix,
            name: "when",
            label: words::WHEN,
            kind: if failed { "text" } else { "datetime-local" },
            value: &entered.when,
            // required where it must not keep the text from being saved
            optional: with_text,
            sent_with,
            ..TextField::default()
        };
        view! { {text_field(field, errors)} <p class="hint">{when_hint}</p> }.markup()
    });
    let note = note_name(act).map(|name| {
        let (label, value, optional) = (words::NOTE, entered.note.as_str(), with_text || act != StoryAct::Kill);
        text_field(TextField { form: prefix, name, label, value, optional, sent_with, ..TextField::default() }, errors)
    });
    let class = match act {
        StoryAct::Kill | StoryAct::Trash => "button danger",
        StoryAct::Publish | StoryAct::SendForReview => "button",
        _ => "button quiet",
    };
    let action = format!("/desk/stories/{}/{act}", page.id);
    let fields = if with_text {
        view! {
            <div class="form act">
                {when}
                {note}
                <p class="hint">{words::consequence(act)}</p>
                <button class=class type="submit" form=FORM formaction=action>{label}</button>
            </div>
        }
        .markup()
    } else {
        view! {
            <form method="post" action=action class="form act">
                <input type="hidden" name="revision" value=page.revision.clone() />
                {when}
                {note}
                <p class="hint">{words::consequence(act)}</p>
                <button class=class type="submit">{label}</button>
            </form>
        }
        .markup()
    };
    // one next act in sight; what needs a time or a note, or is dangerous, is one level below
    let direct = matches!(act, StoryAct::Publish | StoryAct::MarkReady | StoryAct::SendForReview | StoryAct::Restore);
    if direct {
        return Some(fields);
    }
    let shown = view! {
        <details open=failed>
            <summary>{label}</summary>
            {fields}
        </details>
    };
    Some(shown.markup())
}
