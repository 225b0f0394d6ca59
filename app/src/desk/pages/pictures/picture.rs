//! One picture or file: what is said about it, where it is used, its file.

use domain::MediaItem;

use super::{
    Happened,
    crops::{crops, with_point},
    happened, script,
    thumb::{name, thumb},
};
use crate::{
    desk::{
        form::{Errors, TextField, summary, text_field},
        layout::{Desk, Place, html_page},
        words::{listed, pictures as words, time},
    },
    prelude::*,
    ui::{raw_html::TextArea, text::urls, words::Word},
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct PicturePage {
    /// The item as it is stored.
    pub item: MediaItem,
    /// The fields as they stand in the form.
    pub fields: PictureFields,
    /// Says from which version the form was filled.
    pub version: String,
    /// Whether the person may change it.
    pub may_change: bool,
    /// Whether the person may replace its file.
    pub may_replace: bool,
    /// What is to be said about its licence.
    pub licence: Option<String>,
    /// Where it is used.
    pub uses: Uses,
    /// Other items with the same content.
    pub doubles: Vec<MediaItem>,
    /// Former files: number, when they were replaced, the item.
    pub former: Vec<(i64, String, MediaItem)>,
    /// When it was added.
    pub added: String,
    /// In the work list: the next picture without alternative text, if there is one.
    pub work_list: Option<Option<String>>,
    /// What was wrong.
    pub errors: Errors,
    /// What others changed since: label, and the value that it has now.
    pub meanwhile: Vec<(Word, String)>,
    /// What just happened.
    pub happened: Option<Happened>,
}

/// The fields of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PictureFields {
    /// The alternative text.
    pub alt: String,
    /// Whether it is decorative.
    pub decorative: bool,
    /// The caption.
    pub caption: String,
    /// The credit.
    pub credit: String,
    /// The terms of use.
    pub licence: String,
    /// The last day of use.
    pub until: String,
    /// The point, in per cent from the left.
    pub x: String,
    /// In per cent from the top.
    pub y: String,
}

/// Where an item is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// What shows it: path at the desk, name, what it is.
    pub lines: Vec<(String, String, String)>,
    /// So many stories more that the person may not know of.
    pub hidden: u32,
    /// Whether there are more stories.
    pub more: bool,
}

impl Uses {
    fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.hidden == 0
    }
}

/// The page.
pub fn picture(desk: Desk<'_>, page: &PicturePage) -> Markup {
    let title = name(&page.item);
    let work_list = page.work_list.is_some().then(|| view! { <p class="hint">{words::WORK_LIST}</p> });
    let shown = if page.item.has_variants().is_some() || page.item.kind == domain::MediaKind::Image {
        with_point(&page.item, page.may_change)
    } else {
        thumb(&page.item)
    };
    let licence = page.licence.clone().map(|text| view! { <p class="flag">{text}</p> });
    let content = view! {
        <div class="desk-page wide picture-page">
            <p><a href="/desk/pictures/">"← " {words::BACK}</a></p>
            {work_list}
            <h1 dir="auto">{title.clone()}</h1>
            {happened(page.happened.as_ref())}
            {summary("", &page.errors)}
            {meanwhile(page)}
            {licence}
            <div class="picture-columns">
                <div>{shown}</div>
                <div class="picture-said">{if page.may_change { form(page) } else { read_only(page) }}</div>
                <div>{crops(&page.item)}</div>
            </div>
            <div class="picture-more">
                {uses(page)}
                {facts(page)}
                {doubles(page)}
                {replace(page)}
                {former(page)}
                {remove(page)}
            </div>
            {script()}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Pictures), title, content)
}

fn own(page: &PicturePage, act: &str) -> String {
    format!("/desk/pictures/{}/{act}", page.item.id)
}

