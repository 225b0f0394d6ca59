//! Pages with forms, each made for one reader.

mod contact;
mod own_comment;
mod report;
mod write_comment;

pub use contact::{ContactFields, contact, letter_sent};
pub use own_comment::{OwnComment, own_comment, withdrawn};
pub use report::{ReportFields, report, reported};
pub use write_comment::write_comment;

use domain::Story;

use crate::{
    prelude::*,
    site::layout::{Layout, html_page},
    ui::{head::Head, lang_dir::lang_dir},
};

/// A page around a form; search engines do not list it.
fn page(layout: &Layout, title: &str, content: Markup) -> Markup {
    let head = Head { title: title.to_owned(), no_index: true, ..Head::default() };
    let content = view! { <div class="form-page">{content}</div> }.markup();
    html_page(layout, head, "form", "", content)
}

/// The headline of the story as a link back to it.
fn story_line(layout: &Layout, story: &Story) -> Markup {
    let (lang, dir) = lang_dir(&layout.calendar, &story.language, story.direction);
    view! { <p class="comments-story" lang=lang dir=dir><a href=format!("{}#comments", story.path)>{story.headline.to_string()}</a></p> }
        .markup()
}
