//! Rows of solar panels that run towards the sun.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge},
    palette::{CLAY, Light, PAPER, SAND, SLATE, Tone},
    shapes::{disc, mist, sky},
    view::View,
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let horizon = h * 0.44;
    let sun = (w * c.rng.range(0.40, 0.62), horizon - 70.0);
    let warm = Light { low: l.low.mix(SAND, 0.4), mid: l.mid.mix(l.low, 0.25), ..*l };
    sky(c, &warm, horizon, sun);
    disc(c, &warm, sun, 46.0);
    for i in 0..2 {
        let line = ridge(c, horizon - 2.0, 74.0 - 34.0 * i as f32, 0.3, 620.0);
        land(c, &line, horizon + 4.0, l.depth(0.12 + 0.16 * i as f32));
    }
    pylons(c, &warm, horizon);
    let earth = SAND.mix(CLAY, 0.3).mix(l.near, 0.05 + 0.4 * l.dark);
    c.rect(0.0, horizon, w, h - horizon, Ink::Down(earth.mix(warm.low, 0.5), earth.deep(0.32)));
    mist(c, horizon - 40.0, horizon + 50.0, warm.low.alpha(0.6));
    let v = View { at: (sun.0, horizon), f: 560.0 };
    for row in [-9, -8, -7, -6, -5, -4, -3, -2, -1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] {
        let x = row as f32 * 4.4 + 1.9;
        table(c, &warm, &v, x, earth);
    }
    c.glow(sun.0, horizon + 30.0, 520.0, l.sun.alpha(0.4));
    c.shade_rect([0.0, h * 0.6, w, h * 0.4], (0.0, h * 0.7), (0.0, h * 1.15), l.near.alpha(0.55));
}

/// One long table of panels along the line of sight, tilted to the right.
fn table(c: &mut Canvas, l: &Light, v: &View, x: f32, earth: Tone) {
    let (lo, hi) = (2.35, 1.45);
    let (x0, x1) = (x - 1.35, x + 1.35);
    let (left_up, right_up) = (lo, hi);
    let glass = SLATE.mix(l.near, 0.62);
    c.poly(&v.floor((x0 + 0.1, x1 + 1.1), 3.0, (1.1, 40.0)), earth.deep(0.62).alpha(0.6));
    let mut edges: Vec<f32> = Vec::new();
    let mut z = 1.12_f32;
    while z < 42.0 {
        edges.push(z);
        z *= 1.17;
    }
    for pair in edges.windows(2).rev() {
        let [near, far] = pair else { continue };
        let post = v.put(x, 3.0, *near);
        c.line(post, v.put(x, (lo + hi) / 2.0, *near), (v.scale(*near) * 0.05).max(1.0), l.near.mix(earth, 0.2));
        let haze = (near / 30.0).min(1.0).powf(0.6);
        let quad = [v.put(x0, left_up, *near), v.put(x1, right_up, *near), v.put(x1, right_up, *far), v.put(x0, left_up, *far)];
        let shine = 0.10 + 0.55 * haze;
        c.poly(&quad, Ink::Down(glass.mix(l.low, (shine + 0.12).min(1.0)), glass.mix(l.low, shine * 0.75)));
        grid(c, v, (x0, x1), (left_up, right_up), (*near, *far), PAPER.mix(glass, 0.3).alpha(0.75 * (1.0 - haze)));
        let outline: Vec<Pt> = quad.iter().chain(quad.first()).copied().collect();
        c.polyline(&outline, (v.scale(*near) * 0.022).clamp(0.8, 7.0), PAPER.mix(glass, 0.22));
    }
}

fn grid(c: &mut Canvas, v: &View, (x0, x1): Pt, (y0, y1): Pt, (z0, z1): Pt, tone: Tone) {
    if tone.a < 0.1 {
        return;
    }
    let width = (v.scale(z0) * 0.006).max(0.7);
    for k in 1..6 {
        let u = k as f32 / 6.0;
        let (x, y) = (x0 + (x1 - x0) * u, y0 + (y1 - y0) * u);
        c.line(v.put(x, y, z0), v.put(x, y, z1), width, tone);
    }
    for k in 1..3 {
        let z = z0 + (z1 - z0) * k as f32 / 3.0;
        c.line(v.put(x0, y0, z), v.put(x1, y1, z), width, tone);
    }
}

fn pylons(c: &mut Canvas, l: &Light, horizon: f32) {
    let tone = l.depth(0.62);
    let mut last: Option<(f32, f32)> = None;
    for k in 0..7 {
        let t = k as f32 / 6.0;
        let x = c.w * (0.03 + 0.96 * t);
        let tall = 60.0 + 170.0 * (t - 0.42).abs().powf(1.25) * 2.0;
        let y = horizon + 4.0;
        for side in [-1.0_f32, 1.0] {
            c.polyline(&[(x + side * tall * 0.13, y), (x + side * tall * 0.03, y - tall * 0.6), (x, y - tall)], 2.6, tone);
        }
        for (u, half) in [(0.9, 0.16), (0.76, 0.24), (0.62, 0.17)] {
            c.line((x - tall * half, y - tall * u), (x + tall * half, y - tall * u), 2.4, tone);
            if let Some((px, ptall)) = last {
                let (ax, ay, bx, by) = (px + ptall * half, y - ptall * u, x - tall * half, y - tall * u);
                c.curve(&[(ax, ay), ((ax + bx) / 2.0, (ay + by) / 2.0 + 16.0), (bx, by)], 1.3, tone.alpha(0.75));
            }
        }
        for i in 0..4 {
            let u = i as f32 * 0.15;
            let (a, b) = (0.13 - 0.17 * u, 0.13 - 0.17 * (u + 0.15));
            c.line((x - tall * a, y - tall * u), (x + tall * b, y - tall * (u + 0.15)), 1.4, tone);
            c.line((x + tall * a, y - tall * u), (x - tall * b, y - tall * (u + 0.15)), 1.4, tone);
        }
        last = Some((x, tall));
    }
}
