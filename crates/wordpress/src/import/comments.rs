//! Comments with their threads and states.

use std::collections::HashMap;

use domain::document::{Href, UnknownBlocks};
use domain::{Comment, CommentId, CommentKind, CommentState, Document, Email, StoryId};

use super::ImportError;
use super::body_context::ItemContext;
use super::context::{Batch, ImportContext, digest};
use super::report::UNCHANGED;
use super::report_writer::ReportWriter;
use super::slugs_and_dates::{cut, date, local_date, published};
use crate::body::{convert_comment, plain, texturize};
use crate::wxr::{Completeness, Item, WxrComment};

/// Stores the comments of one item; unchanged ones are passed over without a look at each.
pub(super) async fn import(
    context: &ImportContext<'_>,
    batch: &mut Batch<'_>,
    item_context: &ItemContext<'_>,
    item: &Item,
    story: &StoryId,
    english: bool,
    report: &mut ReportWriter,
) -> Result<(), ImportError> {
    report.counts.comments.found += item.comments.len() as u64;
    if item.comments.is_empty() {
        return Ok(());
    }
    let key = item.id.to_string();
    let read = digest(&item.comments);
    if batch.known("comments", &key).await?.as_deref() == Some(&read) {
        report.counts.comments.skipped += item.comments.len() as u64;
        for comment in &item.comments {
            report.skip("comment", &comment.id, &comment.author, UNCHANGED);
        }
        return Ok(());
    }
    let mut ids: HashMap<&str, CommentId> = HashMap::new();
    for (number, written) in in_order(&item.comments).into_iter().enumerate() {
        let is_numbered = !written.id.is_empty() && !ids.contains_key(written.id.as_str());
        let own = if is_numbered { numbered(&key, written) } else { format!("{key}.{number}") };
        let known = batch.known("comment", &own).await?.and_then(|id| CommentId::parse(&id).ok());
        let before = match (&mut batch.edit, &known) {
            (Some(edit), Some(id)) => edit.comment_by_id(id).await?,
            _ => None,
        };
        let is_known = known.is_some() && (before.is_some() || context.is_dry());
        let id = known.unwrap_or_else(|| batch.comment_id());
        let parent = ids.get(written.parent.as_str()).filter(|_| !matches!(written.parent.as_str(), "" | "0")).cloned();
        if is_numbered {
            ids.insert(&written.id, id.clone());
        }
        let kind = match written.kind.as_str() {
            "pingback" => CommentKind::Pingback,
            "trackback" => CommentKind::Trackback,
            _ => CommentKind::Comment,
        };
        let state = match written.approved.as_str() {
            "1" | "approve" | "approved" if matches!(written.kind.as_str(), "" | "comment" | "pingback" | "trackback" | "review") => {
                CommentState::Approved
            }
            "spam" => CommentState::Spam,
            "trash" | "post-trashed" => CommentState::Trash,
            // notes of plugins are not for readers either
            _ => CommentState::Waiting,
        };
        let mut body = convert_comment(&written.content, item_context);
        if english {
            texturize(&mut body);
        }
        if Document::parse(&body.to_json(), UnknownBlocks::Keep).is_err() {
            body = Document::from_plain_text(&cut(&body.plain_text(), 100_000));
        }
        let comment = Comment {
            id: id.clone(),
            story: story.clone(),
            parent,
            kind,
            state,
            author_name: cut(&plain(&written.author), 200),
            author_email: Email::parse(&written.email).ok(),
            author_url: Href::parse(&written.url)
                .ok()
                .filter(|url| url.as_str().to_ascii_lowercase().starts_with("http"))
                .map(String::from)
                .unwrap_or_default(),
            body,
            created_at: date(&written.date_gmt)
                .or_else(|| local_date(&written.date, item_context.index.clock.ahead()))
                .or_else(|| published(item, item_context.index.clock.ahead()))
                .or_else(|| before.as_ref().map(|before| before.created_at))
                .unwrap_or_else(|| context.newsroom.now()),
            staff: false,
        };
        // the public REST API shows less of a comment than an export does
        let stays = before.as_ref().is_none_or(|before| *before == comment || item.completeness() < Completeness::Typed);
        let mut why_left = (is_known && stays).then_some(UNCHANGED);
        if let Some(edit) = &mut batch.edit {
            if why_left.is_none() && is_known && !edit.is_as_imported("comment", id.as_str()).await? {
                why_left = Some("changed here since it was imported; the export's newer version was not taken");
            }
            if why_left.is_none() {
                edit.put_comment(&comment).await?;
            }
        }
        if let Some(why) = why_left {
            report.counts.comments.skipped += 1;
            report.skip("comment", &written.id, &written.author, why);
            continue;
        }
        batch.remember("comment", &own, id.as_str()).await?;
        report.counts.comments.imported += 1;
    }
    batch.remember("comments", &key, &read).await
}

/// What a comment is known by: the number of its item and its own.
pub(super) fn numbered(item: &str, comment: &WxrComment) -> String {
    format!("{item}:{}", comment.id)
}

/// Comments with each one before its replies; replies to missing comments come last, as top-level comments.
fn in_order(comments: &[WxrComment]) -> Vec<&WxrComment> {
    let mut placed: std::collections::HashSet<&str> = std::collections::HashSet::new();
    let mut rest: Vec<&WxrComment> = comments.iter().collect();
    let mut order = Vec::with_capacity(comments.len());
    // threads are some fifteen deep at most; each round settles one level more
    for _ in 0..200 {
        let (ready, waiting): (Vec<&WxrComment>, Vec<&WxrComment>) =
            rest.into_iter().partition(|comment| matches!(comment.parent.as_str(), "" | "0") || placed.contains(comment.parent.as_str()));
        if ready.is_empty() {
            rest = waiting;
            break;
        }
        placed.extend(ready.iter().map(|comment| comment.id.as_str()));
        order.extend(ready);
        rest = waiting;
    }
    order.extend(rest);
    order
}
