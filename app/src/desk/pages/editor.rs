//! The page on which a story is written: its text in the middle, its state and the next acts above, everything else about it in the panel.

use domain::{StoryAct, StoryState};

use super::{story::StoryPage, story_act::sheet};
use crate::{
    desk::{
        form::{button_form, notice, summary, why_not},
        layout::{Desk, Place, html_page},
        words::{alerts_desk, editor as words, numbers, panel, preview, stories},
    },
    islands::desk::{PanelFields, StoryPanel},
    prelude::*,
    ui::blocks::{BlockContext, blocks},
};

/// What only the editor needs.
#[derive(Debug, Clone)]
pub struct EditorPage {
    /// What every page of a story shows.
    pub story: StoryPage,
    /// The person who writes: their journal on the device belongs to them.
    pub user: String,
    /// Their e-mail address, for signing in again on this page.
    pub email: String,
    /// The fields of the panel as they are stored.
    pub fields: PanelFields,
}

/// The page. Without script it shows the text to read and every act.
pub fn editor(desk: Desk<'_>, page: &EditorPage, context: &BlockContext<'_>, text: &[domain::document::Block]) -> Markup {
    let story = &page.story;
    let (lang, dir) = (story.language.to_string(), story.direction.to_string());
    let content = view! {
        <div class="editor">
            {bar(story)}
            {planned(story)}
            {happened(story)}
            {summary("act", &story.errors)}
            <p class="message" id="story-notice" role="alert" hidden></p>
            <form class="message sign-in-again" id="story-signed-out" hidden>
                <p>{words::SIGN_IN_AGAIN}</p>
                <label for="again-password">{words::PASSWORD}</label>
                <input id="again-password" name="password" type="password" autocomplete="current-password" />
                <button class="button">{words::SIGN_IN}</button>
                <p class="error" id="again-problem" hidden></p>
            </form>
            <div class="editor-columns">
                <story-editor data-story=story.id.clone() data-user=page.user.clone() data-email=page.email.clone() data-words=words::for_script() data-checks=preview::checks_for_script()>
                    <div class="story-text" lang=lang.clone() dir=dir.clone()></div>
                    <div class="story-unwritten prose notranslate" translate="no" lang=lang dir=dir>
                        <h1>{story.headline.clone()}</h1>
                        <noscript><p class="message">{words::NEEDS_SCRIPT}</p></noscript>
                        {blocks(context, text)}
                    </div>
                    <section class="tray" id="story-tray" hidden></section>
                </story-editor>
                <StoryPanel fields=page.fields.clone() sections=story.sections.clone() words=panel::for_island() />
            </div>
            {why_not(&story.why_not)}
            <p class="editor-foot">
                <span id="story-counts"></span>
                <button type="button" class="foot-button" id="story-keys" aria-haspopup="dialog">{words::KEYS_OPEN}</button>
            </p>
        </div>
        <link rel="stylesheet" href=desk.assets.url("editor.css") />
        <script type="module" src=desk.assets.url("editor.js")></script>
    }
    .markup();
    html_page(desk.at(Place::Stories), &story.headline, content)
}

