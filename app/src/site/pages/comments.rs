//! Comments of a story beyond those below it, without the story's text.

use newsroom::Named;

use crate::{
    prelude::*,
    site::{
        components::{
            breadcrumb::breadcrumb,
            comments::{locator, thread},
        },
        layout::{Layout, html_page},
        load::{StoryView, comment_pages::CommentPage},
        pages::story::steps,
        words,
    },
    ui::{head::Head, lang_dir::lang_dir, text::numbers::digits},
};

/// One page of comments, from the second on. Search engines index the story instead.
pub fn comments(layout: &Layout, view: &StoryView, page: &CommentPage<'_>) -> Markup {
    let story = &view.story;
    let headline = story.headline.as_str();
    let head = Head {
        title: format!(
            "{}, {}",
            words::discussion::ON_STORY.with(&[("headline", headline)]),
            words::search::PAGE.with(&[("number", &digits(page.number))])
        ),
        no_index: true,
        ..Head::default()
    };
    let (lang, dir) = lang_dir(&layout.calendar, &story.language, story.direction);
    let path: Vec<Named> = steps(view).into_iter().chain([Named { name: headline.to_owned(), path: story.path.clone() }]).collect();
    let content = view! {
        {breadcrumb(&path, words::discussion::COMMENTS.text().markup())}
        <div class="comments-page">
            <header class="comments-head">
                <h1 id="comments">{words::discussion::COUNT.of(page.shown)}</h1>
                <p class="comments-story" lang=lang dir=dir><a href=story.path.to_string()>{headline.to_owned()}</a></p>
            </header>
            {thread(&layout.calendar, &story.path, page, view.comments_open.then_some(&story.id))}
            {locator(layout.assets.url("comments.js"), page)}
        </div>
    }
    .markup();
    html_page(layout, head, "comments", "", content)
}
