//! A ground before or during play: cricket's oval, or a pitch under floodlights.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge, tree},
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, PINE, SAGE, SAND, SLATE, Tone},
    shapes::{disc, person, sky, stars},
    view::View,
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    if c.kind(2) == 0 { cricket(c, l) } else { floodlit(c, l) }
}

/// A pylon with its rack of lamps.
fn tower(c: &mut Canvas, l: &Light, x: f32, (top, foot): Pt, s: f32, burn: f32) {
    let tone = l.near.mix(l.mid, 0.22);
    for side in [-1.0, 1.0] {
        c.line((x + side * 22.0 * s, foot), (x + side * 7.0 * s, top), 5.0 * s, tone);
    }
    for k in 0..9 {
        let (t, u) = (k as f32 / 9.0, (k + 1) as f32 / 9.0);
        let (y0, y1) = (foot + (top - foot) * t, foot + (top - foot) * u);
        let (a, b) = ((22.0 - 15.0 * t) * s, (22.0 - 15.0 * u) * s);
        c.line((x - a, y0), (x + b, y1), 2.0 * s, tone);
        c.line((x + a, y0), (x - b, y1), 2.0 * s, tone);
    }
    c.glow(x, top - 30.0 * s, 330.0 * s, l.sun.alpha(0.62 * burn));
    c.rect(x - 62.0 * s, top - 66.0 * s, 124.0 * s, 72.0 * s, tone);
    for row in 0..4 {
        for col in 0..6 {
            let (lx, ly) = (x - 50.0 * s + 20.0 * s * col as f32, top - 57.0 * s + 17.0 * s * row as f32);
            c.oval(lx, ly, 7.0 * s, 6.5 * s, if c.rng.chance(burn) { PAPER.pale(0.5) } else { l.near });
        }
    }
}

/// A crowd as specks in a band that follows an arc.
fn crowd(c: &mut Canvas, l: &Light, centre: Pt, radii: Pt, deep: f32, count: usize, tones: &[Tone]) {
    for _ in 0..count {
        let (a, t) = (c.rng.range(3.05, 6.37), c.rng.unit());
        let (x, y) = (centre.0 + (radii.0 + deep * 1.6 * t) * a.cos(), centre.1 + (radii.1 + deep * t) * a.sin());
        let tone = c.rng.pick(tones, PAPER).mix(l.near, c.rng.range(0.0, 0.6));
        c.oval(x, y, 3.4, 4.2, tone);
    }
}

fn cricket(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let horizon = h * 0.44;
    let sun = (w * 0.84, horizon - 50.0);
    sky(c, l, horizon, sun);
    disc(c, l, sun, 38.0);
    for i in 0..2 {
        let line = ridge(c, horizon - 10.0, 110.0 - 40.0 * i as f32, 0.4, 600.0);
        land(c, &line, h, l.depth(0.12 + 0.16 * i as f32));
    }
    for (x, top, s, burn) in [(0.10, 0.15, 0.95, 0.9), (0.34, 0.24, 0.62, 0.7), (0.63, 0.24, 0.62, 0.8), (0.92, 0.15, 0.95, 0.5)] {
        tower(c, l, w * x, (h * top, h * 0.48), s, burn);
    }
    for _ in 0..26 {
        let x = c.rng.unit() * w;
        tree(c, x, horizon + 22.0, c.rng.range(40.0, 86.0), PINE.mix(l.near, 0.45).mix(l.low, 0.1));
    }
    let (centre, rx, ry) = ((w * 0.5, h * 0.76), w * 0.60, h * 0.30);
    let stand = l.near.mix(CLAY, 0.2).mix(l.low, 0.1);
    c.oval(centre.0, centre.1 - 14.0, rx + 90.0, ry + 36.0, Ink::Down(stand.mix(l.low, 0.2), stand));
    crowd(c, l, (centre.0, centre.1 - 8.0), (rx + 2.0, ry + 2.0), 28.0, 2600, &[PAPER, SAND, OXBLOOD.pale(0.2), SLATE, BRASS]);
    pavilion(c, l, horizon);
    let grass = SAGE.mix(l.green, 0.5).mix(l.low, 0.16);
    c.oval(centre.0, centre.1, rx, ry, Ink::Down(grass.mix(l.sun, 0.25), grass.deep(0.4)));
    for k in 0..12 {
        let t = k as f32 / 12.0;
        let half = rx * (1.0 - (2.0 * t - 1.0).powi(2)).max(0.0).sqrt();
        if k % 2 == 0 {
            c.rect(centre.0 - half * 0.97, centre.1 - ry + 2.0 * ry * t, half * 1.94, 2.0 * ry / 12.0, l.near.alpha(0.09));
        }
    }
    c.ring(centre.0, centre.1, rx * 0.965, ry * 0.955, 4.0, PAPER.alpha(0.85));
    c.ring(centre.0, centre.1 - 6.0, rx * 0.52, ry * 0.52, 2.0, PAPER.alpha(0.35));
    let pitch = [(w * 0.475, h * 0.645), (w * 0.525, h * 0.645), (w * 0.55, h * 0.86), (w * 0.45, h * 0.86)];
    c.poly(&pitch, Ink::Down(SAND.mix(l.low, 0.3), SAND.mix(l.near, 0.25)));
    for (y, half, s) in [(0.66, 38.0, 0.7), (0.84, 78.0, 1.2)] {
        c.line((w * 0.5 - half, h * y), (w * 0.5 + half, h * y), 2.5, PAPER);
        for dx in [-8.0, 0.0, 8.0] {
            c.line((w * 0.5 + dx * s, h * y), (w * 0.5 + dx * s, h * y - 34.0 * s), 3.0 * s, PAPER.mix(BRASS, 0.3));
        }
    }
    // White figures and their long shadows.
    for (x, y, s) in [
        (0.515, 0.68, 0.7),
        (0.468, 0.655, 0.65),
        (0.52, 0.83, 1.0),
        (0.47, 0.90, 1.1),
        (0.30, 0.70, 0.75),
        (0.66, 0.66, 0.66),
        (0.76, 0.80, 0.95),
        (0.24, 0.86, 1.02),
        (0.60, 0.94, 1.14),
        (0.39, 0.62, 0.6),
        (0.86, 0.70, 0.75),
        (0.36, 0.80, 0.92),
    ] {
        let (px, py, tall) = (w * x + c.rng.jitter(14.0), h * y, 66.0 * s);
        c.poly(
            &[(px - 7.0 * s, py), (px + 7.0 * s, py), (px - 250.0 * s, py + 30.0 * s), (px - 262.0 * s, py + 22.0 * s)],
            Ink::Across(l.near.alpha(0.05), l.near.alpha(0.5)),
        );
        person(c, px, py, tall, PAPER.mix(l.low, 0.28));
    }
}

