//! Pictures of the front page for the dialog in which a browser installs the app: name, newest stories and the lead picture, typeset here,
//! because the server has no browser. Latin script only: joined scripts need more than outlines of letters.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont};
use image::{ImageFormat, Rgba, RgbaImage, imageops};

use crate::{Colour, app_icon::blend};

/// A story on the picture.
#[derive(Debug, Clone, Default)]
pub struct ShownStory {
    /// Its section.
    pub section: String,
    /// Its headline.
    pub headline: String,
    /// The sentences under it.
    pub standfirst: String,
}

/// What a picture shows.
#[derive(Debug)]
pub struct Screenshot<'a> {
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// Background, text, quiet text, accent.
    pub colours: [Colour; 4],
    /// Bold and regular face, as TrueType.
    pub fonts: [&'a [u8]; 2],
    /// The paper's name.
    pub name: &'a str,
    /// The lead, then the next stories.
    pub stories: &'a [ShownStory],
    /// A JPEG or PNG file: the lead's picture.
    pub picture: Option<&'a [u8]>,
}

/// Whether a face has every letter of a text.
pub fn has_letters(font: &[u8], text: &str) -> bool {
    FontRef::try_from_slice(font)
        .is_ok_and(|font| text.chars().filter(|letter| !letter.is_whitespace()).all(|letter| font.glyph_id(letter).0 != 0))
}

impl Screenshot<'_> {
    /// The picture as PNG; `None` if the fonts cannot be read.
    pub fn png(&self) -> Option<Vec<u8>> {
        let [bold, regular] = self.fonts.map(|font| FontRef::try_from_slice(font).ok());
        let (width, height) = self.size;
        let [paper, ink, ..] = self.colours;
        let mut page = Page { canvas: RgbaImage::from_pixel(width, height, opaque(paper)), bold: bold?, regular: regular? };
        let wide = width > height;
        let unit = if wide { height as f32 / 720.0 } else { width as f32 / 390.0 };
        let (side, edge) = (width as f32, 20.0 * unit);
        let size = if wide { 52.0 } else { 27.0 } * unit;
        let line = page.width(&page.bold, self.name, size);
        let mut y = 20.0 * unit;
        page.text(Face::Bold, self.name, size, ((side - line) / 2.0, y), ink);
        y += size * 1.35;
        page.rule((edge, y), side - 2.0 * edge, (2.0 * unit).max(1.0), ink);
        y += 18.0 * unit;
        let (lead, rest) = self.stories.split_first()?;
        let column = if wide { (side - 3.0 * edge) * 0.62 } else { side - 2.0 * edge };
        let after = self.story(&mut page, lead, (edge, y), column, unit * if wide { 1.25 } else { 1.0 }, self.picture);
        let (left, top, column) = if wide { (2.0 * edge + column, y, side - 3.0 * edge - column) } else { (edge, after, column) };
        let mut y = top;
        for story in rest {
            if y > height as f32 {
                break;
            }
            page.rule((left, y), column, unit.max(1.0), blended(ink, paper));
            y = self.story(&mut page, story, (left, y + 14.0 * unit), column, unit * 0.82, None);
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        // without transparency
        image::DynamicImage::ImageRgba8(page.canvas).to_rgb8().write_to(&mut bytes, ImageFormat::Png).ok()?;
        Some(bytes.into_inner())
    }

    /// A story below `at`; the position below it.
    fn story(&self, page: &mut Page<'_>, story: &ShownStory, at: (f32, f32), width: f32, unit: f32, picture: Option<&[u8]>) -> f32 {
        let [_, ink, soft, accent] = self.colours;
        let (x, mut y) = at;
        if let Some(height) = picture.and_then(|bytes| page.picture(bytes, at, width)) {
            y += height + 14.0 * unit;
        }
        for (face, text, size, colour) in [
            (Face::Bold, &story.section, 15.0, accent),
            (Face::Bold, &story.headline, 29.0, ink),
            (Face::Regular, &story.standfirst, 19.0, soft),
        ] {
            for line in page.lines(face, text, size * unit, width) {
                page.text(face, &line, size * unit, (x, y), colour);
                y += size * unit * 1.22;
            }
            y += 5.0 * unit;
        }
        y + 12.0 * unit
    }
}

