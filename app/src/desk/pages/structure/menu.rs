//! One menu: a form with a line for each item, moved by buttons, by keys, or by dragging where scripts run; saved as a whole.

use super::{Done, done, tabs};
use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        words::structure as words,
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct MenuPage {
    /// Its identity.
    pub id: String,
    /// Its name as it is stored.
    pub title: String,
    /// Its name in the form.
    pub name: String,
    /// The version that the form is based on.
    pub version: String,
    /// Its items in the form.
    pub lines: Vec<ItemLine>,
    /// Whether the form differs from what is stored.
    pub is_changed: bool,
    /// Lines that were not saved, because somebody else had saved: depth, label, target.
    pub own: Vec<(usize, String, String)>,
    /// Paths of sections with their names.
    pub suggestions: Vec<(String, String)>,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub done: Option<Done>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLine {
    /// Its label in the form.
    pub label: String,
    /// Its target in the form.
    pub target: String,
    /// How many items are above it.
    pub depth: usize,
    /// The name of its target.
    pub name: String,
    /// Whether it leads anywhere.
    pub leads: bool,
}

/// The page.
pub fn menu(desk: Desk<'_>, page: &MenuPage) -> Markup {
    let lines: Vec<Markup> = page.lines.iter().enumerate().map(|(at, one)| line(at, one)).collect();
    let name = TextField { name: "name", label: words::NAME, value: &page.name, most: 100, ..TextField::default() };
    let changed = page.is_changed.then(|| view! { <p class="message" role="status">{words::NOT_SAVED_YET}</p> });
    let suggestions: Vec<_> =
        page.suggestions.iter().map(|(path, name)| view! { <option value=path.clone()>{name.clone()}</option> }).collect();
    let content = view! {
        <div class="desk-page wide">
            {tabs("/desk/menus/")}
            <h1 translate="no">{page.title.clone()}</h1>
            {done(page.done.as_ref())}
            {summary("", &page.errors)}
            {own(page)}
            <form class="menu-form" method="post" action=format!("/desk/menus/{}/", page.id)>
                <input type="hidden" name="version" value=page.version.clone() />
                {changed}
                <div class="beside">
                    {text_field(name, &page.errors)}
                    <button class="button" type="submit" name="act" value="save">{words::SAVE_MENU}</button>
                </div>
                <p class="hint">{words::MENU_HINT}</p>
                <ol class="menu-lines" data-menu-lines="">{lines}</ol>
                {add()}
                <datalist id="targets">{suggestions}</datalist>
            </form>
            {preview(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Structure), page.title.clone(), content)
}

fn line(at: usize, line: &ItemLine) -> Markup {
    let shown = if line.label.is_empty() { line.name.clone() } else { line.label.clone() };
    let button = |act: &str, label: Word, sign: &'static str| {
        let (value, name) = (format!("{act}:{at}"), format!("{label}: {shown}"));
        view! { <button class="button small" type="submit" name="act" value=value aria-label=name title=String::from(label)>{sign}</button> }.markup()
    };
    let (label_name, target_name) = (format!("{}: {shown}", words::LABEL), format!("{}: {shown}", words::TARGET));
    view! {
        <li class=format!("menu-line depth-{}", line.depth)>
            <input type="hidden" name="depth" value=line.depth.to_string() />
            <input name="label" value=line.label.clone() placeholder=line.name.clone() maxlength="100" autocomplete="off" aria-label=label_name />
            <input name="target" value=line.target.clone() list="targets" maxlength="1000" autocomplete="off" dir="ltr" aria-label=target_name />
            <span class="menu-moves">
                {button("up", words::UP, "↑")}
                {button("down", words::DOWN, "↓")}
                {button("out", words::OUT, "⇤")}
                {button("in", words::IN, "⇥")}
                {button("remove", words::REMOVE, "×")}
            </span>
        </li>
    }
    .markup()
}

fn add() -> Markup {
    let none = Errors::default();
    let label = TextField { name: "new_label", label: words::LABEL, most: 100, optional: true, ..TextField::default() };
    view! {
        <fieldset class="menu-new">
            <legend>{words::NEW_ITEM}</legend>
            <div class="beside">
                {text_field(label, &none)}
                <div class="field">
                    <label for="new_target">{words::TARGET}</label>
                    <input id="new_target" name="new_target" list="targets" maxlength="1000" autocomplete="off" dir="ltr" />
                </div>
                <button class="button quiet" type="submit" name="act" value="add">{words::ADD}</button>
            </div>
            <p class="hint">{words::TARGET_HINT}</p>
        </fieldset>
    }
    .markup()
}

/// The items as readers see them.
fn preview(page: &MenuPage) -> Markup {
    let lines: Vec<Markup> = page
        .lines
        .iter()
        .map(|line| {
            let text = if line.label.is_empty() { line.name.clone() } else { line.label.clone() };
            let class = format!("depth-{}", line.depth);
            if line.leads {
                view! { <li class=class><a href=line.target.clone() translate="no">{text}</a></li> }.markup()
            } else {
                view! { <li class=class translate="no">{text}</li> }.markup()
            }
        })
        .collect();
    view! {
        <section aria-labelledby="preview-title">
            <h2 id="preview-title">{words::MENU_PREVIEW}</h2>
            <ul class="menu-preview">{lines}</ul>
        </section>
    }
    .markup()
}

/// Lines that could not be saved.
fn own(page: &MenuPage) -> Markup {
    if page.own.is_empty() {
        return ().markup();
    }
    let lines: Vec<Markup> = page
        .own
        .iter()
        .map(|(depth, label, target)| {
            view! { <li class=format!("depth-{depth}") translate="no">{label.clone()} " " <code>{target.clone()}</code></li> }.markup()
        })
        .collect();
    view! {
        <details open>
            <summary>{words::OWN_LINES}</summary>
            <ul class="menu-preview">{lines}</ul>
        </details>
    }
    .markup()
}