fn pavilion(c: &mut Canvas, l: &Light, horizon: f32) {
    let w = c.w;
    let (x, y) = (w * 0.40, horizon - 2.0);
    let wall = PAPER.mix(SAND, 0.4).mix(l.near, 0.35);
    c.rect(x, y - 54.0, w * 0.20, 70.0, Ink::Across(wall.deep(0.3), wall));
    c.poly(
        &[(x - 18.0, y - 52.0), (x + 24.0, y - 94.0), (x + w * 0.20 - 24.0, y - 94.0), (x + w * 0.20 + 18.0, y - 52.0)],
        Ink::Down(OXBLOOD.mix(l.near, 0.2), OXBLOOD.deep(0.4)),
    );
    c.poly(&[(w * 0.5 - 40.0, y - 92.0), (w * 0.5, y - 132.0), (w * 0.5 + 40.0, y - 92.0)], OXBLOOD.mix(l.near, 0.3));
    c.oval(w * 0.5, y - 104.0, 11.0, 11.0, PAPER);
    for k in 0..12 {
        c.rect(x + 10.0 + 26.0 * k as f32, y - 42.0, 14.0, 36.0, l.lamp.mix(l.near, 0.15));
    }
}

fn floodlit(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    sky(c, l, h * 0.5, (w * 0.5, h * 0.5));
    stars(c, h * 0.25, 50, l.sun);
    c.glow(w * 0.5, h * 0.55, w * 0.66, l.sun.alpha(0.36));
    let v = View { at: (w * 0.5, h * 0.23), f: 560.0 };
    // The far stand and the two sides: steps filled with people.
    let steel = l.near.mix(SLATE, 0.35);
    let tones = [PAPER, OXBLOOD.pale(0.18), SLATE.pale(0.2), BRASS, SAND, OXBLOOD];
    for (x, top, s) in [(0.12, 0.13, 1.1), (0.88, 0.13, 1.1), (0.34, 0.17, 0.72), (0.66, 0.17, 0.72)] {
        tower(c, l, w * x, (h * top, h * 0.5), s, 0.97);
    }
    c.poly(&[(w * 0.18, h * 0.50), (w * 0.24, h * 0.31), (w * 0.76, h * 0.31), (w * 0.82, h * 0.50)], Ink::Down(steel.deep(0.3), steel));
    c.poly(&[(-10.0, h * 0.80), (-10.0, h * 0.22), (w * 0.24, h * 0.30), (w * 0.19, h * 0.52)], Ink::Across(steel.deep(0.4), steel));
    c.poly(&[(w + 10.0, h * 0.80), (w + 10.0, h * 0.22), (w * 0.76, h * 0.30), (w * 0.81, h * 0.52)], Ink::Across(steel, steel.deep(0.4)));
    for row in 0..20 {
        let t = row as f32 / 20.0;
        for k in 0..150 {
            let u = (k as f32 + c.rng.unit()) / 150.0;
            let tone = c.rng.pick(&tones, PAPER).mix(steel, c.rng.range(0.05, 0.75));
            let half = 0.265 + 0.05 * t;
            c.oval(w * (0.5 + (u - 0.5) * 2.0 * half), h * (0.335 + 0.155 * t), 3.0, 4.0, tone);
            if k % 2 == 0 {
                for side in [-1.0, 1.0] {
                    let near = 1.0 - u;
                    let x = 0.5 + side * (0.275 + 0.26 * near + 0.02 * t - 0.05 * t * (1.0 - near));
                    let y = 0.325 + (0.49 - 0.325) * t + near * (-0.055 + 0.30 * t);
                    let size = 3.0 + 5.0 * near;
                    c.oval(w * x, h * y, size, size * 1.2, c.rng.pick(&tones, PAPER).mix(steel, c.rng.range(0.1, 0.8)));
                }
            }
        }
    }
    for side in [-1.0_f32, 1.0] {
        c.poly(
            &[
                (w * (0.5 + side * 0.26), h * 0.30),
                (w * (0.5 + side * 0.52), h * 0.20),
                (w * (0.5 + side * 0.52), h * 0.13),
                (w * (0.5 + side * 0.25), h * 0.27),
            ],
            Ink::Down(steel.pale(0.2), steel.deep(0.3)),
        );
    }
    c.rect(w * 0.235, h * 0.275, w * 0.53, 22.0, Ink::Down(steel.pale(0.25), steel.deep(0.3)));
    pitch(c, l, &v);
    for x in [0.12, 0.88] {
        c.poly(
            &[
                (w * x - 60.0, h * 0.09),
                (w * x + 60.0, h * 0.09),
                (w * (0.5 + (x - 0.5) * 0.1) + 420.0, h),
                (w * (0.5 + (x - 0.5) * 0.1) - 420.0, h),
            ],
            Ink::Down(l.sun.alpha(0.13), l.sun.alpha(0.02)),
        );
    }
    // Heads of those nearest, arms up.
    for k in 0..24 {
        let x = w * (k as f32 + 0.5) / 24.0 + c.rng.jitter(24.0);
        let y = h + c.rng.range(-26.0, 14.0);
        c.oval(x, y - 52.0, 24.0, 29.0, l.near);
        c.oval(x, y + 20.0, 52.0, 60.0, l.near);
        if c.rng.chance(0.3) {
            let reach = c.rng.jitter(36.0);
            c.curve(&[(x + 36.0, y), (x + 52.0, y - 70.0), (x + 44.0 + reach, y - 130.0)], 17.0, l.near);
        }
    }
}

