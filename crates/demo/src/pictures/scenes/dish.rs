//! A dish antenna listening to the sky.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge},
    palette::{Light, OXBLOOD, PAPER, SLATE, Tone},
    shapes::{lamp, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let big = c.kind(2) == 0;
    let horizon = h * if big { 0.86 } else { 0.76 };
    sky(c, l, horizon, (w * 0.2, horizon - 20.0));
    if big {
        trails(c, l, (w * 0.32, h * 0.42), horizon);
    } else {
        stars(c, horizon * 0.6, 70, l.sun);
    }
    for i in 0..3 {
        let line = ridge(c, horizon - 30.0 + 26.0 * i as f32, 110.0 - 20.0 * i as f32, 0.5, 620.0);
        let tone = l.depth(0.2 + 0.22 * i as f32);
        land(c, &line, h, Ink::Down(tone, tone.mix(l.low, 0.25)));
    }
    if big {
        station(c, l, horizon);
        reflector(c, l, (w * 0.62, h * 0.44), 300.0, -0.52, h * 0.93);
    } else {
        city(c, l, horizon);
        parapet(c, l);
        reflector(c, l, (w * 0.40, h * 0.42), 215.0, -0.62, h * 0.84);
    }
}

/// Stars as arcs round the pole.
fn trails(c: &mut Canvas, l: &Light, pole: Pt, horizon: f32) {
    for _ in 0..210 {
        let r = 24.0 + 1250.0 * c.rng.unit().powf(0.8);
        let from = c.rng.range(0.0, std::f32::consts::TAU);
        let span = c.rng.range(0.22, 0.42);
        let a = c.rng.range(0.12, 0.75);
        let tone = if c.rng.chance(0.2) { l.lamp } else { l.sun };
        c.arc(pole, (r, r), from, from + span, c.rng.range(1.2, 2.8), tone.alpha(a));
    }
    c.band(horizon * 0.6, horizon + 40.0, &[(0.0, l.low.alpha(0.0)), (1.0, l.low)]);
}

fn reflector(c: &mut Canvas, l: &Light, at: Pt, r: f32, tilt: f32, foot: f32) {
    let shell = PAPER.mix(SLATE, 0.16).mix(l.near, 0.12 + 0.34 * l.dark);
    let dark = l.near.mix(shell, 0.12);
    mount(c, l, at, r, foot, dark);
    let (s, k) = tilt.sin_cos();
    // Local frame: u across the rim, v along the axis towards the sky.
    let p = |u: f32, v: f32| (at.0 + u * k * r - v * s * r, at.1 + u * s * r - v * k * r);
    let squash = 0.42;
    let rim: Vec<Pt> = (0..48)
        .map(|i| {
            let a = i as f32 / 48.0 * std::f32::consts::TAU;
            p(a.cos(), a.sin() * squash + 0.12)
        })
        .collect();
    let bowl: Vec<Pt> = (0..=24)
        .map(|i| {
            let a = std::f32::consts::PI * i as f32 / 24.0;
            p(a.cos(), 0.12 - a.sin() * 0.72)
        })
        .collect();
    c.blob(&bowl, Ink::Across(shell.deep(0.34), shell.deep(0.66)));
    c.shade_blob(&bowl, p(-0.3, 0.1), p(0.5, -0.7), dark.alpha(0.85));
    for k in 1..8 {
        let u = -1.0 + k as f32 / 4.0;
        c.curve(&[p(u, 0.1), p(u * 0.82, -0.26), p(u * 0.35, -0.58)], 2.0, dark.alpha(0.6));
    }
    c.blob(&rim, Ink::Across(shell.deep(0.42), shell.pale(0.35)));
    c.shade_blob(&rim, p(0.6, 0.1), p(-1.0, 0.2), dark.alpha(0.75));
    for k in 1..5 {
        let t = k as f32 / 5.0;
        let inner: Vec<Pt> = (0..=40)
            .map(|i| {
                let a = i as f32 / 40.0 * std::f32::consts::TAU;
                p(a.cos() * t, a.sin() * squash * t + 0.12 - 0.16 * (1.0 - t * t))
            })
            .collect();
        c.curve(&inner, 1.6, dark.alpha(0.3));
    }
    for i in 0..16 {
        let a = i as f32 / 16.0 * std::f32::consts::TAU;
        c.curve(&[p(0.0, -0.04), p(a.cos() * 0.5, a.sin() * squash * 0.5), p(a.cos(), a.sin() * squash + 0.12)], 1.6, dark.alpha(0.3));
    }
    let outline: Vec<Pt> = rim.iter().chain(rim.first()).copied().collect();
    c.curve(&outline, 5.0, shell.pale(0.5));
    let focus = p(0.0, 0.98);
    for a in [0.4_f32, 2.6, 4.7] {
        c.line(p(a.cos() * 0.9, a.sin() * squash * 0.9 + 0.1), focus, r * 0.022, dark.mix(shell, 0.25));
    }
    c.oval(focus.0, focus.1, r * 0.085, r * 0.085, dark);
    c.oval(focus.0 - r * 0.02, focus.1 - r * 0.02, r * 0.045, r * 0.045, shell);
    c.glow(focus.0, focus.1 - r * 0.12, r * 0.3, OXBLOOD.pale(0.2).alpha(0.7 * l.dark));
    c.oval(focus.0, focus.1 - r * 0.12, r * 0.02, r * 0.02, OXBLOOD.pale(0.3));
}

