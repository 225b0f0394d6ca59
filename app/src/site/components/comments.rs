//! What readers wrote under a story.

use std::collections::HashMap;

use domain::{Comment, CommentId, document::Href};

use crate::{
    prelude::*,
    ui::{
        blocks::{BlockContext, blocks},
        dates::full_date,
        text::{Calendar, words},
    },
};

/// Replies are rendered inside each other to this depth; deeper ones stand at the deepest level and name whom they answer.
const DEPTH: usize = 4;

/// The comments of a story as a thread. Nothing at all for a story without comments that takes none.
pub fn comments(calendar: &Calendar, comments: &[Comment], open: bool) -> Option<Markup> {
    if comments.is_empty() && !open {
        return None;
    }
    let thread = Thread::new(calendar, comments);
    let list = thread.level(None, 0);
    let list = if list.is_empty() {
        view! { <p class="empty">{words::NO_COMMENTS}</p> }.markup()
    } else {
        view! { <ol class="thread">{list}</ol> }.markup()
    };
    let closed = (!open).then(|| view! { <p class="comments-closed">{words::COMMENTS_CLOSED}</p> });
    let title = if comments.is_empty() { words::COMMENTS.to_owned() } else { words::comments(comments.len()) };
    Some(
        view! {
            <section class="comments" id="comments" aria-labelledby="comments-title">
                <h2 class="rail-title" id="comments-title">{title}</h2>
                {list}
                {closed}
            </section>
        }
        .markup(),
    )
}

struct Thread<'a> {
    calendar: &'a Calendar,
    by_parent: HashMap<Option<&'a CommentId>, Vec<&'a Comment>>,
    names: HashMap<&'a CommentId, String>,
}

impl<'a> Thread<'a> {
    fn new(calendar: &'a Calendar, comments: &'a [Comment]) -> Self {
        let names: HashMap<_, _> = comments.iter().map(|comment| (&comment.id, name(comment))).collect();
        let mut by_parent: HashMap<Option<&CommentId>, Vec<&Comment>> = HashMap::new();
        for comment in comments {
            // an answer to something that is not shown (spam, or itself) begins a thread of its own
            let parent = comment.parent.as_ref().filter(|parent| names.contains_key(parent) && **parent != comment.id);
            by_parent.entry(parent).or_default().push(comment);
        }
        Self { calendar, by_parent, names }
    }

    fn level(&self, parent: Option<&'a CommentId>, depth: usize) -> Vec<Markup> {
        self.by_parent.get(&parent).into_iter().flatten().flat_map(|comment| self.comment(comment, depth)).collect()
    }

    /// The comment with its answers; from the deepest level on the answers follow it instead of standing in it.
    fn comment(&self, comment: &'a Comment, depth: usize) -> Vec<Markup> {
        let answers = self.level(Some(&comment.id), (depth + 1).min(DEPTH));
        let reply = comment
            .parent
            .as_ref()
            .filter(|_| depth >= DEPTH)
            .and_then(|parent| self.names.get(parent))
            .map(|name| view! { <p class="comment-reply">{words::in_reply_to(name)}</p> });
        let head = self.head(comment);
        let body = blocks(&BlockContext::for_comment(self.calendar), &comment.body.blocks);
        let id = format!("comment-{}", comment.id);
        if depth < DEPTH {
            let answers = (!answers.is_empty()).then(|| view! { <ol>{answers}</ol> });
            vec![
                view! { <li><article class="comment" id=id>{head} {reply} <div class="comment-body">{body}</div></article> {answers}</li> }
                    .markup(),
            ]
        } else {
            let own =
                view! { <li><article class="comment" id=id>{head} {reply} <div class="comment-body">{body}</div></article></li> }.markup();
            std::iter::once(own).chain(answers).collect()
        }
    }

    fn head(&self, comment: &Comment) -> Markup {
        let name = name(comment);
        // a reader's own address: shown, but not recommended to search engines
        let name = match Href::parse(&comment.author_url).ok().filter(Href::is_external) {
            Some(href) => view! { <a class="comment-name" href=href.to_string() rel="nofollow ugc noopener">{name}</a> }.markup(),
            None => view! { <span class="comment-name">{name}</span> }.markup(),
        };
        let link = format!("#comment-{}", comment.id);
        view! { <p class="comment-head">{name} " " <a class="comment-date" href=link>{full_date(self.calendar, comment.created_at)}</a></p> }.markup()
    }
}

fn name(comment: &Comment) -> String {
    let name = comment.author_name.trim();
    if name.is_empty() { words::NAMELESS.to_owned() } else { name.to_owned() }
}
