//! A chart on a table: islands and sailing routes, or two continents and the ways round a closed space.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, CLAY, INK, Light, OXBLOOD, PAPER, SAGE, SAND, SLATE, Tone, WALNUT},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let islands = c.kind(5) < 3;
    let paper = SAND.mix(PAPER, if islands { 0.62 } else { 0.45 });
    c.rect(0.0, 0.0, w, h, WALNUT.mix(l.near, 0.4));
    let sheet = [(-30.0, 34.0), (w * 0.4, 22.0), (w + 30.0, 48.0), (w + 30.0, h - 40.0), (w * 0.55, h - 22.0), (-30.0, h - 52.0)];
    c.shadow(&sheet, 26.0, l.near.alpha(0.4));
    c.poly(&sheet, Ink::Across(paper, paper.deep(0.07)));
    let sea = SLATE.mix(SAGE, 0.3);
    c.shade(&sheet, (w * 0.2, 0.0), (w * 1.3, h), sea.alpha(0.5));
    rhumbs(c, (w * if islands { 0.76 } else { 0.5 }, h * 0.52));
    stains(c);
    if islands {
        archipelago(c)
    } else {
        continents(c)
    }
    frame(c);
    for x in [w * 0.335, w * 0.67] {
        c.rect(x - 26.0, 24.0, 26.0, h - 60.0, Ink::Across(INK.alpha(0.0), INK.alpha(0.13)));
        c.rect(x, 24.0, 30.0, h - 60.0, Ink::Across(PAPER.alpha(0.4), PAPER.alpha(0.0)));
    }
    c.glow(w * 0.25, 0.0, w * 0.7, l.sun.alpha(0.14 + 0.16 * l.dark));
    c.shade_rect([0.0, 0.0, w, h], (w * 0.5, h * 0.35), (w * 1.1, h * 1.2), l.near.alpha(0.35 + 0.35 * l.dark));
}

/// Thin lines that fan out from the rose, as old pilots ruled them.
fn rhumbs(c: &mut Canvas, at: Pt) {
    for k in 0..32 {
        let a = k as f32 / 32.0 * std::f32::consts::TAU;
        let tone = if k % 4 == 0 { OXBLOOD.alpha(0.22) } else { INK.alpha(0.12) };
        c.line(at, (at.0 + 2200.0 * a.cos(), at.1 + 2200.0 * a.sin()), 1.3, tone);
    }
}

fn stains(c: &mut Canvas) {
    for _ in 0..16 {
        let (x, y, r) = (c.rng.unit() * c.w, c.rng.unit() * c.h, c.rng.range(30.0, 150.0));
        c.glow(x, y, r, CLAY.alpha(0.16));
    }
    c.ring(c.w * 0.14, c.h * 0.80, 84.0, 82.0, 7.0, WALNUT.alpha(0.16));
}

/// A coast: land with a darker edge, an inner tint, and the engraver's ripples round it.
fn coast(c: &mut Canvas, at: Pt, radii: Pt, knots: usize, rough: f32, tone: Tone) -> Vec<Pt> {
    let line: Vec<Pt> = (0..knots)
        .map(|i| {
            let a = i as f32 / knots as f32 * std::f32::consts::TAU;
            let r = 1.0 + c.rng.jitter(rough);
            (at.0 + radii.0 * r * a.cos(), at.1 + radii.1 * r * a.sin())
        })
        .collect();
    shore(c, &line, at, tone);
    line
}

fn shore(c: &mut Canvas, line: &[Pt], at: Pt, tone: Tone) {
    let closed: Vec<Pt> = line.iter().chain(line.first()).copied().collect();
    for (k, width) in [46.0, 34.0, 22.0, 12.0].into_iter().enumerate() {
        c.curve(&closed, width, SLATE.alpha(0.10 + 0.035 * k as f32));
    }
    c.blob(line, tone);
    let low = line.iter().fold(at, |m, p| if p.1 > m.1 { *p } else { m });
    c.shade_blob(line, (at.0, at.1 * 2.0 - low.1), low, CLAY.deep(0.25).alpha(0.5));
    c.curve(&closed, 3.0, INK.alpha(0.75));
}

fn hills(c: &mut Canvas, at: Pt, count: usize, spread: Pt) {
    for _ in 0..count {
        let (x, y, s) = (at.0 + c.rng.jitter(spread.0), at.1 + c.rng.jitter(spread.1), c.rng.range(9.0, 20.0));
        c.polyline(&[(x - s, y), (x, y - s), (x + s, y)], 2.2, INK.alpha(0.6));
        for k in 1..4 {
            let u = k as f32 * 0.25 * s;
            c.line((x + u, y - s + u), (x + u * 0.7, y - 1.0), 1.4, INK.alpha(0.45));
        }
    }
}

