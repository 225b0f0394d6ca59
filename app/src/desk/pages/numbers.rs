//! What readers read and share: now, today, in 7 and in 30 days, by story, section and source.

use crate::{
    desk::{
        chart::{Column, chart},
        layout::{Desk, Place, html_page},
        words::numbers as words,
    },
    prelude::*,
    ui::text::numbers::grouped,
};

/// The spans to choose from, in days.
pub const SPANS: [i64; 3] = [1, 7, 30];

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct NumbersPage {
    /// The span in days.
    pub days: i64,
    /// Each day in words with views and shares, oldest first.
    pub by_day: Vec<(String, i64, i64)>,
    /// Views and shares of the span.
    pub sum: (i64, i64),
    /// The same of the span before.
    pub before: (i64, i64),
    /// Views of the last half hour.
    pub lately: i64,
    /// Stories, those with the most views first.
    pub stories: Vec<StoryLine>,
    /// Readings whose end is known.
    pub readings: i64,
    /// The share of them that saw each quarter of the text, in per cent; `None` for too few.
    pub depth: Option<[i64; 4]>,
    /// How long they took on average, in seconds; `None` for too few.
    pub seconds: Option<i64>,
    /// Sections with views.
    pub sections: Vec<(String, i64)>,
    /// Sources with views.
    pub sources: Vec<(String, i64)>,
    /// The story whose numbers these are: identity, headline.
    pub story: Option<(String, String)>,
}

/// A story in the list.
#[derive(Debug, Clone, Default)]
pub struct StoryLine {
    /// Its identity.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// Views.
    pub views: i64,
    /// Shares.
    pub shares: i64,
    /// The share of readers who saw the text to its end, in per cent; `None` for too few readings.
    pub to_the_end: Option<i64>,
    /// How long they took on average, in seconds; `None` for too few readings.
    pub seconds: Option<i64>,
}

impl NumbersPage {
    fn path(&self) -> String {
        self.story.as_ref().map_or_else(|| "/desk/numbers/".to_owned(), |(id, _)| format!("/desk/numbers/{id}/"))
    }
}

/// The page.
pub fn numbers(desk: Desk<'_>, page: &NumbersPage) -> Markup {
    let title = page.story.as_ref().map_or_else(|| words::TITLE.to_string(), |(_, headline)| headline.clone());
    let above = page.story.as_ref().map(|_| view! { <p class="hint"><a href="/desk/numbers/">{words::ALL}</a></p> });
    let spans: Vec<_> = SPANS
        .iter()
        .map(|days| {
            let label = if *days == 1 { words::TODAY.to_string() } else { words::DAYS.of(*days) };
            let current = (*days == page.days).then_some("page");
            view! { <li><a href=format!("{}?days={days}", page.path()) aria-current=current>{label}</a></li> }
        })
        .collect();
    let lately = page.story.is_none().then(|| figure(words::LATELY.to_string(), page.lately, None));
    let csv = page.story.is_none().then(|| {
        view! { <p><a href=format!("/desk/numbers/csv?days={}", page.days) download="">{words::CSV}</a></p> }
    });
    let content = view! {
        <div class="desk-page numbers">
            {above}
            <h1>{title.clone()}</h1>
            <p class="hint">{words::INTRO}</p>
            <nav class="views" aria-label=words::TITLE><ul>{spans}</ul></nav>
            <dl class="figures">
                {lately}
                {figure(words::VIEWS.to_string(), page.sum.0, Some(page.before.0))}
                {figure(words::SHARES.to_string(), page.sum.1, Some(page.before.1))}
                {page.depth.map(|[.., whole]| known(words::TO_THE_END.to_string(), percent(whole)))}
                {page.seconds.map(|seconds| known(words::TIME.to_string(), time(seconds)))}
            </dl>
            {(page.sum == (0, 0)).then(|| view! { <p>{words::EMPTY}</p> })}
            {(page.days > 1).then(|| by_day(page))}
            {depth(page)}
            {stories(page)}
            {table_of("sections", words::SECTIONS.to_string(), words::SECTION.to_string(), None, &page.sections)}
            {table_of("sources", words::SOURCES.to_string(), words::SOURCE.to_string(), Some(words::SOURCES_HINT.to_string()), &named(&page.sources))}
            {csv}
        </div>
    }
    .markup();
    html_page(desk.at(Place::Numbers), title, content)
}

fn figure(label: String, number: i64, before: Option<i64>) -> Markup {
    let before = before.map(|before| view! { <span class="hint">{words::BEFORE.with(&[("number", &grouped(before))])}</span> });
    view! { <div><dt>{label}</dt><dd><strong>{grouped(number)}</strong> " " {before}</dd></div> }.markup()
}

/// A figure without one to compare it with.
fn known(label: String, text: String) -> Markup {
    view! { <div><dt>{label}</dt><dd><strong>{text}</strong></dd></div> }.markup()
}

fn percent(number: i64) -> String {
    words::PERCENT.with(&[("number", &grouped(number))])
}

fn time(seconds: i64) -> String {
    let (minutes, rest) = (seconds / 60, grouped(seconds % 60));
    match minutes {
        0 => words::SECONDS.with(&[("seconds", &rest)]),
        _ => words::MINUTES.with(&[("minutes", &grouped(minutes)), ("seconds", &rest)]),
    }
}

