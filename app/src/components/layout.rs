//! The frame of every page.

use super::{footer::footer, header::header};
use crate::{
    chrome::{Chrome, Part},
    head::Head,
    prelude::*,
    text::words,
};

/// A whole page around its matter. `kind` is the page's class for the style sheet.
pub fn layout(chrome: &Chrome, head: Head, kind: &'static str, query: &str, matter: Markup) -> Markup {
    let (lang, dir) = (chrome.furniture.settings.language.to_string(), chrome.direction().as_str());
    let class = format!("page page-{kind}");
    let top = if query.is_empty() { chrome.part(Part::Header, || header(chrome, "")) } else { header(chrome, query) };
    let foot = chrome.part(if chrome.shows_newest { Part::Footer } else { Part::ShortFooter }, || footer(chrome));
    view! {
        <!DOCTYPE html>
        <html lang=lang dir=dir>
            {head.view(chrome)}
            <body class=class>
                <a class="skip" href="#main">{words::SKIP}</a>
                {top}
                <main id="main" tabindex="-1">{matter}</main>
                {foot}
            </body>
        </html>
    }
    .markup()
}
