//! A city of domes, minarets and flat roofs.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, poplar, ridge},
    palette::{BRASS, CLAY, Light, PAPER, PINE, SAND, SLATE, Tone},
    shapes::{disc, mist, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    match c.kind(5) {
        3 => haze(c, l),
        4 => centre(c, l),
        _ => old_city(c, l),
    }
}

/// An onion or half dome on its drum, with a finial.
fn dome(c: &mut Canvas, l: &Light, (x, foot): Pt, r: f32, tone: Tone, pointed: bool) {
    let rise = r * if pointed { 1.45 } else { 1.08 };
    let outline = if pointed {
        vec![
            (x - r * 0.86, foot),
            (x - r * 1.06, foot - rise * 0.32),
            (x - r * 0.72, foot - rise * 0.72),
            (x, foot - rise),
            (x + r * 0.72, foot - rise * 0.72),
            (x + r * 1.06, foot - rise * 0.32),
            (x + r * 0.86, foot),
        ]
    } else {
        vec![
            (x - r, foot),
            (x - r * 0.94, foot - rise * 0.46),
            (x - r * 0.56, foot - rise * 0.86),
            (x, foot - rise),
            (x + r * 0.56, foot - rise * 0.86),
            (x + r * 0.94, foot - rise * 0.46),
            (x + r, foot),
        ]
    };
    c.blob(&outline, Ink::Across(tone.mix(l.low, 0.34), tone.mix(l.near, 0.3)));
    c.shade_blob(&outline, (x - r * 0.2, foot - rise), (x + r * 1.1, foot), tone.deep(0.45).alpha(0.6));
    for k in 1..6 {
        let u = -1.0 + k as f32 / 3.0;
        c.curve(
            &[(x + r * u * 0.9, foot), (x + r * u * 0.92, foot - rise * 0.45), (x, foot - rise)],
            (r * 0.012).max(1.0),
            l.near.alpha(0.2),
        );
    }
    c.line((x, foot - rise + 2.0), (x, foot - rise - r * 0.42), (r * 0.05).max(1.5), BRASS.mix(tone, 0.3));
    c.oval(x, foot - rise - r * 0.16, r * 0.07, r * 0.07, BRASS.mix(tone, 0.2));
}

fn minaret(c: &mut Canvas, l: &Light, x: f32, (top, foot): Pt, half: f32, tone: Tone) {
    let ink = Ink::Across(tone.mix(l.low, 0.32), tone.mix(l.near, 0.4));
    c.poly(&[(x - half * 0.8, top), (x + half * 0.8, top), (x + half, foot), (x - half, foot)], ink);
    for t in [0.0, 0.26, 0.58] {
        let y = top + (foot - top) * t;
        c.poly(&[(x - half * 1.7, y), (x + half * 1.7, y), (x + half * 1.1, y + half * 1.2), (x - half * 1.1, y + half * 1.2)], ink);
        c.rect(x - half * 1.7, y - half * 0.7, half * 3.4, half * 0.24, tone.mix(l.low, 0.2));
    }
    c.rect(x - half * 0.6, top - half * 2.2, half * 1.2, half * 2.2, ink);
    dome(c, l, (x, top - half * 2.0), half * 0.95, tone, true);
}

/// Flat-roofed houses from `y` down, with windows lit by chance.
fn houses(c: &mut Canvas, l: &Light, y: f32, size: f32, tone: Tone, lit: f32) {
    let mut x = -40.0;
    while x < c.w + 20.0 {
        let (wide, rise) = (size * c.rng.range(0.7, 1.7), size * c.rng.range(0.1, 1.05));
        let top = y - rise;
        let own = tone.mix(c.rng.pick(&[CLAY, SAND, SLATE, tone], tone), 0.12);
        c.rect(x, top, wide, c.h - top, Ink::Down(own.mix(l.low, 0.2), own.mix(l.near, 0.35)));
        c.rect(x - 3.0, top - size * 0.05, wide + 6.0, size * 0.07, own.mix(l.low, 0.36));
        c.rect(x + wide * 0.72, top, wide * 0.28, c.h - top, l.near.alpha(0.2));
        if c.rng.chance(0.35) {
            c.rect(x + wide * 0.12, top - size * 0.30, wide * 0.3, size * 0.3, own.mix(l.near, 0.15));
        }
        if c.rng.chance(0.3) {
            c.line((x + wide * 0.8, top), (x + wide * 0.8, top - size * 0.45), 2.0, own.mix(l.near, 0.5));
        }
        let (cols, rows) = ((wide / (size * 0.28)) as i32, 4);
        for col in 0..cols {
            for row in 0..rows {
                let (wx, wy) = (x + size * (0.12 + 0.28 * col as f32), top + size * (0.18 + 0.36 * row as f32));
                let (ww, wh) = (size * 0.10, size * 0.17);
                if c.rng.chance(lit) {
                    c.glow(wx + ww * 0.5, wy + wh * 0.5, size * 0.28, l.lamp.alpha(0.3));
                    c.rect(wx, wy, ww, wh, l.lamp.mix(PAPER, c.rng.range(0.0, 0.4)));
                    c.oval(wx + ww * 0.5, wy, ww * 0.5, ww * 0.5, l.lamp);
                } else if c.rng.chance(0.5) {
                    c.rect(wx, wy, ww, wh, l.near.alpha(0.32));
                }
            }
        }
        x += wide + c.rng.range(-4.0, 2.0);
    }
}

