//! Factory roofs: a mill under solar panels, or foundries and their chimneys.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge},
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, SAND, SLATE, Tone},
    shapes::{disc, mist, sky},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let mill = c.kind(2) == 0;
    let sun = (w * if mill { 0.30 } else { 0.70 }, h * if mill { 0.36 } else { 0.50 });
    sky(c, l, h * 0.66, sun);
    disc(c, l, sun, if mill { 40.0 } else { 54.0 });
    for i in 0..2 {
        let line = ridge(c, h * (0.52 + 0.03 * i as f32), 60.0, 0.2, 700.0);
        land(c, &line, h, l.depth(0.10 + 0.12 * i as f32));
    }
    for row in 0..3 {
        roofline(c, l, h * (0.50 + 0.055 * row as f32), 0.22 + 0.16 * row as f32);
        mist(c, h * (0.40 + 0.055 * row as f32), h * (0.66 + 0.05 * row as f32), l.low.alpha(if mill { 0.55 } else { 0.26 }));
    }
    if mill { sawteeth(c, l) } else { foundry(c, l) }
}

fn roofline(c: &mut Canvas, l: &Light, y: f32, depth: f32) {
    let tone = l.depth(depth);
    let mut x = -30.0;
    while x < c.w {
        let (wide, rise) = (c.rng.range(70.0, 190.0), c.rng.range(10.0, 60.0));
        let top = y - rise;
        match c.rng.below(3) {
            0 => c.poly(
                &[(x, c.h), (x, top), (x + wide * 0.5, top - 28.0), (x + wide, top), (x + wide, c.h)],
                Ink::Down(tone, tone.mix(l.low, 0.3)),
            ),
            1 => c.poly(&[(x, c.h), (x, top), (x + wide, top - 26.0), (x + wide, c.h)], Ink::Down(tone, tone.mix(l.low, 0.3))),
            _ => c.rect(x, top, wide, c.h - top, Ink::Down(tone, tone.mix(l.low, 0.3))),
        }
        if c.rng.chance(0.35) {
            c.rect(x + wide * 0.3, top - 50.0, 12.0, 60.0, tone);
        }
        for k in 0..4 {
            if c.rng.chance(0.25 + 0.3 * l.dark) {
                c.rect(x + wide * (0.14 + 0.2 * k as f32), top + 22.0, 9.0, 13.0, l.lamp.alpha(0.4 + 0.4 * l.dark));
            }
        }
        x += wide + c.rng.range(-12.0, 4.0);
    }
}

/// A round brick chimney, lit from one side.
fn chimney(c: &mut Canvas, l: &Light, x: f32, (top, foot): Pt, half: f32, lit_left: bool) {
    let brick = l.on(CLAY.mix(OXBLOOD, 0.25));
    let (lit, dark) = (brick.mix(l.sun, 0.35), brick.mix(l.near, 0.62));
    let ink = if lit_left { Ink::Across(lit, dark) } else { Ink::Across(dark, lit) };
    let body = [(x - half * 0.62, top), (x + half * 0.62, top), (x + half, foot), (x - half, foot)];
    c.poly(&body, ink);
    c.shade(
        &body,
        (x - half * 0.2 * if lit_left { 1.0 } else { -1.0 }, 0.0),
        (x + half * if lit_left { 1.2 } else { -1.2 }, 0.0),
        l.near.alpha(0.6),
    );
    for (dy, grow, high) in [(0.0, 1.25, 16.0), (26.0, 1.06, 8.0), (90.0, 1.02, 6.0)] {
        c.rect(x - half * 0.62 * grow, top + dy, half * 1.24 * grow, high, dark.mix(lit, 0.4));
    }
    for k in 0..((foot - top) / 15.0) as usize {
        let y = top + 40.0 + 15.0 * k as f32;
        c.line((x - half * 0.7, y), (x + half * 0.7, y), 1.0, l.near.alpha(0.16));
    }
}

fn sawteeth(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    chimney(c, l, w * 0.66, (h * 0.10, h * 0.80), 27.0, true);
    chimney(c, l, w * 0.745, (h * 0.17, h * 0.80), 25.0, true);
    for row in 0..3 {
        let t = row as f32 / 2.0;
        let (base, wide, tall) = (h * (0.66 + 0.17 * t), 150.0 + 130.0 * t, 78.0 + 66.0 * t);
        let brick = l.depth(0.48 + 0.2 * t).mix(CLAY, 0.30);
        let mut x = -wide * c.rng.range(0.2, 0.9);
        c.rect(0.0, base - 2.0, w, h - base, Ink::Down(brick, brick.mix(l.near, 0.5)));
        while x < w {
            // The glass faces left to the light; panels lie on the long back.
            let (peak, foot) = ((x + wide * 0.26, base - tall), (x + wide, base));
            c.poly(&[(x, base), peak, foot], brick.deep(0.2));
            c.poly(&[peak, foot, (foot.0, foot.1 + 8.0), (peak.0 + 5.0, peak.1 + 14.0)], brick.deep(0.6));
            c.poly(
                &[(x + 4.0, base - 3.0), (peak.0 - 3.0, peak.1 + 7.0), (peak.0 - 3.0, base - 3.0)],
                Ink::Down(l.sun, l.low.mix(SLATE, 0.3)),
            );
            for k in 1..5 {
                let u = k as f32 / 5.0;
                c.line((x + wide * 0.26 * u, base), (x + wide * 0.26 * u, base - tall * u), 2.0, brick.deep(0.5));
            }
            c.line((x, base), peak, 4.0, brick.pale(0.25));
            panels(c, l, peak, foot, 5 + row);
            x += wide;
        }
        c.rect(0.0, base - 3.0, w, 8.0, brick.mix(l.sun, 0.28));
        if row < 2 {
            mist(c, base - 30.0, base + 120.0, l.low.alpha(0.5 - 0.2 * t));
        }
    }
    let base = h * 0.90;
    for k in 0..13 {
        let x = 26.0 + 126.0 * k as f32;
        c.rect(x, base, 62.0, h - base, Ink::Down(l.lamp.mix(SLATE, 0.45), l.near));
        c.oval(x + 31.0, base, 31.0, 20.0, l.lamp.mix(SLATE, 0.45));
        c.line((x + 31.0, base - 20.0), (x + 31.0, h), 3.0, l.near);
        c.line((x, base + 28.0), (x + 62.0, base + 28.0), 3.0, l.near);
    }
}