fn form(page: &PicturePage) -> Markup {
    let fields = &page.fields;
    let text = |name, label, value, hint, most| TextField { name, label, value, hint, most, optional: true, ..TextField::default() };
    let until = TextField { kind: "date", ..text("licence_until", words::UNTIL, &fields.until, words::UNTIL_HINT, 10) };
    let number = |name, label, value| TextField { kind: "number", ..text(name, label, value, Word::default(), 6) };
    let next = page.work_list.clone().flatten();
    let buttons = match page.work_list {
        Some(_) => view! {
            <input type="hidden" name="view" value="no-alt" />
            <p class="picture-acts">
                <button class="button" type="submit">{words::SAVE_NEXT}</button>
                {next.map(|id| view! { <a href=format!("/desk/pictures/{id}/?view=no-alt")>{words::SKIP_THIS}</a> })}
            </p>
        }
        .markup(),
        None => view! { <button class="button" type="submit">{words::SAVE}</button> }.markup(),
    };
    let point = page.item.has_variants().is_some().then(|| {
        view! {
            <fieldset class="picture-point">
                <legend>{words::FOCAL}</legend>
                <p class="hint">{words::FOCAL_HINT}</p>
                <div class="beside">
                    {text_field(number("x", words::FROM_LEFT, &fields.x), &page.errors)}
                    {text_field(number("y", words::FROM_TOP, &fields.y), &page.errors)}
                </div>
            </fieldset>
        }
    });
    view! {
        <form class="form" method="post" action=own(page, "") data-picture-form="">
            <input type="hidden" name="version" value=page.version.clone() />
            {area("alt", words::ALT, words::ALT_HINT, &fields.alt, &page.errors)}
            <div class="tick">
                <input type="checkbox" id="decorative" name="decorative" value="1" checked=fields.decorative />
                <label for="decorative">{words::DECORATIVE}</label>
            </div>
            {area("caption", words::CAPTION, Word::default(), &fields.caption, &page.errors)}
            {text_field(text("credit", words::CREDIT, &fields.credit, words::CREDIT_HINT, 300), &page.errors)}
            {text_field(text("licence", words::LICENCE, &fields.licence, words::LICENCE_HINT, 300), &page.errors)}
            {text_field(until, &page.errors)}
            {point}
            {buttons}
        </form>
    }
    .markup()
}

fn area(name: &'static str, label: Word, hint: Word, value: &str, errors: &Errors) -> Markup {
    let error = errors.of(name).map(str::to_owned);
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described: Vec<String> =
        [(!hint.is_empty()).then(|| hint_id.clone()), error.is_some().then(|| error_id.clone())].into_iter().flatten().collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = error.is_some();
    let message = error.map(|error| view! { <p class="error" id=error_id>{error}</p> });
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {hint}
            {message}
            <TextArea id=name name=name value=value rows=2 most=2000 described=described invalid=invalid />
        </div>
    }
    .markup()
}

/// What is said about it, for those who may not change it.
fn read_only(page: &PicturePage) -> Markup {
    let fields = &page.fields;
    let decorative = if fields.decorative { words::DECORATIVE.into() } else { fields.alt.clone() };
    let lines = [
        (words::ALT, decorative),
        (words::CAPTION, fields.caption.clone()),
        (words::CREDIT, fields.credit.clone()),
        (words::LICENCE, fields.licence.clone()),
        (words::UNTIL, fields.until.clone()),
    ];
    view! { <p class="hint">{words::NOT_YOURS}</p> {described(lines.into_iter())} }.markup()
}

/// A list of names and values; empty values are left out.
fn described(lines: impl Iterator<Item = (Word, String)>) -> Markup {
    let lines: Vec<Markup> = lines
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd dir="auto">{value}</dd></div> }.markup())
        .collect();
    if lines.is_empty() { ().markup() } else { view! { <dl class="picture-facts">{lines}</dl> }.markup() }
}

fn meanwhile(page: &PicturePage) -> Option<Markup> {
    let lines: Vec<_> = page
        .meanwhile
        .iter()
        .map(|(label, value)| view! { <li>{*label} " – " {words::NOW} ": " <span dir="auto">{value.clone()}</span></li> })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="settings-meanwhile">{lines}</ul> }.markup())
}

fn uses(page: &PicturePage) -> Markup {
    let uses = &page.uses;
    let lines: Vec<Markup> = uses
        .lines
        .iter()
        .map(|(path, name, what)| {
            view! { <li><a href=path.clone() dir="auto">{name.clone()}</a> " " <span class="hint">{what.clone()}</span></li> }.markup()
        })
        .collect();
    let list = (!lines.is_empty()).then(|| view! { <ul class="picture-uses">{lines}</ul> });
    let none = uses.is_empty().then(|| view! { <p class="hint">{words::NOT_USED}</p> });
    let hidden = (uses.hidden > 0).then(|| view! { <p class="hint">{words::USED_HIDDEN.of(uses.hidden)}</p> });
    let more = uses.more.then(|| view! { <p class="hint">{words::USED_MORE}</p> });
    view! { <section aria-labelledby="uses"><h2 id="uses">{words::USED_IN}</h2>{none}{list}{hidden}{more}</section> }.markup()
}

