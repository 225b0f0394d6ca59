//! What makes it look printed rather than computed: stippled shade, soft shadows, blur, and the grain of the paper.

use image::RgbImage;
use tiny_skia::{
    FillRule, GradientStop, LineCap, LineJoin, Mask, Paint, Path, PathBuilder, Point, PremultipliedColorU8, RadialGradient, Rect, Shader,
    SpreadMode, Stroke, Transform,
};

use super::{
    canvas::{Canvas, Pt, color, polygon, smooth},
    palette::{INK, PAPER, Tone},
};

impl Canvas {
    /// Stipples a straight-sided shape: nothing at `from`, the full tone at `to`.
    pub fn shade(&mut self, points: &[Pt], from: Pt, to: Pt, tone: Tone) {
        self.stipple(polygon(points, true), from, to, tone);
    }
    /// Stipples a smooth shape.
    pub fn shade_blob(&mut self, points: &[Pt], from: Pt, to: Pt, tone: Tone) {
        self.stipple(smooth(points, true), from, to, tone);
    }
    /// Stipples a rectangle, given by its left, top, width and height.
    pub fn shade_rect(&mut self, [x, y, w, h]: [f32; 4], from: Pt, to: Pt, tone: Tone) {
        self.shade(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], from, to, tone);
    }
    /// Stipples an ellipse.
    pub fn shade_oval(&mut self, centre: Pt, rx: f32, ry: f32, from: Pt, to: Pt, tone: Tone) {
        let path = Rect::from_xywh(centre.0 - rx, centre.1 - ry, (rx * 2.0).max(0.1), (ry * 2.0).max(0.1)).and_then(PathBuilder::from_oval);
        self.stipple(path, from, to, tone);
    }

    fn stipple(&mut self, path: Option<Path>, from: Pt, to: Pt, tone: Tone) {
        let (Some(path), Some(mut mask)) = (path, Mask::new(self.map.width(), self.map.height())) else { return };
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        let bounds = path.bounds();
        let (wide, high) = (self.map.width() as usize, self.map.height() as usize);
        let (x0, x1) = (bounds.left().max(0.0) as usize, (bounds.right().max(0.0) as usize + 1).min(wide));
        let (y0, y1) = (bounds.top().max(0.0) as usize, (bounds.bottom().max(0.0) as usize + 1).min(high));
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = (dx * dx + dy * dy).max(1.0);
        let mut speck = 0.0;
        for y in y0..y1 {
            let (start, end) = (y * wide + x0, y * wide + x1.max(x0));
            let (Some(row), Some(cover)) = (self.map.pixels_mut().get_mut(start..end), mask.data().get(start..end)) else { continue };
            for (i, (pixel, cover)) in row.iter_mut().zip(cover).enumerate() {
                // Specks two pixels long: single pixels would vanish in the smaller sizes.
                if i % 2 == 0 || speck > 0.8 {
                    speck = self.rng.unit();
                }
                if *cover == 0 {
                    continue;
                }
                let t = (((x0 + i) as f32 - from.0) * dx + (y as f32 - from.1) * dy) / length;
                let strength = ((t.clamp(0.0, 1.0) - speck * 0.62) / 0.38).clamp(0.0, 1.0) * tone.a * f32::from(*cover) / 255.0;
                *pixel = blend(*pixel, tone, strength);
            }
        }
    }

    /// A soft shadow under a straight-sided shape, reaching `reach` pixels past its edge.
    pub fn shadow(&mut self, points: &[Pt], reach: f32, tone: Tone) {
        self.soft(polygon(points, true), reach, tone);
    }
    /// A soft shadow under a smooth shape.
    pub fn shadow_blob(&mut self, points: &[Pt], reach: f32, tone: Tone) {
        self.soft(smooth(points, true), reach, tone);
    }
    /// A soft shadow under an ellipse.
    pub fn shadow_oval(&mut self, centre: Pt, rx: f32, ry: f32, reach: f32, tone: Tone) {
        let path = Rect::from_xywh(centre.0 - rx, centre.1 - ry, (rx * 2.0).max(0.1), (ry * 2.0).max(0.1)).and_then(PathBuilder::from_oval);
        self.soft(path, reach, tone);
    }

    fn soft(&mut self, path: Option<Path>, reach: f32, tone: Tone) {
        let Some(path) = path else { return };
        let steps = 9;
        let paint = Paint { shader: Shader::SolidColor(color(tone.alpha(tone.a * 0.19))), ..Paint::default() };
        for i in 1..=steps {
            let width = reach * 2.0 * i as f32 / steps as f32;
            let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
            self.map.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
        let inside = Paint { shader: Shader::SolidColor(color(tone)), ..Paint::default() };
        self.map.fill_path(&path, &inside, FillRule::Winding, Transform::identity(), None);
    }

    /// Puts everything drawn so far out of focus by about `radius` pixels.
    pub fn soften(&mut self, radius: usize) {
        let wide = self.map.width() as usize;
        for _ in 0..if radius < 3 { 1 } else { 2 } {
            let source: Vec<[i32; 3]> = self.map.pixels().iter().map(|p| [p.red().into(), p.green().into(), p.blue().into()]).collect();
            let across: Vec<[i32; 3]> = source.chunks(wide).flat_map(|row| box_blur(row, radius)).collect();
            // Columns are read by stepping, so that no second copy has to be turned round.
            for x in 0..wide {
                let column: Vec<[i32; 3]> = across.iter().skip(x).step_by(wide).copied().collect();
                for (pixel, [r, g, b]) in self.map.pixels_mut().iter_mut().skip(x).step_by(wide).zip(box_blur(&column, radius)) {
                    *pixel = PremultipliedColorU8::from_rgba(r as u8, g as u8, b as u8, 255).unwrap_or(*pixel);
                }
            }
        }
    }

    /// Ends the drawing: darkens the corners a little and lays the grain over it.
    pub fn finish(mut self) -> RgbImage {
        let (cx, cy, reach) = (self.w / 2.0, self.h / 2.0, self.w.hypot(self.h) / 2.0);
        let corner = INK.alpha(0.16);
        let stops = vec![
            GradientStop::new(0.0, color(corner.alpha(0.0))),
            GradientStop::new(0.62, color(corner.alpha(0.02))),
            GradientStop::new(1.0, color(corner)),
        ];
        let centre = Point::from_xy(cx, cy);
        let shader = RadialGradient::new(centre, 0.0, centre, reach, stops, SpreadMode::Pad, Transform::identity());
        if let (Some(shader), Some(rect)) = (shader, Rect::from_xywh(0.0, 0.0, self.w, self.h)) {
            self.map.fill_rect(rect, &Paint { shader, ..Paint::default() }, Transform::identity(), None);
        }
        let mut image = RgbImage::new(self.map.width(), self.map.height());
        let mut streak = 0.0_f32;
        for (at, (pixel, target)) in self.map.pixels().iter().zip(image.pixels_mut()).enumerate() {
            let bits = self.rng.next();
            // Two scales of grain: fine tooth, and faint streaks along the rows as a printing roller leaves them.
            if at % 3 == 0 {
                streak = streak * 0.86 + (((bits >> 48) & 255) as f32 / 255.0 - 0.5) * 1.5;
            }
            let grain = (((bits & 255) as f32 + ((bits >> 8) & 255) as f32) / 255.0 - 1.0) * 5.5 + streak * 1.4;
            // Lift the blacks to ink and warm the whites to paper: nothing on the page is pure.
            let tooth = |part: u8, paper: f32| (f32::from(part) * 0.955 + paper * 255.0 * 0.03 + 2.0 + grain).clamp(0.0, 255.0) as u8;
            target.0 = [tooth(pixel.red(), PAPER.r), tooth(pixel.green(), PAPER.g), tooth(pixel.blue(), PAPER.b)];
        }
        image
    }
}

fn blend(pixel: PremultipliedColorU8, tone: Tone, a: f32) -> PremultipliedColorU8 {
    let part = |old: u8, new: f32| (f32::from(old) + (new * 255.0 - f32::from(old)) * a) as u8;
    PremultipliedColorU8::from_rgba(part(pixel.red(), tone.r), part(pixel.green(), tone.g), part(pixel.blue(), tone.b), 255)
        .unwrap_or(pixel)
}

/// The running mean over `radius` neighbours on either side; the ends repeat.
fn box_blur(line: &[[i32; 3]], radius: usize) -> Vec<[i32; 3]> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return Vec::new() };
    let count = (radius * 2 + 1) as i32;
    let get = |i: usize| if i < radius { first } else { line.get(i - radius).unwrap_or(last) };
    let mut sum = [0_i32; 3];
    for i in 0..radius * 2 {
        sum.iter_mut().zip(get(i)).for_each(|(s, v)| *s += v);
    }
    (0..line.len())
        .map(|i| {
            sum.iter_mut().zip(get(i + radius * 2)).for_each(|(s, v)| *s += v);
            let mean = sum.map(|s| s / count);
            sum.iter_mut().zip(get(i)).for_each(|(s, v)| *s -= v);
            mean
        })
        .collect()
}
