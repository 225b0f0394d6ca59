//! Flags in plain colours before a public building.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::poplar,
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, PINE, SAGE, SAND, SLATE, Tone},
    shapes::{person, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let academy = c.kind(4) >= 2;
    let ground = h * 0.80;
    sky(c, l, ground, (w * if academy { 0.86 } else { 0.18 }, h * 0.52));
    if academy {
        stars(c, h * 0.4, 30, l.sun.alpha(0.6));
        portico(c, l, ground);
    } else {
        glass_hall(c, l, ground);
    }
    let count = if academy { 9 } else { 11 };
    for i in 0..count {
        let t = i as f32 / (count - 1) as f32;
        // The row runs away from the eye to the right, or stands across the steps.
        let (x, foot, tall) = if academy {
            let side = if i % 2 == 0 { -1.0 } else { 1.0 };
            let d = (i / 2) as f32;
            if i == 8 {
                continue;
            }
            (w * 0.5 + side * (250.0 + 155.0 * d), ground - 14.0 + d * 34.0, 380.0 + 66.0 * d)
        } else {
            let near = (1.0 - t).powf(1.6);
            (w * (0.93 - 0.82 * near), ground + 18.0 + 76.0 * near, 270.0 + 460.0 * near)
        };
        flag(c, l, (x, foot), tall, i, academy);
    }
    let near = l.near;
    for _ in 0..7 {
        let (x, s) = (w * c.rng.range(0.3, 0.95), c.rng.range(0.0, 1.0));
        let foot = ground + 30.0 + 70.0 * s;
        c.poly(&[(x - 6.0, foot), (x + 6.0, foot), (x + 96.0, foot + 16.0), (x + 70.0, foot + 18.0)], near.alpha(0.3));
        person(c, x, foot, 74.0 + 38.0 * s, near);
    }
}

fn flag(c: &mut Canvas, l: &Light, (x, foot): Pt, tall: f32, index: usize, still: bool) {
    let top = foot - tall;
    let pole = (tall * 0.011).max(3.0);
    c.poly(
        &[(x - pole, foot), (x + pole, foot), (x + tall * 0.3, foot + tall * 0.045), (x + tall * 0.27, foot + tall * 0.05)],
        l.near.alpha(0.28),
    );
    c.rect(x - pole, top, pole * 2.0, tall, Ink::Across(PAPER.mix(l.near, 0.25 + 0.3 * l.dark), l.near.mix(PAPER, 0.2)));
    c.oval(x, top - pole, pole * 2.2, pole * 2.2, BRASS.mix(l.sun, 0.2));
    let (wide, high) = (tall * if still { 0.30 } else { 0.40 }, tall * 0.25);
    let (phase, sag) = (c.rng.range(0.0, 6.3), if still { high * c.rng.range(0.4, 0.9) } else { high * c.rng.range(0.05, 0.3) });
    let edge = |t: f32, low: f32| {
        let wave = (t * 5.2 + phase).sin() * high * 0.11 * t.sqrt();
        (x + pole + wide * t * if still { 0.86 } else { 1.0 }, top + 8.0 + low * high + wave + sag * t * t)
    };
    let colours = [OXBLOOD, BRASS, SLATE, PINE, PAPER, CLAY, SLATE.deep(0.45), SAGE, SAND, OXBLOOD.deep(0.3), PINE.pale(0.2)];
    let own = l.on(colours.get((index * 7 + c.seed as usize) % colours.len()).copied().unwrap_or(BRASS)).mix(l.sun, 0.06);
    let second = l.on(colours.get((index * 7 + 4 + c.seed as usize) % colours.len()).copied().unwrap_or(PAPER));
    let cloth = |a: f32, b: f32| -> Vec<Pt> {
        let upper = (0..=16).map(|k| edge(k as f32 / 16.0, a));
        let lower = (0..=16).rev().map(|k| edge(k as f32 / 16.0, b));
        upper.chain(lower).collect()
    };
    c.poly(&cloth(0.0, 1.0), own);
    // Plain bands: no country's flag.
    if index % 3 == 1 {
        c.poly(&cloth(0.62, 1.0), second);
    }
    for k in 0..16 {
        let (t, u) = (k as f32 / 16.0, (k + 1) as f32 / 16.0);
        let slope = (t * 5.2 + phase).cos();
        let tone: Tone = if slope > 0.0 { l.near.alpha(0.34 * slope) } else { l.sun.alpha(-0.26 * slope) };
        c.poly(&[edge(t, 0.0), edge(u, 0.0), edge(u, 1.0), edge(t, 1.0)], tone);
    }
    let body = cloth(0.0, 1.0);
    c.shade(&body, edge(0.0, 0.0), edge(1.0, 1.2), l.near.alpha(0.4));
}

