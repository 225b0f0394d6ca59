//! What each sitemap lists.

use std::collections::HashMap;

use app::{
    site::Site,
    ui::text::{Calendar, urls},
};
use domain::{ListOf, MediaId, MediaItem, Period, SiteSettings, Timestamp};
use newsroom::SitemapEntry;
use syndication::{NewsEntry, SitemapUrl, sitemap, sitemap_index};

use super::CrawlerFile;
use crate::http::HttpError;

/// Most stories of a sitemap, by its specification; a month of any paper has fewer.
const MOST: u32 = 50_000;
/// Most stories of a news sitemap.
const MOST_NEWS: u32 = 1_000;
/// Age of the oldest story in a news sitemap.
const TWO_DAYS: i64 = 2 * 24 * 60 * 60 * 1000;
/// Months of an index: more than any paper's archive has.
const MOST_MONTHS: usize = 3_000;

/// The file's bytes; `None` for a month without stories.
///
/// # Errors
/// Storage failed.
pub async fn write(site: &Site, settings: &SiteSettings, origin: &str, file: CrawlerFile) -> Result<Option<Vec<u8>>, HttpError> {
    let newsroom = &site.newsroom;
    let calendar = Calendar::of(settings, newsroom.now());
    let bytes = match file {
        CrawlerFile::Robots | CrawlerFile::Llms | CrawlerFile::OpenSearch | CrawlerFile::SpeculationRules | CrawlerFile::Text(_) => {
            return Ok(None);
        }
        CrawlerFile::Index => {
            let months = months(site, &calendar).await?.into_iter().map(CrawlerFile::Month);
            let files: Vec<String> =
                [CrawlerFile::Pages].into_iter().chain(months).map(|file| format!("{origin}{}", file.path())).collect();
            sitemap_index(&files)
        }
        CrawlerFile::Pages => {
            let lists = newsroom.sections().await?.into_iter().filter(|section| !section.internal);
            let lists = lists.map(|section| String::from(ListOf::Section(section.slug).path()));
            let own = ["/".to_owned()].into_iter().chain(lists);
            let mut urls: Vec<SitemapUrl> = own.map(|path| plain(format!("{origin}{path}"))).collect();
            urls.extend(entries(site, origin, newsroom.sitemap_pages().await?, None).await?);
            sitemap(&urls)
        }
        CrawlerFile::Month(period) => {
            let Some((from, until)) = calendar.span(period) else { return Ok(None) };
            let stories = newsroom.sitemap_stories(from, until, MOST).await?;
            if stories.is_empty() {
                return Ok(None);
            }
            sitemap(&entries(site, origin, stories, None).await?)
        }
        CrawlerFile::News => {
            let now = newsroom.now();
            let (from, until) = (Timestamp::from_millis(now.millis() - TWO_DAYS), Timestamp::from_millis(now.millis() + 1));
            let stories = newsroom.sitemap_stories(from, until, MOST_NEWS).await?;
            sitemap(&entries(site, origin, stories, Some(&settings.name)).await?)
        }
    };
    bytes.map(Some).map_err(HttpError::internal)
}

/// The months with stories, newest first.
async fn months(site: &Site, calendar: &Calendar) -> Result<Vec<Period>, HttpError> {
    let mut months = Vec::new();
    let mut before = Timestamp::from_millis(site.newsroom.now().millis() + 1);
    while let Some(newest) = site.newsroom.newest_before(before).await?.filter(|_| months.len() < MOST_MONTHS) {
        let period = calendar.month(newest);
        let Some((start, _)) = calendar.span(period) else { break };
        months.push(period);
        before = start;
    }
    Ok(months)
}

/// `news`: the paper's name, for a news sitemap.
async fn entries(site: &Site, origin: &str, list: Vec<SitemapEntry>, news: Option<&str>) -> Result<Vec<SitemapUrl>, HttpError> {
    let ids: Vec<MediaId> = list.iter().filter_map(|entry| entry.lead_image.clone()).collect();
    let media: HashMap<MediaId, MediaItem> = site.newsroom.media_by_ids(&ids).await?;
    let entry = |entry: SitemapEntry| SitemapUrl {
        url: format!("{origin}{}", entry.path),
        updated: Some(entry.updated_at.max(entry.published_at)),
        image: entry.lead_image.and_then(|id| urls::media(media.get(&id)?)).map(|path| format!("{origin}{path}")),
        news: news.map(|paper| NewsEntry {
            paper: paper.to_owned(),
            language: entry.language,
            published: entry.published_at,
            title: entry.headline.to_string(),
        }),
    };
    Ok(list.into_iter().map(entry).collect())
}

fn plain(url: String) -> SitemapUrl {
    SitemapUrl { url, updated: None, image: None, news: None }
}