fn old_city(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    sky(c, l, h * 0.72, (w * 0.72, h * 0.24));
    stars(c, h * 0.55, 240, l.sun);
    let moon = (w * 0.74, h * 0.19);
    c.glow(moon.0, moon.1, 330.0, l.sun.alpha(0.34));
    let limb = |r: f32, squeeze: f32, i: i32| {
        let (s, k) = (std::f32::consts::PI * (i as f32 / 20.0 - 0.5)).sin_cos();
        let (x, y) = (r * k * squeeze, r * s);
        (moon.0 - x * 0.86 - y * 0.5, moon.1 + y * 0.86 - x * 0.5)
    };
    let crescent: Vec<Pt> = (0..=20).map(|i| limb(46.0, 1.0, i)).chain((0..=20).rev().map(|i| limb(46.0, 0.55, i))).collect();
    c.poly(&crescent, l.sun);
    for i in 0..2 {
        let line = ridge(c, h * (0.60 + 0.03 * i as f32), 80.0, 0.3, 640.0);
        land(c, &line, h, l.depth(0.1 + 0.15 * i as f32));
    }
    let far = l.depth(0.32);
    minaret(c, l, w * 0.87, (h * 0.37, h * 0.72), 8.0, far);
    dome(c, l, (w * 0.80, h * 0.58), 48.0, far, false);
    houses(c, l, h * 0.62, 46.0, far, 0.24);
    mist(c, h * 0.54, h * 0.74, l.low.alpha(0.4));
    let mid = l.depth(0.5).mix(SLATE, 0.25);
    for (x, r, y) in [(0.37, 132.0, 0.50), (0.235, 74.0, 0.555), (0.505, 74.0, 0.555)] {
        c.rect(w * x - r * 0.9, h * y - 2.0, r * 1.8, h * 0.3, Ink::Across(mid.mix(l.low, 0.34), mid.mix(l.near, 0.3)));
        dome(c, l, (w * x, h * y), r, mid, true);
    }
    for x in [0.135, 0.605] {
        minaret(c, l, w * x, (h * 0.205, h * 0.75), 15.0, mid);
        c.glow(w * x, h * 0.20, 70.0, l.lamp.alpha(0.55));
    }
    c.rect(w * 0.15, h * 0.615, w * 0.44, h * 0.2, Ink::Across(mid.mix(l.low, 0.25), mid.mix(l.near, 0.3)));
    for k in 0..9 {
        let x = w * (0.172 + 0.047 * k as f32);
        c.rect(x, h * 0.655, 40.0, 70.0, l.lamp.mix(CLAY, 0.35).mix(l.near, 0.15));
        c.oval(x + 20.0, h * 0.655, 20.0, 24.0, l.lamp.mix(CLAY, 0.35).mix(l.near, 0.15));
    }
    c.glow(w * 0.37, h * 0.68, 420.0, l.lamp.alpha(0.3));
    houses(c, l, h * 0.80, 84.0, l.depth(0.7), 0.26);
    houses(c, l, h * 0.93, 132.0, l.depth(0.9), 0.20);
    c.band(h * 0.86, h, &[(0.0, l.near.alpha(0.0)), (1.0, l.near.deep(0.4).alpha(0.85))]);
}

