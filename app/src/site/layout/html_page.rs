//! A whole page: the layout around its content.

use super::{Layout, breaking::breaking, files::files, footer::footer, header::header};
use crate::{
    prelude::*,
    site::words,
    ui::head::{Head, Paper},
};

/// A whole page around its content. `kind` is the page's class for the style sheet, `query` the text of the search field.
pub fn html_page(layout: &Layout, head: Head, kind: &'static str, query: &str, content: Markup) -> Markup {
    let settings = &layout.data.settings;
    let (lang, dir) = (settings.language.to_string(), layout.direction().as_str());
    let paper = Paper { name: &settings.name, tagline: &settings.tagline, language: &settings.language, origin: &layout.origin };
    let class = format!("page page-{kind}");
    let files = files(layout, head.has_italic_headline);
    view! {
        <!DOCTYPE html>
        <html lang=lang dir=dir>
            {head.view(&paper, files)}
            <body class=class>
                <a class="skip" href="#main">{words::SKIP}</a>
                {breaking(layout)}
                {header(layout, kind == "front", query)}
                <main id="main" tabindex="-1">{content}</main>
                {footer(layout)}
            </body>
        </html>
    }
    .markup()
}