fn pitch(c: &mut Canvas, l: &Light, v: &View) {
    let grass = Tone::hex(0x5C8F5E).mix(l.sun, 0.08);
    let y = 1.0;
    c.poly(
        &[(c.w * 0.17, c.h * 0.5), (c.w * 0.83, c.h * 0.5), (c.w * 1.2, c.h + 10.0), (-c.w * 0.2, c.h + 10.0)],
        Ink::Down(grass.deep(0.2), grass.deep(0.45)),
    );
    let (z0, z1) = (0.74, 2.15);
    for k in 0..10 {
        // Bands of equal depth on the ground are bands of equal 1/z steps only at the eye; these follow the ground.
        let (a, b) = (z0 + (z1 - z0) * k as f32 / 10.0, z0 + (z1 - z0) * (k + 1) as f32 / 10.0);
        let tone = if k % 2 == 0 { grass.pale(0.14) } else { grass };
        c.poly(&v.floor((-1.9, 1.9), y, (a, b)), tone);
    }
    let line = PAPER.alpha(0.92);
    let outline = |c: &mut Canvas, x: Pt, z: Pt| {
        let quad = v.floor(x, y, z);
        let closed: Vec<Pt> = quad.iter().chain(quad.first()).copied().collect();
        c.polyline(&closed, 3.6, line);
    };
    outline(c, (-1.75, 1.75), (z0 + 0.02, z1 - 0.06));
    outline(c, (-0.8, 0.8), (z1 - 0.42, z1 - 0.06));
    outline(c, (-0.36, 0.36), (z1 - 0.2, z1 - 0.06));
    let mid = (z0 + z1) / 2.0 - 0.12;
    c.line(v.put(-1.75, y, mid), v.put(1.75, y, mid), 3.6, line);
    let p = v.put(0.0, y, mid);
    c.ring(p.0, p.1, v.scale(mid) * 0.40, v.scale(mid) * 0.125, 3.6, line);
    let goal = v.scale(z1 - 0.06);
    let (gx, gy) = v.put(0.0, y, z1 - 0.06);
    c.polyline(
        &[(gx - goal * 0.2, gy), (gx - goal * 0.2, gy - goal * 0.135), (gx + goal * 0.2, gy - goal * 0.135), (gx + goal * 0.2, gy)],
        4.0,
        PAPER,
    );
    for k in 0..17 {
        let (x, z) = (c.rng.jitter(1.45), c.rng.range(z0 + 0.18, z1 - 0.2));
        let (px, py) = v.put(x, y, z);
        let tall = v.scale(z) * 0.11;
        for dx in [-1.0, 1.0] {
            c.poly(
                &[(px - 4.0, py), (px + 4.0, py), (px + dx * tall * 0.9, py + tall * 0.25), (px + dx * tall * 0.8, py + tall * 0.3)],
                l.near.alpha(0.25),
            );
        }
        person(c, px, py, tall, if k % 2 == 0 { PAPER } else { OXBLOOD });
    }
}
