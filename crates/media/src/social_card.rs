//! The picture of a story without one, for social networks: its headline in the paper's type, typeset here, because the server has no browser.

use cosmic_text::{Align, Attrs, Buffer, Color, Family, FontSystem, Metrics, Shaping, SwashCache, Weight, fontdb};
use image::{ImageFormat, Rgba, RgbaImage};

use crate::{Colour, app_icon::blend};

/// Width and height in pixels.
pub const SOCIAL_CARD: (u32, u32) = (1200, 630);

/// What a card shows.
#[derive(Debug)]
pub struct SocialCard<'a> {
    /// Background, text, quiet text, accent.
    pub colours: [Colour; 4],
    /// TrueType files for Latin script, the face of the headline first.
    pub fonts: &'a [&'a [u8]],
    /// The same for joined scripts.
    pub joined_fonts: &'a [&'a [u8]],
    /// The paper's name.
    pub name: &'a str,
    /// Beside it; may be empty.
    pub section: &'a str,
    /// The headline.
    pub headline: &'a str,
    /// Under it; may be empty.
    pub tagline: &'a str,
    /// Whether lines begin at the right.
    pub right_to_left: bool,
    /// Height of a line of the headline as a multiple of its size: more for Nastaliq.
    pub line_height: f32,
}

const EDGE: f32 = 72.0;
/// Above and below the headline.
const TOP: f32 = 170.0;
const BOTTOM: f32 = 530.0;
/// Sizes of the headline that are tried, in pixels, and the most lines it may have.
const SIZES: [f32; 7] = [88.0, 78.0, 70.0, 62.0, 54.0, 46.0, 40.0];
const LINES: usize = 4;

impl SocialCard<'_> {
    /// The card as PNG; `None` if there are no fonts, or they lack letters of the headline or the name.
    pub fn png(&self) -> Option<Vec<u8>> {
        let mut page = Page::new(self)?;
        let [_, ink, soft, accent] = self.colours;
        let width = SOCIAL_CARD.0 as f32 - 2.0 * EDGE;
        page.rule(EDGE - 20.0, width, 5.0, ink);
        let name = page.line(self.name, 40.0, 600, width * 0.7)?;
        page.write(name, EDGE, ink, false);
        if let Some(section) = page.line(self.section, 32.0, 600, width * 0.4) {
            page.write(section, EDGE + 6.0, accent, true);
        }
        let headline = SIZES.into_iter().find_map(|size| page.headline(self, size, width))?;
        let height: f32 = headline.layout_runs().map(|run| run.line_height).sum();
        page.write(headline, TOP + (BOTTOM - TOP - height) / 2.0, ink, false);
        page.rule(550.0, width, 1.0, soft);
        if let Some(tagline) = page.line(self.tagline, 28.0, 400, width) {
            page.write(tagline, 566.0, soft, false);
        }
        page.png()
    }
}

struct Page {
    canvas: RgbaImage,
    fonts: FontSystem,
    glyphs: SwashCache,
    /// For Latin and for joined scripts.
    families: [String; 2],
    right_to_left: bool,
}

impl Page {
    fn new(card: &SocialCard<'_>) -> Option<Self> {
        let mut faces = fontdb::Database::new();
        card.fonts.iter().for_each(|font| faces.load_font_data(font.to_vec()));
        let latin = faces.faces().next()?.families.first()?.0.clone();
        let before = faces.len();
        card.joined_fonts.iter().for_each(|font| faces.load_font_data(font.to_vec()));
        let joined = faces.faces().nth(before).and_then(|face| Some(face.families.first()?.0.clone())).unwrap_or_else(|| latin.clone());
        let [red, green, blue] = card.colours[0];
        Some(Self {
            canvas: RgbaImage::from_pixel(SOCIAL_CARD.0, SOCIAL_CARD.1, Rgba([red, green, blue, 255])),
            fonts: FontSystem::new_with_locale_and_db("en".to_owned(), faces),
            glyphs: SwashCache::new(),
            families: [latin, joined],
            right_to_left: card.right_to_left,
        })
    }

