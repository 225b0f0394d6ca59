//! `/llms.txt`: the paper in a page of Markdown, see <https://llmstxt.org/>.

use app::site::{Site, load::LoadError, words};
use domain::{ListOf, SiteSettings};
use newsroom::{ListQuery, Shelf};
use syndication::markdown_link;

/// The newest stories that are listed.
const STORIES: u16 = 40;

/// Name, sections, newest stories with the addresses of their Markdown, feeds.
///
/// # Errors
/// The newsroom cannot be read.
pub async fn write(site: &Site, settings: &SiteSettings, origin: &str) -> Result<String, LoadError> {
    let newsroom = &site.newsroom;
    let language = site.language().await?;
    let mut out = format!("# {}\n\n", settings.name);
    for text in [&settings.tagline, &settings.about].into_iter().filter(|text| !text.is_empty()) {
        out.push_str(&format!("> {}\n\n", domain::text::one_line(text)));
    }
    out.push_str(&format!("## {}\n\n", words::SECTIONS.text_in(language).unwrap_or_default()));
    let filled = newsroom.filled_sections().await?;
    for section in newsroom.sections().await?.into_iter().filter(|section| !section.internal && filled.contains(&section.id)) {
        let url = format!("{origin}{}", ListOf::Section(section.slug.clone()).path());
        out.push_str(&markdown_link(&section.name, &url, &section.description));
    }
    out.push_str(&format!("\n## {}\n\n", words::LATEST.text_in(language).unwrap_or_default()));
    for card in newsroom.list(ListQuery::newest(Shelf::All, STORIES)).await?.cards {
        let url = format!("{origin}{}.md", card.path.as_str().trim_end_matches('/'));
        let about = card.standfirst.as_ref().map(ToString::to_string).unwrap_or_default();
        out.push_str(&markdown_link(card.headline.as_str(), &url, &about));
    }
    out.push_str("\n## Optional\n\n");
    for (name, path) in [("RSS", "/feed/"), ("Atom", "/feed/atom/"), ("JSON Feed", "/feed/json/"), ("Sitemap", "/sitemap.xml")] {
        out.push_str(&markdown_link(name, &format!("{origin}{path}"), ""));
    }
    Ok(out)
}
