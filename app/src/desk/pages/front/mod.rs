//! The page that arranges a front: layout, slots, search, versions, and the page as readers would see it. Each act is a form of its own.

mod search;
mod slot;
mod versions;

use domain::FrontLayout;

pub use search::{Found, Search};
pub use slot::{Slot, SlotStory};
pub use versions::VersionRow;

use crate::{
    desk::{
        form::{Errors, summary},
        layout::{Desk, Place, html_page},
        words::front as words,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct FrontTool {
    /// The path of this page.
    pub path: String,
    /// The name of the page that is arranged.
    pub name: String,
    /// All pages that the person may arrange: path and name.
    pub pages: Vec<(String, String)>,
    /// Whether it is the front page.
    pub is_home: bool,
    /// The revision that acts are based on.
    pub revision: i64,
    /// The layout.
    pub layout: FrontLayout,
    /// Its slots.
    pub slots: Vec<Slot>,
    /// Stories in slots that the layout does not have: number, headline, its language and direction.
    pub waiting: Vec<(usize, String, (String, &'static str))>,
    /// Whether readers see something else than the draft.
    pub has_changes: bool,
    /// Whether the last change can be taken back.
    pub has_undo: bool,
    /// Who changed the draft last, and when.
    pub changed: Option<(String, String)>,
    /// Published versions.
    pub versions: Vec<VersionRow>,
    /// The open search.
    pub search: Option<Search>,
    /// The paper's time zone.
    pub zone: String,
    /// What was wrong.
    pub errors: Errors,
    /// A change that was not made, because somebody else changed the same: in words, and the fields of its form.
    pub conflict: Option<Conflict>,
    /// What just happened.
    pub notice: Option<Word>,
}

impl FrontTool {
    /// Whether the person arranges pages of sections only.
    fn lacks_home(&self) -> bool {
        !self.is_home && !self.pages.iter().any(|(path, _)| path == "/desk/front/")
    }
}

/// A change that was not made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Who changed the same, and when, as a sentence.
    pub sentence: String,
    /// The change in words; empty for acts on the whole page, which has buttons for them.
    pub change: String,
    /// The fields of its form.
    pub fields: Vec<(String, String)>,
}

/// The page.
pub fn front(desk: Desk<'_>, page: &FrontTool) -> Markup {
    let slots: Vec<Markup> = page.slots.iter().map(|one| slot::slot(page, one)).collect();
    let class = format!("front-slots front-slots-{}{}", page.layout, if page.is_home { "" } else { " of-section" });
    let preview = format!("{}preview/page", page.path);
    let content = view! {
        <div class="desk-page wide front-tool">
            <div class="desk-top">
                <h1 translate="no">{page.name.clone()}</h1>
                {acts(page)}
            </div>
            {pages(page)}
            <p class="hint">{words::INTRO}</p>
            {page.lacks_home().then(|| view! { <p class="hint">{words::NOT_HOME}</p> })}
            {notice(page)}
            {summary("", &page.errors)}
            {conflict(page)}
            {state(page)}
            {layouts(page)}
            {search::search(page)}
            <h2 class="unseen">{words::SLOTS}</h2>
            <ol class=class data-front-slots="">{slots}</ol>
            {waiting(page)}
            {drop_form(page)}
            <section aria-labelledby="as-readers">
                <h2 id="as-readers">{words::AS_READERS_WOULD_SEE}</h2>
                <div class="preview-frame preview-fits" tabindex="0" role="group" aria-label=words::AS_READERS_WOULD_SEE>
                    <iframe src=preview width="1200" height="900" title=words::FRAME></iframe>
                </div>
            </section>
            {versions::versions(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Front), page.name.clone(), content)
}

/// A form of one button.
fn act(page: &FrontTool, act: String, label: Word, class: &'static str) -> Markup {
    view! {
        <form method="post" action=page.path.clone()>
            {revision(page)}
            <button class=class type="submit" name="act" value=act>{label}</button>
        </form>
    }
    .markup()
}

fn revision(page: &FrontTool) -> Markup {
    view! { <input type="hidden" name="revision" value=page.revision.to_string() /> }.markup()
}

fn acts(page: &FrontTool) -> Markup {
    let publish = page.has_changes.then(|| act(page, "publish".to_owned(), words::PUBLISH, "button"));
    let discard = page.has_changes.then(|| act(page, "discard".to_owned(), words::DISCARD, "button quiet"));
    let preview = format!("{}preview/page", page.path);
    view! { <div class="front-acts"><a class="button quiet" href=preview target="_blank">{words::PREVIEW}</a> {discard} {publish}</div> }
        .markup()
}

fn pages(page: &FrontTool) -> Option<Markup> {
    if page.pages.len() < 2 {
        return None;
    }
    let links: Vec<Markup> = page
        .pages
        .iter()
        .map(|(path, name)| {
            let here = (*path == page.path).then_some("page");
            view! { <li><a href=path.clone() aria-current=here translate="no">{name.clone()}</a></li> }.markup()
        })
        .collect();
    Some(view! { <nav class="views" aria-label=words::PAGES><ul>{links}</ul></nav> }.markup())
}

/// What just happened, with the button that takes it back.
fn notice(page: &FrontTool) -> Option<Markup> {
    let text = page.notice?;
    let undo = page.has_undo.then(|| act(page, "undo".to_owned(), words::UNDO, "button small"));
    Some(view! { <div class="message moderated" role="status"><p>{text}</p> {undo}</div> }.markup())
}

fn state(page: &FrontTool) -> Markup {
    let text = if page.has_changes { words::IS_DRAFT } else { words::AS_READERS_SEE };
    let changed = page.changed.as_ref().map(|(name, when)| words::CHANGED_BY.with(&[("name", name), ("when", when)]));
    let undo = (page.has_undo && page.notice.is_none()).then(|| act(page, "undo".to_owned(), words::UNDO, "button small"));
    view! { <div class="front-state"><p><strong>{text}</strong> " " {changed}</p> {undo}</div> }.markup()
}

fn layouts(page: &FrontTool) -> Markup {
    let choices: Vec<Markup> = FrontLayout::ALL
        .iter()
        .map(|layout| {
            let pressed = if *layout == page.layout { "true" } else { "false" };
            let sign = format!("layout-sign layout-sign-{layout}");
            view! {
                <button class="layout-choice" type="submit" name="act" value=format!("layout:{layout}") aria-pressed=pressed>
                    <span class=sign aria-hidden="true"><i></i><i></i><i></i><i></i></span>
                    {words::layout(*layout)}
                </button>
            }
            .markup()
        })
        .collect();
    view! {
        <form method="post" action=page.path.clone() class="layout-choices" aria-label=words::LAYOUT>
            {revision(page)}
            {choices}
        </form>
    }
    .markup()
}

fn conflict(page: &FrontTool) -> Option<Markup> {
    let conflict = page.conflict.as_ref()?;
    let repeat = (!conflict.change.is_empty()).then(|| {
        let fields: Vec<Markup> = conflict
            .fields
            .iter()
            .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone() /> }.markup())
            .collect();
        view! {
            <p>{words::YOUR_CHANGE} ": " <span dir="auto">{conflict.change.clone()}</span></p>
            <form method="post" action=page.path.clone()>
                {revision(page)}
                {fields}
                <button class="button small" type="submit">{words::DO_IT_NOW}</button>
            </form>
        }
    });
    Some(view! { <div class="errors" role="alert" tabindex="-1" autofocus><p>{conflict.sentence.clone()}</p> {repeat}</div> }.markup())
}

fn waiting(page: &FrontTool) -> Option<Markup> {
    let lines: Vec<Markup> = page
        .waiting
        .iter()
        .map(|(number, headline, (lang, dir))| {
            let (lang, dir, remove) = (lang.clone(), *dir, format!("remove:{number}"));
            view! {
                <li><span lang=lang dir=dir translate="no">{headline.clone()}</span> {act(page, remove, words::REMOVE, "button small")}</li>
            }
            .markup()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <section><h2>{words::WAITING}</h2><ul class="front-waiting">{lines}</ul></section> }.markup())
}

/// What the script sends when a story was dragged.
fn drop_form(page: &FrontTool) -> Markup {
    view! {
        <form method="post" action=page.path.clone() data-front-drop="" hidden>
            {revision(page)}
            <input type="hidden" name="act" />
            <input type="hidden" name="story" />
            <input type="hidden" name="to" />
        </form>
    }
    .markup()
}
