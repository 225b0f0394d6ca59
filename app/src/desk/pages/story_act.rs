//! What the person may do with a story, each act as a small form that names the revision it was decided on.

use domain::StoryAct;

use super::story::StoryPage;
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

/// Whether an act takes a note.
fn has_note(act: StoryAct) -> bool {
    matches!(act, StoryAct::SendForReview | StoryAct::ReturnToDraft | StoryAct::Kill)
}

fn form(page: &StoryPage, act: StoryAct) -> Option<Markup> {
    let label = words::act(act)?;
    let failed = page.failed_act == Some(act);
    let (none, entered) = (Errors::default(), Default::default());
    let (errors, entered) = if failed { (&page.errors, &page.entered) } else { (&none, &entered) };
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
            ..TextField::default()
        };
        view! { {text_field(field, errors)} <p class="hint">{when_hint}</p> }.markup()
    });
    let note = has_note(act).then(|| {
        let optional = act != StoryAct::Kill;
        text_field(
            TextField { form: prefix, name: "note", label: words::NOTE, value: &entered.note, optional, ..TextField::default() },
            errors,
        )
    });
    let class = match act {
        StoryAct::Kill | StoryAct::Trash => "button danger",
        StoryAct::Publish | StoryAct::SendForReview => "button",
        _ => "button quiet",
    };
    let fields = view! {
        <form method="post" action=format!("/desk/stories/{}/{act}", page.id) class="form act">
            <input type="hidden" name="revision" value=page.revision.clone() />
            {when}
            {note}
            <p class="hint">{words::consequence(act)}</p>
            <button class=class type="submit">{label}</button>
        </form>
    }
    .markup();
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
