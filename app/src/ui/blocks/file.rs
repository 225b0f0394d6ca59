//! Something to download.

use domain::document::{FileLink, inline_text};

use super::{BlockContext, audio::absent, inline::inline, words};
use crate::{
    prelude::*,
    ui::text::{numbers::grouped, urls},
};

pub fn view(context: &BlockContext<'_>, id: Option<String>, file: &FileLink) -> Markup {
    let item = context.media(file.media.as_ref());
    let Some((item, href)) = item.and_then(|item| Some((item, urls::media(item)?))) else {
        let title = inline_text(&file.title);
        let title = (!title.trim().is_empty()).then(|| view! { <strong>{title}</strong> " " });
        return view! { <p class="file" id=id>{title} {absent(words::FILE_MISSING, &file.source)}</p> }.markup();
    };
    let title = if inline_text(&file.title).trim().is_empty() { item.title.clone().markup() } else { inline(context, &file.title) };
    let size = (item.bytes > 0).then(|| words::KILOBYTES.with(&[("size", &grouped((item.bytes / 1024).max(1)))]));
    view! {
        <p class="file" id=id>
            <a href=href download="">{words::DOWNLOAD} ": " {title}</a>
            " "
            <span class="file-size">{size}</span>
        </p>
    }
    .markup()
}
