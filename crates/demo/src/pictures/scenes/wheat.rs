//! Grain close to the eye, fields behind it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, poplar, ridge, tree},
    palette::{BRASS, CLAY, Light, PAPER, PINE, SAGE, SAND, SLATE, Tone},
    shapes::{disc, mist, sky},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let barley = c.kind(2) == 0;
    if barley {
        terraces(c, l)
    } else {
        plain(c, l)
    }
    c.soften(if barley { 3 } else { 2 });
    if barley {
        c.band(c.h * 0.3, c.h, &[(0.0, l.low.alpha(0.0)), (1.0, l.low.alpha(0.25))]);
    }
    let tone = if barley { Tone::hex(0x9A9A4E).mix(BRASS, 0.25) } else { BRASS.mix(SAND, 0.35).mix(l.near, 0.12) };
    for row in 0..3 {
        let t = row as f32 / 2.0;
        let count = if barley { [26, 14, 8] } else { [54, 30, 15] }.get(row).copied().unwrap_or(15);
        for k in 0..count {
            let x = c.w * (k as f32 + 0.5 + c.rng.jitter(0.45)) / count as f32;
            let s = if barley { 0.5 + 0.95 * t } else { 0.42 + 0.66 * t };
            let top = c.h * (if barley { 0.74 - 0.20 * t } else { 0.66 - 0.22 * t })
                + c.rng.jitter(60.0)
                + if row == 2 { 210.0 * (1.0 - ((x / c.w - 0.5).abs() * 2.0)).powf(1.4) } else { 0.0 };
            let shade = if barley { 0.16 - 0.16 * t } else { 0.40 - 0.32 * t };
            ear(c, l, (x, top), s, tone.mix(l.low, shade), barley);
        }
        if row == 0 {
            c.band(c.h * 0.72, c.h, &[(0.0, tone.alpha(0.0)), (1.0, tone.deep(0.35).alpha(0.75))]);
            c.soften(2);
        }
        if row == 1 {
            c.band(c.h * 0.80, c.h, &[(0.0, tone.alpha(0.0)), (1.0, tone.deep(0.6).alpha(0.7))]);
        }
    }
    c.band(c.h * 0.84, c.h, &[(0.0, l.near.alpha(0.0)), (1.0, l.near.alpha(0.6))]);
}

/// An ear on its stalk: grains in two rows, and beards.
fn ear(c: &mut Canvas, l: &Light, (x, top): Pt, s: f32, tone: Tone, barley: bool) {
    let lean = c.rng.range(-0.2, 0.55);
    let long = s * if barley { 190.0 } else { 164.0 };
    let at = |t: f32| (x + lean * long * (1.0 - t).powi(2) * 0.9, top + long * t);
    c.curve(
        &[
            at(0.95),
            (x, top + long + (c.h - top - long) * 0.3),
            (x - 20.0 * s, top + long + (c.h - top - long).max(60.0) * 0.7),
            (x - 30.0 * s, c.h.max(top + long) + 80.0),
        ],
        6.5 * s,
        tone.deep(0.25),
    );
    if c.rng.chance(0.5) {
        let (side, y) = (if c.rng.chance(0.5) { 1.0 } else { -1.0 }, top + long * 1.9);
        c.blob(
            &[
                (x - 8.0 * s, y),
                (x + side * 60.0 * s, y - 70.0 * s),
                (x + side * 150.0 * s, y - 40.0 * s),
                (x + side * 62.0 * s, y - 46.0 * s),
            ],
            Ink::Down(tone.mix(l.green, 0.3), tone.deep(0.4)),
        );
    }
    let grains = 9;
    for k in (0..grains).rev() {
        let t = k as f32 / grains as f32;
        let (gx, gy) = at(t);
        let (nx, _) = at(t - 0.1);
        let dir = (nx - gx) / (long * 0.1);
        for side in [-1.0_f32, 1.0] {
            let wide = 15.0 * s * (0.72 + 0.5 * (t * 3.1).sin());
            let p = |u: f32, v: f32| (gx + side * u + dir * v, gy - v);
            let reach = s * if barley { 176.0 - 80.0 * t } else { 84.0 };
            if barley || k < 6 {
                c.line(
                    p(wide * 0.8, 14.0 * s),
                    (gx + side * wide * (1.5 + 2.2 * (1.0 - t)) + dir * reach, gy - reach),
                    1.6 * s.max(0.6),
                    tone.mix(l.sun, 0.4).alpha(0.75),
                );
            }
            let grain = [p(0.0, -10.0 * s), p(wide, -2.0 * s), p(wide * 1.08, 16.0 * s), p(wide * 0.5, 30.0 * s), p(0.0, 16.0 * s)];
            let ink = if side < 0.0 {
                Ink::Down(tone.mix(l.sun, 0.5), tone.deep(0.12))
            } else {
                Ink::Down(tone.mix(l.sun, 0.12), tone.deep(0.42))
            };
            c.blob(&grain, ink);
        }
    }
    let tip = at(-0.06);
    c.oval(tip.0, tip.1 + 6.0 * s, 7.0 * s, 15.0 * s, tone.mix(l.sun, 0.35));
}

