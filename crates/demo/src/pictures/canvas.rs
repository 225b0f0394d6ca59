//! A sheet to draw on: filled shapes, strokes, glows, and the grain of the paper at the end.

use tiny_skia::{
    Color, FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Paint, Path, PathBuilder, Pixmap, Point, RadialGradient, Rect,
    Shader, SpreadMode, Stroke, Transform,
};

use super::{palette::Tone, rng::Rng};

/// A point in pixels from the top left.
pub type Pt = (f32, f32);

/// How a shape is filled.
#[derive(Debug, Clone, Copy)]
pub enum Ink {
    /// One tone.
    Flat(Tone),
    /// From the shape's top to its bottom.
    Down(Tone, Tone),
    /// From the shape's left to its right.
    Across(Tone, Tone),
}

impl From<Tone> for Ink {
    fn from(tone: Tone) -> Self {
        Self::Flat(tone)
    }
}

/// The sheet.
pub struct Canvas {
    pub(super) map: Pixmap,
    /// Number of the picture: it decides the composition.
    pub seed: u64,
    /// Chance for everything drawn on this sheet.
    pub rng: Rng,
    /// Width in pixels.
    pub w: f32,
    /// Height in pixels.
    pub h: f32,
}

pub(super) fn color(tone: Tone) -> Color {
    let part = |x: f32| x.clamp(0.0, 1.0);
    Color::from_rgba(part(tone.r), part(tone.g), part(tone.b), part(tone.a)).unwrap_or(Color::BLACK)
}

fn gradient(from: Pt, to: Pt, stops: &[(f32, Tone)]) -> Option<Shader<'static>> {
    let stops = stops.iter().map(|(at, tone)| GradientStop::new(*at, color(*tone))).collect();
    LinearGradient::new(Point::from_xy(from.0, from.1), Point::from_xy(to.0, to.1), stops, SpreadMode::Pad, Transform::identity())
}

fn solid(tone: Tone) -> Shader<'static> {
    Shader::SolidColor(color(tone))
}

pub(super) fn polygon(points: &[Pt], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.0, first.1);
    rest.iter().for_each(|p| path.line_to(p.0, p.1));
    if closed {
        path.close();
    }
    path.finish()
}

/// A smooth curve through all points (Catmull-Rom).
pub(super) fn smooth(points: &[Pt], closed: bool) -> Option<Path> {
    let count = points.len() as isize;
    if count < 3 {
        return polygon(points, closed);
    }
    let at = |i: isize| {
        let i = if closed { i.rem_euclid(count) } else { i.clamp(0, count - 1) };
        points.get(i as usize).copied().unwrap_or_default()
    };
    let mut path = PathBuilder::new();
    path.move_to(at(0).0, at(0).1);
    for i in 0..(if closed { count } else { count - 1 }) {
        let (a, b, c, d) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        path.cubic_to(b.0 + (c.0 - a.0) / 6.0, b.1 + (c.1 - a.1) / 6.0, c.0 - (d.0 - b.0) / 6.0, c.1 - (d.1 - b.1) / 6.0, c.0, c.1);
    }
    if closed {
        path.close();
    }
    path.finish()
}

impl Canvas {
    /// An empty sheet; `None` for a size of nothing.
    pub fn new(width: u32, height: u32, seed: u64) -> Option<Self> {
        Some(Self { map: Pixmap::new(width, height)?, seed, rng: Rng::new(seed), w: width as f32, h: height as f32 })
    }

    /// Which of `n` compositions this picture is, from 0.
    pub fn kind(&self, n: u64) -> u64 {
        self.seed % n.max(1)
    }

    fn paint_path(&mut self, path: Option<Path>, ink: Ink) {
        let Some(path) = path else { return };
        let bounds = path.bounds();
        let shader = match ink {
            Ink::Flat(tone) => Some(solid(tone)),
            Ink::Down(top, low) => gradient((0.0, bounds.top()), (0.0, bounds.bottom().max(bounds.top() + 1.0)), &[(0.0, top), (1.0, low)]),
            Ink::Across(left, right) => {
                gradient((bounds.left(), 0.0), (bounds.right().max(bounds.left() + 1.0), 0.0), &[(0.0, left), (1.0, right)])
            }
        };
        if let Some(shader) = shader {
            self.map.fill_path(&path, &Paint { shader, ..Paint::default() }, FillRule::Winding, Transform::identity(), None);
        }
    }

