//! A glacier between peaks, and the water that leaves it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{Mountain, land, mountain, ribbon, ridge},
    palette::{Light, PAPER, SAND, SLATE, Tone},
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
        mountain(
            c,
            Mountain {
                top,
                half: w * half,
                base,
                lit: tone.mix(l.sun, 0.35),
                shade: tone.deep(0.2),
                haze: tone.mix(l.low, 0.4),
                snow: 0.97,
            },
            l,
        );
    }
    mist(c, base - 190.0, base + 10.0, l.low.alpha(0.35));
    let (sx, ex) = (w * c.rng.range(0.47, 0.53), w * 0.5);
    icefall(c, l, (sx, ex), base, ice);
    // Dark peaks frame it.
    for (x, y, half) in [(0.14, 0.17, 0.275), (0.85, 0.20, 0.27)] {
        let top = (w * x + c.rng.jitter(24.0), h * y + c.rng.jitter(24.0));
        mountain(
            c,
            Mountain {
                top,
                half: w * half,
                base: base + 40.0,
                lit: rock.mix(l.sun, 0.26),
                shade: rock.deep(0.4),
                haze: rock.mix(l.low, 0.12),
                snow: 0.34,
            },
            l,
        );
    }
    snout(c, l, (ex, base), ice);
    if camp { valley(c, l, base) } else { lake(c, l, base) }
}

/// Ice that fills the trough between the peaks: it flows together from a wide field and breaks into steps.
fn icefall(c: &mut Canvas, l: &Light, (sx, ex): Pt, base: f32, ice: Tone) {
    let (w, top, foot) = (c.w, c.h * 0.31, base + 26.0);
    // Where the stream of ice that starts at `u` (-1 to 1) has come to after `t` of its way.
    let flow = |u: f32, t: f32| {
        let (from, to) = (sx + u * w * 0.30, ex + u * 176.0);
        (from + (to - from) * (t * t * (3.0 - 2.0 * t)).powf(0.7), top + (foot - top) * t)
    };
    let edge = |u: f32| (0..=12).map(move |i| flow(u, i as f32 / 12.0));
    let right: Vec<Pt> = edge(1.0).collect();
    let sheet: Vec<Pt> = edge(-1.0).chain(right.into_iter().rev()).collect();
    c.poly(&sheet, Ink::Down(ice.mix(l.sun, 0.6).alpha(0.0), ice.mix(SLATE, 0.22)));
    let lower: Vec<Pt> = (3..=12).map(|i| flow(-1.0, i as f32 / 12.0)).chain((3..=12).rev().map(|i| flow(1.0, i as f32 / 12.0))).collect();
    c.poly(&lower, Ink::Down(ice.mix(l.sun, 0.6).alpha(0.0), ice.mix(SLATE, 0.22)));
    for k in 0..15 {
        let u = -0.93 + 1.86 * k as f32 / 14.0;
        let stream: Vec<Pt> = (3 + k % 3..=12).map(|i| flow(u, i as f32 / 12.0)).collect();
        let dark = k == 5 || k == 10;
        c.curve(
            &stream,
            if dark { 5.0 } else { 2.2 },
            SLATE.mix(l.near, if dark { 0.3 } else { 0.1 }).alpha(if dark { 0.36 } else { 0.26 }),
        );
    }
    for _ in 0..90 {
        let (u, t) = (c.rng.jitter(0.9), c.rng.range(0.30, 0.96));
        let ((x, y), reach) = (flow(u, t), c.rng.range(10.0, 34.0) * (0.6 + t));
        c.curve(
            &[(x - reach, y - reach * 0.12), (x, y + reach * 0.1), (x + reach, y - reach * 0.12)],
            1.4 + 2.0 * t,
            SLATE.mix(l.near, 0.2).alpha(0.42),
        );
        c.curve(
            &[(x - reach, y - reach * 0.12 + 3.0), (x, y + reach * 0.1 + 3.0), (x + reach, y - reach * 0.12 + 3.0)],
            1.2 + t,
            l.sun.alpha(0.5),
        );
    }
}

fn snout(c: &mut Canvas, l: &Light, (x, y): Pt, ice: Tone) {
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
    let milk = Tone::hex(0x6FA3A6).mix(l.mid, 0.2);
    let floor = l.depth(0.5).mix(SAND, 0.35);
    c.rect(0.0, base + 22.0, w, h, Ink::Down(floor, floor.deep(0.42)));
    c.blob(
        &[
            (w * 0.14, base + 62.0),
            (w * 0.3, base + 26.0),
            (w * 0.58, base + 24.0),
            (w * 0.80, base + 58.0),
            (w * 0.70, base + 128.0),
            (w * 0.45, base + 150.0),
            (w * 0.22, base + 122.0),
        ],
        Ink::Down(milk.pale(0.3), milk.deep(0.15)),
    );
    for _ in 0..7 {
        let (x, y, s) = (w * c.rng.range(0.3, 0.66), base + c.rng.range(50.0, 104.0), c.rng.range(10.0, 30.0));
        c.poly(
            &[(x - s, y), (x - s * 0.4, y - s * 0.7), (x + s * 0.3, y - s * 0.9), (x + s, y)],
            Ink::Down(PAPER.mix(l.sun, 0.5), milk.pale(0.2)),
        );
    }
    // Braids of water, grey with ground stone.
    let grey = SLATE.mix(PAPER, 0.5).mix(l.mid, 0.2);
    for k in 0..7 {
        let out = (k as f32 - 3.0) / 3.0;
        let mut spine = Vec::new();
        for i in 0..=7 {
            let t = i as f32 / 7.0;
            let x = w * (0.46 + 0.02 * out) + out * w * 0.40 * t.powf(1.3) + (t * 8.0 + k as f32 * 1.7).sin() * 70.0 * t;
            spine.push(((x, base + 138.0 + (h - base - 110.0) * t), 5.0 + 22.0 * t * (1.0 - out.abs() * 0.5)));
        }
        ribbon(c, &spine, Ink::Down(milk.mix(grey, 0.6), grey));
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
