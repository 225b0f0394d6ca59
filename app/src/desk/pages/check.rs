//! The check of the site: what is to be mended, and how the server is.

use crate::{
    desk::{
        layout::{Desk, Place, html_page},
        words::check as words,
    },
    prelude::*,
    ui::{
        text::numbers::{bytes, grouped},
        words::Word,
    },
};

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Where it is mended.
    pub href: String,
    /// The headline or name.
    pub title: String,
    /// Where a link or redirect leads; may be empty.
    pub target: String,
    /// What the other site answered; may be empty.
    pub detail: String,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaws {
    /// Its word in addresses.
    pub kind: &'static str,
    /// Its title.
    pub title: Word,
    /// What to do.
    pub hint: Word,
    /// How many there are.
    pub number: i64,
    /// Whether there are more.
    pub is_more: bool,
    /// The first ones.
    pub mend: Vec<Mend>,
    /// Where the list goes on.
    pub next: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct CheckPage {
    /// What is wrong, by kind.
    pub flaws: Vec<Flaws>,
    /// When what lies within the paper was checked, in words.
    pub within: Option<String>,
    /// When other sites were asked.
    pub outside: Option<String>,
    /// How far a check is that runs.
    pub within_runs: Option<(i64, i64)>,
    /// The same for other sites.
    pub outside_runs: Option<(i64, i64)>,
    /// Bytes of pictures and files.
    pub media_bytes: Option<i64>,
    /// Bytes of the database.
    pub database_bytes: i64,
    /// When the last backup was made, in words.
    pub backup: Option<String>,
    /// The version of this program.
    pub program: String,
    /// The database with its version.
    pub database: String,
    /// The number of its schema.
    pub schema: i64,
}

/// The page.
pub fn check(desk: Desk<'_>, page: &CheckPage) -> Markup {
    let runs = page.within_runs.is_some() || page.outside_runs.is_some();
    let lists: Vec<_> =
        page.flaws.iter().filter(|flaws| flaws.number > 0 || flaws.kind == "outside").map(|flaws| list(page, flaws)).collect();
    let is_well = page.within.is_some() && page.flaws.iter().all(|flaws| flaws.number == 0);
    let well = is_well.then(|| view! { <p class="empty">{words::ALL_WELL}</p> });
    let content = view! {
        <div class="desk-page">
            <h1>{words::TITLE}</h1>
            <p class="hint">{words::INTRO}</p>
            <div id="goes-on" data-goes-on=runs.then_some("")>
                {within(page)}
                {well}
                {lists}
            </div>
            {facts(page)}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Check).going_on(runs), words::TITLE, content)
}

fn within(page: &CheckPage) -> Markup {
    if let Some((done, total)) = page.within_runs {
        let text = words::CHECKING.with(&[("done", &grouped(done)), ("total", &grouped(total))]);
        let (value, most) = ((total > 0).then(|| done.to_string()), (total > 0).then(|| total.to_string()));
        return view! { <p class="going" role="status"><progress value=value max=most aria-label=words::TITLE></progress> " " {text}</p> }
            .markup();
    }
    let when = page.within.as_ref().map_or_else(|| words::NEVER.into(), |when| words::CHECKED.with(&[("time", when)]));
    view! {
        <form method="post" action="/desk/check/within" class="beside check-now">
            <p role="status">{when}</p>
            <button class="button quiet" type="submit">{words::CHECK_NOW}</button>
        </form>
    }
    .markup()
}

fn outside(page: &CheckPage) -> Markup {
    if let Some((done, _)) = page.outside_runs {
        let text = words::OUTSIDE_CHECKING.with(&[("done", &grouped(done))]);
        return view! { <p class="going" role="status"><progress aria-label=words::OUTSIDE></progress> " " {text}</p> }.markup();
    }
    let when = page.outside.as_ref().map(|when| view! { <p role="status">{words::OUTSIDE_CHECKED.with(&[("time", when)])}</p> });
    view! {
        <form method="post" action="/desk/check/outside" class="beside check-now">
            {when}
            <button class="button quiet" type="submit">{words::OUTSIDE_NOW}</button>
        </form>
    }
    .markup()
}

/// A number, or that there are more.
pub fn number(flaws: &Flaws) -> String {
    if flaws.is_more { words::MORE_THAN.with(&[("number", &grouped(flaws.number))]) } else { grouped(flaws.number) }
}

fn list(page: &CheckPage, flaws: &Flaws) -> Markup {
    let rows: Vec<_> = flaws
        .mend
        .iter()
        .map(|mend| {
            let target = (!mend.target.is_empty()).then(|| {
                view! { <p class="hint">{words::LEADS_TO} " " <bdi dir="ltr">{mend.target.clone()}</bdi> " " <bdi>{mend.detail.clone()}</bdi></p> }
            });
            view! { <li><p dir="auto" translate="no"><a href=mend.href.clone()>{mend.title.clone()}</a></p> {target}</li> }
        })
        .collect();
    let count = (flaws.number > 0).then(|| view! { " " <span class="count">{number(flaws)}</span> });
    let rows = (!rows.is_empty()).then(|| view! { <ul class="check-rows">{rows}</ul> });
    let next = flaws.next.as_ref().map(|after| {
        let href = format!("/desk/check/?kind={}&after={after}#{}", flaws.kind, flaws.kind);
        view! { <p><a href=href aria-label=format!("{}: {}", words::NEXT_ONES, flaws.title)>{words::NEXT_ONES}</a></p> }
    });
    let ask = (flaws.kind == "outside").then(|| outside(page));
    view! {
        <section id=flaws.kind class="check-list" aria-labelledby=format!("{}-title", flaws.kind)>
            <h2 id=format!("{}-title", flaws.kind)>{flaws.title} {count}</h2>
            <p class="hint">{flaws.hint}</p>
            {ask}
            {rows}
            {next}
        </section>
    }
    .markup()
}

fn facts(page: &CheckPage) -> Markup {
    let media = page.media_bytes.map_or_else(|| words::NOT_COUNTED.into(), bytes);
    let backup = page.backup.clone().unwrap_or_else(|| words::NO_BACKUP.into());
    let lines = [
        (words::BACKUP, backup),
        (words::MEDIA, media),
        (words::DATABASE, format!("{}, {}", page.database, bytes(page.database_bytes))),
        (words::SCHEMA, page.schema.to_string()),
        (words::PROGRAM, page.program.clone()),
    ];
    let lines: Vec<_> = lines.into_iter().map(|(label, value)| view! { <div><dt>{label}</dt> <dd>{value}</dd></div> }).collect();
    view! {
        <section aria-labelledby="facts">
            <h2 id="facts">{words::FACTS}</h2>
            <dl class="check-facts">{lines}</dl>
        </section>
    }
    .markup()
}

/// What is to be mended, for the desk's home: the kinds with their numbers.
pub fn to_mend(flaws: &[Flaws]) -> Option<Markup> {
    let rows: Vec<_> = flaws
        .iter()
        .filter(|flaws| flaws.number > 0)
        .map(|flaws| view! { <li><a href=format!("/desk/check/#{}", flaws.kind)>{flaws.title}</a> " " <span class="count">{number(flaws)}</span></li> })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{words::TO_MEND}</h2>
                <ul class="rows to-mend">{rows}</ul>
            </section>
        }
        .markup()
    })
}