fn terraces(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    sky(c, l, h * 0.5, (w * 0.3, h * 0.12));
    let bare = SAND.mix(CLAY, 0.4).mix(l.far, 0.3);
    for i in 0..3 {
        let line = ridge(c, h * (0.40 + 0.05 * i as f32), 190.0 - 40.0 * i as f32, 0.45, 640.0 - 90.0 * i as f32);
        let tone = bare.mix(l.far, 0.5 - 0.2 * i as f32);
        land(c, &line, h, Ink::Down(tone.mix(l.near, 0.12), tone.mix(l.low, 0.35)));
        let under: Vec<Pt> = line.iter().map(|p| (p.0, p.1 + 2.0)).chain([(w + 10.0, h * 0.6), (-10.0, h * 0.6)]).collect();
        c.shade(&under, (w * 0.3, 0.0), (w * 1.1, h * 0.3), l.near.alpha(0.36));
    }
    for k in 0..8 {
        let t = k as f32 / 7.0;
        let y = h * (0.475 + 0.052 * k as f32);
        let tone = [SAGE, SAGE.mix(SAND, 0.5), l.green, SAND.mix(SAGE, 0.3)].get(k % 4).copied().unwrap_or(SAGE);
        let phase = c.rng.range(0.0, 6.3);
        let edge: Vec<Pt> = (0..=24)
            .map(|i| i as f32 / 24.0)
            .map(|u| (-20.0 + (w + 40.0) * u, y - 60.0 * (1.0 - t) * u + 22.0 * (u * 7.0 + phase).sin()))
            .collect();
        let mut step = edge.clone();
        step.push((w + 20.0, h));
        step.push((-20.0, h));
        c.poly(&step, Ink::Down(tone.mix(l.sun, 0.22), tone.deep(0.1)));
        let wall: Vec<Pt> = edge.iter().copied().chain(edge.iter().rev().map(|p| (p.0, p.1 - 9.0 - 9.0 * t))).collect();
        c.poly(&wall, Ink::Down(CLAY.mix(SAND, 0.4), CLAY.mix(SLATE, 0.5).deep(0.15)));
        for _ in 0..3 {
            let at = c.rng.below(24);
            if let Some(p) = edge.get(at).copied() {
                tree(c, p.0, p.1, 36.0 + 46.0 * t, PINE.mix(l.green, 0.4));
            }
        }
    }
    for k in 0..6 {
        poplar(c, w * (0.80 + 0.026 * k as f32), h * 0.60, 130.0 + c.rng.jitter(30.0), PINE.mix(l.green, 0.5));
    }
}

fn plain(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let horizon = h * 0.56;
    let sun = (w * 0.30, horizon - 70.0);
    sky(c, l, horizon, sun);
    disc(c, l, sun, 62.0);
    let line = ridge(c, horizon - 4.0, 26.0, 0.2, 800.0);
    land(c, &line, horizon + 6.0, l.depth(0.3));
    let field = BRASS.mix(SAND, 0.4).mix(l.near, 0.25).mix(l.low, 0.25);
    c.rect(0.0, horizon, w, h - horizon, Ink::Down(field.mix(l.low, 0.35), field.deep(0.35)));
    for k in -14..=14 {
        let x = w * 0.62 + 26.0 * k as f32;
        c.poly(
            &[(x, horizon), (x + 5.0, horizon), (w * 0.62 + 270.0 * k as f32 + 90.0, h), (w * 0.62 + 270.0 * k as f32, h)],
            l.near.alpha(0.13),
        );
    }
    // The silo: three drums and an elevator.
    let steel = PAPER.mix(SLATE, 0.4).mix(l.near, 0.42);
    for (k, dx) in [0.0, 92.0, 184.0].into_iter().enumerate() {
        let (x, tall) = (w * 0.68 + dx, 190.0 + 16.0 * (k % 2) as f32);
        let ink = Ink::Across(steel.mix(l.sun, 0.45), steel.mix(l.near, 0.55));
        c.rect(x, horizon - tall, 86.0, tall + 6.0, ink);
        c.poly(&[(x - 4.0, horizon - tall), (x + 43.0, horizon - tall - 40.0), (x + 90.0, horizon - tall)], ink);
        for i in 1..9 {
            c.line((x, horizon - tall + tall / 9.0 * i as f32), (x + 86.0, horizon - tall + tall / 9.0 * i as f32), 1.6, l.near.alpha(0.3));
        }
    }
    let x = w * 0.68 + 284.0;
    c.rect(x, horizon - 320.0, 48.0, 326.0, Ink::Across(steel.mix(l.sun, 0.3), steel.mix(l.near, 0.6)));
    c.poly(&[(x - 8.0, horizon - 318.0), (x + 24.0, horizon - 350.0), (x + 56.0, horizon - 318.0)], steel.mix(l.near, 0.5));
    c.line((x + 6.0, horizon - 300.0), (w * 0.68 + 40.0, horizon - 226.0), 9.0, steel.mix(l.near, 0.5));
    c.rect(x + 14.0, horizon - 292.0, 18.0, 22.0, l.lamp);
    for k in 0..8 {
        tree(c, w * (0.04 + 0.066 * k as f32) + c.rng.jitter(26.0), horizon + 8.0, c.rng.range(34.0, 70.0), l.near.mix(l.green, 0.4));
    }
    mist(c, horizon - 20.0, horizon + 90.0, l.low.alpha(0.5));
}
