//! A glacier between peaks, and the water that leaves it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{Mountain, land, mountain, ribbon, ridge},
    palette::{Light, PAPER, SLATE},
    shapes::{disc, mist, person, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let camp = c.kind(2) == 1;
    let base = h * if camp { 0.60 } else { 0.56 };
    let sun = (w * if camp { 0.72 } else { 0.24 }, h * 0.22);
    sky(c, l, base, sun);
    if camp {
        stars(c, h * 0.4, 110, l.sun);
        disc(c, l, sun, 26.0);
    }
    let ice = PAPER.mix(SLATE, 0.12).mix(l.mid, 0.18 + 0.3 * l.dark);
    let rock = l.depth(0.62);
    for (x, y, half, t) in [(0.05, 0.16, 0.30, 0.25), (0.93, 0.13, 0.32, 0.25), (0.36, 0.10, 0.26, 0.18), (0.66, 0.15, 0.24, 0.18)] {
        let top = (w * x + c.rng.jitter(40.0), h * y + c.rng.jitter(26.0));
        let tone = l.depth(t + 0.12);
        mountain(c, Mountain { top, half: w * half, base, lit: tone.mix(l.sun, 0.35), shade: tone.deep(0.2), haze: tone.mix(l.low, 0.4), snow: 0.62 }, l);
    }
    mist(c, base - 190.0, base + 10.0, l.low.alpha(0.35));
    // The tongue of ice comes down from a wide field between the peaks.
    let top = h * 0.27;
    let (sx, ex) = (w * c.rng.range(0.48, 0.54), w * if camp { 0.42 } else { 0.46 });
    let spine: Vec<(Pt, f32)> = [(0.0, 250.0), (0.12, 190.0), (0.3, 128.0), (0.55, 118.0), (0.8, 156.0), (1.0, 196.0)]
        .into_iter()
        .map(|(t, half): (f32, f32)| ((sx + (ex - sx) * t + (t * 5.0).sin() * 30.0, top + (base + 24.0 - top) * t), half))
        .collect();
    ribbon(c, &spine, Ink::Down(ice.mix(l.sun, 0.5), ice.mix(SLATE, 0.25)));
    for k in 0..26 {
        let t = 0.1 + 0.86 * k as f32 / 26.0;
        let (x, y) = (sx + (ex - sx) * t + (t * 5.0).sin() * 30.0, top + (base + 24.0 - top) * t);
        let half = 104.0 + 90.0 * t * t;
        let dip = half * 0.22;
        c.curve(&[(x - half * 0.86, y - dip), (x - half * 0.3, y + c.rng.jitter(5.0)), (x + half * 0.3, y + c.rng.jitter(5.0)), (x + half * 0.86, y - dip)], 1.6 + 2.2 * t, SLATE.mix(l.near, 0.2).alpha(0.20 + 0.2 * t));
    }
    // A dark stripe of stones down its middle, and dark peaks that frame it.
    for side in [-0.42_f32, 0.34] {
        let moraine: Vec<Pt> = (0..=10).map(|i| i as f32 / 10.0).map(|t| (sx + (ex - sx) * t + (t * 5.0).sin() * 30.0 + side * (110.0 + 80.0 * t * t), top + 20.0 + (base - 30.0 - top) * t)).collect();
        c.curve(&moraine, 7.0, rock.alpha(0.45));
    }
    for (x, y, half) in [(0.13, 0.20, 0.30), (0.86, 0.22, 0.31)] {
        let top = (w * x + c.rng.jitter(30.0), h * y + c.rng.jitter(24.0));
        mountain(c, Mountain { top, half: w * half, base: base + 40.0, lit: rock.mix(l.sun, 0.26), shade: rock.deep(0.4), haze: rock.mix(l.low, 0.12), snow: 0.34 }, l);
    }
    snout(c, l, (ex, base), ice);
    if camp { valley(c, l, base) } else { lake(c, l, base) }
}

fn snout(c: &mut Canvas, l: &Light, (x, y): Pt, ice: super::super::palette::Tone) {
    let mut points = Vec::new();
    for i in 0..=14 {
        let u = i as f32 / 14.0;
        points.push((x - 200.0 + 400.0 * u, y - 30.0 - 26.0 * (u * 3.1).sin() + c.rng.jitter(9.0)));
    }
    points.push((x + 186.0, y + 30.0));
    points.push((x - 186.0, y + 30.0));
    c.poly(&points, Ink::Down(ice.mix(l.sun, 0.3), SLATE.mix(ice, 0.45)));
    for _ in 0..18 {
        let px = x + c.rng.jitter(180.0);
        c.line((px, y - c.rng.range(20.0, 50.0)), (px + c.rng.jitter(14.0), y + 26.0), 2.5, SLATE.mix(l.near, 0.3).alpha(0.5));
    }
    c.blob(&[(x - 40.0, y + 32.0), (x - 22.0, y - 6.0), (x + 24.0, y - 4.0), (x + 44.0, y + 32.0)], l.near.mix(SLATE, 0.35));
}

