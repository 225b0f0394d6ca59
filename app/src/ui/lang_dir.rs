//! `lang` and `dir` for what is not in the page's own language.

use domain::{Direction, Language};

use crate::ui::text::Calendar;

/// The `lang` and `dir` a part of the page needs; `None` where the page's own are right.
pub fn lang_dir(calendar: &Calendar, language: &Language, direction: Direction) -> (Option<String>, Option<&'static str>) {
    let page = calendar.language();
    let lang = (!page.is_same_as(language)).then(|| language.to_string());
    let dir = (direction != page.direction()).then(|| direction.as_str());
    (lang, dir)
}
