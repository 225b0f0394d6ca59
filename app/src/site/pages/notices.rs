//! 404, 410 and 500.

use crate::{
    prelude::*,
    site::{
        components::notice::notice,
        layout::{Layout, html_page},
        load::KillNote,
        words,
    },
    ui::{head::Head, lang_dir::lang_dir, words::Word},
};

/// 404. The words of the path are offered for a search.
pub fn missing(layout: &Layout, path: &str) -> Markup {
    let words_of_path = words_of(path);
    let search = (!words_of_path.is_empty()).then(|| {
        let href = crate::ui::text::urls::search(&words_of_path);
        view! { <p><a class="go" href=href>{words::search::TERMS.with(&[("terms", &words_of_path)])}</a></p> }
    });
    page(layout, words::notices::MISSING_TITLE, words::notices::MISSING_TEXT, search.markup())
}

/// 410, with the editors' note if a story was taken back.
pub fn gone(layout: &Layout, note: Option<&KillNote>) -> Markup {
    let note = note.map(|note| {
        let (lang, dir) = lang_dir(&layout.calendar, &note.language, note.direction);
        let lines = note.text.lines().filter(|line| !line.trim().is_empty());
        let paragraphs = lines.map(|line| view! { <p>{line.to_owned()}</p> }.markup()).collect::<Vec<_>>();
        view! { <div class="notice-note" lang=lang dir=dir>{paragraphs}</div> }
    });
    page(layout, words::notices::GONE_TITLE, words::notices::GONE_TEXT, note.markup())
}

/// 500; `id` identifies the error in the logs.
pub fn error(layout: &Layout, id: &str) -> Markup {
    let id = (!id.is_empty()).then(|| view! { <p>{words::notices::ERROR_NUMBER.with(&[("id", id)])}</p> });
    page(layout, words::notices::ERROR_TITLE, words::notices::ERROR_TEXT, id.markup())
}

fn page(layout: &Layout, title: Word, text: Word, more: Markup) -> Markup {
    let head = Head { title: title.into(), no_index: true, ..Head::default() };
    // the paper's name is not the heading of a page that is not there, whatever its path
    html_page(layout, head, "notice", "", notice(title, text, more))
}

/// The words of the last part of a path: `/2020/the-long-talks/` gives `the long talks`.
fn words_of(path: &str) -> String {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let text = percent_encoding::percent_decode_str(last).decode_utf8_lossy();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8).collect();
    words.join(" ").chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn an_address_gives_words_to_search_for() {
        assert_eq!(words_of("/2020/the-long-talks/"), "the long talks");
        assert_eq!(words_of("/%D8%B3%D9%84%D8%A7%D9%85/"), "سلام");
        assert_eq!(words_of("/"), "");
        assert_eq!(words_of("/<script>alert(1)</script>"), "script");
    }
}
