//! The people and stories of the permission matrix.

use domain::{
    AuthorId, Comment, CommentId, CommentKind, CommentState, Document, Email, Role, SectionId, Slug, Story, StoryId, StoryState, Timestamp,
};
use newsroom::{Authority, NewTrayNote, people::User};

use super::newsdesk::{by, person, section};
use crate::support::{NOW, TestSite, story};

/// The people of both tables.
pub struct Staff {
    pub people: [User; 5],
    pub colleague: User,
    pub inside: SectionId,
    pub outside: SectionId,
}

impl Staff {
    pub async fn at(paper: &TestSite) -> Self {
        let (inside, outside) = (section(paper, "inside", None).await, section(paper, "outside", None).await);
        let limits = Some(vec![inside.clone()]);
        let people = [
            person(paper, "contributor", Role::Contributor, None).await,
            person(paper, "author", Role::Author, None).await,
            person(paper, "editor", Role::Editor, None).await,
            person(paper, "limited", Role::Editor, limits).await,
            person(paper, "administrator", Role::Administrator, None).await,
        ];
        Self { people, colleague: person(paper, "colleague", Role::Author, None).await, inside, outside }
    }

    /// A story by somebody.
    pub fn story(&self, paper: &TestSite, state: StoryState, by_whom: &User, place: &SectionId) -> Story {
        let mut one = story(&paper.newsroom, &format!("of-{}-in-{place}", by_whom.name), "Of the matrix");
        (one.state, one.bylines) = (state, by(by_whom));
        (one.primary_section, one.sections) = (Some(place.clone()), vec![place.clone()]);
        one.published_at = Some(Timestamp::from_millis(NOW - 1000)).filter(|_| state == StoryState::Published);
        one
    }
}

/// Words in the tray of a story.
pub async fn tray_note(paper: &TestSite, story: &StoryId) -> String {
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    let note = edit.put_in_tray(story, &NewTrayNote { text: "Words".to_owned(), ..NewTrayNote::default() }).await.unwrap();
    edit.commit().await.unwrap();
    note
}

/// An author without account but with an address: one click invites them.
pub async fn guest(paper: &TestSite, slug: &str) -> String {
    let like = person(paper, slug, Role::Reader, None).await.author.unwrap();
    let mut author = paper.newsroom.authors_by_ids(&[like]).await.unwrap().remove(0);
    (author.id, author.slug) = (AuthorId::fresh(paper.newsroom.ids()), Slug::parse(&format!("{slug}-free")).unwrap());
    author.email = Email::parse(&format!("{slug}-free@example.org")).ok();
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_author(&author).await.unwrap();
    edit.commit().await.unwrap();
    author.id.to_string()
}

/// A waiting comment under a story.
pub async fn comment_on(paper: &TestSite, story: &StoryId) -> String {
    let comment = Comment {
        id: CommentId::fresh(paper.newsroom.ids()),
        story: story.clone(),
        parent: None,
        kind: CommentKind::Comment,
        state: CommentState::Waiting,
        author_name: "Ada".to_owned(),
        author_email: Email::parse("ada@example.org").ok(),
        author_url: String::new(),
        body: Document::from_plain_text("The river fell again."),
        created_at: Timestamp::from_millis(NOW),
        staff: false,
    };
    let authority = Authority::command_line();
    let mut edit = paper.newsroom.edit(&authority).await.unwrap();
    edit.put_comment(&comment).await.unwrap();
    edit.commit().await.unwrap();
    comment.id.to_string()
}
