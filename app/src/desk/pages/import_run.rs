//! One import: how far it is, its report, and what can be done with it.

use crate::{
    desk::{
        form::{Errors, button_form, summary},
        layout::{Desk, Place, html_page},
        words::import as words,
    },
    prelude::*,
    ui::{text::numbers::grouped, words::Word},
};

/// A list of the report: its title with the number, its entries with what is said about each, and whether there are more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportList {
    /// The title.
    pub title: String,
    /// Entries.
    pub entries: Vec<(String, String)>,
    /// Whether the list is cut.
    pub is_cut: bool,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct ImportRun {
    /// Its identity.
    pub id: String,
    /// The file or the site.
    pub source: String,
    /// Its state in words.
    pub state: String,
    /// When it began, in words.
    pub begun: String,
    /// Whether it runs.
    pub is_running: bool,
    /// Whether its process was stopped.
    pub is_stopped: bool,
    /// The step with its numbers, done and total.
    pub progress: Option<(String, i64, i64)>,
    /// Why it failed.
    pub problem: String,
    /// Whether the numbers are those of a trial.
    pub is_trial: bool,
    /// Numbers by kind: found, imported, left out.
    pub counts: Vec<(Word, [u64; 3])>,
    /// The form that most URLs of the old site have, as a path, with the number of stories; `None` if it is the paper's.
    pub old_form: Option<(&'static str, u64)>,
    /// Lists of the report.
    pub lists: Vec<ReportList>,
    /// What a rollback did.
    pub rolled_back: Vec<String>,
    /// The button that lets it go on, with its path; `None`: nothing to go on with.
    pub next: Option<(Word, &'static str)>,
    /// Whether that needs the application password again.
    pub needs_password: bool,
    /// Whether its file is gone from this server.
    pub is_gone: bool,
    /// Whether it can be taken back.
    pub can_roll_back: bool,
    /// Whether the whole report can be read as a page, and as JSON.
    pub reports: (bool, bool),
    /// What was wrong.
    pub errors: Errors,
}

/// The page.
pub fn import_run(desk: Desk<'_>, page: &ImportRun) -> Markup {
    let title = format!("{}: {}", words::TITLE, page.source);
    let poll = page.is_running.then_some("");
    let content = view! {
        <div class="desk-page">
            <p><a href="/desk/import/">{words::TITLE}</a></p>
            <h1 translate="no"><bdi>{page.source.clone()}</bdi></h1>
            {summary("", &page.errors)}
            <div id="goes-on" data-goes-on=poll>
                {state(page)}
                {acts(page)}
                {report(page)}
            </div>
        </div>
    }
    .markup();
    html_page(desk.at(Place::Import).going_on(page.is_running), title, content)
}

fn state(page: &ImportRun) -> Markup {
    let bar = page.progress.as_ref().map(|(step, done, total)| {
        let of_step = words::PROGRESS.with(&[("step", step), ("done", &grouped(*done)), ("total", &grouped(*total))]);
        let (value, most) = ((*total > 0).then(|| done.to_string()), (*total > 0).then(|| total.to_string()));
        view! { <p class="going"><progress value=value max=most aria-label=step.clone()></progress> " " <span class="hint">{of_step}</span></p> }
    });
    let running = page.is_running.then(|| view! { <p class="hint">{words::CLOSE_TAB}</p> });
    let stopped = page.is_stopped.then(|| view! { <p class="message">{words::STOPPED_TEXT}</p> });
    let problem = (!page.problem.is_empty()).then(|| view! { <p class="message error" dir="auto">{page.problem.clone()}</p> });
    view! {
        <p role="status"><strong>{page.state.clone()}</strong> " " <span class="hint">{page.begun.clone()}</span></p>
        {bar}
        {running}
        {stopped}
        {problem}
    }
    .markup()
}

fn acts(page: &ImportRun) -> Option<Markup> {
    if page.is_running {
        return None;
    }
    let path = |act: &str| format!("/desk/import/{}/{act}", page.id);
    let next = page.next.map(|(label, act)| {
        let password = page.needs_password.then(|| super::import::password(&page.errors));
        view! { <form method="post" action=path(act) class="form">{password} <button class="button" type="submit">{label}</button></form> }
            .markup()
    });
    let gone = page.is_gone.then(|| view! { <p class="message">{words::SEND_AGAIN}</p> });
    let back = page.can_roll_back.then(|| {
        view! {
            <p class="hint">{words::TAKE_BACK_HINT}</p>
            {button_form(path("roll-back"), words::TAKE_BACK, "button quiet", None)}
        }
    });
    Some(
        view! {
            <div class="import-acts">
                {next}
                {gone}
                {back}
                {button_form(path("discard"), words::DISCARD, "button quiet small", None)}
            </div>
        }
        .markup(),
    )
}

fn report(page: &ImportRun) -> Option<Markup> {
    if page.counts.is_empty() && page.rolled_back.is_empty() {
        return None;
    }
    let rolled_back: Vec<_> = page.rolled_back.iter().map(|line| view! { <li>{line.clone()}</li> }).collect();
    let rolled_back = (!rolled_back.is_empty()).then(|| view! { <ul>{rolled_back}</ul> });
    let lists: Vec<_> = page.lists.iter().map(list).collect();
    let old_form = page.old_form.map(|(form, stories)| {
        let stories = grouped(i64::try_from(stories).unwrap_or(i64::MAX));
        let said = words::OLD_FORM.with(&[("number", &stories), ("form", form)]);
        view! { <p class="message">{said} " " <a href="/desk/settings/#permalinks">{words::CHOOSE_FORM}</a></p> }
    });
    let as_page = page
        .reports
        .0
        .then(|| view! { <a href=format!("/desk/import/{}/report.html", page.id) download="report.html">{words::WHOLE_REPORT}</a> });
    let as_json = page
        .reports
        .1
        .then(|| view! { <a href=format!("/desk/import/{}/report.json", page.id) download="report.json">{words::WHOLE_JSON}</a> });
    Some(
        view! {
            <section aria-labelledby="report" class="import-report">
                <h2 id="report">{words::REPORT}</h2>
                {old_form}
                {(!page.counts.is_empty()).then(|| table(page))}
                {rolled_back}
                <p class="import-files">{as_page} " " {as_json}</p>
                {lists}
            </section>
        }
        .markup(),
    )
}

fn table(page: &ImportRun) -> Markup {
    let rows: Vec<_> = page
        .counts
        .iter()
        .map(|(kind, numbers)| {
            let cells: Vec<_> =
                numbers.iter().map(|number| view! { <td>{grouped(i64::try_from(*number).unwrap_or(i64::MAX))}</td> }).collect();
            view! { <tr><th scope="row">{*kind}</th> {cells}</tr> }
        })
        .collect();
    let written = if page.is_trial { words::WOULD } else { words::WRITTEN };
    view! {
        <table class="counts">
            <thead>
                <tr>
                    <th scope="col">{words::KIND}</th>
                    <th scope="col">{words::FOUND}</th>
                    <th scope="col">{written}</th>
                    <th scope="col">{words::LEFT_OUT}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .markup()
}

fn list(list: &ReportList) -> Markup {
    let entries: Vec<_> = list
        .entries
        .iter()
        .map(|(what, why)| view! { <li dir="auto"><bdi>{what.clone()}</bdi> " " <span class="hint"><bdi>{why.clone()}</bdi></span></li> })
        .collect();
    let cut = list.is_cut.then(|| view! { <p class="hint">{words::FIRST_ONES}</p> });
    view! {
        <details>
            <summary>{list.title.clone()}</summary>
            {cut}
            <ul translate="no">{entries}</ul>
        </details>
    }
    .markup()
}
