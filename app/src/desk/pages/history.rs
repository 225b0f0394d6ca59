//! The versions of a story: who saved them and why, two of them as one text with their differences, and restoring one.

use domain::Language;

use super::story::RevisionRow;
use crate::{
    desk::{
        form::{Errors, TextField, notice, summary, text_field},
        layout::{Desk, Place, html_page},
        words::{history as words, time::number},
    },
    prelude::*,
    ui::words::Word,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct HistoryPage {
    /// The story's identity.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// The language of its text.
    pub language: Language,
    /// All versions, newest first; the present draft is the first one, with the number [`NOW`].
    pub versions: Vec<RevisionRow>,
    /// The numbers of the compared versions, the older one first; `None` when there is only one.
    pub compared: Option<(String, String)>,
    /// The differences, one for each field that differs, and the text.
    pub differences: Vec<Difference>,
    /// Whether the person may write the story.
    pub writes: bool,
    /// The version of the draft that restoring is based on.
    pub draft: String,
    /// What was typed as a name that was refused.
    pub name: String,
    /// What was wrong.
    pub errors: Errors,
    /// What just happened.
    pub notice: Option<Word>,
}

/// The number of the present draft among the versions.
pub const NOW: &str = "now";

/// How a field or the text differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub label: Word,
    /// Paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of a compared text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// With its words.
    Words(Vec<Piece>),
    /// The same words with other formatting or settings.
    Restyled(String),
    /// Paragraphs without difference.
    Unchanged(usize),
}

/// A piece of a compared text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the newer one.
    Added(String),
    /// Only in the older one.
    Removed(String),
}

/// The page.
pub fn history(desk: Desk<'_>, page: &HistoryPage) -> Markup {
    let content = view! {
        <div class="desk-page wide history-page">
            <p><a class="bar-link" href=format!("/desk/stories/{}/", page.id)>{words::BACK}</a></p>
            <h1><span translate="no">{page.headline.clone()}</span> " · " {words::TITLE}</h1>
            {notice(page.notice)}
            {summary("version", &page.errors)}
            <div class="story-columns">
                <div>{compared(page)}</div>
                <aside>{versions(page)} {naming(page)}</aside>
            </div>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Stories), &page.headline, content)
}

/// A version in words.
fn name_of(number: &str) -> String {
    if number == NOW { words::NOW.into() } else { words::VERSION.with(&[("n", number)]) }
}

fn compared(page: &HistoryPage) -> Markup {
    let Some((from, to)) = page.compared.clone() else { return view! { <p>{words::ONLY_ONE}</p> }.markup() };
    let restore = (page.writes && from != NOW).then(|| {
        view! {
            <form method="post" action=format!("/desk/stories/{}/history/restore", page.id) class="form">
                <input type="hidden" name="number" value=from.clone() />
                <input type="hidden" name="version" value=page.draft.clone() />
                <p class="hint">{words::RESTORE_HINT}</p>
                <button class="button quiet">{words::RESTORE.with(&[("n", &from)])}</button>
            </form>
        }
    });
    let parts: Vec<_> = page.differences.iter().map(|part| difference(part, &page.language)).collect();
    let same = page.differences.is_empty().then(|| view! { <p>{words::NO_DIFFERENCE}</p> });
    view! {
        <h2>{words::COMPARED.with(&[("from", &name_of(&from)), ("to", &name_of(&to))])}</h2>
        <p class="hint">{words::LEGEND}</p>
        {restore}
        {same}
        {parts}
    }
    .markup()
}

fn difference(part: &Difference, language: &Language) -> Markup {
    let paragraphs: Vec<Markup> = part.paragraphs.iter().map(paragraph).collect();
    view! {
        <section class="difference">
            <h3>{part.label}</h3>
            <div class="prose" translate="no" lang=language.to_string()>{paragraphs}</div>
        </section>
    }
    .markup()
}

fn paragraph(paragraph: &Paragraph) -> Markup {
    match paragraph {
        Paragraph::Words(pieces) => {
            let pieces: Vec<Markup> = pieces.iter().map(piece).collect();
            view! { <p dir="auto">{pieces}</p> }.markup()
        }
        Paragraph::Restyled(text) => view! { <p dir="auto"><span class="hint">{words::RESTYLED}</span> " " {text.clone()}</p> }.markup(),
        Paragraph::Unchanged(count) => view! { <p class="hint unchanged">{words::UNCHANGED.with(&[("n", &number(count))])}</p> }.markup(),
    }
}

fn piece(piece: &Piece) -> Markup {
    match piece.clone() {
        Piece::Same(text) => view! { {text} }.markup(),
        Piece::Added(text) => view! { <ins>{text}</ins> }.markup(),
        Piece::Removed(text) => view! { <del>{text}</del> }.markup(),
    }
}

fn versions(page: &HistoryPage) -> Markup {
    let rows: Vec<Markup> = page.versions.iter().map(|row| version(page, row)).collect();
    view! {
        <form>
            <h2>{words::VERSIONS}</h2>
            <ol class="history versions" reversed=true>{rows}</ol>
            <button class="button">{words::COMPARE}</button>
        </form>
    }
    .markup()
}

fn version(page: &HistoryPage, row: &RevisionRow) -> Markup {
    let (from, to) = page.compared.clone().unzip();
    let choice = |name: &'static str, label: Word, chosen: Option<&String>| {
        let id = format!("{name}-{}", row.number);
        let label = label.with(&[("version", &name_of(&row.number))]);
        view! {
            <input type="radio" name=name id=id.clone() value=row.number.clone() checked=chosen == Some(&row.number) />
            <label class="unseen" for=id>{label}</label>
        }
        .markup()
    };
    let time = (!row.machine.is_empty()).then(|| view! { <time datetime=row.machine.clone()>{row.when.clone()}</time> " · " });
    // nothing is older than the draft that has not been written yet
    let older = (row.number != NOW).then(|| choice("from", words::OLDER, from.as_ref()));
    view! {
        <li>
            <span class="version-choice">{older} {choice("to", words::NEWER, to.as_ref())}</span>
            <span>
                <strong>{name_of(&row.number)}</strong> " "
                <span translate="no">{row.why.clone()}</span>
                <br />
                <span class="hint">{time} <span translate="no">{row.who.clone()}</span></span>
            </span>
        </li>
    }
    .markup()
}

fn naming(page: &HistoryPage) -> Option<Markup> {
    let field = TextField { form: "version", name: "name", label: words::NAME, value: &page.name, ..TextField::default() };
    page.writes.then(|| {
        view! {
            <form method="post" action=format!("/desk/stories/{}/history/name", page.id) class="form">
                {text_field(field, &page.errors)}
                <button class="button quiet">{words::KEEP}</button>
            </form>
        }
        .markup()
    })
}
