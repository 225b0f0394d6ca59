//! The tabs of the list of stories: views of every day, and those that somebody saved.

use super::stories::{Stories, StoryFilters};
use crate::{
    desk::{
        form::{TextField, text_field},
        words::{lists_desk, stories as words},
    },
    prelude::*,
};

/// A view that the person saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnView {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its filters, as in the URL; empty: all stories.
    pub filters: String,
}

/// Filters that are used every day, each as a link. The one that is in use is marked.
pub fn views(page: &Stories) -> Markup {
    let of = |set: fn(&mut StoryFilters)| {
        let mut filters = StoryFilters::default();
        set(&mut filters);
        filters
    };
    let views = [
        (words::ALL, "/desk/stories/", StoryFilters::default()),
        (words::VIEW_MINE, "/desk/stories/?by=me", of(|filters| filters.by = "me".to_owned())),
        (words::VIEW_REVIEW, "/desk/stories/?state=review", of(|filters| filters.state = "review".to_owned())),
        (words::WITHOUT_PICTURE, "/desk/stories/?picture=none", of(|filters| filters.picture = "none".to_owned())),
    ];
    let links: Vec<Markup> = views
        .into_iter()
        .map(|(label, href, filters)| {
            let current = (filters == page.filters).then_some("page");
            view! { <li><a href=href aria-current=current>{label}</a></li> }.markup()
        })
        .collect();
    let own: Vec<Markup> = page
        .own_views
        .iter()
        .map(|own| {
            let current = is_current(page, own).then_some("page");
            view! { <li><a href=format!("/desk/stories/{}", own.filters) aria-current=current translate="no">{own.name.clone()}</a></li> }
                .markup()
        })
        .collect();
    view! { <nav class="views" aria-label=words::VIEWS><ul>{links} {own}</ul></nav> }.markup()
}

fn is_current(page: &Stories, own: &OwnView) -> bool {
    own.filters == page.query
}

/// Below the filters: saves them as a view, or deletes the view that is open.
pub fn manage(page: &Stories) -> Option<Markup> {
    if let Some(own) = page.own_views.iter().find(|own| is_current(page, own)) {
        let label = format!("{}: {}", lists_desk::REMOVE_VIEW, own.name);
        let remove = view! {
            <form method="post" action=format!("/desk/views/{}/remove", own.id)>
                <button class="button small" type="submit" aria-label=label>{lists_desk::REMOVE_VIEW}</button>
            </form>
        };
        return Some(remove.markup());
    }
    if page.filters.is_empty() {
        return None;
    }
    let name =
        TextField { form: "view", name: "name", label: lists_desk::VIEW_NAME, value: &page.view_name, most: 40, ..TextField::default() };
    let is_open = page.errors.of("name").is_some();
    let save = view! {
        <details class="more-filters" open=is_open>
            <summary>{lists_desk::SAVE_VIEW}</summary>
            <form class="beside" method="post" action="/desk/views">
                <input type="hidden" name="filters" value=page.query.clone() />
                {text_field(name, &page.errors)}
                <button class="button quiet" type="submit">{lists_desk::SAVE}</button>
            </form>
        </details>
    };
    Some(save.markup())
}
