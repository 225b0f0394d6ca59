//! The check of what lies within the paper: links, redirects, alt texts. It reads everything once, a few rows at a time.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use app::site::Site;
use domain::{RedirectStatus, Story};
use newsroom::{
    Newsroom,
    site_check::{Finding, Flaw, lacks_alt, links_within},
};

use super::WITHIN;
use crate::http::{HttpError, site::page};

/// Stories, redirects or pictures at a time.
const BATCH: i64 = 50;
/// Readers and editors go first.
const PAUSE: Duration = Duration::from_millis(5);

/// How far a check is.
struct Progress<'n> {
    newsroom: &'n Newsroom,
    done: i64,
    total: i64,
}

impl Progress<'_> {
    async fn add(&mut self, more: usize) -> Result<(), HttpError> {
        self.done += i64::try_from(more).unwrap_or(i64::MAX);
        self.newsroom.beat_site_check(WITHIN, (self.done, self.total.max(self.done)), None).await?;
        tokio::time::sleep(PAUSE).await;
        Ok(())
    }
}

/// Checks everything.
///
/// # Errors
/// Storage failed.
pub async fn all(site: &Site) -> Result<(), HttpError> {
    let newsroom = &site.newsroom;
    let began = newsroom.now();
    let settings = newsroom.settings().await?;
    let origin = site.origin(&settings);
    let total = newsroom.shelf_count(newsroom::Shelf::All).await?;
    let mut progress = Progress { newsroom, done: 0, total };
    let mut after = String::new();
    loop {
        let stories = newsroom.stories_in_order(&after, false, BATCH).await?;
        let Some(last) = stories.last() else { break };
        after = last.id.to_string();
        of_stories(site, &stories, &origin).await?;
        progress.add(stories.len()).await?;
    }
    let mut after = String::new();
    loop {
        let redirects = newsroom.redirect_list("/", &after, BATCH).await?;
        let Some(last) = redirects.last() else { break };
        after.clone_from(&last.from);
        of_redirects(site, redirects).await?;
        progress.add(0).await?;
    }
    let bytes = of_pictures(newsroom, &mut progress).await?;
    for flaw in [Flaw::Link, Flaw::Redirect, Flaw::Alt] {
        newsroom.drop_older_findings(flaw, began).await?;
    }
    newsroom.end_site_check(WITHIN, Some(bytes)).await?;
    Ok(())
}

/// Notes which links of these stories lead nowhere.
///
/// # Errors
/// Storage failed.
pub async fn of_stories(site: &Site, stories: &[Story], origin: &str) -> Result<(), HttpError> {
    let now = site.newsroom.now();
    let about: Vec<String> = stories.iter().map(|story| story.id.to_string()).collect();
    let links: Vec<(&Story, Vec<(String, domain::SitePath)>)> =
        stories.iter().filter(|story| story.is_live(now)).map(|story| (story, links_within(&story.document, origin))).collect();
    let paths: HashSet<&str> = links.iter().flat_map(|(_, links)| links.iter().map(|(_, path)| path.as_str())).collect();
    let dead = dead(site, &paths.into_iter().collect::<Vec<_>>()).await?;
    let found: Vec<Finding> = links
        .iter()
        .flat_map(|(story, links)| {
            links.iter().filter(|(_, path)| dead.contains(path.as_str())).map(|(href, _)| Finding {
                id: story.id.to_string(),
                target: href.clone(),
                title: story.headline.to_string(),
                detail: String::new(),
            })
        })
        .collect();
    Ok(site.newsroom.put_findings(Flaw::Link, &about, &found).await?)
}

/// Notes which of these redirects lead nowhere.
///
/// # Errors
/// Storage failed.
pub async fn of_redirects(site: &Site, redirects: Vec<domain::Redirect>) -> Result<(), HttpError> {
    let about: Vec<String> = redirects.iter().map(|redirect| redirect.from.clone()).collect();
    let leading: Vec<domain::Redirect> = redirects.into_iter().filter(|redirect| redirect.status != RedirectStatus::Gone).collect();
    let dead = dead(site, &leading.iter().map(|redirect| redirect.to.as_str()).collect::<Vec<_>>()).await?;
    let found: Vec<Finding> = leading
        .iter()
        .filter(|redirect| dead.contains(redirect.to.as_str()))
        .map(|redirect| Finding {
            id: redirect.from.clone(),
            target: redirect.to.to_string(),
            title: redirect.from.clone(),
            detail: String::new(),
        })
        .collect();
    Ok(site.newsroom.put_findings(Flaw::Redirect, &about, &found).await?)
}

/// Which of these paths readers find nothing at. Most are stories, which one query knows; the others are asked for as readers do.
async fn dead<'p>(site: &Site, paths: &[&'p str]) -> Result<HashSet<&'p str>, HttpError> {
    let known = site.newsroom.known_paths(paths).await?;
    let mut asked: HashMap<&str, bool> = HashMap::new();
    for path in paths.iter().filter(|path| !known.contains(**path)) {
        if !asked.contains_key(path) {
            // files of the build and pictures are not pages
            let is_file = path.starts_with("/media/") || path.starts_with("/assets/");
            let dead = !is_file && matches!(page::outcome(site, path).await?.0, 404 | 410);
            asked.insert(path, dead);
        }
    }
    Ok(asked.into_iter().filter(|(_, dead)| *dead).map(|(path, _)| path).collect())
}

/// Notes pictures without alt text; the bytes of all pictures and files.
async fn of_pictures(newsroom: &Newsroom, progress: &mut Progress<'_>) -> Result<i64, HttpError> {
    let (mut after, mut bytes) = (String::new(), 0_i64);
    loop {
        let items = newsroom.media_in_order(&after, BATCH * 4).await?;
        let Some(last) = items.last() else { break };
        after = last.id.to_string();
        bytes += items.iter().map(|item| item.bytes).sum::<i64>();
        put_pictures(newsroom, &items).await?;
        progress.add(0).await?;
    }
    Ok(bytes)
}

/// Notes which of these pictures have no alt text.
///
/// # Errors
/// Storage failed.
pub async fn put_pictures(newsroom: &Newsroom, items: &[domain::MediaItem]) -> Result<(), HttpError> {
    let about: Vec<String> = items.iter().map(|item| item.id.to_string()).collect();
    let found: Vec<Finding> = items
        .iter()
        .filter(|item| lacks_alt(item))
        .map(|item| Finding { id: item.id.to_string(), title: item.title.clone(), ..Finding::default() })
        .collect();
    Ok(newsroom.put_findings(Flaw::Alt, &about, &found).await?)
}