fn archipelago(c: &mut Canvas) {
    let (w, h) = (c.w, c.h);
    let mut ports = Vec::new();
    let places = [
        (0.12, 0.30, 120.0),
        (0.30, 0.20, 66.0),
        (0.27, 0.56, 150.0),
        (0.47, 0.36, 84.0),
        (0.46, 0.74, 96.0),
        (0.60, 0.20, 56.0),
        (0.61, 0.57, 60.0),
        (0.13, 0.72, 58.0),
    ];
    let tones = [SAGE.mix(SAND, 0.45), SAND.mix(CLAY, 0.25), SAGE.mix(SAND, 0.65), SAND.mix(CLAY, 0.12)];
    for (i, (x, y, r)) in places.into_iter().enumerate() {
        let at = (w * x + c.rng.jitter(20.0), h * y + c.rng.jitter(16.0));
        let tone = tones.get(i % 4).copied().unwrap_or(SAND);
        let line = coast(c, at, (r * 1.25, r * 0.8), 22, 0.26, tone);
        hills(c, at, (r / 15.0) as usize, (r * 0.6, r * 0.32));
        ports.push(line.get(3 + i).copied().unwrap_or(at));
    }
    for _ in 0..34 {
        let (x, y, r) = (w * c.rng.range(0.05, 0.68), h * c.rng.range(0.12, 0.9), c.rng.range(3.0, 13.0));
        c.oval(x, y, r * 1.3, r, SAND.mix(CLAY, 0.3));
        c.ring(x, y, r * 1.3, r, 1.8, INK.alpha(0.7));
    }
    for (i, pair) in ports.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        dashed(c, *a, *b, if i % 2 == 0 { 60.0 } else { -70.0 }, OXBLOOD);
    }
    for port in ports {
        c.oval(port.0, port.1, 7.0, 7.0, OXBLOOD);
        c.ring(port.0, port.1, 12.0, 12.0, 2.0, OXBLOOD);
    }
    rose(c, (w * 0.80, h * 0.52), 190.0);
}

fn dashed(c: &mut Canvas, a: Pt, b: Pt, bend: f32, tone: Tone) {
    let long = (b.0 - a.0).hypot(b.1 - a.1).max(1.0);
    let mid = ((a.0 + b.0) / 2.0 - (b.1 - a.1) / long * bend, (a.1 + b.1) / 2.0 + (b.0 - a.0) / long * bend);
    let at = |t: f32| {
        let q = |x: f32, y: f32, z: f32| (1.0 - t) * (1.0 - t) * x + 2.0 * t * (1.0 - t) * y + t * t * z;
        (q(a.0, mid.0, b.0), q(a.1, mid.1, b.1))
    };
    let dashes = (long / 26.0) as i32;
    for k in 0..dashes {
        let t = k as f32 / dashes as f32;
        c.line(at(t), at(t + 0.56 / dashes as f32), 4.0, tone);
    }
}

/// A compass rose of thirty-two points.
fn rose(c: &mut Canvas, (x, y): Pt, r: f32) {
    c.oval(x, y, r * 0.98, r * 0.98, PAPER.alpha(0.55));
    for (reach, width) in [(0.98, 4.0), (0.90, 1.6), (0.52, 1.6)] {
        c.ring(x, y, r * reach, r * reach, width, INK.alpha(0.85));
    }
    for (layer, (long, wide)) in [(0.62, 0.06), (0.84, 0.10), (1.12, 0.14)].into_iter().enumerate() {
        let count = [16, 4, 4].get(layer).copied().unwrap_or(4);
        let shift = if layer == 1 { 0.5 } else { 0.0 };
        for k in 0..count {
            let a = (k as f32 + shift) / count as f32 * std::f32::consts::TAU;
            let (tip, side) = ((x + r * long * a.cos(), y + r * long * a.sin()), a + std::f32::consts::FRAC_PI_2);
            let base = (x + r * wide * 1.6 * a.cos(), y + r * wide * 1.6 * a.sin());
            let flank = |s: f32| (base.0 + s * r * wide * side.cos(), base.1 + s * r * wide * side.sin());
            let dark = [SLATE, OXBLOOD, INK].get(layer).copied().unwrap_or(INK);
            c.poly(&[(x, y), flank(1.0), tip], dark);
            c.poly(&[(x, y), flank(-1.0), tip], if layer == 1 { BRASS.pale(0.3) } else { PAPER });
            c.polyline(&[flank(-1.0), tip, flank(1.0)], 1.5, INK);
        }
    }
    c.oval(x, y, r * 0.09, r * 0.09, BRASS);
    c.ring(x, y, r * 0.09, r * 0.09, 2.5, INK);
    c.poly(&[(x, y - r * 1.32), (x + 18.0, y - r * 1.17), (x, y - r * 1.2), (x - 18.0, y - r * 1.17)], OXBLOOD);
}