fn glass_hall(c: &mut Canvas, l: &Light, ground: f32) {
    let (w, h) = (c.w, c.h);
    let stone = SAND.pale(0.45).mix(l.near, 0.08 + 0.4 * l.dark);
    for i in 0..16 {
        let x = -10.0 + 74.0 * i as f32 + c.rng.jitter(18.0);
        poplar(c, x, ground + 6.0, c.rng.range(120.0, 210.0), l.green.mix(l.far, 0.45));
    }
    let (x0, x1, top) = (w * 0.36, w * 1.02, h * 0.30);
    c.poly(&[(x0, ground), (x0, top + 60.0), (x1, top - 60.0), (x1, ground + 8.0)], Ink::Across(l.top.mix(l.mid, 0.4), l.top.deep(0.35)));
    c.shade(&[(x0, ground), (x0, top + 60.0), (x1, top - 60.0), (x1, ground)], (x0, top), (x1, ground), l.near.alpha(0.5));
    // The sky in the glass.
    c.poly(&[(x0 + 120.0, ground), (x0 + 330.0, top + 30.0), (x0 + 450.0, top + 10.0), (x0 + 260.0, ground)], l.low.alpha(0.36));
    c.poly(&[(x0 + 520.0, ground), (x0 + 700.0, top), (x0 + 740.0, top - 10.0), (x0 + 580.0, ground)], l.low.alpha(0.22));
    for i in 0..=14 {
        let t = i as f32 / 14.0;
        let x = x0 + (x1 - x0) * t;
        c.line((x, ground), (x, top + 60.0 - 120.0 * t), 3.0 + 2.0 * t, stone.alpha(0.6));
    }
    for k in 1..6 {
        let u = k as f32 / 6.0;
        c.line((x0, top + 60.0 + (ground - top - 60.0) * u), (x1, top - 60.0 + (ground - top + 60.0) * u), 2.5, stone.alpha(0.5));
    }
    c.poly(
        &[(x0 - 70.0, top + 66.0), (x0 - 70.0, top + 22.0), (x1, top - 130.0), (x1, top - 60.0)],
        Ink::Across(stone.pale(0.3), stone.deep(0.1)),
    );
    c.poly(
        &[(x0 - 46.0, ground), (x0 - 46.0, top + 62.0), (x0 + 40.0, top + 52.0), (x0 + 40.0, ground)],
        Ink::Across(stone.pale(0.25), stone.deep(0.2)),
    );
    c.rect(0.0, ground, w, h - ground, Ink::Down(stone.deep(0.08), stone.deep(0.42)));
    for i in 0..9 {
        let y = ground + 4.0 + (h - ground) * (i as f32 / 9.0).powf(1.7);
        c.line((0.0, y), (w, y), 1.5, l.near.alpha(0.16));
    }
}

fn portico(c: &mut Canvas, l: &Light, ground: f32) {
    let (w, h) = (c.w, c.h);
    let stone = SAND.pale(0.2).mix(l.near, 0.18 + 0.45 * l.dark).mix(l.low, 0.1);
    let (top, base) = (h * 0.36, ground - 60.0);
    c.rect(w * 0.10, top + 60.0, w * 0.80, base - top, Ink::Across(stone.mix(l.near, 0.25), stone.mix(l.near, 0.5)));
    for i in 0..18 {
        let x = w * 0.125 + i as f32 * w * 0.0445;
        c.rect(x, top + 120.0, 24.0, 62.0, if c.rng.chance(0.55) { l.lamp.alpha(0.9) } else { l.near });
        c.rect(x, top + 216.0, 24.0, 50.0, if c.rng.chance(0.4) { l.lamp.alpha(0.8) } else { l.near });
    }
    c.rect(w * 0.34, top + 20.0, w * 0.32, base - top - 20.0, stone.mix(l.near, 0.6));
    c.glow(w * 0.5, base - 40.0, 260.0, l.lamp.alpha(0.85));
    c.rect(w * 0.475, base - 140.0, w * 0.05, 140.0, l.lamp);
    for i in 0..6 {
        let x = w * 0.35 + i as f32 * w * 0.0545;
        c.rect(x, top + 30.0, 36.0, base - top - 30.0, Ink::Across(stone.pale(0.2), stone.deep(0.5)));
        c.rect(x - 7.0, top + 24.0, 50.0, 18.0, stone);
        c.rect(x - 7.0, base - 16.0, 50.0, 18.0, stone);
    }
    c.rect(w * 0.33, top - 6.0, w * 0.34, 34.0, Ink::Down(stone.pale(0.15), stone.deep(0.2)));
    let gable = [(w * 0.32, top - 4.0), (w * 0.5, top - 112.0), (w * 0.68, top - 4.0)];
    c.poly(&gable, Ink::Down(stone.pale(0.1), stone.deep(0.25)));
    c.poly(&[(w * 0.36, top - 14.0), (w * 0.5, top - 94.0), (w * 0.64, top - 14.0)], stone.deep(0.45));
    c.oval(w * 0.5, top - 44.0, 22.0, 22.0, BRASS.mix(l.near, 0.2));
    c.rect(0.0, ground - 40.0, w, h, Ink::Down(stone.deep(0.45), l.near));
    for i in 0..11 {
        let t = i as f32 / 10.0;
        let y = base + (h - base) * t.powf(1.25);
        let half = w * (0.22 + 0.5 * t);
        c.rect(w * 0.5 - half, y, half * 2.0, h, Ink::Down(stone.mix(l.lamp, 0.22 * (1.0 - t)).pale(0.06), stone.deep(0.35)));
        c.rect(w * 0.5 - half, y, half * 2.0, 4.0, stone.mix(l.sun, 0.35));
    }
}