#[derive(Clone, Copy)]
enum Face {
    Bold,
    Regular,
}

struct Page<'a> {
    canvas: RgbaImage,
    bold: FontRef<'a>,
    regular: FontRef<'a>,
}

impl<'a> Page<'a> {
    fn face(&self, face: Face) -> &FontRef<'a> {
        match face {
            Face::Bold => &self.bold,
            Face::Regular => &self.regular,
        }
    }

    fn width(&self, font: &FontRef<'_>, text: &str, size: f32) -> f32 {
        let font = font.as_scaled(PxScale::from(size));
        text.chars().map(|letter| font.h_advance(font.glyph_id(letter))).sum()
    }

    /// The text broken into lines of at most this width.
    fn lines(&self, face: Face, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| self.width(self.face(face), line, size) <= width);
            match (longer, lines.last_mut()) {
                (Some(longer), Some(last)) => *last = longer,
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// Writes one line whose top left is `at`.
    fn text(&mut self, face: Face, text: &str, size: f32, at: (f32, f32), colour: Colour) {
        let font = self.face(face).clone();
        let scaled = font.as_scaled(PxScale::from(size));
        let (mut x, y) = (at.0, at.1 + scaled.ascent());
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            let glyph = id.with_scale_and_position(size, ab_glyph::point(x, y));
            x += scaled.h_advance(id);
            let Some(outline) = font.outline_glyph(glyph) else { continue };
            let bounds = outline.px_bounds();
            let place = |offset: u32, from: f32| u32::try_from(i64::from(offset) + from as i64).ok();
            outline.draw(|dx, dy, coverage| {
                if let (Some(x), Some(y)) = (place(dx, bounds.min.x), place(dy, bounds.min.y)) {
                    blend(&mut self.canvas, x, y, colour, coverage);
                }
            });
        }
    }

    fn rule(&mut self, at: (f32, f32), width: f32, thickness: f32, colour: Colour) {
        for y in at.1 as u32..(at.1 + thickness) as u32 {
            for x in at.0 as u32..(at.0 + width) as u32 {
                blend(&mut self.canvas, x, y, colour, 1.0);
            }
        }
    }

    /// Puts the picture there, cropped to 16:9; its height.
    fn picture(&mut self, bytes: &[u8], at: (f32, f32), width: f32) -> Option<f32> {
        let height = width * 9.0 / 16.0;
        let picture = image::load_from_memory(bytes).ok()?.resize_to_fill(width as u32, height as u32, imageops::FilterType::Triangle);
        imageops::overlay(&mut self.canvas, &picture.to_rgba8(), at.0 as i64, at.1 as i64);
        Some(height)
    }
}

fn opaque([red, green, blue]: Colour) -> Rgba<u8> {
    Rgba([red, green, blue, 255])
}

/// A hairline: mostly background.
fn blended(ink: Colour, paper: Colour) -> Colour {
    let mut mixed = paper;
    for (channel, ink) in mixed.iter_mut().zip(ink) {
        *channel = ((u16::from(*channel) * 5 + u16::from(ink)) / 6) as u8;
    }
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_font_there_is_no_picture() {
        let stories = [ShownStory { headline: "Talks go on".into(), ..ShownStory::default() }];
        let shot = Screenshot {
            size: (540, 960),
            colours: [[255; 3], [0; 3], [90; 3], [120, 90, 20]],
            fonts: [b"", b""],
            name: "Paper",
            stories: &stories,
            picture: None,
        };
        assert!(shot.png().is_none());
        assert!(!has_letters(b"", "x"));
    }
}
