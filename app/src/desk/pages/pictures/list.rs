//! The list of pictures and files, as a grid or a table.

use domain::MediaItem;

use super::{
    Happened, happened, script,
    thumb::{name, thumb},
    upload::upload,
};
use crate::{
    desk::{
        form::{Errors, TextField, select, text_field},
        layout::{Desk, Place, html_page},
        words::pictures as words,
    },
    prelude::*,
    ui::text::{Calendar, urls::query_value},
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    /// The view, as in the URL.
    pub view: &'static str,
    /// The kind, as in the URL.
    pub kind: String,
    /// What is searched.
    pub words: String,
    /// Whether it is a table.
    pub is_table: bool,
    /// The items.
    pub rows: Vec<PictureRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// What just happened.
    pub happened: Option<Happened>,
    /// Files that were not added, with the reason.
    pub refused: Vec<(String, String)>,
    /// Smaller versions that are made, and all that are wanted, while some are missing.
    pub versions: Option<(usize, usize)>,
    /// The page and the field for which a picture is chosen.
    pub pick: Option<(String, String)>,
    /// All views.
    pub views: Vec<&'static str>,
}

/// One item.
#[derive(Debug, Clone)]
pub struct PictureRow {
    /// The item.
    pub item: MediaItem,
    /// Whether something shows it.
    pub used: bool,
    /// What is to be said about its licence.
    pub licence: Option<String>,
    /// Whether it may not be used anew.
    pub licence_ended: bool,
}

impl Pictures {
    /// The URL of this list with some parameters changed; empty ones are left out.
    fn url(&self, changed: &[(&str, &str)]) -> String {
        let (back, field) = self.pick.clone().unwrap_or_default();
        let look = if self.is_table { "table" } else { "" };
        let all = [
            ("view", self.view),
            ("kind", self.kind.as_str()),
            ("q", self.words.as_str()),
            ("look", look),
            ("for", back.as_str()),
            ("field", field.as_str()),
            ("after", ""),
        ];
        let parts: Vec<String> = all
            .into_iter()
            .map(|(name, value)| (name, changed.iter().find(|(other, _)| *other == name).map_or(value, |(_, value)| *value)))
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", query_value(value)))
            .collect();
        if parts.is_empty() { "/desk/pictures/".to_owned() } else { format!("/desk/pictures/?{}", parts.join("&")) }
    }

    fn href(&self, item: &MediaItem) -> String {
        let view = if self.view == "no-alt" { "?view=no-alt" } else { "" };
        format!("/desk/pictures/{}/{view}", item.id)
    }
}

/// The page.
pub fn pictures(desk: Desk<'_>, calendar: &Calendar, page: &Pictures) -> Markup {
    let hidden = page.pick.clone().map(|(back, field)| vec![("for", back), ("field", field)]).unwrap_or_default();
    let is_new = page.rows.is_empty() && page.view.is_empty() && page.words.is_empty() && page.kind.is_empty();
    let versions = page.versions.map(|(done, all)| {
        let number = crate::desk::words::time::number;
        let text = words::VERSIONS_MADE.with(&[("done", &number(done)), ("all", &number(all))]);
        view! { <p class="hint versions-made"><progress max=all.to_string() value=done.to_string() aria-hidden="true"></progress> {text}</p> }
    });
    let next =
        page.next.clone().map(|after| view! { <p><a class="button quiet" href=page.url(&[("after", &after)])>{words::MORE}</a></p> });
    let content = view! {
        <div class="desk-page wide pictures">
            <h1>{words::TITLE}</h1>
            {choosing(page)}
            {happened(page.happened.as_ref())}
            {refused(page)}
            {upload(&hidden, is_new || !page.refused.is_empty())}
            {search(page)}
            {views(page)}
            {versions}
            {items(calendar, page)}
            {next}
            {script()}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Pictures), words::TITLE, content)
}

/// For what a picture is chosen.
fn choosing(page: &Pictures) -> Option<Markup> {
    let (back, _) = page.pick.clone()?;
    Some(view! { <p class="message">{words::CHOOSING} " " <a href=back>{words::CANCEL}</a></p> }.markup())
}

fn refused(page: &Pictures) -> Option<Markup> {
    let lines: Vec<Markup> = page
        .refused
        .iter()
        .map(|(name, why)| view! { <li><strong translate="no" dir="auto">{name.clone()}</strong> ": " {why.clone()}</li> }.markup())
        .collect();
    (!lines.is_empty()).then(|| {
        view! { <div class="errors" role="alert" tabindex="-1" autofocus><h2>{words::REFUSED}</h2><ul>{lines}</ul></div> }.markup()
    })
}

