//! A story at the desk: its state, its fields, what can be done with it, its history, and how readers see it.

use domain::{Direction, Language, StoryAct, StoryState};

use crate::{
    desk::{
        form::{Errors, notice, summary, why_not},
        layout::{Desk, Place, html_page},
        pages::story_act::acts,
        words::{alerts_desk, stories as words},
    },
    prelude::*,
    ui::{
        blocks::{BlockContext, blocks},
        words::Word,
    },
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct StoryPage {
    /// The story's identity.
    pub id: String,
    /// The revision that acts are based on.
    pub revision: String,
    /// Its headline as stored.
    pub headline: String,
    /// Its standfirst as stored; may be empty.
    pub standfirst: String,
    /// The language of its text.
    pub language: Language,
    /// The direction of its text.
    pub direction: Direction,
    /// Its state now.
    pub state: StoryState,
    /// Whether an alert is sent with it.
    pub has_alert: bool,
    /// When readers get the planned changes, or why they do not, in words; `None` without a plan.
    pub planned: Option<String>,
    /// Since when and with which note, in words.
    pub since: String,
    /// The note of the last change of state; may be empty.
    pub note: String,
    /// The path of its page, if readers can open it.
    pub live_path: Option<String>,
    /// What the person may do with it now.
    pub acts: Vec<StoryAct>,
    /// What the person may not do with it, why, and who can help.
    pub why_not: Vec<String>,
    /// All sections the person may choose: identity and name.
    pub sections: Vec<(String, String)>,
    /// The zone in which times are entered.
    pub zone: String,
    /// What was entered as a time and as a note of an act that was refused.
    pub entered: Entered,
    /// Its revisions, newest first.
    pub history: Vec<RevisionRow>,
    /// What is wrong with the act that was sent.
    pub errors: Errors,
    /// The act that `errors` belong to.
    pub failed_act: Option<StoryAct>,
    /// What just happened.
    pub notice: Option<Word>,
}

/// What was entered for an act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entered {
    /// Day and time.
    pub when: String,
    /// The note.
    pub note: String,
}

/// One revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRow {
    /// Its number.
    pub number: String,
    /// When, in words.
    pub when: String,
    /// The same for programs.
    pub machine: String,
    /// Who saved it.
    pub who: String,
    /// Why.
    pub why: String,
}

/// The page of those who may not change the text. `context` renders it as readers see it.
pub fn story(desk: Desk<'_>, page: &StoryPage, context: &BlockContext<'_>, text: &[domain::document::Block]) -> Markup {
    let note = (!page.note.is_empty()).then(|| view! { <p class="story-note" translate="no">{page.note.clone()}</p> });
    let live = page.live_path.clone().map(|path| view! { <p><a href=path>{words::OPEN_PAGE}</a></p> });
    let publishes = page.acts.iter().any(|act| matches!(act, StoryAct::Publish | StoryAct::PublishChanges));
    let alert = publishes.then(|| view! { <p><a href=format!("/desk/stories/{}/alert/", page.id)>{alerts_desk::TITLE}</a></p> });
    let (lang, dir) = (page.language.to_string(), page.direction.to_string());
    let standfirst = (!page.standfirst.is_empty()).then(|| view! { <p class="standfirst">{page.standfirst.clone()}</p> });
    let content = view! {
        <div class="desk-page wide story-page">
            <p class="story-state">
                <strong class=format!("state {}", page.state)>{words::state(page.state)}</strong> " "
                <span>{page.since.clone()}</span>
            </p>
            {note}
            {notice(page.notice)}
            {summary("act", &page.errors)}
            <div class="story-columns">
                <div class="prose notranslate" translate="no" lang=lang dir=dir>
                    <h1>{page.headline.clone()}</h1>
                    {standfirst}
                    {blocks(context, text)}
                </div>
                <aside>{live} {alert} {acts(page)} {why_not(&page.why_not)} {history(page)}</aside>
            </div>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), &page.headline, content)
}

fn history(page: &StoryPage) -> Markup {
    let rows: Vec<_> = page
        .history
        .iter()
        .map(|row| {
            view! {
                <li>
                    <time datetime=row.machine.clone()>{row.when.clone()}</time>
                    <span translate="no">{row.who.clone()}</span>
                    <span class="hint" translate="no">{row.why.clone()}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section>
            <h2>{words::HISTORY}</h2>
            <ol class="history" reversed=true>{rows}</ol>
        </section>
    }
    .markup()
}
