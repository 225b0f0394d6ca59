//! Comments of readers below a story.

use std::collections::HashMap;

use domain::{Comment, CommentId, CommentState, SitePath, Story, StoryId, document::Href};

use crate::{
    prelude::*,
    site::{
        components::comment_form::{comment_url, respond},
        load::comment_pages::{CommentPage, page_path, permalink},
        words::{self, replies},
    },
    ui::{
        blocks::{BlockContext, blocks},
        dates::full_date,
        text::Calendar,
    },
};

/// Replies are nested to this depth; deeper ones stay at the deepest level and name the comment they reply to. Each level costs width, and
/// phones have little (trap 27).
const DEPTH: usize = 3;

/// A page of the comments below a story, with the form where it is `open`; `script` is that of the form. Nothing at all for a story without
/// comments that accepts none.
pub fn comments(calendar: &Calendar, story: &Story, page: &CommentPage<'_>, open: bool, script: String) -> Option<Markup> {
    if page.all.is_empty() && !open {
        return None;
    }
    let closed = (!open).then(|| view! { <p class="comments-closed">{words::discussion::CLOSED}</p> });
    let form = open.then(|| respond(&story.id, script));
    let title = if page.shown == 0 { String::from(words::discussion::COMMENTS) } else { words::discussion::COUNT.of(page.shown) };
    Some(
        view! {
            <section class="comments" id="comments" aria-labelledby="comments-title">
                <h2 class="rail-title" id="comments-title">{title}</h2>
                {thread(calendar, &story.path, page, open.then_some(&story.id))}
                {closed}
                {form}
            </section>
        }
        .markup(),
    )
}

/// At the head of a story: the number of comments, or an invitation to write the first one.
pub fn invitation(count: usize, open: bool) -> Option<Markup> {
    match count {
        0 if open => Some(view! { <a href="#respond">{replies::FIRST}</a> }.markup()),
        0 => None,
        count => Some(view! { <a href="#comments">{words::discussion::COUNT.of(count)}</a> }.markup()),
    }
}

/// The comments of one page as a thread, and the links to the pages before and after it. `open` is the story, if readers may answer.
pub fn thread(calendar: &Calendar, path: &SitePath, page: &CommentPage<'_>, open: Option<&StoryId>) -> Markup {
    if page.comments.is_empty() {
        return view! { <p class="empty">{words::discussion::NONE}</p> }.markup();
    }
    let list = Thread::new(calendar, path, page, open).level(None, 0);
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
    /// The story, if readers may answer.
    open: Option<&'a StoryId>,
    by_parent: HashMap<Option<&'a CommentId>, Vec<&'a Comment>>,
    /// Writers of all comments of the story.
    names: HashMap<&'a CommentId, String>,
}

impl<'a> Thread<'a> {
    fn new(calendar: &'a Calendar, path: &'a SitePath, page: &'a CommentPage<'a>, open: Option<&'a StoryId>) -> Self {
        // what is left of a removed comment has no name, not even in its answers (trap 26)
        let names = page.all.iter().filter(|comment| comment.is_shown()).map(|comment| (&comment.id, writer(comment))).collect();
        let mut by_parent: HashMap<Option<&CommentId>, Vec<&Comment>> = HashMap::new();
        let mut before = Vec::with_capacity(page.comments.len());
        for comment in &page.comments {
            // a comment follows its parent in reading order; one whose parent is hidden or on an earlier page begins a thread of its own
            let parent = comment.parent.as_ref().filter(|parent| before.contains(parent));
            by_parent.entry(parent).or_default().push(comment);
            before.push(&comment.id);
        }
        Self { calendar, path, several: page.is_one_of_several(), open, by_parent, names }
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
        let id = format!("comment-{}", comment.id);
        let own = if comment.is_shown() { self.shown(comment, reply.markup()) } else { removed(comment) };
        let own = view! { <article class="comment" id=id>{own}</article> };
        if depth < DEPTH {
            let replies = (!replies.is_empty()).then(|| view! { <ol>{replies}</ol> });
            vec![view! { <li>{own} {replies}</li> }.markup()]
        } else {
            std::iter::once(view! { <li>{own}</li> }.markup()).chain(replies).collect()
        }
    }

    fn shown(&self, comment: &Comment, reply: Markup) -> Markup {
        let body = blocks(&BlockContext::for_comment(self.calendar), &comment.body.blocks);
        view! { {self.head(comment)} {reply} <div class="comment-body" dir="auto">{body}</div> {self.acts(comment)} }.markup()
    }

    /// What readers can do with a comment: links to pages that are not cached, so that they work without script.
    fn acts(&self, comment: &Comment) -> Markup {
        let name = writer(comment);
        let answer = self.open.map(|story| {
            let href = format!("{}?to={}", comment_url(story), comment.id);
            let label = replies::TO.with(&[("name", &name)]);
            view! { <a class="comment-answer" href=href rel="nofollow" aria-label=label>{replies::REPLY}</a> }.markup()
        });
        let href = format!("/comments/report/{}", comment.id);
        let label = replies::REPORT_OF.with(&[("name", &name)]);
        view! { <p class="comment-acts">{answer} " " <a href=href rel="nofollow" aria-label=label>{replies::REPORT}</a></p> }.markup()
    }

    fn head(&self, comment: &Comment) -> Markup {
        let name = writer(comment);
        let mark = comment.staff.then(|| view! { " " <span class="comment-staff">{replies::STAFF}</span> });
        // the URL that a reader gave is shown, but not recommended to search engines
        let name = match Href::parse(&comment.author_url).ok().filter(Href::is_external) {
            Some(href) => view! { <a class="comment-name" href=href.to_string() rel="nofollow ugc noopener">{name}</a> }.markup(),
            None => view! { <span class="comment-name">{name}</span> }.markup(),
        };
        let link = if self.several { permalink(self.path, &comment.id) } else { format!("#comment-{}", comment.id) };
        view! { <p class="comment-head">{name} {mark} " " <a class="comment-date" href=link>{full_date(self.calendar, comment.created_at)}</a></p> }.markup()
    }
}

/// What is left of a comment that has answers.
fn removed(comment: &Comment) -> Markup {
    let text = if comment.state == CommentState::Waiting { replies::CHECKED } else { replies::REMOVED };
    view! { <p class="comment-removed">{text}</p> }.markup()
}

/// The name of the writer, or what stands for it.
pub fn writer(comment: &Comment) -> String {
    let name = comment.author_name.trim();
    if name.is_empty() { words::discussion::NAMELESS.into() } else { name.to_owned() }
}
