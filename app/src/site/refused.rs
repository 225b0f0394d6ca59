//! The page for a request that is refused: too much, too often, in another way. Written without the newsroom and the style sheet, and cheap,
//! because many refused requests may come at once.

use domain::Direction;

use super::Site;
use crate::{
    site::words,
    ui::words::{InterfaceLanguage, Word},
};

/// A whole page for `status`. `message` and `details` say in English what is wrong with the request, for people who make such requests.
pub fn refused_page(site: &Site, status: u16, message: &str, details: &[String]) -> String {
    let speaks = InterfaceLanguage::of(&site.last_language()).unwrap_or_default();
    speaks.within(|| page(speaks, status, message, details))
}

fn page(speaks: InterfaceLanguage, status: u16, message: &str, details: &[String]) -> String {
    let (title, text) = words(status);
    let list: String = details.iter().map(|detail| format!("<li>{}</li>", escaped(detail))).collect();
    let list = if list.is_empty() { list } else { format!("<ul lang=\"en\" dir=\"ltr\">{list}</ul>") };
    let text = if text.is_empty() { String::new() } else { format!("<p>{text}</p>") };
    let dir = if speaks.direction() == Direction::RightToLeft { "rtl" } else { "ltr" };
    format!(
        "<!DOCTYPE html><html lang=\"{}\" dir=\"{dir}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title></head><body><main><h1>{title}</h1>{text}<p lang=\"en\" dir=\"ltr\">{}</p>{list}\
         <p><a href=\"/\">{}</a></p></main></body></html>",
        speaks.tag(),
        escaped(message),
        words::TO_THE_FRONT,
    )
}

/// What to say about a status.
fn words(status: u16) -> (Word, Word) {
    use words::notices as words;
    match status {
        401 | 403 => (words::FORBIDDEN, Word::default()),
        405 => (words::NOT_SO, Word::default()),
        413 | 414 | 431 => (words::TOO_LARGE, Word::default()),
        429 => (words::TOO_OFTEN, words::TOO_OFTEN_TEXT),
        503 => (words::UNAVAILABLE, words::TOO_OFTEN_TEXT),
        _ => (words::UNREADABLE, Word::default()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use domain::Language;

    use super::*;

    #[test]
    fn it_speaks_the_papers_language_and_escapes_what_was_sent() {
        let urdu = InterfaceLanguage::of(&Language::parse("ur").unwrap()).unwrap();
        let html = urdu.within(|| page(urdu, 429, "Wait 3 <seconds>.", &[]));
        assert!(html.contains("<html lang=\"ur\" dir=\"rtl\">") && html.contains("درخواستیں"), "{html}");
        assert!(html.contains("Wait 3 &lt;seconds&gt;."), "{html}");
        let html = page(InterfaceLanguage::default(), 400, "`page` is no number.", &["page: <x>".to_owned()]);
        assert!(html.contains("<h1>This request cannot be read</h1>") && html.contains("<li>page: &lt;x&gt;</li>"), "{html}");
    }
}
