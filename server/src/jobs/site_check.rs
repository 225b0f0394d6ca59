//! Checks links, redirects and alt texts within the paper once a day, so that the numbers at the desk are those of today.

use std::time::Duration;

use app::site::Site;

use crate::http::SiteChecks;

const EVERY: Duration = Duration::from_secs(3600);
const DAY: i64 = 24 * 60 * 60_000;

/// Runs for ever.
pub async fn run(site: Site, checks: SiteChecks) {
    loop {
        tokio::time::sleep(EVERY).await;
        let now = site.newsroom.now().millis();
        let is_due = match site.newsroom.site_check("within").await {
            Ok(check) => check.is_none_or(|check| now - check.begun_at.millis() >= DAY),
            Err(_) => false,
        };
        if is_due && let Err(error) = checks.start_within(&site).await {
            tracing::warn!("the paper was not checked: {error}");
        }
    }
}
