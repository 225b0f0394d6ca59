//! Sitemaps (sitemaps.org 0.9), with Google's image and news extensions.

use std::io;

use domain::{Language, Timestamp};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::{Error, date::rfc_3339, xml::allowed};

type Out = Writer<Vec<u8>>;

/// One page of a sitemap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapUrl {
    /// Its absolute URL.
    pub url: String,
    /// When its text last changed; `None` if that is not known.
    pub updated: Option<Timestamp>,
    /// Absolute URL of the picture at its head.
    pub image: Option<String>,
    /// What a news sitemap adds.
    pub news: Option<NewsEntry>,
}

/// A story in a news sitemap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsEntry {
    /// The paper's name.
    pub paper: String,
    /// The language of the story.
    pub language: Language,
    /// When it was published.
    pub published: Timestamp,
    /// Its headline.
    pub title: String,
}

/// Writes a sitemap.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn sitemap(urls: &[SitemapUrl]) -> Result<Vec<u8>, Error> {
    document("urlset", |out| {
        for each in urls {
            out.create_element("url").write_inner_content(|out| page(out, each))?;
        }
        Ok(())
    })
}

/// Writes a list of sitemaps by their absolute URLs.
///
/// # Errors
/// Never in practice: it writes to memory.
pub fn sitemap_index(urls: &[String]) -> Result<Vec<u8>, Error> {
    document("sitemapindex", |out| {
        for url in urls {
            out.create_element("sitemap").write_inner_content(|out| element(out, "loc", url))?;
        }
        Ok(())
    })
}

fn document(root: &str, content: impl FnOnce(&mut Out) -> io::Result<()>) -> Result<Vec<u8>, Error> {
    let mut out = Writer::new(Vec::with_capacity(4096));
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    out.create_element(root)
        .with_attributes([
            ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
            ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
            ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9"),
        ])
        .write_inner_content(content)?;
    Ok(out.into_inner())
}

fn page(out: &mut Out, page: &SitemapUrl) -> io::Result<()> {
    element(out, "loc", &page.url)?;
    if let Some(at) = page.updated.and_then(rfc_3339) {
        element(out, "lastmod", &at)?;
    }
    if let Some(news) = &page.news {
        out.create_element("news:news").write_inner_content(|out| entry(out, news))?;
    }
    if let Some(image) = &page.image {
        out.create_element("image:image").write_inner_content(|out| element(out, "image:loc", image))?;
    }
    Ok(())
}

fn entry(out: &mut Out, news: &NewsEntry) -> io::Result<()> {
    out.create_element("news:publication").write_inner_content(|out| {
        element(out, "news:name", &news.paper)?;
        element(out, "news:language", &news_language(&news.language))
    })?;
    if let Some(at) = rfc_3339(news.published) {
        element(out, "news:publication_date", &at)?;
    }
    element(out, "news:title", &news.title)
}

/// The schema of news sitemaps knows languages of two or three letters, and two forms of Chinese.
fn news_language(language: &Language) -> String {
    match language.as_str() {
        "zh-TW" | "zh-Hant" => "zh-tw".to_owned(),
        "zh" | "zh-CN" | "zh-Hans" => "zh-cn".to_owned(),
        other => other.split('-').next().unwrap_or(other).to_owned(),
    }
}

fn element(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&allowed(text))).map(drop)
}
