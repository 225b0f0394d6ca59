//! After a start: the versions that imports, the demo or a restore left out, newest pictures first.

use std::{collections::HashSet, time::Duration};

use domain::{MediaKind, Variant};
use newsroom::Newsroom;

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
    let mut after = None;
    loop {
        let page = match newsroom.desk_media("", Some(MediaKind::Image), after.as_ref(), PAGE).await {
            Ok(page) => page,
            Err(error) => return tracing::warn!("pictures cannot be listed: {error}"),
        };
        for job in page.items.iter().flat_map(Job::all) {
            let is_there = |made: Variant| stored.contains(&made.name(&job.file));
            if Variant::all(job.ratio, job.focal, job.size.0, job.size.1).all(is_there) {
                continue;
            }
            while variants.waiting() >= FEW {
                tokio::time::sleep(PAUSE).await;
            }
            variants.request(job);
        }
        match page.next {
            Some(next) => after = Some(next),
            None => return,
        }
    }
}
