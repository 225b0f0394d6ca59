//! The passes over the items: stories and pages, then what has no place here.

use std::collections::HashMap;

use super::again::Again;
use super::facts::{Facts, is_story};
use super::ledger::Ledger;
use super::report::UnknownTally;
use super::stories::Stories;
use super::{BATCH_BYTES, BATCH_ITEMS, ImportError, Progress};
use crate::wxr::Item;

/// Pages deeper than this are brought together.
const DEEPEST_PAGE: usize = 12;

/// Stories, and pages after the pages above them.
pub(super) async fn all_stories(
    stories: &mut Stories<'_>,
    progress: &Progress<'_>,
    report: &mut Ledger,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let facts = stories.facts;
    let depths: HashMap<u64, usize> = facts.page_parents.keys().map(|page| (*page, facts.depth(*page).min(DEEPEST_PAGE))).collect();
    let deepest = depths.values().copied().max().unwrap_or(0);
    let total = facts.bytes.saturating_mul(deepest as u64 + 1);
    for round in 0..=deepest {
        let mut again = Again::over(&facts.files);
        let wanted = |item: &Item| {
            is_story(&item.kind) && if item.kind == "page" { depths.get(&item.id).copied().unwrap_or(0) == round } else { round == 0 }
        };
        loop {
            let (mut items, mut bytes) = (Vec::new(), 0);
            while items.len() < BATCH_ITEMS
                && bytes < BATCH_BYTES
                && let Some(item) = again.next(wanted)?
            {
                bytes += item.content.len() + item.comments.iter().map(|comment| comment.content.len()).sum::<usize>();
                items.push(item);
            }
            if items.is_empty() {
                break;
            }
            let mut batch = stories.desk.batch().await?;
            for item in &items {
                stories.bring(&mut batch, item, report, unknown).await?;
            }
            batch.commit().await?;
            progress("stories", facts.bytes * round as u64 + again.position(), total);
        }
    }
    progress("stories", total, total);
    Ok(())
}

/// Items that have no place in a newspaper are named one by one.
pub(super) fn others(facts: &Facts, report: &mut Ledger, unknown: &mut UnknownTally) -> Result<(), ImportError> {
    let has_place = |kind: &str| is_story(kind) || matches!(kind, "attachment" | "nav_menu_item" | "wp_block" | "guest-author");
    if facts.kinds.keys().all(|kind| has_place(kind)) {
        return Ok(());
    }
    let mut again = Again::over(&facts.files);
    while let Some(item) = again.next(|item| !has_place(&item.kind))? {
        unknown.add("post_type", &item.kind);
        report.skip(&item.kind, item.id, &item.title, "this kind of item has no counterpart here");
        // what readers wrote under it stays away with it
        report.comments_left(&item);
    }
    Ok(())
}