fn mount(c: &mut Canvas, l: &Light, at: Pt, r: f32, foot: f32, dark: Tone) {
    let lit = dark.mix(l.low, 0.38);
    let tower = [(at.0 - r * 0.34, foot), (at.0 - r * 0.15, at.1 + r * 0.5), (at.0 + r * 0.15, at.1 + r * 0.5), (at.0 + r * 0.34, foot)];
    c.poly(&tower, Ink::Across(lit, dark));
    for i in 0..4 {
        let y = at.1 + r * 0.6 + (foot - at.1 - r * 0.6) * i as f32 / 4.0;
        c.line((at.0 - r * 0.2 - r * 0.04 * i as f32, y), (at.0 + r * 0.2 + r * 0.04 * i as f32, y), 2.5, dark.alpha(0.7));
    }
    c.poly(
        &[(at.0 - r * 0.3, at.1 + r * 0.55), (at.0 - r * 0.2, at.1), (at.0 + r * 0.28, at.1), (at.0 + r * 0.3, at.1 + r * 0.55)],
        Ink::Across(lit, dark),
    );
}

fn station(c: &mut Canvas, l: &Light, horizon: f32) {
    let (w, h) = (c.w, c.h);
    let line = ridge(c, horizon + 34.0, 36.0, 0.3, 700.0);
    land(c, &line, h, Ink::Down(l.near.mix(l.green, 0.3), l.near));
    let hut = l.near.mix(l.mid, 0.14);
    c.rect(w * 0.14, horizon - 34.0, 190.0, 90.0, hut);
    c.poly(
        &[
            (w * 0.13, horizon - 34.0),
            (w * 0.14 + 200.0, horizon - 34.0),
            (w * 0.14 + 180.0, horizon - 56.0),
            (w * 0.14 + 10.0, horizon - 56.0),
        ],
        hut.deep(0.4),
    );
    for k in 0..3 {
        let x = w * 0.15 + 54.0 * k as f32;
        c.glow(x + 13.0, horizon - 2.0, 70.0, l.lamp.alpha(0.5));
        c.rect(x, horizon - 16.0, 26.0, 28.0, l.lamp.alpha(0.9));
    }
    c.line((w * 0.29, horizon + 30.0), (w * 0.29, horizon - 150.0), 4.0, hut.deep(0.3));
    lamp(c, l, w * 0.29, horizon - 152.0, 4.0);
}

fn city(c: &mut Canvas, l: &Light, horizon: f32) {
    for row in 0..3 {
        let tone = l.depth(0.42 + 0.16 * row as f32);
        let mut x = -20.0;
        while x < c.w {
            let (wide, tall) = (c.rng.range(26.0, 84.0), c.rng.range(18.0, 66.0) + 10.0 * row as f32);
            let y = horizon - 40.0 + 32.0 * row as f32 - tall;
            c.rect(x, y, wide, c.h - y, Ink::Down(tone, tone.mix(l.low, 0.15)));
            if c.rng.chance(0.25) {
                c.oval(x + wide * 0.5, y, wide * 0.3, wide * 0.3, tone);
            }
            for _ in 0..4 {
                if c.rng.chance(0.5) {
                    let (dx, dy) = (c.rng.range(0.1, 0.8) * wide, c.rng.range(6.0, 60.0));
                    c.rect(x + dx, y + dy, 5.0, 7.0, l.lamp.alpha(0.85));
                }
            }
            x += wide + c.rng.range(-4.0, 10.0);
        }
    }
}

fn parapet(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let wall = l.near.mix(l.low, 0.1);
    c.rect(0.0, h * 0.80, w, h * 0.2, Ink::Down(wall, l.near));
    c.rect(0.0, h * 0.785, w, 20.0, wall.mix(l.low, 0.25));
    for i in 0..20 {
        let x = i as f32 * 84.0 - 10.0;
        c.line((x, h * 0.81), (x, h), 2.0, l.near.deep(0.4).alpha(0.6));
    }
    // A water tank, a clothes line: somebody's roof.
    c.rect(w * 0.78, h * 0.56, 190.0, 150.0, Ink::Across(wall.mix(l.low, 0.3), l.near));
    c.oval(w * 0.78 + 95.0, h * 0.56, 95.0, 20.0, wall.mix(l.low, 0.35));
    for dx in [12.0, 168.0] {
        c.rect(w * 0.78 + dx, h * 0.56 + 150.0, 12.0, 60.0, l.near);
    }
    c.curve(&[(w * 0.56, h * 0.62), (w * 0.66, h * 0.665), (w * 0.78, h * 0.60)], 2.0, l.near);
    for (k, tone) in [OXBLOOD, PAPER, SLATE].into_iter().enumerate() {
        let x = w * 0.605 + 52.0 * k as f32;
        c.poly(
            &[(x, h * 0.65), (x + 42.0, h * 0.655), (x + 40.0, h * 0.735), (x + 4.0, h * 0.73)],
            Ink::Down(l.on(tone), l.on(tone).deep(0.4)),
        );
    }
}
