//! Which entries of the main menu stand in one line under the masthead, and which move into "More" where the line is shorter.
//!
//! Without script nothing can measure text, so widths are estimated here and the style sheet only compares the width of the header with
//! the steps below (`style/site/components/menu.css`). All lengths are in rem.

use super::MenuEntry;
use crate::site::words;

/// Room for the menu in the header, narrowest first: below the width of the next step, and from the step of this name on.
///
/// A header of `w` has margins of `.4 + .026 w` on both sides, and the search field (1 + 12 from 76 on) or its icon (3.25) at the end.
const STEPS: [(&str, f32); 4] = [("60", 51.8), ("63", 55.4), ("66", 58.0), ("80", 62.0)];
/// Space between entries.
const GAP: f32 = 0.8;
/// The button that opens a panel.
const CHEVRON: f32 = 1.5;
/// The sign beside "More" and other entries with entries below them.
const MARKER: f32 = 1.3;
/// Size of the letters.
const LETTERS: f32 = 0.9375;

/// The main menu as it is rendered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MainMenu {
    /// Entries of the line.
    pub line: Vec<LineEntry>,
    /// The entries below "More" at any width, after those that move there.
    pub more: Vec<MenuEntry>,
}

/// An entry of the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineEntry {
    /// The entry.
    pub entry: MenuEntry,
    /// The step from which on it is in the line; below, it is in "More". `None`: always in the line.
    pub from: Option<&'static str>,
}

impl MainMenu {
    /// Distributes the entries. Headings named "More" are merged into the one at the end.
    pub(super) fn new(entries: Vec<MenuEntry>) -> Self {
        let (mut line, mut more) = (Vec::new(), Vec::new());
        for entry in entries {
            if entry.href.is_none() && entry.label == words::MORE.text() { more.extend(entry.children) } else { line.push(entry) }
        }
        let fits: Vec<usize> = STEPS.iter().map(|(_, room)| fitting(&line, *room, !more.is_empty())).collect();
        let rest = line.split_off(fits.last().copied().unwrap_or_default());
        more.splice(0..0, rest);
        let line = line.into_iter().enumerate().map(|(at, entry)| {
            let step = fits.iter().position(|fitting| at < *fitting).unwrap_or_default();
            LineEntry { entry, from: STEPS.get(step).filter(|_| step > 0).map(|(name, _)| *name) }
        });
        Self { line: line.collect(), more }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.line.is_empty() && self.more.is_empty()
    }

    /// The step from which on "More" is not needed; `None`: it always is, or never.
    pub fn more_until(&self) -> Option<&'static str> {
        self.line.last().filter(|_| self.more.is_empty())?.from
    }

    /// All entries, of the line and below "More".
    #[cfg(test)]
    fn entries(&self) -> impl Iterator<Item = &MenuEntry> {
        self.line.iter().map(|line| &line.entry).chain(&self.more)
    }
}

/// The number of entries that fit into `room`, together with "More" unless it is not needed.
fn fitting(entries: &[MenuEntry], room: f32, needs_more: bool) -> usize {
    let ends: Vec<f32> = entries
        .iter()
        .scan(0.0, |end, entry| {
            *end += width(entry) + GAP;
            Some(*end)
        })
        .collect();
    if !needs_more && ends.last().is_none_or(|end| end - GAP <= room) {
        return entries.len();
    }
    let more = text_width(words::MORE.text()) + MARKER;
    ends.iter().take_while(|end| **end + more <= room).count()
}

fn width(entry: &MenuEntry) -> f32 {
    let opener = if !entry.children.is_empty() {
        MARKER
    } else if entry.panel.is_some() {
        CHEVRON
    } else {
        0.0
    };
    text_width(&entry.label).max(1.5) + opener
}

/// At least the width of the text in the menu's bold sans, measured in its letters, with a margin for the stand-in fonts.
fn text_width(text: &str) -> f32 {
    text.chars().map(letter_width).sum::<f32>() * LETTERS * 1.03
}

fn letter_width(letter: char) -> f32 {
    match letter {
        ' ' | '\u{200c}' => 0.22,
        'i' | 'j' | 'l' | 'I' | '!' | '\'' | '’' | ',' | '.' | ':' | ';' | '|' | '(' | ')' => 0.32,
        'f' | 'r' | 't' | '-' | '/' => 0.37,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.84,
        'A'..='Z' => 0.67,
        '\0'..='\u{7f}' => 0.56,
        '\u{80}'..='\u{24f}' => 0.66,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{feff}' => 0.75,
        _ => 1.05,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(label: &str) -> MenuEntry {
        MenuEntry { label: label.to_owned(), href: Some("/".to_owned()), panel: None, children: Vec::new() }
    }

    fn more(children: Vec<MenuEntry>) -> MenuEntry {
        MenuEntry { label: words::MORE.into(), href: None, panel: None, children }
    }

    #[test]
    fn a_short_menu_has_no_more() {
        let menu = MainMenu::new(vec![entry("Home"), entry("World")]);
        assert!(menu.line.iter().all(|line| line.from.is_none()) && menu.line.len() == 2);
        assert!(menu.more.is_empty() && menu.more_until().is_none());
    }

    #[test]
    fn a_long_menu_ends_in_one_more_that_loses_nothing() {
        let mut entries: Vec<_> = (10..40).map(|at| entry(&format!("Section {at}"))).collect();
        entries.insert(3, more(vec![entry("Last")]));
        let menu = MainMenu::new(entries);
        let steps: Vec<_> = menu.line.iter().map(|line| line.from.map_or(0, |step| step.parse::<u32>().unwrap())).collect();
        assert!(steps.is_sorted() && steps[0] == 0 && *steps.last().unwrap() == 80, "{steps:?}");
        assert_eq!(menu.entries().count(), 31);
        assert!(menu.entries().all(|entry| entry.label != words::MORE.text()) && menu.more_until().is_none());
        assert_eq!(menu.more.first().unwrap().label, format!("Section {}", 10 + menu.line.len()));
    }

    #[test]
    fn a_menu_that_fits_only_wide_screens_has_more_on_others() {
        let entries: Vec<_> = (0..6).map(|_| entry("Diplomatic matters")).collect();
        let menu = MainMenu::new(entries);
        assert!(menu.more.is_empty(), "{menu:?}");
        assert_eq!(menu.more_until(), menu.line.last().unwrap().from);
        assert!(menu.more_until().is_some());
    }

    #[test]
    fn a_name_longer_than_the_line_is_below_more() {
        let menu = MainMenu::new(vec![entry(&"Donaudampfschifffahrt".repeat(8)), entry("World")]);
        assert!(menu.line.is_empty());
        assert_eq!(menu.more.len(), 2);
    }
}
