//! The audit log with its filters; the filters are part of the address.

use domain::AuditAct;

use crate::{
    desk::{
        form::{Errors, TextField, select, text_field},
        layout::{Desk, Place, html_page},
        words::audit as words_here,
    },
    prelude::*,
};

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// The entries, newest first.
    pub entries: Vec<Entry>,
    /// Everybody with an account, to choose from: identity and name.
    pub people: Vec<(String, String)>,
    /// Whose acts are shown; may be empty.
    pub who: String,
    /// Which act is shown.
    pub act: Option<AuditAct>,
    /// From this day on, as `2026-02-07`; may be empty.
    pub from: String,
    /// Up to this day; may be empty.
    pub until: String,
    /// What was wrong with the filters.
    pub errors: Errors,
    /// Where older entries are.
    pub next: Option<String>,
    /// Whether any filter is set.
    pub is_filtered: bool,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, for machines.
    pub machine: String,
    /// When, in words with the zone of the paper.
    pub when: String,
    /// Who.
    pub who: String,
    /// What.
    pub act: AuditAct,
    /// Whom or what; may be empty.
    pub target: String,
    /// The path of the target; may be empty.
    pub target_path: String,
    /// From where; may be empty.
    pub place: String,
    /// What changed, as lines of `name: value`.
    pub detail: Vec<String>,
}

/// The page.
pub fn audit(desk: Desk<'_>, page: &Audit) -> Markup {
    let next = page.next.clone().map(|href| view! { <p><a class="button quiet" href=href>{words_here::OLDER}</a></p> });
    let list = if page.entries.is_empty() {
        view! { <p>{words_here::EMPTY} " " <a href="/desk/audit/">{words_here::ALL}</a></p> }.markup()
    } else {
        table(page)
    };
    let content = view! {
        <div class="desk-page wide">
            <h1>{words_here::TITLE}</h1>
            <p class="hint">{words_here::INTRO}</p>
            {filters(page)}
            {list}
            {next}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Audit), words_here::TITLE, content)
}

fn filters(page: &Audit) -> Markup {
    let anybody = (String::new(), words_here::ANYBODY.into());
    let people = std::iter::once(anybody).chain(page.people.iter().cloned()).collect();
    let anything = (String::new(), words_here::ANYTHING.into());
    let acts = AuditAct::ALL.iter().map(|act| (act.as_str().to_owned(), words_here::act(*act).into()));
    let acts = std::iter::once(anything).chain(acts).collect();
    let day = |name, label, value| TextField { form: "filter", name, label, kind: "date", value, optional: true, ..TextField::default() };
    let all = page.is_filtered.then(|| view! { <a href="/desk/audit/">{words_here::ALL}</a> });
    view! {
        <form class="filters" method="get" action="/desk/audit/">
            {select("filter", "who", words_here::WHO, people, &page.who, &page.errors)}
            {select("filter", "act", words_here::WHAT, acts, page.act.map_or("", AuditAct::as_str), &page.errors)}
            {text_field(day("from", words_here::FROM, &page.from), &page.errors)}
            {text_field(day("until", words_here::UNTIL, &page.until), &page.errors)}
            <div class="field"><button class="button quiet" type="submit">{words_here::SHOW}</button> {all}</div>
        </form>
    }
    .markup()
}

fn table(page: &Audit) -> Markup {
    let rows: Vec<Markup> = page.entries.iter().map(row).collect();
    view! {
        <table class="list">
            <thead>
                <tr>
                    <th scope="col">{words_here::WHEN}</th>
                    <th scope="col">{words_here::WHO}</th>
                    <th scope="col">{words_here::WHAT}</th>
                    <th scope="col">{words_here::WHOM}</th>
                    <th scope="col">{words_here::FROM_WHERE}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}

fn row(entry: &Entry) -> Markup {
    let target = if entry.target_path.is_empty() {
        view! { <span translate="no">{entry.target.clone()}</span> }.markup()
    } else {
        view! { <a href=entry.target_path.clone() translate="no">{entry.target.clone()}</a> }.markup()
    };
    let detail = (!entry.detail.is_empty()).then(|| {
        let lines: Vec<_> = entry.detail.iter().map(|line| view! { <li translate="no">{line.clone()}</li> }).collect();
        view! {
            <details>
                <summary>{words_here::DETAIL}</summary>
                <ul>{lines}</ul>
            </details>
        }
    });
    view! {
        <tr>
            <td data-label=words_here::WHEN><time datetime=entry.machine.clone()>{entry.when.clone()}</time></td>
            <td data-label=words_here::WHO translate="no">{entry.who.clone()}</td>
            <td data-label=words_here::WHAT>{words_here::act(entry.act)} {detail}</td>
            <td data-label=words_here::WHOM>{target}</td>
            <td data-label=words_here::FROM_WHERE>{entry.place.clone()}</td>
        </tr>
    }
    .markup()
}