fn search(page: &Pictures) -> Markup {
    let none = Errors::default();
    let field = TextField {
        name: "q",
        label: words::SEARCH,
        kind: "search",
        hint: words::SEARCH_HINT,
        value: &page.words,
        optional: true,
        ..TextField::default()
    };
    let kinds = ["", "image", "audio", "video", "file"].map(|kind| (kind.to_owned(), words::kind(kind).into()));
    let stay: Vec<Markup> = [("view", page.view.to_owned()), ("look", if page.is_table { "table".to_owned() } else { String::new() })]
        .into_iter()
        .chain(page.pick.clone().into_iter().flat_map(|(back, field)| [("for", back), ("field", field)]))
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.markup())
        .collect();
    view! {
        <form method="get" action="/desk/pictures/" class="filters" role="search">
            {stay}
            <div class="filter-words">
                {text_field(field, &none)}
                {select("", "kind", words::KIND, kinds.to_vec(), &page.kind, &none)}
                <p class="filter-end"><button class="button quiet" type="submit">{words::SHOW}</button></p>
            </div>
        </form>
    }
    .markup()
}

fn views(page: &Pictures) -> Markup {
    let view_links: Vec<Markup> = page
        .views
        .iter()
        .map(|view| {
            let current = (*view == page.view).then_some("page");
            view! { <li><a href=page.url(&[("view", view)]) aria-current=current>{words::view(view)}</a></li> }.markup()
        })
        .collect();
    let looks: Vec<Markup> = [("", false, words::GRID), ("table", true, words::LIST)]
        .into_iter()
        .map(|(look, is_table, label)| {
            let current = (is_table == page.is_table).then_some("true");
            view! { <li><a href=page.url(&[("look", look)]) aria-current=current>{label}</a></li> }.markup()
        })
        .collect();
    view! {
        <div class="picture-views">
            <nav class="views" aria-label=words::VIEWS><ul>{view_links}</ul></nav>
            <nav class="views" aria-label=words::LOOK><ul>{looks}</ul></nav>
        </div>
    }
    .markup()
}

fn items(calendar: &Calendar, page: &Pictures) -> Markup {
    if page.rows.is_empty() {
        let text = match (page.next.is_some(), page.words.is_empty() && page.kind.is_empty()) {
            (true, _) => words::NOTHING_HERE,
            (false, true) => words::empty(page.view),
            (false, false) => words::NOTHING_FOUND,
        };
        return view! { <p class="empty">{text}</p> }.markup();
    }
    if page.is_table {
        return table(calendar, page);
    }
    let cards: Vec<Markup> = page
        .rows
        .iter()
        .map(|row| {
            view! {
                <li>
                    <a class="picture-card" href=page.href(&row.item) data-row="">
                        {thumb(&row.item)}
                        <span class="picture-name" dir="auto">{name(&row.item)}</span>
                    </a>
                    {flags(row)}
                    {use_this(page, row)}
                </li>
            }
            .markup()
        })
        .collect();
    view! { <ul class="picture-grid">{cards}</ul> }.markup()
}

/// What is to be mended about an item.
fn flags(row: &PictureRow) -> Markup {
    let mut texts: Vec<String> = Vec::new();
    if row.item.lacks_alt() {
        texts.push(words::NO_ALT_FLAG.into());
    }
    if row.item.file.is_none() {
        texts.push(words::NO_FILE_FLAG.into());
    }
    texts.extend(row.licence.clone());
    let lines: Vec<Markup> = texts.into_iter().map(|text| view! { <span class="flag">{text}</span> }.markup()).collect();
    let unused = (!row.used).then(|| view! { <span>{words::UNUSED_FLAG}</span> });
    view! { <p class="facts">{lines}{unused}</p> }.markup()
}

/// The link back to the form for which a picture is chosen.
fn use_this(page: &Pictures, row: &PictureRow) -> Option<Markup> {
    let (back, field) = page.pick.clone()?;
    if row.licence_ended || row.item.file.is_none() || row.item.kind != domain::MediaKind::Image {
        return None;
    }
    let label = format!("{}: {}", words::USE_THIS, name(&row.item));
    let href = format!("{back}?{field}={}#{field}", row.item.id);
    Some(view! { <p><a class="button small" href=href aria-label=label>{words::USE_THIS}</a></p> }.markup())
}

fn table(calendar: &Calendar, page: &Pictures) -> Markup {
    let rows: Vec<Markup> = page
        .rows
        .iter()
        .map(|row| {
            let item = &row.item;
            let size = if item.width > 0 { format!("{} × {}", item.width, item.height) } else { item.mime.clone() };
            let title =
                (name(item) != item.title).then(|| view! { <span class="hint" translate="no" dir="auto">{item.title.clone()}</span> });
            view! {
                <tr>
                    <td class="picture-cell">{thumb(item)}</td>
                    <th scope="row"><a href=page.href(item) data-row="" dir="auto">{name(item)}</a> {title} {use_this(page, row)}</th>
                    <td data-label=words::CREDIT dir="auto">{item.credit.clone()}</td>
                    <td data-label=words::SIZE dir="ltr">{size}</td>
                    <td data-label=words::ADDED_ON>{calendar.short_day(item.created_at)}</td>
                    <td data-label=words::TO_MEND>{flags(row)}</td>
                </tr>
            }
            .markup()
        })
        .collect();
    view! {
        <table class="list picture-table">
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{words::WHAT}</th>
                    <th scope="col">{words::CREDIT}</th>
                    <th scope="col">{words::SIZE}</th>
                    <th scope="col">{words::ADDED_ON}</th>
                    <th scope="col">{words::TO_MEND}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}