/// State and place of the text, who else is here, and the next acts.
fn bar(story: &StoryPage) -> Markup {
    let to = |name: &str| format!("/desk/stories/{}/{name}/", story.id);
    let look = |name, label| view! { <form action=to(name)><button class="button quiet">{label}</button></form> };
    let publishes = story.acts.iter().any(|act| matches!(act, StoryAct::Publish | StoryAct::PublishChanges));
    let alert = publishes.then(|| look("alert", alerts_desk::TITLE));
    let live = story.live_path.clone().map(|path| view! { <a class="bar-link" href=path>{stories::OPEN_PAGE}</a> });
    let counted =
        story.live_path.as_ref().map(|_| view! { <a class="bar-link" href=format!("/desk/numbers/{}/", story.id)>{numbers::TITLE}</a> });
    let (first, others) = ordered(story);
    let first = first.map(|act| opener(act, story.state, "button"));
    let (daily, further): (Vec<_>, Vec<_>) = others.into_iter().partition(|act| IN_SIGHT.contains(act));
    let daily: Vec<_> = daily.into_iter().map(|act| opener(act, story.state, "button quiet")).collect();
    let others: Vec<_> = further.into_iter().map(|act| opener(act, story.state, "button quiet")).collect();
    let more = (!others.is_empty()).then(|| {
        view! {
            <details class="more-acts">
                <summary class="button quiet">{words::MORE_ACTS}</summary>
                <div class="more-acts-list">{others}</div>
            </details>
        }
    });
    let checks = view! {
        <button type="button" class="button quiet" id="story-checks-button" popovertarget="story-checks" hidden>{preview::CHECKS_TITLE}</button>
    };
    let sheets: Vec<_> = story.acts.iter().filter_map(|act| sheet(story, *act)).collect();
    view! {
        <div class="editor-bar">
            <p class="story-state">
                <a class="bar-link" href="/desk/stories/">{words::BACK}</a>
                <strong class=format!("state {}", story.state)>{stories::state(story.state)}</strong>
                <span role="status" id="story-status"></span>
                <span id="story-people" class="hint"></span>
                <span class="hint">{story.since.clone()}</span>
            </p>
            <div class="editor-acts">{live} {counted} {checks} {look("preview", words::PREVIEW)} {look("history", words::HISTORY)} {alert} {more} {daily} {first}</div>
        </div>
        <div class="sheet" id="story-checks" popover="auto">
            <h2>{preview::CHECKS_TITLE}</h2>
            <div class="checks-list"></div>
        </div>
        {sheets}
    }
    .markup()
}

/// What just happened; of a story that readers see, with the way to their page, which a phone has at the far end of the bar.
fn happened(story: &StoryPage) -> Markup {
    match (story.notice, story.live_path.clone()) {
        (Some(text), Some(path)) => {
            view! { <p class="message" role="status">{text} " " <a href=path>{stories::OPEN_PAGE}</a></p> }.markup()
        }
        (text, _) => notice(text),
    }
}

/// Changes that readers get at a time to come.
fn planned(story: &StoryPage) -> Option<Markup> {
    let text = story.planned.clone()?;
    let cancel =
        button_form(format!("/desk/stories/{}/scheduled-changes/cancel", story.id), stories::CANCEL_PLAN, "button quiet small", None);
    Some(view! { <div class="message planned"><p>{text}</p> {cancel}</div> }.markup())
}

/// Acts that stand beside the next one because they are chosen every day.
const IN_SIGHT: [StoryAct; 3] = [StoryAct::Publish, StoryAct::Schedule, StoryAct::SendForReview];

/// The one obvious next act, and the others.
fn ordered(story: &StoryPage) -> (Option<StoryAct>, Vec<StoryAct>) {
    let wanted: &[StoryAct] = match story.state {
        StoryState::Review => &[StoryAct::Publish, StoryAct::MarkReady],
        StoryState::Published | StoryState::Private => &[StoryAct::PublishChanges],
        StoryState::Killed | StoryState::Archived | StoryState::Trash => &[StoryAct::Restore],
        StoryState::Draft | StoryState::Ready | StoryState::Scheduled => &[StoryAct::Publish, StoryAct::SendForReview],
    };
    let first = wanted.iter().find(|act| story.acts.contains(act)).copied();
    let others = story.acts.iter().copied().filter(|act| Some(*act) != first && stories::act(*act).is_some()).collect();
    (first, others)
}

/// The button that opens an act's sheet.
fn opener(act: StoryAct, state: StoryState, class: &'static str) -> impl IntoView {
    let class = if matches!(act, StoryAct::Kill | StoryAct::Trash) { "button danger" } else { class };
    view! { <button type="button" class=class popovertarget=format!("act-{act}")>{words::opener(act, state)}</button> }
}
