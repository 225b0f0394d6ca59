//! The comments of a story in reading order, cut into pages.

use std::collections::{HashMap, HashSet};

use domain::{Comment, CommentId, SitePath};

/// Comments on one page.
pub const PER_PAGE: usize = 50;

/// Which comments of a story a reader requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommentsAt {
    /// `/STORY/comment-page-N/`, from 2: the first page is below the story.
    Page(usize),
    /// `/STORY/?comment=ID`, the permalink of one comment: redirects to the page that has it.
    Comment(CommentId),
}

/// The path of a page of comments; the first page is the story itself.
pub fn page_path(story: &SitePath, page: usize) -> String {
    if page <= 1 { story.to_string() } else { format!("{story}comment-page-{page}/") }
}

/// The permalink of a comment. It stays right when earlier threads grow and move the comment to a later page.
pub fn permalink(story: &SitePath, id: &CommentId) -> String {
    format!("{story}?comment={id}#comment-{id}")
}

/// One page of comments.
#[derive(Debug, Clone)]
pub struct CommentPage<'a> {
    /// Its comments, each thread from its root down.
    pub comments: Vec<&'a Comment>,
    /// All comments of the story, of this page or not, with what is left of removed ones.
    pub all: &'a [Comment],
    /// Number of those that readers see.
    pub shown: usize,
    /// Its number, from 1.
    pub number: usize,
    /// Whether another page follows.
    pub more: bool,
}

impl<'a> CommentPage<'a> {
    /// Page `number` of these comments. Only the first page may be empty; `None` for a page that does not exist.
    pub fn new(all: &'a [Comment], number: usize) -> Option<Self> {
        let start = number.checked_sub(1)?.checked_mul(PER_PAGE)?;
        if start > 0 && start >= all.len() {
            return None;
        }
        let comments = in_reading_order(all).into_iter().skip(start).take(PER_PAGE).collect();
        let shown = all.iter().filter(|comment| comment.is_shown()).count();
        Some(Self { comments, all, shown, number, more: all.len() - start > PER_PAGE })
    }

    /// The number of the page that has this comment.
    pub fn number_of(all: &[Comment], id: &CommentId) -> Option<usize> {
        in_reading_order(all).iter().position(|comment| comment.id == *id).map(|at| at / PER_PAGE + 1)
    }

    /// Whether the story has more than one page of comments.
    pub fn is_one_of_several(&self) -> bool {
        self.all.len() > PER_PAGE
    }
}

/// Every comment once: a comment, its replies, then the next comment. A reply to a comment that is not shown begins a thread of its own,
/// and so does the first comment of a cycle. Iterative, because a thread may be as deep as it has comments.
fn in_reading_order(all: &[Comment]) -> Vec<&Comment> {
    let known: HashSet<&CommentId> = all.iter().map(|comment| &comment.id).collect();
    let mut replies: HashMap<&CommentId, Vec<&Comment>> = HashMap::new();
    let mut roots = Vec::new();
    for comment in all {
        match comment.parent.as_ref().filter(|parent| known.contains(parent)) {
            Some(parent) => replies.entry(parent).or_default().push(comment),
            None => roots.push(comment),
        }
    }
    let mut ordered = Vec::with_capacity(all.len());
    let mut visited = HashSet::with_capacity(all.len());
    for root in roots.into_iter().chain(all) {
        let mut stack = vec![root];
        while let Some(comment) = stack.pop() {
            if visited.insert(&comment.id) {
                ordered.push(comment);
                stack.extend(replies.get(&comment.id).into_iter().flatten().rev());
            }
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use domain::{CommentKind, CommentState, Document, StoryId, Timestamp};

    use super::*;

    fn id(number: usize) -> CommentId {
        CommentId::parse(&format!("01900000-0000-7000-8000-{number:012}")).unwrap()
    }

    fn comment(number: usize, parent: Option<usize>) -> Comment {
        Comment {
            id: id(number),
            story: StoryId::parse("01900000-0000-7000-8000-000000000000").unwrap(),
            parent: parent.map(id),
            kind: CommentKind::Comment,
            state: CommentState::Approved,
            author_name: String::new(),
            author_email: None,
            author_url: String::new(),
            body: Document::from_plain_text("x"),
            created_at: Timestamp::from_millis(i64::try_from(number).unwrap()),
            staff: false,
        }
    }

    fn order(all: &[Comment]) -> Vec<CommentId> {
        in_reading_order(all).into_iter().map(|comment| comment.id.clone()).collect()
    }

    #[test]
    fn replies_follow_their_comment() {
        let all = [comment(1, None), comment(2, None), comment(3, Some(1)), comment(4, Some(3)), comment(5, Some(1))];
        assert_eq!(order(&all), [1, 3, 4, 5, 2].map(id));
    }

    #[test]
    fn a_cycle_and_a_lost_parent_lose_no_comment() {
        let all = [comment(1, Some(9)), comment(2, Some(3)), comment(3, Some(2)), comment(4, Some(4))];
        assert_eq!(order(&all), [1, 2, 3, 4].map(id));
    }

    #[test]
    fn a_deep_thread_is_cut_into_pages() {
        let all: Vec<Comment> = (1..=120).map(|number| comment(number, (number > 1).then(|| number - 1))).collect();
        let pages: Vec<_> = (1..=3).map(|page| CommentPage::new(&all, page).unwrap()).collect();
        assert_eq!(pages.iter().map(|page| (page.comments.len(), page.more)).collect::<Vec<_>>(), [(50, true), (50, true), (20, false)]);
        assert!(CommentPage::new(&all, 4).is_none() && CommentPage::new(&all, 0).is_none());
        assert_eq!([1, 50, 51, 120].map(|number| CommentPage::number_of(&all, &id(number))), [Some(1), Some(1), Some(2), Some(3)]);
        assert_eq!(CommentPage::number_of(&all, &id(121)), None);
    }

    #[test]
    fn a_story_without_comments_has_one_page() {
        let page = CommentPage::new(&[], 1).unwrap();
        assert!(page.comments.is_empty() && !page.more && !page.is_one_of_several());
        assert!(CommentPage::new(&[], 2).is_none());
    }
}