    /// A text within this width; `None` for an empty text, and where a letter is in no face.
    fn set(&mut self, text: &str, size: f32, weight: u16, line_height: f32, width: f32) -> Option<Buffer> {
        let mut buffer = Buffer::new(&mut self.fonts, Metrics::relative(size, line_height));
        buffer.set_size(Some(width), None);
        let [latin, joined] = &self.families;
        let family = if text.chars().any(|letter| matches!(letter, '\u{600}'..='\u{6ff}')) { joined } else { latin };
        let attributes = Attrs::new().family(Family::Name(family)).weight(Weight(weight));
        let side = if self.right_to_left { Align::Right } else { Align::Left };
        buffer.set_text(text, &attributes, Shaping::Advanced, Some(side));
        buffer.shape_until_scroll(&mut self.fonts, false);
        let has_letters = buffer.layout_runs().all(|run| run.glyphs.iter().all(|glyph| glyph.glyph_id != 0));
        (has_letters && !text.trim().is_empty()).then_some(buffer)
    }

    /// A text on one line, cut at a word where it is too long.
    fn line(&mut self, text: &str, size: f32, weight: u16, width: f32) -> Option<Buffer> {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        while !words.is_empty() {
            let set = self.set(&words.join(" "), size, weight, 1.4, width)?;
            if set.layout_runs().count() <= 1 {
                return Some(set);
            }
            words.pop();
        }
        None
    }

    /// The headline in this size if it fits, in lines of about equal length.
    fn headline(&mut self, card: &SocialCard<'_>, size: f32, width: f32) -> Option<Buffer> {
        let last = SIZES.last().is_some_and(|smallest| *smallest == size);
        let set = self.set(card.headline, size, 600, card.line_height, width)?;
        let lines = set.layout_runs().count();
        let fits = lines <= LINES && lines as f32 * size * card.line_height <= BOTTOM - TOP;
        let unbroken = set.layout_runs().all(|run| run.line_w <= width);
        if !(last || fits && unbroken) {
            return None;
        }
        let (mut narrow, mut wide, mut best) = (width / 2.0, width, set);
        while wide - narrow > 10.0 {
            let middle = f32::midpoint(narrow, wide);
            match self.set(card.headline, size, 600, card.line_height, middle) {
                Some(set) if set.layout_runs().count() <= lines => (wide, best) = (middle, set),
                _ => narrow = middle,
            }
        }
        Some(best)
    }

    /// Draws a text with its first line at `top`, at the side where lines begin or at the other one.
    fn write(&mut self, mut text: Buffer, top: f32, colour: Colour, at_end: bool) {
        let width = text.layout_runs().map(|run| run.line_w).fold(0.0, f32::max);
        let frame = text.size().0.unwrap_or(width);
        let inner = SOCIAL_CARD.0 as f32 - 2.0 * EDGE;
        // lines of a buffer begin at its left, or end at its right
        let x = match (self.right_to_left, at_end) {
            (false, false) => EDGE,
            (false, true) => EDGE + inner - width,
            (true, false) => EDGE + inner - frame,
            (true, true) => EDGE + width - frame,
        };
        let canvas = &mut self.canvas;
        text.draw(&mut self.fonts, &mut self.glyphs, Color::rgb(0, 0, 0), |dx, dy, _, _, color| {
            let (x, y) = (u32::try_from(dx + x as i32), u32::try_from(dy + top as i32));
            if let (Ok(x), Ok(y)) = (x, y)
                && x < SOCIAL_CARD.0
                && y < SOCIAL_CARD.1
            {
                blend(canvas, x, y, colour, f32::from(color.a()) / 255.0);
            }
        });
    }

    fn rule(&mut self, top: f32, width: f32, thickness: f32, colour: Colour) {
        for y in top as u32..(top + thickness) as u32 {
            for x in EDGE as u32..(EDGE + width) as u32 {
                blend(&mut self.canvas, x, y, colour, 1.0);
            }
        }
    }

    fn png(self) -> Option<Vec<u8>> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::ImageRgba8(self.canvas).to_rgb8().write_to(&mut bytes, ImageFormat::Png).ok()?;
        Some(bytes.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_there_is_no_card() {
        let card = SocialCard {
            colours: [[255; 3], [0; 3], [90; 3], [120, 90, 20]],
            fonts: &[],
            joined_fonts: &[],
            name: "Paper",
            section: "World",
            headline: "Talks go on",
            tagline: "",
            right_to_left: false,
            line_height: 1.2,
        };
        assert!(card.png().is_none());
        assert!(SocialCard { fonts: &[b"no font"], ..card }.png().is_none());
    }
}