fn lake(c: &mut Canvas, l: &Light, base: f32) {
    let (w, h) = (c.w, c.h);
    let milk = SLATE.mix(PAPER, 0.42).mix(l.green, 0.15);
    let floor = l.depth(0.5).mix(l.low, 0.35);
    c.rect(0.0, base + 22.0, w, h, Ink::Down(floor, floor.deep(0.42)));
    c.blob(&[(w * 0.14, base + 62.0), (w * 0.3, base + 26.0), (w * 0.58, base + 24.0), (w * 0.80, base + 58.0), (w * 0.70, base + 128.0), (w * 0.45, base + 150.0), (w * 0.22, base + 122.0)], Ink::Down(milk.pale(0.3), milk.deep(0.15)));
    for _ in 0..7 {
        let (x, y, s) = (w * c.rng.range(0.3, 0.66), base + c.rng.range(50.0, 104.0), c.rng.range(10.0, 30.0));
        c.poly(&[(x - s, y), (x - s * 0.4, y - s * 0.7), (x + s * 0.3, y - s * 0.9), (x + s, y)], Ink::Down(PAPER.mix(l.sun, 0.5), milk.pale(0.2)));
    }
    // Braids of grey water.
    for k in 0..7 {
        let out = (k as f32 - 3.0) / 3.0;
        let mut spine = Vec::new();
        for i in 0..=7 {
            let t = i as f32 / 7.0;
            let x = w * (0.46 + 0.02 * out) + out * w * 0.40 * t.powf(1.3) + (t * 8.0 + k as f32 * 1.7).sin() * 70.0 * t;
            spine.push(((x, base + 138.0 + (h - base - 110.0) * t), 5.0 + 22.0 * t * (1.0 - out.abs() * 0.5)));
        }
        ribbon(c, &spine, Ink::Down(milk.pale(0.2), milk.pale(0.05)));
    }
    stones(c, l, base + 160.0, 130);
    for (x, tall) in [(0.775, 62.0), (0.80, 57.0)] {
        person(c, w * x, h * 0.87, tall, l.near);
    }
}

fn stones(c: &mut Canvas, l: &Light, y0: f32, count: usize) {
    for i in 0..count {
        let t = (i as f32 / count as f32).powf(0.7);
        let (x, y, s) = (c.rng.unit() * c.w, y0 + (c.h - y0) * t, c.rng.range(2.0, 9.0) + 12.0 * t * c.rng.unit());
        c.oval(x, y, s, s * 0.55, l.near.mix(l.low, c.rng.range(0.05, 0.4)).alpha(0.7));
    }
}

fn valley(c: &mut Canvas, l: &Light, base: f32) {
    let (w, h) = (c.w, c.h);
    for i in 0..3 {
        let line = ridge(c, base + 44.0 + 62.0 * i as f32, 40.0 + 14.0 * i as f32, 0.2, 900.0);
        land(c, &line, h, Ink::Down(l.green.mix(l.far, 0.4 - 0.15 * i as f32), l.green.deep(0.4)));
    }
    let spine: Vec<(Pt, f32)> = (0..=8)
        .map(|i| {
            let t = i as f32 / 8.0;
            ((w * (0.42 + 0.10 * (t * 4.4).sin() - 0.16 * t), base + 26.0 + (h - base) * t), 6.0 + 86.0 * t * t)
        })
        .collect();
    ribbon(c, &spine, Ink::Down(l.low, l.mid.mix(l.top, 0.3)));
    // The glowing tent.
    let (x, y) = (w * 0.70, h * 0.80);
    c.glow(x, y - 40.0, 430.0, l.lamp.alpha(0.75));
    let peaks = [(-170.0, 0.0), (-120.0, -74.0), (-40.0, -108.0), (6.0, -136.0), (52.0, -108.0), (126.0, -72.0), (178.0, 0.0)];
    let tent: Vec<Pt> = peaks.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    c.poly(&tent, Ink::Down(l.lamp.deep(0.3), l.lamp.pale(0.35)));
    for dx in [-110.0, -50.0, 6.0, 62.0, 120.0] {
        c.line((x + 6.0, y - 134.0), (x + dx * 1.35, y), 2.0, l.near.alpha(0.35));
    }
    c.poly(&[(x - 20.0, y), (x + 6.0, y - 82.0), (x + 34.0, y)], l.sun.pale(0.4));
    for side in [-1.0_f32, 1.0] {
        c.line((x + 6.0 + side * 116.0, y - 76.0), (x + side * 250.0, y + 12.0), 2.0, l.near);
    }
    for dx in [-120.0, -92.0, 66.0, 92.0, 214.0] {
        person(c, x + dx, y + 8.0 + c.rng.jitter(5.0), 44.0, l.near);
    }
    c.band(h * 0.86, h, &[(0.0, l.near.alpha(0.0)), (1.0, l.near.alpha(0.7))]);
    stones(c, l, h * 0.86, 60);
}
