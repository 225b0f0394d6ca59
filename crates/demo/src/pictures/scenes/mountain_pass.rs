//! A road over mountains, and whoever is on it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{Mountain, land, mountain, ridge},
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, SAND, SLATE, Tone},
    shapes::{disc, lamp, mist, person, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let kind = c.kind(4);
    let bare = kind == 1;
    let notch = (w * c.rng.range(0.50, 0.60), h * if bare { 0.36 } else { 0.40 });
    let sun = if bare { (notch.0 + 10.0, notch.1 + 16.0) } else { (w * 0.2, h * 0.2) };
    sky(c, l, h * 0.62, sun);
    if l.dark > 0.5 {
        stars(c, h * 0.35, 90, l.sun);
    }
    let snow = if bare { 0.0 } else { 0.55 };
    for (x, y, half, t) in [(0.30, 0.17, 0.24, 0.16), (0.78, 0.12, 0.27, 0.18), (0.06, 0.20, 0.25, 0.24), (1.0, 0.20, 0.24, 0.26)] {
        if bare && t < 0.2 {
            continue;
        }
        let top = (w * x + c.rng.jitter(40.0), h * y + c.rng.jitter(24.0));
        let tone = l.depth(t);
        mountain(
            c,
            Mountain {
                top,
                half: w * half,
                base: h * 0.66,
                lit: tone.mix(l.sun, 0.42),
                shade: tone.deep(0.14),
                haze: tone.mix(l.low, 0.55),
                snow,
            },
            l,
        );
    }
    mist(c, h * 0.36, h * 0.66, l.low.alpha(0.42));
    if bare {
        disc(c, l, sun, 30.0);
    }
    // Two flanks leave the notch open; nearer spurs stand at the edges of the sheet.
    let rock = if bare { CLAY.mix(SLATE, 0.5) } else { SLATE.mix(l.green, 0.3) }.mix(l.far, 0.3).mix(l.near, 0.12 + 0.3 * l.dark);
    for side in [-1.0_f32, 1.0] {
        for (layer, (reach, rise, half)) in [(0.34, 0.10, 0.24), (0.17, 0.17, 0.155)].into_iter().enumerate() {
            let top = (notch.0 + side * w * reach, notch.1 - h * rise + c.rng.jitter(18.0));
            let tone = rock.mix(l.near, 0.06 + 0.14 * layer as f32);
            mountain(
                c,
                Mountain {
                    top,
                    half: w * half,
                    base: notch.1 + 76.0,
                    lit: tone.mix(l.sun, 0.34),
                    shade: tone.deep(0.3),
                    haze: tone.mix(l.low, 0.12),
                    snow: snow * 0.5,
                },
                l,
            );
        }
    }
    let slope = slope(c, l, notch, rock);
    let road = road(notch, w, h);
    shoulders(c, l, &road, slope);
    match kind {
        2 => vehicles(c, l, &road),
        3 => runners(c, l, &road),
        _ => signs(c, l),
    }
    foreground(c, l, rock);
}

/// The slope that carries the road; gives its tone.
fn slope(c: &mut Canvas, l: &Light, notch: Pt, rock: Tone) -> Tone {
    let (w, h) = (c.w, c.h);
    let tone = rock.mix(l.green, 0.25).mix(l.near, 0.1);
    let mut face: Vec<Pt> = [
        (-0.64, -150.0),
        (-0.44, -44.0),
        (-0.27, 22.0),
        (-0.13, 34.0),
        (-0.04, 18.0),
        (0.0, 4.0),
        (0.05, 18.0),
        (0.14, 30.0),
        (0.28, 8.0),
        (0.46, -70.0),
        (0.64, -190.0),
    ]
    .map(|(x, y)| (notch.0 + w * x, notch.1 + y))
    .to_vec();
    face.extend([(w + 20.0, h + 20.0), (-20.0, h + 20.0)]);
    c.poly(&face, Ink::Down(tone.mix(l.low, 0.34), tone.deep(0.5)));
    c.shade(&face, (w * 0.35, h * 0.4), (w * 0.9, h), l.near.alpha(0.55));
    // The valley's walls, spur before spur.
    for (k, (top, foot, low)) in [(10.0, 0.40, 0.72), (90.0, 0.33, 0.84), (200.0, 0.24, 0.98)].into_iter().enumerate() {
        for side in [-1.0_f32, 1.0] {
            let edge = if side < 0.0 { -20.0 } else { w + 20.0 };
            let reach = |u: f32| edge - side * w * foot * u;
            let spur = [
                (edge, notch.1 - 120.0 + top),
                (reach(0.35), notch.1 + top + c.rng.jitter(20.0)),
                (reach(0.7), h * (low - 0.16) + c.rng.jitter(16.0)),
                (reach(1.0), h * low),
                (reach(0.6), h * (low + 0.10)),
                (edge, h * 1.1),
            ];
            c.poly(
                &spur,
                Ink::Down(tone.mix(l.low, 0.14 - 0.04 * k as f32).deep(0.10 + 0.14 * k as f32), tone.deep(0.55 + 0.1 * k as f32)),
            );
            c.shade(&spur, (reach(1.0), notch.1), (edge, h), l.near.alpha(0.5));
        }
    }
    for _ in 0..150 {
        let t = c.rng.unit().powf(0.7);
        let y = notch.1 + 30.0 + (h - notch.1) * t;
        let x = notch.0 + c.rng.jitter(0.42) * w * t;
        let long = 8.0 + 46.0 * t;
        let ink = if c.rng.chance(0.5) { l.near.alpha(0.20) } else { l.sun.alpha(0.12) };
        c.poly(&[(x, y), (x + long * 0.4, y + long * 0.25), (x - long * 0.15, y + long * 0.9), (x - long * 0.3, y + long * 0.4)], ink);
    }
    tone
}

