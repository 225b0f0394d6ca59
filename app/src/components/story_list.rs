//! A list of stories and the way to the next ones.

use newsroom::{Cursor, StoryCard};

use super::{
    card::{Setting, Size, card},
    notice::empty,
};
use crate::{islands::LoadMore, load::MoreStories, prelude::*, text::Calendar, text::words};

/// The stories of a page of a list, wrapped so that more can be loaded in place.
pub fn story_list(calendar: &Calendar, list: &ListMatter<'_>) -> Markup {
    if list.cards.is_empty() {
        return empty(words::LIST_EMPTY);
    }
    let items = rows(calendar, list.cards, list.setting);
    let next = list.next.map(|cursor| next_link(list.path, cursor));
    let (key, shown) = (list.key.to_owned(), list.cards.len().to_string());
    view! {
        <LoadMore>
            <div class="stories" data-list=key data-shown=shown>
                <ol class="stories-list">{items}</ol>
                {next}
                <p class="unseen" role="status" data-failed=words::MORE_FAILED></p>
            </div>
        </LoadMore>
    }
    .markup()
}

/// What a list is drawn from.
pub struct ListMatter<'a> {
    /// The stories.
    pub cards: &'a [StoryCard],
    /// How each is drawn.
    pub setting: Setting,
    /// The list's address.
    pub path: &'a str,
    /// The list's name for `/api/more`.
    pub key: &'a str,
    /// Where the list goes on.
    pub next: Option<&'a Cursor>,
}

/// How stories stand in lists.
pub const IN_LIST: Setting = Setting::new(Size::Row, 2);

/// Further stories of a list and the link to those after them: what `/api/more` answers.
pub fn more_cards(more: &MoreStories) -> Markup {
    let setting = if more.key.starts_with("section:") { IN_LIST.without_section() } else { IN_LIST };
    let next = more.next.as_ref().map(|cursor| next_link(&more.path, cursor));
    view! {
        <div data-status=words::more_stories_loaded(more.cards.len())>
            <ol>{rows(&more.calendar, &more.cards, setting)}</ol>
            {next}
        </div>
    }
    .markup()
}

fn rows(calendar: &Calendar, cards: &[StoryCard], setting: Setting) -> Vec<Markup> {
    cards.iter().map(|story| view! { <li>{card(calendar, story, setting)}</li> }.markup()).collect()
}

fn next_link(path: &str, cursor: &Cursor) -> Markup {
    let href = format!("{path}?after={cursor}");
    view! { <p class="stories-next" data-next data-island-load="intent"><a class="go" href=href rel="next" data-more data-hold>{words::MORE_STORIES}</a></p> }.markup()
}
