//! What follows the text of a story.

use domain::StoryKind;

use crate::{
    prelude::*,
    site::{
        components::{
            author_box::author_boxes,
            comments::{comments, locator},
            counts,
            neighbours::neighbours,
            related::related,
            share::share,
        },
        layout::Layout,
        load::{StoryView, comment_pages::CommentPage},
        words,
    },
};

/// The parts after the text: ways to share, topics, authors, related stories, neighbours, comments.
pub fn after(layout: &Layout, view: &StoryView) -> Markup {
    let story = &view.story;
    let discussion = (!view.is_locked())
        .then(|| {
            let page = CommentPage::new(&view.comments, 1)?;
            let list = comments(&layout.calendar, story, &page, view.comments_open, layout.assets.url("comment-form.js"))?;
            let script = locator(layout.assets.url("comments.js"), &page);
            Some(view! { {list} {script} }.markup())
        })
        .flatten();
    let script = (story.kind == StoryKind::Story).then(|| view! { <script type="module" src=layout.assets.url("story.js")></script> });
    view! {
        <div class="story-after">
            {sharing(layout, view)}
            {subjects(view)}
            {pages_below(view)}
            {author_boxes(&view.bylines, &view.media)}
            {related(&layout.calendar, &view.related)}
            {neighbours(&layout.calendar, view.previous.as_ref(), view.next.as_ref())}
            {discussion}
        </div>
        {script}
    }
    .markup()
}

/// How to share it, and how often it is read.
fn sharing(layout: &Layout, view: &StoryView) -> Option<Markup> {
    let (story, settings) = (&view.story, &layout.data.settings);
    (story.kind == StoryKind::Story).then(|| {
        view! {
            <div>
                {share(&layout.origin, &story.path, story.headline.as_str())}
                <div data-counts="">{counts(settings, &view.counts)}</div>
            </div>
        }
        .markup()
    })
}

fn subjects(view: &StoryView) -> Option<Markup> {
    let tags: Vec<_> = view
        .tags
        .iter()
        .map(|tag| {
            let href = tag.path().to_string();
            view! { <li><a href=href rel="tag">{tag.name.clone()}</a></li> }
        })
        .collect();
    let sections: Vec<_> = view
        .further_sections
        .iter()
        .map(|section| {
            let href = section.path().to_string();
            view! { <li><a href=href>{section.name.clone()}</a></li> }
        })
        .collect();
    if tags.is_empty() && sections.is_empty() {
        return None;
    }
    let tags = (!tags.is_empty())
        .then(|| view! { <p class="foot-label" id="subjects">{words::story::TAGS}</p> <ul aria-labelledby="subjects">{tags}</ul> });
    let sections = (!sections.is_empty()).then(
        || view! { <p class="foot-label" id="further">{words::story::FILED_UNDER}</p> <ul aria-labelledby="further">{sections}</ul> },
    );
    Some(view! { <div class="subjects">{tags} {sections}</div> }.markup())
}

fn pages_below(view: &StoryView) -> Option<Markup> {
    let pages: Vec<_> = view
        .below
        .iter()
        .filter(|link| link.live)
        .map(|link| {
            let href = link.path.to_string();
            view! { <li><a href=href>{link.headline.to_string()}</a></li> }
        })
        .collect();
    (!pages.is_empty()).then(|| {
        view! {
            <nav class="list-below" aria-labelledby="pages-below">
                <h2 class="rail-title" id="pages-below">{words::story::PAGES_BELOW}</h2>
                <ul>{pages}</ul>
            </nav>
        }
        .markup()
    })
}
