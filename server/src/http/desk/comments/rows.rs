//! Comments of a queue as rows of the page.

use app::desk::pages::comment_row::CommentRow;
use newsroom::comments::QueuedComment;

use crate::http::desk::Frame;

/// Characters of the comment that is answered.
const EXCERPT: usize = 120;

/// The row of a comment.
pub fn row(frame: &Frame, queued: QueuedComment) -> CommentRow {
    let version = queued.version();
    let comment = queued.comment;
    let parent = queued.parent.map(|parent| {
        let text = domain::text::one_line(&parent.body.plain_text());
        (parent.author_name, text.chars().take(EXCERPT).collect())
    });
    let href = if comment.is_shown() { format!("{}?comment={1}#comment-{1}", queued.path, comment.id) } else { queued.path.to_string() };
    CommentRow {
        version,
        when: (frame.ago(comment.created_at), frame.calendar.machine(comment.created_at)),
        id: comment.id.to_string(),
        name: comment.author_name,
        staff: comment.staff,
        body: comment.body,
        story: comment.story.to_string(),
        href,
        headline: queued.headline.to_string(),
        closed: queued.closed,
        parent,
        points: queued.points,
        reasons: queued.reasons,
        first_text: queued.first_text,
        reports: queued.reports.into_iter().map(|report| (report.reason, report.note, frame.ago(report.at))).collect(),
        has_network: queued.has_network,
        has_email: queued.has_email,
        reply: None,
    }
}