fn facts(page: &PicturePage) -> Markup {
    let item = &page.item;
    let kilobytes =
        |bytes: i64| if bytes >= 1_000_000 { format!("{:.1} MB", bytes as f64 / 1e6) } else { format!("{} KB", bytes / 1000 + 1) };
    let pixels = words::PIXELS.with(&[("width", &time::number(item.width)), ("height", &time::number(item.height))]);
    let mut size = if item.width > 0 { vec![pixels] } else { Vec::new() };
    if item.bytes > 0 {
        size.push(kilobytes(item.bytes));
    }
    let lines = [
        (words::FILE_NAME, item.title.clone()),
        (words::FILE_TYPE, item.mime.clone()),
        (words::FILE_SIZE, listed(&size)),
        (words::ADDED_ON, page.added.clone()),
    ];
    let whole = urls::media(item).map(|href| view! { <p><a href=href>{words::WHOLE_FILE}</a></p> });
    view! {
        <section aria-labelledby="facts"><h2 id="facts">{words::FACTS}</h2>{described(lines.into_iter())}{whole}</section>
    }
    .markup()
}

fn doubles(page: &PicturePage) -> Option<Markup> {
    let lines: Vec<Markup> = page
        .doubles
        .iter()
        .map(|item| view! { <li><a href=format!("/desk/pictures/{}/", item.id) dir="auto">{name(item)}</a></li> }.markup())
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby="doubles">
                <h2 id="doubles">{words::DOUBLE_TITLE}</h2>
                <p class="hint">{words::DOUBLE_HINT}</p>
                <ul class="picture-uses">{lines}</ul>
            </section>
        }
        .markup()
    })
}

fn replace(page: &PicturePage) -> Option<Markup> {
    if page.may_change && !page.may_replace {
        return Some(
            view! { <section aria-labelledby="replace"><h2 id="replace">{words::REPLACE}</h2><p class="hint">{words::REPLACE_NOT}</p></section> }
                .markup(),
        );
    }
    page.may_replace.then(|| {
        let error = page.errors.of("file").map(str::to_owned);
        let message = error.clone().map(|error| view! { <p class="error" id="file-error">{error}</p> });
        let described = error.is_some().then_some("file-error");
        view! {
            <section aria-labelledby="replace">
                <h2 id="replace">{words::REPLACE}</h2>
                <p class="hint">{words::REPLACE_HINT}</p>
                <form class="form" method="post" action=own(page, "replace") enctype="multipart/form-data">
                    <div class="field">
                        <label for="file">{words::NEW_FILE}</label>
                        {message}
                        <input id="file" name="file" type="file" required aria-describedby=described />
                    </div>
                    <button class="button quiet" type="submit">{words::REPLACE_NOW}</button>
                </form>
            </section>
        }
        .markup()
    })
}

fn former(page: &PicturePage) -> Option<Markup> {
    let lines: Vec<Markup> = page
        .former
        .iter()
        .map(|(number, when, item)| {
            let label = words::FORMER_UNTIL.with(&[("when", when)]);
            let name = format!("{}: {label}", words::RESTORE);
            let button = page.may_replace.then(|| {
                view! {
                    <form method="post" action=own(page, "restore")>
                        <input type="hidden" name="number" value=number.to_string() />
                        <button class="button small quiet" type="submit" aria-label=name>{words::RESTORE}</button>
                    </form>
                }
            });
            view! { <li>{thumb(item)} <span>{label}</span> {button}</li> }.markup()
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <section aria-labelledby="former"><h2 id="former">{words::FORMER}</h2><ul class="former-files">{lines}</ul></section> }
            .markup()
    })
}

fn remove(page: &PicturePage) -> Option<Markup> {
    page.may_change.then(|| {
        let inside = if page.uses.is_empty() {
            view! {
                <p class="hint">{words::REMOVE_HINT}</p>
                <form method="post" action=own(page, "remove")>
                    <button class="button danger" type="submit">{words::REMOVE_NOW}</button>
                </form>
            }
            .markup()
        } else {
            view! { <p class="hint">{words::CANNOT_REMOVE}</p> }.markup()
        };
        view! { <section aria-labelledby="remove"><h2 id="remove">{words::REMOVE}</h2>{inside}</section> }.markup()
    })
}
