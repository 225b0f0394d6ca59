//! A list of stories and the way to the next ones.

use domain::ListOf;
use newsroom::{Cursor, StoryCard};

use crate::{
    islands::site::LoadMore,
    prelude::*,
    site::{
        components::{
            card::{Setting, Size, card},
            notice::empty,
        },
        load::MoreStories,
        words,
    },
    ui::text::Calendar,
};

/// The stories of a page of a list, wrapped so that more can be appended.
pub fn story_list(calendar: &Calendar, list: &ListedStories<'_>) -> Markup {
    if list.cards.is_empty() {
        return empty(words::lists::EMPTY);
    }
    let items = rows(calendar, list.cards, list.setting);
    let next = list.next.map(|cursor| next_link(&list.of, cursor));
    let (key, shown) = (list.of.to_string(), (list.above + list.cards.len()).to_string());
    view! {
        <LoadMore>
            <div class="stories" data-list=key data-shown=shown data-failed=words::lists::MORE_FAILED>
                <ol class="stories-list">{items}</ol>
                {next}
                <p class="unseen" role="status"></p>
            </div>
        </LoadMore>
    }
    .markup()
}

/// Stories of a list that a page shows.
pub struct ListedStories<'a> {
    /// Which list.
    pub of: ListOf,
    /// The stories.
    pub cards: &'a [StoryCard],
    /// The number of its stories that stand above the list, laid out in another way.
    pub above: usize,
    /// The presentation of each.
    pub setting: Setting,
    /// The cursor of the next page, if there is one.
    pub next: Option<&'a Cursor>,
}

/// The presentation of stories in lists.
pub const IN_LIST: Setting = Setting::new(Size::Row, 2);

/// Further stories of a list and the link to those after them: the body of `/api/more`.
pub fn more_cards(more: &MoreStories) -> Markup {
    let setting = if matches!(more.of, ListOf::Section(_)) { IN_LIST.without_section() } else { IN_LIST };
    let next = more.next.as_ref().map(|cursor| next_link(&more.of, cursor));
    view! {
        <div data-status=words::lists::MORE_LOADED.of(more.cards.len())>
            <ol>{rows(&more.calendar, &more.cards, setting)}</ol>
            {next}
        </div>
    }
    .markup()
}

fn rows(calendar: &Calendar, cards: &[StoryCard], setting: Setting) -> Vec<Markup> {
    cards.iter().map(|story| view! { <li>{card(calendar, story, setting)}</li> }.markup()).collect()
}

fn next_link(of: &ListOf, cursor: &Cursor) -> Markup {
    let href = format!("{}?after={cursor}", of.path());
    // the style sheet shows one label at a time
    let labels = [("go-idle", words::lists::MORE_STORIES), ("go-again", words::lists::TRY_AGAIN), ("go-busy", words::lists::LOADING)];
    let labels: Vec<Markup> = labels.into_iter().map(|(class, label)| view! { <span class=class>{label}</span> }.markup()).collect();
    view! {
        <p class="stories-next" data-next data-island-load="intent">
            <span class="stories-failed">{words::lists::MORE_FAILED}</span>
            <a class="go" href=href rel="next" data-more data-hold>{labels}</a>
        </p>
    }
    .markup()
}
