//! The passes over the items: stories and pages, then items of other types.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::future;

use super::report::UnknownTally;
use super::report_writer::ReportWriter;
use super::rescan::Rescan;
use super::site_index::{SiteIndex, is_story};
use super::stories::{BatchReader, Prepared, Stories, Wanted};
use super::{ImportError, Progress};

/// Pages deeper than this are imported in one pass.
const DEEPEST_PAGE: usize = 12;

/// Stories, and pages after the pages above them.
pub(super) async fn all_stories(
    stories: &mut Stories<'_>,
    progress: &Progress<'_>,
    report: &mut ReportWriter,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let index = stories.index;
    let depths: HashMap<u64, usize> = index.page_parents.keys().map(|page| (*page, index.depth(*page).min(DEEPEST_PAGE))).collect();
    let depths = Arc::new(depths);
    let deepest = depths.values().copied().max().unwrap_or(0);
    let total = index.bytes.saturating_mul(deepest as u64 + 1);
    for round in 0..=deepest {
        let depths = Arc::clone(&depths);
        let wanted: Arc<Wanted> = Arc::new(move |item| {
            is_story(&item.kind) && if item.kind == "page" { depths.get(&item.id).copied().unwrap_or(0) == round } else { round == 0 }
        });
        let mut ahead = BatchReader::new(stories.context, index, &stories.settings.language, wanted);
        let (mut batch, mut position) = ahead.batch().await?;
        while !batch.is_empty() {
            let (written, next) = future::join(write(stories, batch, report, unknown), ahead.batch()).await;
            written?;
            progress("stories", index.bytes * round as u64 + position, total);
            (batch, position) = next?;
        }
    }
    progress("stories", total, total);
    Ok(())
}

/// Writes a batch.
async fn write(
    stories: &mut Stories<'_>,
    items: Vec<Prepared>,
    report: &mut ReportWriter,
    unknown: &mut UnknownTally,
) -> Result<(), ImportError> {
    let mut batch = stories.context.batch().await?;
    batch.prefetch(&stories.prefetch(&items)).await?;
    for item in items {
        stories.import(&mut batch, item, report, unknown).await?;
    }
    batch.commit().await
}

/// Reports each item of a type without counterpart.
pub(super) fn others(index: &SiteIndex, report: &mut ReportWriter, unknown: &mut UnknownTally) -> Result<(), ImportError> {
    let has_place = |kind: &str| is_story(kind) || matches!(kind, "attachment" | "nav_menu_item" | "wp_block" | "guest-author");
    if index.kinds.keys().all(|kind| has_place(kind)) {
        return Ok(());
    }
    let mut rescan = Rescan::over(&index.files);
    while let Some(item) = rescan.next(|item| !has_place(&item.kind))? {
        unknown.add("post_type", &item.kind);
        report.skip(&item.kind, item.id, &item.title, "this kind of item has no counterpart here");
        // its comments are left out too
        report.comments_left(&item);
    }
    Ok(())
}