fn haze(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let smog = l.low.mix(SAND, 0.35).pale(0.12);
    c.band(0.0, h, &[(0.0, l.mid.mix(smog, 0.4)), (0.5, smog), (1.0, smog.deep(0.06))]);
    let sun = (w * 0.64, h * 0.30);
    c.glow(sun.0, sun.1, 520.0, CLAY.mix(l.sun, 0.55).alpha(0.55));
    c.oval(sun.0, sun.1, 56.0, 56.0, CLAY.mix(l.sun, 0.5));
    for layer in 0..6 {
        let t = layer as f32 / 5.0;
        let tone = smog.mix(SLATE.mix(l.near, 0.45), 0.13 + 0.72 * t.powf(1.5));
        let base = h * (0.50 + 0.082 * layer as f32);
        let size = 40.0 + 80.0 * t;
        for _ in 0..3 {
            let (x, s) = (w * c.rng.unit(), c.rng.range(0.6, 1.3));
            match (layer + c.rng.below(3)) % 3 {
                0 => {
                    let r = size * s * 0.9;
                    c.rect(x - r * 0.92, base - size * 0.9, r * 1.84, size * 2.0, Ink::Across(tone.mix(smog, 0.2), tone));
                    dome(c, l, (x, base - size * 0.9), r, tone, true);
                }
                1 => minaret(c, l, x, (base - size * 3.0 * s, base), size * 0.11, tone),
                _ => {
                    let (wide, tall) = (size * 0.8, size * 3.3 * s);
                    c.rect(x, base - tall, wide, tall, Ink::Across(tone.mix(smog, 0.2), tone));
                    c.rect(x + wide * 0.46, base - tall - size * 0.6, 3.0, size * 0.6, tone);
                    for k in 0..(tall / 16.0) as i32 {
                        c.line(
                            (x + 6.0, base - tall + 10.0 + 16.0 * k as f32),
                            (x + wide - 6.0, base - tall + 10.0 + 16.0 * k as f32),
                            3.0,
                            smog.alpha(0.3),
                        );
                    }
                }
            }
        }
        flat(c, base, size, tone);
        mist(c, base - 40.0, base + 150.0, smog.alpha(0.82 - 0.5 * t));
    }
    // The canal, and its bank that can still be seen.
    let bank = h * 0.90;
    c.rect(0.0, bank, w, h - bank, Ink::Down(smog.mix(SLATE, 0.35), SLATE.mix(l.near, 0.3)));
    for _ in 0..80 {
        let (x, y, long) = (c.rng.unit() * w, c.rng.range(bank + 4.0, h), c.rng.range(16.0, 80.0));
        c.line((x - long, y), (x + long, y), 2.4, smog.alpha(0.28));
    }
    for k in 0..7 {
        poplar(c, w * (0.02 + 0.032 * k as f32), bank + 14.0, 150.0 + c.rng.jitter(40.0), PINE.mix(smog, 0.2));
    }
}

fn flat(c: &mut Canvas, base: f32, size: f32, tone: Tone) {
    let mut x = -30.0;
    while x < c.w {
        let (wide, rise) = (size * c.rng.range(0.5, 1.4), size * c.rng.range(0.0, 0.8));
        c.rect(x, base - rise, wide + 1.0, c.h - base + rise, tone);
        if c.rng.chance(0.2) {
            c.rect(x + wide * 0.3, base - rise - size * 0.2, wide * 0.3, size * 0.2, tone);
        }
        x += wide;
    }
}

fn centre(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let sun = (w * 0.5, h * 0.52);
    sky(c, l, h * 0.66, sun);
    disc(c, l, (w * 0.5, h * 0.40), 150.0);
    for i in 0..3 {
        let line = ridge(c, h * (0.55 + 0.035 * i as f32), 150.0 - 34.0 * i as f32, 0.5, 520.0);
        let tone = l.depth(0.10 + 0.16 * i as f32);
        land(c, &line, h, Ink::Down(tone, tone.mix(l.low, 0.3)));
    }
    mist(c, h * 0.48, h * 0.72, l.low.alpha(0.45));
    houses(c, l, h * 0.68, 50.0, l.depth(0.42), 0.22);
    // The domed building: steps, columns, drum, dome.
    let stone = SAND.mix(l.near, 0.42).mix(l.low, 0.16);
    let (x, base) = (w * 0.5, h * 0.80);
    for (half, top, low) in [(330.0, 0.60, 0.80), (190.0, 0.545, 0.61), (122.0, 0.46, 0.55)] {
        c.rect(x - half, h * top, half * 2.0, h * (low - top) + 2.0, Ink::Across(stone.mix(l.sun, 0.25), stone.mix(l.near, 0.45)));
        c.rect(x - half - 9.0, h * top - 8.0, half * 2.0 + 18.0, 12.0, stone.mix(l.sun, 0.32));
    }
    dome(c, l, (x, h * 0.452), 112.0, stone.mix(SLATE, 0.3), false);
    for k in 0..7 {
        c.rect(x - 104.0 + 32.0 * k as f32, h * 0.478, 15.0, 56.0, if k == 3 { l.lamp } else { l.lamp.mix(l.near, 0.3) });
    }
    for k in 0..17 {
        let px = x - 312.0 + 38.0 * k as f32;
        c.rect(px - 4.0, h * 0.625, 28.0, h * 0.165, l.lamp.mix(l.near, 0.28 + 0.05 * (k as f32 - 8.0).abs()));
        c.rect(px - 14.0, h * 0.618, 14.0, h * 0.18, Ink::Across(stone.mix(l.sun, 0.35), stone.mix(l.near, 0.5)));
    }
    c.glow(x, h * 0.72, 460.0, l.lamp.alpha(0.3));
    for (dx, tall) in [(-420.0, 260.0), (420.0, 260.0)] {
        minaret(c, l, x + dx, (base - tall, base), 11.0, stone);
    }
    for k in 0..11 {
        let side = if k % 2 == 0 { -1.0 } else { 1.0 };
        poplar(c, x + side * (490.0 + 46.0 * (k / 2) as f32), base + 20.0, c.rng.range(120.0, 190.0), PINE.mix(l.near, 0.6));
    }
    houses(c, l, h * 0.90, 92.0, l.depth(0.82), 0.25);
    c.band(h * 0.82, h, &[(0.0, l.near.alpha(0.0)), (1.0, l.near.alpha(0.9))]);
}