/// A coast with a bay or a cape between every two points.
fn broken(c: &Canvas, line: &[Pt], by: f32) -> Vec<Pt> {
    let next = line.iter().skip(1).chain(line.first());
    line.iter().zip(next).flat_map(|(a, b)| [*a, ((a.0 + b.0) / 2.0 + c.rng.jitter(by), (a.1 + b.1) / 2.0 + c.rng.jitter(by))]).collect()
}

fn continents(c: &mut Canvas) {
    let (w, h) = (c.w, c.h);
    let scaled = |points: &[Pt]| -> Vec<Pt> { points.iter().map(|p| (w * p.0, h * p.1)).collect() };
    let west = scaled(&[
        (0.02, 0.16),
        (0.14, 0.10),
        (0.24, 0.17),
        (0.29, 0.13),
        (0.33, 0.25),
        (0.28, 0.33),
        (0.34, 0.41),
        (0.30, 0.52),
        (0.24, 0.50),
        (0.22, 0.60),
        (0.27, 0.70),
        (0.20, 0.86),
        (0.13, 0.80),
        (0.12, 0.64),
        (0.05, 0.56),
        (0.07, 0.40),
    ]);
    let east = scaled(&[
        (0.62, 0.14),
        (0.74, 0.09),
        (0.88, 0.12),
        (1.03, 0.08),
        (1.03, 0.62),
        (0.95, 0.70),
        (0.90, 0.60),
        (0.85, 0.68),
        (0.83, 0.82),
        (0.77, 0.72),
        (0.76, 0.60),
        (0.70, 0.56),
        (0.66, 0.46),
        (0.71, 0.38),
        (0.64, 0.33),
        (0.66, 0.24),
    ]);
    let (west, east) = (broken(c, &broken(c, &west, 34.0), 15.0), broken(c, &broken(c, &east, 34.0), 15.0));
    shore(c, &west, (w * 0.18, h * 0.42), SAND.mix(SAGE, 0.5));
    shore(c, &east, (w * 0.85, h * 0.38), SAND.mix(CLAY, 0.25));
    hills(c, (w * 0.16, h * 0.34), 16, (110.0, 110.0));
    hills(c, (w * 0.86, h * 0.34), 22, (140.0, 120.0));
    // The closed space: bare paper, hatched at its edge, that every route avoids.
    let blank = scaled(&[(0.43, 0.28), (0.52, 0.24), (0.58, 0.33), (0.60, 0.47), (0.55, 0.60), (0.46, 0.62), (0.40, 0.50), (0.40, 0.36)]);
    c.blob(&blank, PAPER.pale(0.2));
    let edge: Vec<Pt> = blank.iter().chain(blank.first()).copied().collect();
    for pair in edge.windows(2) {
        let [a, b] = pair else { continue };
        dashed(c, *a, *b, -16.0, INK.alpha(0.6));
    }
    let (from, to) = (
        [(0.29, 0.24), (0.31, 0.40), (0.27, 0.50), (0.26, 0.70), (0.20, 0.30)],
        [(0.68, 0.22), (0.70, 0.40), (0.76, 0.60), (0.83, 0.78), (0.80, 0.26)],
    );
    for (k, (a, b)) in from.into_iter().zip(to).enumerate() {
        let north = k == 0 || k == 4 || k == 1;
        let y = if north { 0.155 - 0.035 * k as f32 } else { 0.70 + 0.07 * (k - 2) as f32 };
        let tone = if k % 2 == 0 { OXBLOOD } else { BRASS.deep(0.12) };
        let (a, b) = ((w * a.0, h * a.1), (w * b.0, h * b.1));
        let m = h * y.max(0.06);
        c.curve(
            &[a, (w * 0.38, (a.1 + m) * 0.5 + (m - a.1) * 0.28), (w * 0.49, m), (w * 0.61, (b.1 + m) * 0.5 + (m - b.1) * 0.28), b],
            5.5,
            tone,
        );
        for p in [a, b] {
            c.oval(p.0, p.1, 10.0, 10.0, tone);
            c.oval(p.0, p.1, 4.5, 4.5, PAPER);
        }
    }
}

/// The double frame of a chart, with its degrees.
fn frame(c: &mut Canvas) {
    let (w, h) = (c.w, c.h);
    for (y, sign) in [(70.0, 1.0), (h - 92.0, -1.0)] {
        c.line((0.0, y), (w, y + 4.0), 3.0, INK.alpha(0.8));
        c.line((0.0, y + 14.0 * sign), (w, y + 14.0 * sign + 4.0), 1.5, INK.alpha(0.8));
        for k in 0..20 {
            if k % 2 == 0 {
                c.line((w * k as f32 / 20.0, y + 7.0 * sign + 2.0), (w * (k + 1) as f32 / 20.0, y + 7.0 * sign + 2.0), 7.0, INK.alpha(0.7));
            }
        }
    }
}
