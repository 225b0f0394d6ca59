//! The archive of corrections.

use newsroom::{CorrectionPage, ListedCorrection};

use crate::{
    prelude::*,
    site::{
        components::breadcrumb::breadcrumb,
        layout::{Layout, html_page},
        linked_data::breadcrumb_list,
        load::corrections::PATH,
        words,
    },
    ui::{dates::full_date, head::Head, lang_dir::lang_dir},
};

/// One page of the archive; `first`: the newest ones.
pub fn corrections(layout: &Layout, page: &CorrectionPage, first: bool) -> Markup {
    let next = page.next.as_ref().map(|cursor| format!("{PATH}{cursor}/"));
    let head = Head {
        title: words::corrections::TITLE.into(),
        description: words::corrections::ABOUT.into(),
        canonical: PATH.to_owned(),
        // a stretch in the middle moves with every correction
        no_index: !first,
        next: next.clone(),
        facts: vec![breadcrumb_list(layout, &[], words::corrections::TITLE.text(), PATH)],
        ..Head::default()
    };
    let rows: Vec<Markup> = page.corrections.iter().map(|listed| row(layout, listed)).collect();
    let more = next.map(|href| view! { <p><a class="go" rel="next" href=href>{words::corrections::EARLIER}</a></p> });
    let content = view! {
        {breadcrumb(&[], words::corrections::TITLE.text().markup())}
        <header class="list-head">
            <h1>{words::corrections::TITLE}</h1>
            <p class="list-about">{words::corrections::ABOUT}</p>
        </header>
        <ol class="corrections-list">{rows}</ol>
        {more}
    }
    .markup();
    html_page(layout, head, "list", "", content)
}

fn row(layout: &Layout, listed: &ListedCorrection) -> Markup {
    let (lang, dir) = lang_dir(&layout.calendar, &listed.language, listed.direction);
    view! {
        <li>
            {full_date(&layout.calendar, listed.correction.at)}
            <div lang=lang dir=dir>
                <p class="correction-story"><a href=format!("{}#corrections", listed.path)>{listed.headline.to_string()}</a></p>
                <p>{listed.correction.text.clone()}</p>
            </div>
        </li>
    }
    .markup()
}
