//! Files for search engines: `/robots.txt`, `/sitemap.xml` and the sitemaps that it lists, `/news-sitemap.xml`.

mod sitemap;

use app::site::Site;
use axum::http::{HeaderValue, StatusCode};
use domain::Period;
use pagecache::RenderedResponse;

use crate::http::{CachePolicy, HttpError, Policy, response};

/// A file for search engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrawlerFile {
    /// What may be crawled.
    Robots,
    /// The list of sitemaps.
    Index,
    /// The front page, sections and pages.
    Pages,
    /// The stories of a month.
    Month(Period),
    /// The stories of the last two days.
    News,
}

impl CrawlerFile {
    /// The file at a path, if it is one.
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "/robots.txt" => Self::Robots,
            "/sitemap.xml" => Self::Index,
            "/sitemap-pages.xml" => Self::Pages,
            "/news-sitemap.xml" => Self::News,
            _ => Self::Month(month(path.strip_prefix("/sitemap-")?.strip_suffix(".xml")?)?),
        })
    }

    /// Its path.
    pub fn path(self) -> String {
        match self {
            Self::Robots => "/robots.txt".to_owned(),
            Self::Index => "/sitemap.xml".to_owned(),
            Self::Pages => "/sitemap-pages.xml".to_owned(),
            Self::News => "/news-sitemap.xml".to_owned(),
            Self::Month(period) => format!("/sitemap-{period}.xml"),
        }
    }
}

/// `2026-11`.
fn month(text: &str) -> Option<Period> {
    let (year, month) = text.split_once('-')?;
    let period = Period { year: year.parse().ok()?, month: Some(month.parse().ok().filter(|month| (1..=12).contains(month))?), day: None };
    // one URL for each month
    (period.to_string() == text).then_some(period)
}

/// The response; `None` for a month without stories.
///
/// # Errors
/// Storage failed.
pub async fn show(site: &Site, file: CrawlerFile) -> Result<Option<RenderedResponse>, HttpError> {
    let settings = site.newsroom.settings().await?;
    let origin = site.origin(&settings);
    let (mime, body) = match file {
        CrawlerFile::Robots => ("text/plain; charset=utf-8", robots(&origin).into_bytes()),
        _ => match sitemap::write(site, &settings, &origin, file).await? {
            Some(bytes) => ("application/xml; charset=utf-8", bytes),
            None => return Ok(None),
        },
    };
    let mut rendered = response::rendered(Policy::Site, StatusCode::OK, HeaderValue::from_static(mime), body, CachePolicy::Page);
    // stories leave it by age, without any change that could invalidate it
    rendered.cacheable = file != CrawlerFile::News;
    Ok(Some(rendered))
}

/// Everything but the desk, and URLs of which there is no end, may be crawled.
fn robots(origin: &str) -> String {
    let sitemaps = [CrawlerFile::Index, CrawlerFile::News].map(|file| format!("Sitemap: {origin}{}\n", file.path())).concat();
    format!("User-agent: *\nDisallow: /desk/\nDisallow: /search/\nDisallow: /api/\n\n{sitemaps}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_one_path() {
        let november = Period { year: 2026, month: Some(11), day: None };
        for file in [CrawlerFile::Robots, CrawlerFile::Index, CrawlerFile::Pages, CrawlerFile::News, CrawlerFile::Month(november)] {
            assert_eq!(CrawlerFile::at(&file.path()), Some(file));
        }
        for other in
            ["/sitemap-2026-1.xml", "/sitemap-2026-13.xml", "/sitemap-2026.xml", "/sitemap-x-01.xml", "/sitemap.xml/", "/wp-sitemap.xml"]
        {
            assert_eq!(CrawlerFile::at(other), None, "{other}");
        }
    }
}
