//! How a paper looks: its colours and the type of its headlines. Readers' browsers load them as one more style sheet.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ParseError;
use crate::newtype::{text_type, word_enum};

/// A colour of a screen, `#rrggbb` in lower case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Colour(String);

text_type!(Colour);

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Colour {
    /// Reads `#rrggbb` or `#rgb`.
    ///
    /// # Errors
    /// Anything else.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let digits = text.trim().strip_prefix('#').unwrap_or_default().to_ascii_lowercase();
        let long = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits,
        };
        if long.len() != 6 || !long.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(ParseError::new("colour", format!("{text:?} is not of the form #7d5c14")));
        }
        Ok(Self(format!("#{long}")))
    }

    /// Red, green and blue from 0 to 255.
    pub fn rgb(&self) -> [u8; 3] {
        let number = u32::from_str_radix(self.0.trim_start_matches('#'), 16).unwrap_or_default();
        let [_, red, green, blue] = number.to_be_bytes();
        [red, green, blue]
    }

    /// How well text of one colour can be read on the other, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(&self, other: &Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The colour between two in sRGB, as `color-mix(in srgb, self PART%, other)` makes it.
    #[must_use]
    pub fn mix(&self, part: u8, other: &Self) -> Self {
        let part = u32::from(part.min(100));
        let mixed = self.rgb().into_iter().zip(other.rgb()).map(|(a, b)| (u32::from(a) * part + u32::from(b) * (100 - part) + 50) / 100);
        Self(mixed.fold(String::from("#"), |text, byte| format!("{text}{byte:02x}")))
    }

    fn luminance(&self) -> f64 {
        let [red, green, blue] = self.rgb().map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

/// One colour of the paper by day and by night.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tone {
    /// On light pages.
    pub light: Colour,
    /// On dark pages.
    pub dark: Colour,
}

word_enum! {
    /// The type of headlines.
    HeadlineType, "type of headlines" {
        /// The serif of the text.
        Serif = "serif",
        /// The plain face of labels.
        Sans = "sans",
    }
}

/// Colours and type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Look {
    /// Behind everything.
    pub paper: Tone,
    /// Text.
    pub ink: Tone,
    /// Links, rubrics, marks.
    pub accent: Tone,
    /// Breaking news, corrections, errors.
    pub alert: Tone,
    /// Headlines.
    pub headlines: HeadlineType,
}

impl Default for Look {
    /// As `style/tokens.css` has it.
    fn default() -> Self {
        let tone = |light: &str, dark: &str| Tone { light: Colour(light.to_owned()), dark: Colour(dark.to_owned()) };
        Self {
            paper: tone("#fcf9f2", "#12161c"),
            ink: tone("#16202c", "#ece6da"),
            accent: tone("#7d5c14", "#d6b56c"),
            alert: tone("#7a1f24", "#ea938d"),
            headlines: HeadlineType::Serif,
        }
    }
}

/// Two colours that are too much alike.
#[derive(Debug, Clone, PartialEq)]
pub struct TooAlike {
    /// Of which tone the text is: `ink`, `accent` or `alert`.
    pub text: &'static str,
    /// Whether on dark pages.
    pub dark: bool,
    /// Their contrast.
    pub contrast: f64,
    /// The contrast that text needs.
    pub needed: f64,
}

impl Look {
    /// Contrast of texts to the page: enhanced for the text itself, the minimum for the few coloured words (WCAG 2.2, 1.4.6 and 1.4.3).
    const NEEDED: [(&'static str, f64); 3] = [("ink", 7.0), ("accent", 4.5), ("alert", 4.5)];

    /// What cannot be read well enough; texts also stand on a tint, which is a little nearer to them than the page.
    pub fn unreadable(&self) -> Vec<TooAlike> {
        let texts = [&self.ink, &self.accent, &self.alert];
        let mut found = Vec::new();
        for ((text, needed), tone) in Self::NEEDED.into_iter().zip(texts) {
            for (dark, colour, paper, ink) in
                [(false, &tone.light, &self.paper.light, &self.ink.light), (true, &tone.dark, &self.paper.dark, &self.ink.dark)]
            {
                let contrast = colour.contrast(paper).min(colour.contrast(&tint(paper, ink)));
                if contrast < needed {
                    found.push(TooAlike { text, dark, contrast, needed });
                }
            }
        }
        found
    }

    /// The style sheet's name, which says all that is in it; `None` for the usual look.
    pub fn file_name(&self) -> Option<String> {
        (*self != Self::default()).then(|| {
            let colours = self.colours().map(|colour| colour.as_str().trim_start_matches('#')).join("-");
            format!("look-{colours}-{}.css", self.headlines)
        })
    }

    /// The look that such a name says.
    pub fn of_file_name(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix("look-")?.strip_suffix(".css")?.split('-');
        let mut colour = || parts.next().filter(|part| part.len() == 6).and_then(|part| Colour::parse(&format!("#{part}")).ok());
        let mut tone = || Some(Tone { light: colour()?, dark: colour()? });
        let (paper, ink, accent, alert) = (tone()?, tone()?, tone()?, tone()?);
        let headlines = HeadlineType::parse(parts.next()?).ok()?;
        let look = Self { paper, ink, accent, alert, headlines };
        // one name for one look
        (parts.next().is_none() && look.file_name().as_deref() == Some(name)).then_some(look)
    }

    /// The style sheet: the tokens that differ from the usual ones, and the type of headlines in scripts that have both.
    pub fn style_sheet(&self) -> String {
        let pair = |name: &str, light: &Colour, dark: &Colour| format!("--{name}:light-dark({light},{dark});");
        let (paper, ink) = (&self.paper, &self.ink);
        let mut css = String::from(":root{");
        for (name, tone) in [("paper", paper), ("ink", ink), ("brass", &self.accent), ("oxblood", &self.alert)] {
            css += &pair(name, &tone.light, &tone.dark);
        }
        css += &pair("tint", &tint(&paper.light, &ink.light), &tint(&paper.dark, &ink.dark));
        css += &pair("soft", &soft(&paper.light, &ink.light), &soft(&paper.dark, &ink.dark));
        css += "}";
        if self.headlines == HeadlineType::Sans {
            css += ":is(h1,h2,h3,h4,.brand,.foot-name,.neighbour-headline,.find-headline,.part-headline)\
                    :not(:lang(ur),:lang(ar),:lang(fa),:lang(ps),:lang(sd)){font-family:var(--sans-latin);letter-spacing:-.015em}";
        }
        css
    }

    /// Text that matters less.
    pub fn soft(&self) -> Tone {
        Tone { light: soft(&self.paper.light, &self.ink.light), dark: soft(&self.paper.dark, &self.ink.dark) }
    }

    fn colours(&self) -> [&Colour; 8] {
        let [paper, ink, accent, alert] = [&self.paper, &self.ink, &self.accent, &self.alert];
        [&paper.light, &paper.dark, &ink.light, &ink.dark, &accent.light, &accent.dark, &alert.light, &alert.dark]
    }
}

/// Areas that stand out a little from the page.
fn tint(paper: &Colour, ink: &Colour) -> Colour {
    paper.mix(95, ink)
}

/// Three quarters of the way from the page to the text.
fn soft(paper: &Colour, ink: &Colour) -> Colour {
    ink.mix(73, paper)
}

#[cfg(test)]
#[path = "look_tests.rs"]
mod tests;
