//! What the person may do with a story. Each act names what it was decided on: the revision, and in the editor the version of the draft.

use domain::StoryAct;

use super::story::StoryPage;
use crate::{
    desk::{
        form::{Errors, TextField, text_field},
        words::{alerts_desk, editor, stories as words},
    },
    prelude::*,
};

/// The forms of all acts that are possible, for those who read the story.
pub fn acts(page: &StoryPage) -> Markup {
    let forms: Vec<Markup> = page.acts.iter().filter_map(|act| entry(page, *act)).collect();
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

/// The sheet that a button of the editor's bar opens: what will happen, what must be entered, and one button.
pub fn sheet(page: &StoryPage, act: StoryAct) -> Option<Markup> {
    let form = form(page, act)?;
    let failed = page.failed_act == Some(act);
    let class = if failed { "sheet failed" } else { "sheet" };
    Some(view! { <div class=class id=format!("act-{act}") popover="auto">{form}</div> }.markup())
}

/// The name of the field for an act's note; `None` for acts that take none.
pub fn note_name(act: StoryAct) -> Option<&'static str> {
    match act {
        StoryAct::SendForReview => Some("note_review"),
        StoryAct::ReturnToDraft => Some("note_return"),
        StoryAct::Kill => Some("note_kill"),
        StoryAct::View | StoryAct::Edit | StoryAct::MarkReady | StoryAct::Schedule | StoryAct::Publish => None,
        StoryAct::PublishChanges => Some("note_changes"),
        StoryAct::Archive | StoryAct::Trash | StoryAct::Restore => None,
    }
}

/// One next act in sight; what needs a time or a note, or is dangerous, is one level below.
fn entry(page: &StoryPage, act: StoryAct) -> Option<Markup> {
    let form = form(page, act)?;
    if matches!(act, StoryAct::Publish | StoryAct::MarkReady | StoryAct::SendForReview | StoryAct::Restore) {
        return Some(form);
    }
    let shown = view! {
        <details open=page.failed_act == Some(act)>
            <summary>{words::act(act)?}</summary>
            {form}
        </details>
    };
    Some(shown.markup())
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
    let changes = act == StoryAct::PublishChanges;
    let when = (act == StoryAct::Schedule || changes).then(|| {
        let kind = if failed { "text" } else { "datetime-local" };
        let label = if changes { words::WHEN_CHANGES } else { words::WHEN };
        let field = TextField { form: prefix, name: "when", label, kind, value: &entered.when, optional: changes, ..TextField::default() };
        view! { {text_field(field, errors)} <p class="hint">{when_hint}</p> }.markup()
    });
    let kinds = (act == StoryAct::PublishChanges).then(kinds_of_change);
    let note = note_name(act).map(|name| {
        let label = if act == StoryAct::PublishChanges { editor::CORRECTION } else { words::NOTE };
        let (value, optional) = (entered.note.as_str(), act != StoryAct::Kill);
        text_field(TextField { form: prefix, name, label, value, optional, ..TextField::default() }, errors)
    });
    let class = if matches!(act, StoryAct::Kill | StoryAct::Trash) { "button danger" } else { "button" };
    // filled by the editor's script
    let publishes = matches!(act, StoryAct::Publish | StoryAct::Schedule | StoryAct::PublishChanges);
    let checks = publishes.then(|| view! { <div class="checks-list"></div> });
    let alert = matches!(act, StoryAct::Publish | StoryAct::Schedule).then(|| {
        let label = if page.has_alert { alerts_desk::GOES_TOO } else { alerts_desk::NONE_YET };
        view! { <p class="hint"><a href=format!("/desk/stories/{}/alert/", page.id)>{label}</a></p> }
    });
    let form = view! {
        <form method="post" action=format!("/desk/stories/{}/{act}", page.id) class="form act" data-act=act.as_str()>
            <input type="hidden" name="revision" value=page.revision.clone() />
            <p class="hint">{words::consequence(act)}</p>
            {kinds}
            {when}
            {note}
            {checks}
            {alert}
            <p class="error act-problem" role="alert" hidden></p>
            <button class=class type="submit">{label}</button>
        </form>
    };
    Some(form.markup())
}

/// What a change of a published story is: readers see the difference.
fn kinds_of_change() -> Markup {
    let kinds = [("minor", editor::KIND_MINOR), ("update", editor::KIND_UPDATE), ("correction", editor::KIND_CORRECTION)];
    let rows: Vec<_> = kinds
        .into_iter()
        .map(|(kind, label)| {
            let id = format!("kind-{kind}");
            view! {
                <p class="choice">
                    <input type="radio" name="kind" id=id.clone() value=kind checked=kind == "minor" />
                    <label for=id>{label}</label>
                </p>
            }
        })
        .collect();
    view! {
        <fieldset>
            <legend>{editor::KIND_OF_CHANGE}</legend>
            {rows}
        </fieldset>
    }
    .markup()
}