    fn stroke_path(&mut self, path: Option<Path>, width: f32, tone: Tone) {
        if let Some(path) = path {
            let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
            self.map.stroke_path(&path, &Paint { shader: solid(tone), ..Paint::default() }, &stroke, Transform::identity(), None);
        }
    }

    /// Fills a shape with straight sides.
    pub fn poly(&mut self, points: &[Pt], ink: impl Into<Ink>) {
        self.paint_path(polygon(points, true), ink.into());
    }
    /// Fills a shape with a smooth outline.
    pub fn blob(&mut self, points: &[Pt], ink: impl Into<Ink>) {
        self.paint_path(smooth(points, true), ink.into());
    }
    /// Fills a rectangle.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, ink: impl Into<Ink>) {
        self.paint_path(Rect::from_xywh(x, y, w.max(0.1), h.max(0.1)).map(PathBuilder::from_rect), ink.into());
    }
    /// Fills an ellipse.
    pub fn oval(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, ink: impl Into<Ink>) {
        self.paint_path(
            Rect::from_xywh(cx - rx, cy - ry, (rx * 2.0).max(0.1), (ry * 2.0).max(0.1)).and_then(PathBuilder::from_oval),
            ink.into(),
        );
    }
    /// Fills a rectangle turned about its centre by `angle` (radians).
    pub fn sheet(&mut self, cx: f32, cy: f32, w: f32, h: f32, angle: f32, ink: impl Into<Ink>) {
        let (s, c) = angle.sin_cos();
        let corner = |x: f32, y: f32| (cx + x * c - y * s, cy + x * s + y * c);
        let (x, y) = (w / 2.0, h / 2.0);
        self.poly(&[corner(-x, -y), corner(x, -y), corner(x, y), corner(-x, y)], ink);
    }
    /// A straight stroke.
    pub fn line(&mut self, from: Pt, to: Pt, width: f32, tone: Tone) {
        self.stroke_path(polygon(&[from, to], false), width, tone);
    }
    /// A stroke along straight pieces.
    pub fn polyline(&mut self, points: &[Pt], width: f32, tone: Tone) {
        self.stroke_path(polygon(points, false), width, tone);
    }
    /// A smooth stroke through all points.
    pub fn curve(&mut self, points: &[Pt], width: f32, tone: Tone) {
        self.stroke_path(smooth(points, false), width, tone);
    }
    /// The outline of an ellipse.
    pub fn ring(&mut self, cx: f32, cy: f32, rx: f32, ry: f32, width: f32, tone: Tone) {
        self.stroke_path(
            Rect::from_xywh(cx - rx, cy - ry, (rx * 2.0).max(0.1), (ry * 2.0).max(0.1)).and_then(PathBuilder::from_oval),
            width,
            tone,
        );
    }
    /// A piece of an ellipse's outline, angles in radians.
    pub fn arc(&mut self, centre: Pt, radii: Pt, from: f32, to: f32, width: f32, tone: Tone) {
        let points: Vec<Pt> = (0..=24)
            .map(|i| {
                let a = from + (to - from) * i as f32 / 24.0;
                (centre.0 + radii.0 * a.cos(), centre.1 + radii.1 * a.sin())
            })
            .collect();
        self.curve(&points, width, tone);
    }
    /// Light that falls off from a point.
    pub fn glow(&mut self, cx: f32, cy: f32, radius: f32, tone: Tone) {
        let stops = vec![
            GradientStop::new(0.0, color(tone)),
            GradientStop::new(0.35, color(tone.alpha(tone.a * 0.42))),
            GradientStop::new(0.7, color(tone.alpha(tone.a * 0.1))),
            GradientStop::new(1.0, color(tone.alpha(0.0))),
        ];
        let centre = Point::from_xy(cx, cy);
        if let Some(shader) = RadialGradient::new(centre, 0.0, centre, radius, stops, SpreadMode::Pad, Transform::identity()) {
            let path = PathBuilder::from_circle(cx, cy, radius);
            if let Some(path) = path {
                self.map.fill_path(&path, &Paint { shader, ..Paint::default() }, FillRule::Winding, Transform::identity(), None);
            }
        }
    }
    /// A full-width band of graded tone between two heights.
    pub fn band(&mut self, y0: f32, y1: f32, stops: &[(f32, Tone)]) {
        if let (Some(shader), Some(rect)) = (gradient((0.0, y0), (0.0, y1), stops), Rect::from_xywh(0.0, y0, self.w, (y1 - y0).max(0.1))) {
            self.map.fill_rect(rect, &Paint { shader, ..Paint::default() }, Transform::identity(), None);
        }
    }
}
