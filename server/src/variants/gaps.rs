//! After a start: the versions that imports, the demo or a restore left out, newest pictures first.

use std::{collections::HashSet, time::Duration};

use domain::{MediaKind, Variant};
use newsroom::{Newsroom, library::MediaQuery};

use super::{Job, Variants};

/// Readers come first after a start.
const AFTER_START: Duration = Duration::from_secs(20);
/// Between two looks at a queue that has much to do.
const PAUSE: Duration = Duration::from_secs(2);
/// What readers request is made sooner if few pictures wait.
const FEW: usize = 4;
const PAGE: usize = 250;

/// Requests what is missing, and ends.
pub async fn fill(newsroom: Newsroom, variants: Variants) {
    tokio::time::sleep(AFTER_START).await;
    let stored: HashSet<String> = match variants.inner.store.list().await {
        Ok(list) => list.into_iter().map(|stored| stored.name).collect(),
        Err(error) => return tracing::warn!("smaller versions of pictures that are missing cannot be found: {error}"),
    };
    // counted first, so that editors see how much there is to do
    let mut after = None;
    loop {
        let Some((jobs, next)) = gaps(&newsroom, &stored, after).await else { return };
        jobs.iter().for_each(|job| variants.progress.add(job.versions()));
        after = next;
        if after.is_none() {
            break;
        }
    }
    loop {
        let Some((jobs, next)) = gaps(&newsroom, &stored, after).await else { return };
        for job in jobs {
            while variants.waiting() >= FEW {
                tokio::time::sleep(PAUSE).await;
            }
            let versions = job.versions();
            variants.request(job);
            // those that wait now are counted by the queue
            variants.progress.subtract(versions);
        }
        after = next;
        if after.is_none() {
            return;
        }
    }
}

/// The shapes of some pictures of which something is not stored, and where the next pictures begin; `None` if they cannot be listed.
async fn gaps(newsroom: &Newsroom, stored: &HashSet<String>, after: Option<String>) -> Option<(Vec<Job>, Option<String>)> {
    let query = MediaQuery { kind: Some(MediaKind::Image), after, limit: PAGE, ..MediaQuery::default() };
    let page = match newsroom.media_list(&query).await {
        Ok(page) => page,
        Err(error) => {
            tracing::warn!("pictures cannot be listed: {error}");
            return None;
        }
    };
    let is_there = |job: &Job, made: Variant| stored.contains(&made.name(&job.file));
    let is_whole = |job: &Job| Variant::all(job.ratio, job.focal, job.size.0, job.size.1).all(|made| is_there(job, made));
    Some((page.rows.iter().flat_map(|row| Job::all(&row.item)).filter(|job| !is_whole(job)).collect(), page.next))
}
