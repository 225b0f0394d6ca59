//! Which comments a thread needs besides those that readers see.

use std::collections::{HashMap, HashSet};

use domain::{Comment, CommentId};

/// The shown comments and, without their content, the others that a shown one answers, directly or through answers in between.
pub(crate) fn with_answers(mut all: Vec<Comment>) -> Vec<Comment> {
    if all.iter().all(Comment::is_shown) {
        return all;
    }
    let parents: HashMap<&CommentId, Option<&CommentId>> = all.iter().map(|comment| (&comment.id, comment.parent.as_ref())).collect();
    let mut needed: HashSet<CommentId> = HashSet::new();
    for shown in all.iter().filter(|comment| comment.is_shown()) {
        let mut next = shown.parent.as_ref();
        // ends at the first one that is needed already, and so in a cycle too
        while let Some(id) = next.filter(|id| parents.contains_key(id) && needed.insert((*id).clone())) {
            next = parents.get(id).copied().flatten();
        }
    }
    all.retain(|comment| comment.is_shown() || needed.contains(&comment.id));
    all.into_iter().map(|comment| if comment.is_shown() { comment } else { comment.without_content() }).collect()
}
