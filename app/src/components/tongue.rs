//! `lang` and `dir` for what is not in the page's own language.

use domain::{Direction, Language};

use crate::text::Calendar;

/// The `lang` and `dir` a part of the page needs; `None` where the page's own are right.
pub fn tongue(calendar: &Calendar, language: &Language, direction: Direction) -> (Option<String>, Option<&'static str>) {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let page = calendar.language();
    let lang = (primary(page.as_str()) != primary(language.as_str())).then(|| language.to_string());
    let dir = (direction != page.direction()).then(|| direction.as_str());
    (lang, dir)
}
