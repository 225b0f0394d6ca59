//! Comments of readers below a story.

use std::collections::HashMap;

use domain::{Comment, CommentId, SitePath, document::Href};

use crate::{
    prelude::*,
    site::{
        load::comment_pages::{CommentPage, page_path, permalink},
        words,
    },
    ui::{
        blocks::{BlockContext, blocks},
        dates::full_date,
        text::Calendar,
    },
};

/// Replies are nested to this depth; deeper ones stay at the deepest level and name the comment they reply to.
const DEPTH: usize = 4;

/// A page of the comments below the story at `path`. Nothing at all for a story without comments that accepts none.
pub fn comments(calendar: &Calendar, path: &SitePath, page: &CommentPage<'_>, open: bool) -> Option<Markup> {
    if page.all.is_empty() && !open {
        return None;
    }
    let closed = (!open).then(|| view! { <p class="comments-closed">{words::discussion::CLOSED}</p> });
    let title = if page.all.is_empty() { String::from(words::discussion::COMMENTS) } else { words::discussion::COUNT.of(page.all.len()) };
    Some(
        view! {
            <section class="comments" id="comments" aria-labelledby="comments-title">
                <h2 class="rail-title" id="comments-title">{title}</h2>
                {thread(calendar, path, page)}
                {closed}
            </section>
        }
        .markup(),
    )
}

/// The comments of one page as a thread, and the links to the pages before and after it.
pub fn thread(calendar: &Calendar, path: &SitePath, page: &CommentPage<'_>) -> Markup {
    if page.comments.is_empty() {
        return view! { <p class="empty">{words::discussion::NONE}</p> }.markup();
    }
    let list = Thread::new(calendar, path, page).level(None, 0);
    view! { <ol class="thread">{list}</ol> {pages(path, page)} }.markup()
}

fn pages(path: &SitePath, page: &CommentPage<'_>) -> Option<Markup> {
    let to = |number: usize| format!("{}#comments", page_path(path, number));
    let earlier =
        (page.number > 1).then(|| view! { <a class="go" rel="prev" href=to(page.number - 1)>{words::discussion::EARLIER}</a> }.markup());
    let later = page.more.then(|| view! { <a class="go" rel="next" href=to(page.number + 1)>{words::discussion::MORE}</a> }.markup());
    page.is_one_of_several().then(|| view! { <p class="comments-pages">{earlier} {later}</p> }.markup())
}

/// The script at `src` that leads from `#comment-ID` to the page with that comment, where there are several pages.
pub fn locator(src: String, page: &CommentPage<'_>) -> Option<Markup> {
    page.is_one_of_several().then(|| view! { <script type="module" src=src></script> }.markup())
}

struct Thread<'a> {
    calendar: &'a Calendar,
    path: &'a SitePath,
    /// Whether the story has several pages of comments, so that a permalink must find the right one.
    several: bool,
    by_parent: HashMap<Option<&'a CommentId>, Vec<&'a Comment>>,
    /// Writers of all comments of the story.
    names: HashMap<&'a CommentId, String>,
}

impl<'a> Thread<'a> {
    fn new(calendar: &'a Calendar, path: &'a SitePath, page: &'a CommentPage<'a>) -> Self {
        let names = page.all.iter().map(|comment| (&comment.id, name(comment))).collect();
        let mut by_parent: HashMap<Option<&CommentId>, Vec<&Comment>> = HashMap::new();
        let mut before = Vec::with_capacity(page.comments.len());
        for comment in &page.comments {
            // a comment follows its parent in reading order; one whose parent is hidden or on an earlier page begins a thread of its own
            let parent = comment.parent.as_ref().filter(|parent| before.contains(parent));
            by_parent.entry(parent).or_default().push(comment);
            before.push(&comment.id);
        }
        Self { calendar, path, several: page.is_one_of_several(), by_parent, names }
    }

    fn level(&self, parent: Option<&'a CommentId>, depth: usize) -> Vec<Markup> {
        self.by_parent.get(&parent).into_iter().flatten().flat_map(|comment| self.comment(comment, depth)).collect()
    }

    /// The comment with its replies; from the deepest level on the replies follow it instead of being nested in it.
    fn comment(&self, comment: &'a Comment, depth: usize) -> Vec<Markup> {
        let replies = self.level(Some(&comment.id), (depth + 1).min(DEPTH));
        let reply = comment
            .parent
            .as_ref()
            .filter(|parent| (depth == 0 || depth >= DEPTH) && **parent != comment.id)
            .and_then(|parent| self.names.get(parent))
            .map(|name| view! { <p class="comment-reply">{words::discussion::IN_REPLY_TO.with(&[("name", name)])}</p> });
        let head = self.head(comment);
        let body = blocks(&BlockContext::for_comment(self.calendar), &comment.body.blocks);
        let id = format!("comment-{}", comment.id);
        if depth < DEPTH {
            let replies = (!replies.is_empty()).then(|| view! { <ol>{replies}</ol> });
            vec![
                view! { <li><article class="comment" id=id>{head} {reply} <div class="comment-body">{body}</div></article> {replies}</li> }
                    .markup(),
            ]
        } else {
            let own =
                view! { <li><article class="comment" id=id>{head} {reply} <div class="comment-body">{body}</div></article></li> }.markup();
            std::iter::once(own).chain(replies).collect()
        }
    }

    fn head(&self, comment: &Comment) -> Markup {
        let name = name(comment);
        // the URL that a reader gave is shown, but not recommended to search engines
        let name = match Href::parse(&comment.author_url).ok().filter(Href::is_external) {
            Some(href) => view! { <a class="comment-name" href=href.to_string() rel="nofollow ugc noopener">{name}</a> }.markup(),
            None => view! { <span class="comment-name">{name}</span> }.markup(),
        };
        let link = if self.several { permalink(self.path, &comment.id) } else { format!("#comment-{}", comment.id) };
        view! { <p class="comment-head">{name} " " <a class="comment-date" href=link>{full_date(self.calendar, comment.created_at)}</a></p> }.markup()
    }
}

fn name(comment: &Comment) -> String {
    let name = comment.author_name.trim();
    if name.is_empty() { words::discussion::NAMELESS.into() } else { name.to_owned() }
}
