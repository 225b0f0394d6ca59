//! The library of pictures and files.

pub mod choice;
mod crops;
pub mod list;
pub mod picture;
mod thumb;
mod upload;

use crate::{desk::words::pictures as words, prelude::*};

/// The library's script with its words.
fn script() -> Markup {
    let words: Vec<Markup> =
        words::for_script().into_iter().map(|(name, word)| view! { <span data-word=name>{word}</span> }.markup()).collect();
    view! { <div id="picture-words" hidden>{words}</div> }.markup()
}

/// What just happened, and how it can be taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happened {
    /// In words.
    pub text: String,
    /// The change, if it can be taken back.
    pub undo: Option<String>,
    /// The path that is shown afterwards.
    pub back: String,
    /// A way on: path and label.
    pub link: Option<(String, String)>,
}

/// What just happened, with the button that takes it back.
fn happened(happened: Option<&Happened>) -> Markup {
    let Some(happened) = happened else { return ().markup() };
    let back = happened.back.clone();
    let undo = happened.undo.clone().map(|undo| {
        view! {
            <form method="post" action="/desk/pictures/undo">
                <input type="hidden" name="undo" value=undo />
                <input type="hidden" name="back" value=back />
                <button class="button small" type="submit">{words::UNDO}</button>
            </form>
        }
    });
    let link = happened.link.clone().map(|(path, label)| view! { <p><a href=path>{label}</a></p> });
    view! { <div class="message moderated" role="status"><p>{happened.text.clone()}</p> {undo} {link}</div> }.markup()
}
