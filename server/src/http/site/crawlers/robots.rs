//! `/robots.txt`: what may be crawled, and by whom.

use domain::{CrawlerPreset, SiteSettings};

use super::CrawlerFile;

/// Crawlers that gather texts for training language models, as their operators name them.
const TRAINING: [&str; 12] = [
    "AI2Bot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "Google-Extended",
    "GPTBot",
    "meta-externalagent",
    "cohere-training-data-crawler",
    "Diffbot",
    "PanguBot",
    "Webzio-Extended",
];

/// Everything but the desk, and URLs of which there is no end, may be crawled, unless the paper says otherwise.
pub fn write(settings: &SiteSettings, origin: &str) -> String {
    let sitemaps = [CrawlerFile::Index, CrawlerFile::News].map(|file| format!("Sitemap: {origin}{}\n", file.path())).concat();
    match settings.crawlers {
        CrawlerPreset::Everybody => format!("{USUAL}\n{sitemaps}"),
        CrawlerPreset::NoTraining => {
            let names = TRAINING.map(|name| format!("User-agent: {name}\n")).concat();
            format!("{names}Disallow: /\n\n{USUAL}\n{sitemaps}")
        }
        CrawlerPreset::Nobody => "User-agent: *\nDisallow: /\n".to_owned(),
    }
}

const USUAL: &str = "User-agent: *\nDisallow: /desk/\nDisallow: /search/\nDisallow: /api/\n";