/// The road's hairpins from the notch down to the eye: a point and its half-width.
fn road(notch: Pt, w: f32, h: f32) -> Vec<(Pt, f32)> {
    let bends = 7;
    let mut points = Vec::new();
    for i in 0..=240 {
        let t = i as f32 / 240.0;
        let turns = t * bends as f32 * std::f32::consts::PI;
        let x = notch.0 + turns.sin() * w * (0.008 + 0.30 * t.powf(1.6)) - w * 0.06 * t;
        // The road drops at its hairpins and is nearly level between them.
        let u = t - 0.62 * (turns * 2.0).sin() / (bends as f32 * std::f32::consts::TAU);
        points.push(((x, notch.1 + 4.0 + (h * 1.14 - notch.1) * (0.22 * u + 0.78 * u.powf(1.9))), 1.8 + 30.0 * t.powf(1.9)));
    }
    points
}

fn shoulders(c: &mut Canvas, l: &Light, road: &[(Pt, f32)], slope: Tone) {
    let grey = SAND.mix(PAPER, 0.3).mix(SLATE, 0.25).mix(l.near, 0.05 + 0.4 * l.dark).mix(l.low, 0.2);
    for pair in road.windows(2) {
        let [(a, ha), (b, _)] = pair else { continue };
        c.line((a.0, a.1 + ha * 0.7), (b.0, b.1 + ha * 0.7), ha * 1.6, slope.deep(0.72));
    }
    for pair in road.windows(2) {
        let [(a, ha), (b, hb)] = pair else { continue };
        c.line(*a, *b, (ha + hb) * 0.85, grey);
    }
    for (i, pair) in road.windows(2).enumerate() {
        let [(a, ha), (b, _)] = pair else { continue };
        if i > 130 && i % 4 < 2 {
            c.line(*a, *b, ha * 0.09, PAPER.alpha(0.7));
        }
    }
}

fn vehicles(c: &mut Canvas, l: &Light, road: &[(Pt, f32)]) {
    let colours = [PAPER, OXBLOOD, BRASS, PAPER, SLATE, PAPER, CLAY];
    for k in 0..34 {
        let at = 22 + k * 6 + c.rng.below(3);
        let Some(((x, y), half)) = road.get(at).copied() else { break };
        let s = half * 0.78 + 1.6;
        let own = l.on(c.rng.pick(&colours, PAPER));
        let long = s * c.rng.range(1.5, 2.3);
        c.oval(x + s * 0.4, y + s * 0.2, long * 1.15, s * 0.4, l.near.alpha(0.5));
        c.rect(x - long, y - s * 1.35, long * 2.0, s * 1.25, Ink::Down(own.pale(0.2), own.deep(0.35)));
        c.rect(x - long * 0.9, y - s * 1.15, long * 0.5, s * 0.45, l.near.alpha(0.75));
        for dx in [-0.6, 0.6] {
            c.oval(x + long * dx, y - s * 0.08, s * 0.32, s * 0.32, l.near);
        }
    }
}

fn runners(c: &mut Canvas, l: &Light, road: &[(Pt, f32)]) {
    for k in 0..92 {
        let at = 4 + k * 5 / 2;
        let Some(((x, y), half)) = road.get(at).copied() else { break };
        let (dx, s) = (c.rng.jitter(half * 0.7), 0.9 + half * 0.13);
        if c.rng.chance(0.85) {
            c.glow(x + dx, y - s * 3.0, 15.0 + s * 14.0, l.lamp.alpha(0.62));
            c.oval(x + dx, y - s * 4.0, s * 1.15, s * 1.15, l.lamp.pale(0.6));
            if s > 1.8 {
                person(c, x + dx, y + s * 4.6, s * 10.0, l.near.deep(0.4));
            }
        }
    }
}

/// Red and white stones along the verge, and a warning board: the ground beside the road is not safe.
fn signs(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for k in 0..9 {
        let t = k as f32 / 8.0;
        let (x, y, s) = (w * (0.70 + 0.24 * t), h * (0.73 + 0.16 * t), 7.0 + 15.0 * t);
        c.rect(x - 2.0, y - s * 3.4, 3.0 + s * 0.14, s * 3.4, l.near);
        c.poly(&[(x - s * 0.9, y - s * 2.0), (x, y - s * 3.6), (x + s * 0.9, y - s * 2.0)], l.on(OXBLOOD));
        if k > 0 {
            let (px, py, ps) = (w * (0.70 + 0.03 * (k - 1) as f32), h * (0.73 + 0.02 * (k - 1) as f32), 7.0 + 15.0 * (k - 1) as f32 / 8.0);
            c.curve(
                &[(px, py - ps * 1.5), ((px + x) / 2.0, (py + y) / 2.0 - s), (x, y - s * 1.5)],
                2.0,
                PAPER.mix(OXBLOOD, 0.4).alpha(0.8),
            );
        }
    }
}

fn foreground(c: &mut Canvas, l: &Light, rock: Tone) {
    let (w, h) = (c.w, c.h);
    let line = ridge(c, h * 1.0, 46.0, 0.8, 380.0);
    let dark = rock.mix(l.near, 0.8);
    land(c, &line, h + 10.0, Ink::Down(dark.mix(l.low, 0.06), dark.deep(0.4)));
    if l.dark > 0.5 {
        lamp(c, l, w * 0.08, h * 0.90, 5.0);
    }
}