/// How far readers got. Of too few readings one story says so, and the paper nothing.
fn depth(page: &NumbersPage) -> Option<Markup> {
    let Some(shares) = page.depth else {
        let is_story = page.story.is_some() && page.sum.0 > 0;
        return is_story.then(|| view! { <p class="hint">{words::TOO_FEW}</p> }.markup());
    };
    let rows: Vec<_> = [words::QUARTER, words::HALF, words::MOST, words::WHOLE]
        .into_iter()
        .zip(shares)
        .map(|(name, share)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>{percent(share)}</td>
                    <td class="bar" aria-hidden="true"><meter min="0" max="100" value=share.to_string()></meter></td>
                </tr>
            }
        })
        .collect();
    let table = view! {
        <section aria-labelledby="depth">
            <h2 id="depth">{words::DEPTH}</h2>
            <p class="hint">{words::DEPTH_HINT.of(page.readings)}</p>
            <table>
                <thead><tr><th scope="col">{words::READ_UP_TO}</th><th scope="col">{words::READERS}</th><td aria-hidden="true"></td></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    };
    Some(table.markup())
}

fn by_day(page: &NumbersPage) -> Markup {
    let columns: Vec<Column> =
        page.by_day.iter().map(|(day, views, _)| Column { value: *views, title: format!("{day}: {}", grouped(*views)) }).collect();
    let most = page.by_day.iter().max_by_key(|(_, views, _)| *views).cloned().unwrap_or_default();
    let label = words::CHART.with(&[("total", &grouped(page.sum.0)), ("day", &most.0), ("most", &grouped(most.1))]);
    let rows: Vec<_> = page
        .by_day
        .iter()
        .map(|(day, views, shares)| {
            view! { <tr><th scope="row">{day.clone()}</th><td>{grouped(*views)}</td><td>{grouped(*shares)}</td></tr> }
        })
        .collect();
    let first = page.by_day.first().map(|(day, ..)| day.clone());
    let last = page.by_day.last().map(|(day, ..)| day.clone());
    view! {
        <section aria-labelledby="by-day">
            <h2 id="by-day">{words::BY_DAY}</h2>
            {chart(&columns, label)}
            <p class="chart-ends hint" aria-hidden="true"><span>{first}</span><span>{last}</span></p>
            <details>
                <summary>{words::AS_TABLE}</summary>
                <table>
                    <thead><tr><th scope="col">{words::DAY}</th><th scope="col">{words::VIEWS}</th><th scope="col">{words::SHARES}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </section>
    }
    .markup()
}

fn stories(page: &NumbersPage) -> Option<Markup> {
    let knows = page.stories.iter().any(|story| story.to_the_end.is_some());
    let rows: Vec<_> = page
        .stories
        .iter()
        .map(|story| {
            let href = format!("/desk/numbers/{}/?days={}", story.id, page.days);
            // too few readings say nothing: the cells are empty
            let readings = knows.then(|| view! { <td>{story.to_the_end.map(percent)}</td><td>{story.seconds.map(time)}</td> });
            view! {
                <tr>
                    <th scope="row"><a href=href dir="auto" translate="no">{story.headline.clone()}</a></th>
                    <td>{grouped(story.views)}</td>
                    <td>{grouped(story.shares)}</td>
                    {readings}
                </tr>
            }
        })
        .collect();
    let readings = knows.then(|| view! { <th scope="col">{words::TO_THE_END}</th><th scope="col">{words::TIME}</th> });
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="stories">
                <h2 id="stories">{words::STORIES}</h2>
                <table class="of-stories">
                    <thead>
                        <tr>
                            <th scope="col">{words::STORY}</th>
                            <th scope="col">{words::VIEWS}</th>
                            <th scope="col">{words::SHARES}</th>
                            {readings}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .markup()
    })
}

/// Sources as people call them.
fn named(sources: &[(String, i64)]) -> Vec<(String, i64)> {
    let name = |source: &str| match source {
        "" => words::UNKNOWN.to_string(),
        "site" => words::THIS_SITE.to_string(),
        host => host.to_owned(),
    };
    sources.iter().map(|(source, views)| (name(source), *views)).collect()
}

/// Names with views.
fn table_of(id: &'static str, title: String, column: String, hint: Option<String>, rows: &[(String, i64)]) -> Option<Markup> {
    let most = rows.iter().map(|(_, views)| *views).max().unwrap_or_default();
    let lines: Vec<_> = rows
        .iter()
        .map(|(name, views)| {
            view! {
                <tr>
                    <th scope="row" dir="auto">{name.clone()}</th>
                    <td>{grouped(*views)}</td>
                    <td class="bar" aria-hidden="true"><meter min="0" max=most.to_string() value=views.to_string()></meter></td>
                </tr>
            }
        })
        .collect();
    let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
    (!lines.is_empty()).then(|| {
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {hint}
                <table>
                    <thead><tr><th scope="col">{column}</th><th scope="col">{words::VIEWS}</th><td aria-hidden="true"></td></tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </section>
        }
        .markup()
    })
}