fn panels(c: &mut Canvas, l: &Light, peak: Pt, foot: Pt, count: usize) {
    let at = |t: f32, lift: f32| (peak.0 + (foot.0 - peak.0) * t + lift * 0.5, peak.1 + (foot.1 - peak.1) * t - lift);
    for k in 0..count {
        let (a, b) = (0.06 + 0.88 * k as f32 / count as f32, 0.06 + 0.88 * (k as f32 + 0.86) / count as f32);
        let tone: Tone = SLATE.mix(l.near, 0.45).mix(l.low, 0.1);
        c.poly(&[at(a, 2.0), at(b, 2.0), at(b, 11.0), at(a, 11.0)], Ink::Across(tone.mix(l.sun, 0.35), tone));
    }
}

fn foundry(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for (x, top, half) in [(0.15, 0.26, 24.0), (0.52, 0.30, 22.0), (0.88, 0.22, 26.0)] {
        chimney(c, l, w * x, (h * top, h * 0.8), half, x > 0.7);
    }
    chimney(c, l, w * 0.335, (h * 0.10, h * 0.86), 38.0, false);
    // One thin line of smoke.
    let from = (w * 0.335, h * 0.10);
    let tone = PAPER.mix(l.mid, 0.45);
    for k in 0..26 {
        let t = k as f32 / 26.0;
        let (x, y) = (from.0 + 420.0 * t.powf(1.3) + (t * 9.0).sin() * 10.0, from.1 - 74.0 * t.sqrt());
        c.oval(x, y, 8.0 + 34.0 * t, 6.0 + 15.0 * t, tone.alpha(0.30 * (1.0 - t)));
    }
    for row in 0..2 {
        let t = row as f32;
        let base = h * (0.72 + 0.13 * t);
        let mut x = -60.0;
        while x < w {
            let wide = c.rng.range(220.0, 360.0) * (1.0 + 0.25 * t);
            let rise = c.rng.range(60.0, 120.0);
            let tin = l.depth(0.66 + 0.22 * t).mix(c.rng.pick(&[CLAY, SLATE, SAND, OXBLOOD], SLATE), 0.22);
            let (ridge_y, eave) = (base - rise, base);
            c.poly(
                &[(x, eave), (x + wide * 0.12, ridge_y), (x + wide * 0.88, ridge_y), (x + wide, eave)],
                Ink::Down(tin.mix(l.low, 0.26), tin),
            );
            let mut k = 0.0;
            while k < 1.0 {
                c.line((x + wide * (0.12 + 0.76 * k), ridge_y), (x + wide * k, eave), 1.6, l.near.alpha(0.35));
                k += 0.045;
            }
            // A clerestory over the furnace, glowing.
            c.rect(x + wide * 0.3, ridge_y - 34.0, wide * 0.4, 36.0, tin.deep(0.4));
            c.poly(
                &[(x + wide * 0.27, ridge_y - 32.0), (x + wide * 0.5, ridge_y - 54.0), (x + wide * 0.73, ridge_y - 32.0)],
                tin.mix(l.low, 0.1),
            );
            if c.rng.chance(0.62) {
                c.glow(x + wide * 0.5, ridge_y - 16.0, wide * 0.42, l.lamp.mix(CLAY, 0.3).alpha(0.55));
                for k in 0..6 {
                    c.rect(x + wide * (0.32 + 0.06 * k as f32), ridge_y - 26.0, wide * 0.045, 20.0, l.lamp.mix(BRASS, 0.3));
                }
            }
            c.rect(x, eave, wide, h - eave, Ink::Down(tin.deep(0.55), l.near));
            c.rect(x + 8.0, eave, wide - 16.0, 6.0, l.near.deep(0.5));
            x += wide + c.rng.range(-20.0, 8.0);
        }
    }
    for k in 0..9 {
        let x = w * (0.04 + 0.115 * k as f32) + c.rng.jitter(24.0);
        c.rect(x, h * 0.915, 44.0, 60.0, if c.rng.chance(0.6) { l.lamp.mix(BRASS, 0.2) } else { l.near });
        c.line((x + 22.0, h * 0.915), (x + 22.0, h), 3.0, l.near);
    }
}
