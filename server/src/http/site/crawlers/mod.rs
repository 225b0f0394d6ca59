//! Files for programs that look for what there is: `/robots.txt`, `/sitemap.xml` and the sitemaps that it lists, `/news-sitemap.xml`,
//! `/llms.txt`, `/opensearch.xml`, `/speculation-rules-1.json`, and texts of the paper's own such as `/ads.txt`.

mod llms;
mod robots;
mod sitemap;

use app::site::Site;
use axum::http::{HeaderValue, StatusCode};
use domain::Period;
use pagecache::RenderedResponse;
use syndication::open_search;

use crate::http::{CachePolicy, HttpError, Policy, response};

/// A file for programs.
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
    /// What the paper is and where to read it, for language models.
    Llms,
    /// How browsers search here.
    OpenSearch,
    /// Which links browsers may fetch ahead.
    SpeculationRules,
    /// A text of the paper's own (`domain::WellKnownTexts`).
    Text(&'static str),
}

impl CrawlerFile {
    /// The file at a path, if it is one.
    pub fn at(path: &str) -> Option<Self> {
        Some(match path {
            "/robots.txt" => Self::Robots,
            "/sitemap.xml" => Self::Index,
            "/sitemap-pages.xml" => Self::Pages,
            "/news-sitemap.xml" => Self::News,
            "/llms.txt" => Self::Llms,
            "/opensearch.xml" => Self::OpenSearch,
            "/speculation-rules-1.json" => Self::SpeculationRules,
            "/ads.txt" => Self::Text("/ads.txt"),
            "/.well-known/security.txt" => Self::Text("/.well-known/security.txt"),
            "/humans.txt" => Self::Text("/humans.txt"),
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
            Self::Llms => "/llms.txt".to_owned(),
            Self::OpenSearch => "/opensearch.xml".to_owned(),
            Self::SpeculationRules => "/speculation-rules-1.json".to_owned(),
            Self::Text(path) => path.to_owned(),
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

/// The response; `None` for a month without stories and for a text that the paper has not written.
///
/// # Errors
/// Storage failed.
pub async fn show(site: &Site, file: CrawlerFile) -> Result<Option<RenderedResponse>, HttpError> {
    let settings = site.newsroom.settings().await?;
    let origin = site.origin(&settings);
    let text = "text/plain; charset=utf-8";
    let (mime, body) = match file {
        CrawlerFile::Robots => (text, robots::write(&settings, &origin).into_bytes()),
        CrawlerFile::Llms => (text, llms::write(site, &settings, &origin).await?.into_bytes()),
        CrawlerFile::OpenSearch => ("application/opensearchdescription+xml", open_search(&settings.name, &origin).into_bytes()),
        CrawlerFile::SpeculationRules => ("application/speculationrules+json", SPECULATION_RULES.to_vec()),
        CrawlerFile::Text(path) => match settings.texts.at(path) {
            Some(written) if !written.is_empty() => (text, format!("{}\n", written.trim_end()).into_bytes()),
            _ => return Ok(None),
        },
        _ => match sitemap::write(site, &settings, &origin, file).await? {
            Some(bytes) => ("application/xml; charset=utf-8", bytes),
            None => return Ok(None),
        },
    };
    // browsers read the rules with every page: other rules need another name
    let caching = if file == CrawlerFile::SpeculationRules { CachePolicy::Forever } else { CachePolicy::Page };
    let mut rendered = response::rendered(Policy::Site, StatusCode::OK, HeaderValue::from_static(mime), body, caching);
    // stories leave it by age, without any change that could invalidate it
    rendered.cacheable = file != CrawlerFile::News;
    Ok(Some(rendered))
}

/// A page is fetched when a reader points at a link to it for a moment. Nothing is counted before it is shown, and a browser that saves data
/// does not do this.
const SPECULATION_RULES: &[u8] = br#"{"prefetch":[{"where":{"and":[{"href_matches":"/*"},{"not":{"href_matches":["/desk/*","/api/*","/media/*","/*\\?*"]}}]},"eagerness":"moderate"}]}"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_one_path() {
        let november = Period { year: 2026, month: Some(11), day: None };
        for file in [
            CrawlerFile::Robots,
            CrawlerFile::Index,
            CrawlerFile::Pages,
            CrawlerFile::News,
            CrawlerFile::Llms,
            CrawlerFile::Text("/ads.txt"),
            CrawlerFile::Month(november),
        ] {
            assert_eq!(CrawlerFile::at(&file.path()), Some(file));
        }
        for other in
            ["/sitemap-2026-1.xml", "/sitemap-2026-13.xml", "/sitemap-2026.xml", "/sitemap-x-01.xml", "/sitemap.xml/", "/wp-sitemap.xml"]
        {
            assert_eq!(CrawlerFile::at(other), None, "{other}");
        }
    }
}
