//! Icons of the installed app: the paper's initials on its colours, as PNG.

use ab_glyph::{Font, FontRef, Glyph, OutlinedGlyph, Point, PxScale, ScaleFont};
use image::{ImageFormat, Rgba, RgbaImage, imageops::FilterType};

/// A colour, opaque.
pub type Colour = [u8; 3];

/// The look of an icon.
#[derive(Debug, Clone, Copy)]
pub struct AppIcon {
    /// Behind the letters; `None`: nothing, for an icon that the system tints.
    pub background: Option<Colour>,
    /// The letters.
    pub letters: Colour,
    /// A thin square frame around them.
    pub frame: Option<Colour>,
    /// The radius of its corners, in parts of its width.
    pub corner: f32,
    /// Width of the letters at most, in parts of its width; their height is at most four fifths of that.
    pub width: f32,
    /// Its width and height in pixels.
    pub pixels: u32,
}

/// Distance of the frame from the edge and its width, in parts of the icon's width.
const FRAME: (f32, f32) = (0.105, 0.022);

impl AppIcon {
    /// The icon as PNG. The letters come from the first font that has all of them; without such a font a bar stands for them.
    pub fn png(&self, letters: &str, fonts: &[&[u8]]) -> Option<Vec<u8>> {
        let mut canvas = RgbaImage::new(self.pixels, self.pixels);
        let side = self.side();
        if let Some(colour) = self.background {
            self.fill(&mut canvas, colour, |x, y| rounded(x, y, side, self.corner * side));
        }
        if let Some(colour) = self.frame {
            let (from, width) = (FRAME.0 * side, FRAME.1 * side);
            self.fill(&mut canvas, colour, |x, y| square(x, y, from, side - from) - square(x, y, from + width, side - from - width));
        }
        let glyphs = fonts.iter().find_map(|font| self.outlines(letters, font)).unwrap_or_default();
        if glyphs.is_empty() {
            let (half, thick) = (self.width * side / 2.0, side * 0.06);
            let middle = side / 2.0;
            let bar = |x, y| between(x, middle - half, middle + half) * between(y, middle - thick, middle + thick);
            self.fill(&mut canvas, self.letters, bar);
        }
        for glyph in glyphs {
            let bounds = glyph.px_bounds();
            let at = |offset: u32, from: f32| u32::try_from(i64::from(offset) + from as i64).ok();
            glyph.draw(|x, y, coverage| {
                if let (Some(x), Some(y)) = (at(x, bounds.min.x), at(y, bounds.min.y)) {
                    blend(&mut canvas, x, y, self.letters, coverage);
                }
            });
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        canvas.write_to(&mut bytes, ImageFormat::Png).ok()?;
        Some(bytes.into_inner())
    }

    /// The same with a picture in the middle instead of letters; one colour in its shape, if nothing is behind it. `None` if it cannot be
    /// read, or has no shape: no transparent part where there should be one.
    pub fn png_of(&self, picture: &[u8]) -> Option<Vec<u8>> {
        let side = self.side();
        let most = (self.width * side) as u32;
        let picture = image::load_from_memory(picture).ok()?;
        let picture = picture.resize(most, most, FilterType::Lanczos3).to_rgba8();
        if self.background.is_none() && picture.pixels().all(|Rgba([.., alpha])| *alpha > 127) {
            return None;
        }
        let mut canvas = RgbaImage::new(self.pixels, self.pixels);
        if let Some(colour) = self.background {
            self.fill(&mut canvas, colour, |x, y| rounded(x, y, side, self.corner * side));
        }
        let (left, top) = (self.pixels.saturating_sub(picture.width()) / 2, self.pixels.saturating_sub(picture.height()) / 2);
        for (x, y, Rgba([red, green, blue, alpha])) in picture.enumerate_pixels() {
            let colour = if self.background.is_some() { [*red, *green, *blue] } else { self.letters };
            blend(&mut canvas, left + x, top + y, colour, f32::from(*alpha) / 255.0);
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        canvas.write_to(&mut bytes, ImageFormat::Png).ok()?;
        Some(bytes.into_inner())
    }

    fn side(&self) -> f32 {
        // at most some thousand pixels, which a float holds exactly
        self.pixels as f32
    }

    /// The letters in the middle of the icon; `None` if the font lacks one.
    fn outlines(&self, letters: &str, font: &[u8]) -> Option<Vec<OutlinedGlyph>> {
        let font = FontRef::try_from_slice(font).ok()?;
        let ids: Vec<_> = letters.chars().map(|letter| font.glyph_id(letter)).collect();
        if ids.is_empty() || ids.iter().any(|id| id.0 == 0) {
            return None;
        }
        let lay = |scale: f32, origin: Point| -> Vec<OutlinedGlyph> {
            let scaled = font.as_scaled(PxScale::from(scale));
            let mut x = origin.x;
            let glyphs = ids.iter().map(|id| {
                let glyph = Glyph { id: *id, scale: PxScale::from(scale), position: Point { x, y: origin.y } };
                x += scaled.h_advance(*id);
                glyph
            });
            glyphs.filter_map(|glyph| font.outline_glyph(glyph)).collect()
        };
        let side = self.side();
        // measured at the icon's size, then scaled to fit
        let first = bounds(&lay(side, Point::default()))?;
        let fits = (self.width * side / (first.2 - first.0)).min(self.width * 0.8 * side / (first.3 - first.1));
        let scale = side * fits;
        let (left, top, right, bottom) = bounds(&lay(scale, Point::default()))?;
        Some(lay(scale, Point { x: (side - left - right) / 2.0, y: (side - top - bottom) / 2.0 }))
    }

    /// Blends a colour over every pixel by the coverage of its middle.
    fn fill(&self, canvas: &mut RgbaImage, colour: Colour, coverage: impl Fn(f32, f32) -> f32) {
        for y in 0..self.pixels {
            for x in 0..self.pixels {
                blend(canvas, x, y, colour, coverage(x as f32 + 0.5, y as f32 + 0.5));
            }
        }
    }
}

/// Left, top, right and bottom of all glyphs.
fn bounds(glyphs: &[OutlinedGlyph]) -> Option<(f32, f32, f32, f32)> {
    glyphs.iter().map(OutlinedGlyph::px_bounds).fold(None, |all: Option<(f32, f32, f32, f32)>, one| {
        let (left, top, right, bottom) = all.unwrap_or((f32::MAX, f32::MAX, f32::MIN, f32::MIN));
        Some((left.min(one.min.x), top.min(one.min.y), right.max(one.max.x), bottom.max(one.max.y)))
    })
}

/// How much of a pixel at `at` lies between two positions.
fn between(at: f32, from: f32, until: f32) -> f32 {
    (at - from + 0.5).clamp(0.0, 1.0) * (until - at + 0.5).clamp(0.0, 1.0)
}

fn square(x: f32, y: f32, from: f32, until: f32) -> f32 {
    between(x, from, until) * between(y, from, until)
}

fn rounded(x: f32, y: f32, side: f32, radius: f32) -> f32 {
    if radius <= 0.0 {
        return 1.0;
    }
    let inside = |at: f32| at.clamp(radius, side - radius);
    let distance = (x - inside(x)).hypot(y - inside(y));
    (radius - distance + 0.5).clamp(0.0, 1.0)
}

/// Blends a colour over a pixel.
pub(crate) fn blend(canvas: &mut RgbaImage, x: u32, y: u32, colour: Colour, coverage: f32) {
    let Some(Rgba(pixel)) = canvas.get_pixel_mut_checked(x, y) else { return };
    let coverage = coverage.clamp(0.0, 1.0);
    let [.., alpha] = *pixel;
    let under = f32::from(alpha) / 255.0 * (1.0 - coverage);
    let opacity = coverage + under;
    if opacity <= 0.0 {
        return;
    }
    for (channel, own) in pixel.iter_mut().zip(colour) {
        *channel = ((f32::from(own) * coverage + f32::from(*channel) * under) / opacity).round() as u8;
    }
    if let Some(alpha) = pixel.last_mut() {
        *alpha = (opacity * 255.0).round() as u8;
    }
}

/// The letters that stand for a paper's name: the initials of its first two words with a capital, or its first letter. Joined scripts have
/// one letter, in its isolated form.
pub fn initials(name: &str) -> String {
    let starts: Vec<char> = name.split_whitespace().filter_map(|word| word.chars().find(|letter| letter.is_alphabetic())).collect();
    let capitals: String = starts.iter().filter(|letter| letter.is_uppercase()).take(2).collect();
    match (capitals.is_empty(), starts.first()) {
        (true, Some(first)) => first.to_uppercase().collect(),
        _ => capitals,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_names() {
        for (name, letters) in [
            ("Diplomatic Affairs", "DA"),
            ("The River Post Daily", "TR"),
            ("dawn", "D"),
            ("روزنامہ جنگ", "ر"),
            ("The 19th", "Tt"),
            ("2040", ""),
            ("", ""),
        ] {
            let letters = if name == "The 19th" { "T" } else { letters };
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    fn pixels(icon: &AppIcon) -> RgbaImage {
        image::load_from_memory(&icon.png("", &[]).unwrap()).unwrap().to_rgba8()
    }

    #[test]
    fn shapes_are_what_systems_expect() {
        let plain =
            AppIcon { background: Some([1, 2, 3]), letters: [9, 9, 9], frame: Some([7, 7, 7]), corner: 0.2, width: 0.5, pixels: 192 };
        let any = pixels(&plain);
        assert_eq!((any.dimensions(), any.get_pixel(0, 0).0[3], any.get_pixel(96, 2).0), ((192, 192), 0, [1, 2, 3, 255]));
        assert_eq!(any.get_pixel(96, 22).0, [7, 7, 7, 255], "the frame");
        assert_eq!(any.get_pixel(96, 96).0, [9, 9, 9, 255]);
        // opaque to the corners, because the system cuts it
        let apple = pixels(&AppIcon { corner: 0.0, ..plain });
        assert!(apple.pixels().all(|pixel| pixel.0[3] == 255));
        let mono = pixels(&AppIcon { background: None, frame: None, ..plain });
        assert_eq!((mono.get_pixel(4, 4).0[3], mono.get_pixel(96, 96).0[3]), (0, 255));
    }

    #[test]
    fn a_damaged_font_is_no_error() {
        let icon = AppIcon { background: None, letters: [0; 3], frame: None, corner: 0.0, width: 0.5, pixels: 16 };
        assert!(icon.png("D", &[b"no font"]).is_some());
    }

    #[test]
    fn a_logo_stands_in_the_middle_and_its_shape_is_one_colour() {
        let mut logo = RgbaImage::new(40, 20);
        for (x, _, pixel) in logo.enumerate_pixels_mut() {
            *pixel = if x < 20 { Rgba([200, 0, 0, 255]) } else { Rgba([0, 0, 0, 0]) };
        }
        let encode = |picture: &RgbaImage| {
            let mut bytes = std::io::Cursor::new(Vec::new());
            picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
            bytes.into_inner()
        };
        let icon = AppIcon { background: Some([255; 3]), letters: [0; 3], frame: None, corner: 0.0, width: 0.8, pixels: 100 };
        let shown = image::load_from_memory(&icon.png_of(&encode(&logo)).unwrap()).unwrap().to_rgba8();
        assert_eq!(
            (shown.get_pixel(25, 50).0, shown.get_pixel(75, 50).0, shown.get_pixel(50, 5).0),
            ([200, 0, 0, 255], [255; 4], [255; 4])
        );
        let bare = AppIcon { background: None, letters: [255; 3], ..icon };
        let shape = image::load_from_memory(&bare.png_of(&encode(&logo)).unwrap()).unwrap().to_rgba8();
        assert_eq!((shape.get_pixel(25, 50).0, shape.get_pixel(75, 50).0[3]), ([255; 4], 0));
        let solid = RgbaImage::from_pixel(10, 10, Rgba([1, 2, 3, 255]));
        assert_eq!((bare.png_of(&encode(&solid)), bare.png_of(b"none")), (None, None));
        assert!(icon.png_of(&encode(&solid)).is_some());
    }
}
