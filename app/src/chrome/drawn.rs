//! Parts that recur on many pages, drawn once: kept with the furniture, until it is forgotten (at every save) or the day ends.

use std::{
    collections::HashMap,
    fmt,
    sync::{Mutex, PoisonError},
};

use jiff::civil::Date;

use crate::raw_html::SafeHtml;

/// Such a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the head of every page says: the paper's own files and its name.
    OwnFiles,
    /// The header, with nothing in its search field.
    Header,
    /// The footer with the newest stories.
    Footer,
    /// The footer without them.
    ShortFooter,
    /// The newest stories beside a story.
    Rail,
    /// What a story says of one of its authors.
    AuthorBox,
    /// The picture of one of a story's authors.
    Portrait,
}

/// Parts of authors are kept while there are not more than so many in all: a paper may have had thousands of authors.
const MOST: usize = 1000;

/// The parts drawn so far. There are as many of each as there are places that it tells apart (those that a menu marks as the
/// present one; stories that are among the newest themselves; authors), and one more for all other places.
#[derive(Default)]
pub struct Drawn(Mutex<Option<OfDay>>);

struct OfDay {
    day: Date,
    parts: HashMap<(Part, Option<String>), SafeHtml>,
}

impl Drawn {
    /// A part as it looks on a day at a place that it tells apart, or at any other (`None`).
    pub fn get(&self, day: Date, part: Part, place: Option<&str>, draw: impl FnOnce() -> SafeHtml) -> SafeHtml {
        let key = (part, place.map(str::to_owned));
        let known = |of_day: &OfDay| of_day.parts.get(&key).filter(|_| of_day.day == day).cloned();
        if let Some(html) = self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(known) {
            return html;
        }
        // not under the lock: another drawing of the same part is waste, not harm
        let html = draw();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_day = kept.get_or_insert_with(|| OfDay { day, parts: HashMap::new() });
        if of_day.day != day {
            *of_day = OfDay { day, parts: HashMap::new() };
        }
        if of_day.parts.len() < MOST || !matches!(part, Part::AuthorBox | Part::Portrait) {
            of_day.parts.insert(key, html.clone());
        }
        html
    }
}

impl fmt::Debug for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawn").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_part_is_drawn_once_for_each_place_and_day() {
        let (drawn, times) = (Drawn::default(), Cell::new(0));
        let day = Date::constant(2026, 2, 7);
        let get = |day, part, place| {
            drawn.get(day, part, place, || {
                times.set(times.get() + 1);
                SafeHtml::from_renderer(format!("{part:?} at {place:?} on {day}"))
            })
        };
        for _ in 0..3 {
            for (part, place) in [(Part::Header, None), (Part::Header, Some("/")), (Part::Footer, None), (Part::ShortFooter, None)] {
                assert_eq!(get(day, part, place).as_str(), format!("{part:?} at {place:?} on 2026-02-07"));
            }
        }
        assert_eq!(times.get(), 4);
        let tomorrow = day.tomorrow().unwrap();
        assert_eq!(get(tomorrow, Part::Header, None).as_str(), "Header at None on 2026-02-08");
        get(tomorrow, Part::Header, None);
        assert_eq!(times.get(), 5);
    }
}
