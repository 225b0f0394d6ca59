//! Files that the head of every page loads: style, fonts, icons, feed and the boot script.

use super::Layout;
use crate::{
    prelude::*,
    site::words,
    ui::head::{font, property},
};

/// The site's own files, and the paper's name. One script is tiny and blocks rendering, so that pages never
/// flash in colours that the reader did not choose; the other is small and loads nothing until a reader uses an island.
pub fn files(layout: &Layout) -> Markup {
    let file = |name: &str| layout.assets.url(name);
    let name = &layout.data.settings.name;
    let feed_title = format!("{name}: {}", words::LATEST);
    view! {
        <meta name="color-scheme" content="light dark" />
        {font(file("serif.woff2"))}
        {font(file("sans.woff2"))}
        <script src=file("theme.js")></script>
        <link rel="stylesheet" href=file("site.css") />
        <script type="module" src=file("boot.js")></script>
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/rss+xml" title=feed_title href="/feed/" />
        <link rel="search" type="application/opensearchdescription+xml" title=name.clone() href="/opensearch.xml" />
        {property("og:site_name", name.clone())}
    }
    .markup()
}
