//! Files that the head of every page loads: style, fonts, icons, feed and the boot script.

use domain::Colour;
use leptos::html;

use super::Layout;
use crate::{
    prelude::*,
    site::{app_icon::Icon, words},
    ui::head::{font, property},
};

/// The site's own files, and the paper's name. One script is tiny and blocks rendering, so that pages never
/// flash in colours that the reader did not choose; the other is small and loads nothing until a reader uses an island.
pub fn files(layout: &Layout, with_italic: bool) -> Markup {
    let file = |name: &str| layout.assets.url(name);
    let name = &layout.data.settings.name;
    let settings = &layout.data.settings;
    // the worker's path is named while readers may have one (boot.js)
    let worker = settings.offline_reading.then_some("/sw.js");
    let feed_title = format!("{name}: {}", words::LATEST);
    let look = settings.look.file_name().map(|name| view! { <link rel="stylesheet" href=format!("/assets/{name}") /> });
    view! {
        <meta name="color-scheme" content="light dark" />
        {font(file("serif.woff2"))}
        {font(file("sans.woff2"))}
        {with_italic.then(|| font(file("serif-italic.woff2")))}
        <script src=file("theme.js")></script>
        <link rel="stylesheet" href=file("site.css") />
        {look}
        <script type="module" src=file("boot.js")></script>
        <link rel="icon" type="image/png" sizes="48x48" href=Icon::TAB.path(settings, layout.data.logos.any()) />
        <link rel="apple-touch-icon" href=Icon::APPLE.path(settings, layout.data.logos.any()) />
        {manifest(worker)}
        {theme_colour("light", &settings.look.paper.light)}
        {theme_colour("dark", &settings.look.paper.dark)}
        <link rel="alternate" type="application/rss+xml" title=feed_title href="/feed/" />
        <link rel="search" type="application/opensearchdescription+xml" title=name.clone() href="/opensearch.xml" />
        {property("og:site_name", name.clone())}
    }
    .markup()
}

/// The link to the manifest, with the path of the worker.
fn manifest(worker: Option<&'static str>) -> impl IntoView {
    html::link().attr("rel", "manifest").attr("href", "/manifest.webmanifest").attr("data-worker", worker)
}

/// The colour of the window around the page, which the macro does not know to depend on the theme.
fn theme_colour(theme: &str, colour: &Colour) -> impl IntoView + use<> {
    html::meta().attr("name", "theme-color").attr("media", format!("(prefers-color-scheme: {theme})")).attr("content", colour.to_string())
}
