//! Links to other sites: tried when somebody asks for it, the newest stories first, a bounded number each time.

use std::{collections::HashSet, time::Duration};

use app::site::Site;
use futures_util::StreamExt;
use newsroom::site_check::{AFTER_ALL, Finding, Flaw, links_outside};
use outgoing::Reach;
use reqwest::{Client, Method, StatusCode, redirect::Policy};
use url::Url;

use super::OUTSIDE;
use crate::http::HttpError;

/// Addresses in one check; the next one goes on with older stories.
const MOST: usize = 500;
/// Stories at a time, and at most.
const BATCH: i64 = 50;
const MOST_STORIES: i64 = 5000;
/// At the same time.
const AT_ONCE: usize = 8;
/// An address that answered is left alone so long, in milliseconds; one that did not is tried each time.
const FRESH: i64 = 7 * 24 * 60 * 60_000;
/// A site that has not answered after this time does not answer.
const PATIENCE: Duration = Duration::from_secs(12);
const MOST_REDIRECTS: usize = 6;

/// Tries the links of the newest stories, or of those after the ones that were tried last.
///
/// # Errors
/// Storage failed.
pub async fn newest(site: &Site, reach: Reach) -> Result<(), HttpError> {
    let newsroom = &site.newsroom;
    let settings = newsroom.settings().await?;
    let origin = site.origin(&settings);
    let client = outgoing::client(reach)
        .redirect(Policy::none())
        .timeout(PATIENCE)
        .user_agent(format!("press/{} (check of links; {origin})", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(HttpError::internal)?;
    let mut after = newsroom.site_check(OUTSIDE).await?.map(|check| check.after).filter(|after| !after.is_empty());
    let (mut tried, mut stories_read) = (0_usize, 0_i64);
    while tried < MOST && stories_read < MOST_STORIES {
        let from = after.clone().unwrap_or_else(|| AFTER_ALL.to_owned());
        let stories = newsroom.stories_in_order(&from, true, BATCH).await?;
        let Some(last) = stories.last() else {
            // all were tried: the next check begins with the newest
            after = Some(String::new());
            break;
        };
        after = Some(last.id.to_string());
        stories_read += BATCH;
        let now = newsroom.now();
        let links: Vec<_> =
            stories.iter().filter(|story| story.is_live(now)).map(|story| (story, links_outside(&story.document, &origin))).collect();
        let urls: HashSet<&str> = links.iter().flat_map(|(_, urls)| urls.iter().map(String::as_str)).collect();
        let urls: Vec<&str> = urls.into_iter().collect();
        let mut known = newsroom.outside_links(&urls).await?;
        known.retain(|_, (at, problem)| problem.is_empty() && now.millis() - at.millis() < FRESH);
        let wanted: Vec<String> = urls.iter().filter(|url| !known.contains_key(**url)).map(|url| (*url).to_owned()).collect();
        tried += wanted.len();
        let client = &client;
        let answers: Vec<(String, String)> = futures_util::stream::iter(wanted)
            .map(async |url| {
                let problem = problem(client, &url, reach).await;
                (url, problem)
            })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        newsroom.put_outside_links(&answers).await?;
        let dead = |url: &str| answers.iter().find(|(of, problem)| of == url && !problem.is_empty()).map(|(_, problem)| problem.clone());
        let about: Vec<String> = stories.iter().map(|story| story.id.to_string()).collect();
        let found: Vec<Finding> = links
            .iter()
            .flat_map(|(story, urls)| {
                urls.iter().filter_map(|url| {
                    Some(Finding { detail: dead(url)?, id: story.id.to_string(), target: url.clone(), title: story.headline.to_string() })
                })
            })
            .collect();
        newsroom.put_findings(Flaw::Outside, &about, &found).await?;
        let done = i64::try_from(tried).unwrap_or(i64::MAX);
        newsroom.beat_site_check(OUTSIDE, (done, i64::try_from(MOST).unwrap_or(i64::MAX).max(done)), after.as_deref()).await?;
    }
    newsroom.beat_site_check(OUTSIDE, (i64::try_from(tried).unwrap_or(i64::MAX), 0), after.as_deref()).await?;
    newsroom.end_site_check(OUTSIDE, None).await?;
    Ok(())
}

/// What is wrong with an address; empty if it answers. Sites that refuse programs (401, 403, 429 …) answer people.
async fn problem(client: &Client, url: &str, reach: Reach) -> String {
    let Ok(mut url) = Url::parse(url) else { return "it is no address".to_owned() };
    let mut method = Method::HEAD;
    for _ in 0..MOST_REDIRECTS {
        if let Err(refused) = outgoing::check(&url, reach) {
            return refused.to_string();
        }
        let status = match client.request(method.clone(), url.clone()).send().await {
            Ok(response) if response.status().is_redirection() => {
                let location = response.headers().get("location").and_then(|value| value.to_str().ok());
                match location.and_then(|location| url.join(location).ok()) {
                    Some(next) => {
                        url = next;
                        continue;
                    }
                    None => return response.status().as_u16().to_string(),
                }
            }
            Ok(response) => response.status(),
            Err(error) if error.is_timeout() => return "no answer".to_owned(),
            Err(error) if error.is_connect() => return "no connection".to_owned(),
            Err(_) => return "no answer that can be read".to_owned(),
        };
        match status {
            // some servers know no HEAD
            _ if method == Method::HEAD && (status.is_client_error() || status.is_server_error()) => method = Method::GET,
            StatusCode::NOT_FOUND | StatusCode::GONE => return status.as_u16().to_string(),
            _ if status.is_server_error() => return status.as_u16().to_string(),
            _ => return String::new(),
        }
    }
    "too many redirects".to_owned()
}
