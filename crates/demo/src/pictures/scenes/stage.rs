//! A theatre: curtains, two pools of light, an audience.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, INK, Light, OXBLOOD, PAPER, SAND, WALNUT},
    shapes::person,
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let floor = h * 0.66;
    c.rect(0.0, 0.0, w, h, Ink::Down(INK.mix(OXBLOOD, 0.28), INK));
    // The painted back wall: a street of shutters, hardly lit.
    c.rect(w * 0.16, h * 0.10, w * 0.68, floor - h * 0.1, Ink::Down(l.top.mix(OXBLOOD, 0.2), l.mid.mix(WALNUT, 0.4)));
    for k in 0..9 {
        let (x, rise) = (w * (0.17 + 0.075 * k as f32), c.rng.range(90.0, 230.0));
        c.rect(x, floor - rise, w * 0.076, rise, Ink::Down(WALNUT.mix(l.mid, 0.5), WALNUT.mix(INK, 0.4)));
        c.rect(x + 36.0, floor - rise * 0.7, 36.0, 54.0, if c.rng.chance(0.4) { l.lamp.mix(WALNUT, 0.25) } else { INK.alpha(0.5) });
    }
    c.poly(
        &[(w * 0.10, floor - 16.0), (w * 0.90, floor - 16.0), (w * 0.99, h * 0.80), (w * 0.01, h * 0.80)],
        Ink::Down(WALNUT.mix(INK, 0.45), WALNUT.mix(BRASS, 0.12)),
    );
    for k in 0..24 {
        let u = k as f32 / 23.0;
        c.line((w * (0.10 + 0.80 * u), floor - 16.0), (w * (0.01 + 0.98 * u), h * 0.80), 1.6, INK.alpha(0.5));
    }
    for (x, lamp_x) in [(0.37, 0.24), (0.63, 0.78)] {
        beam(c, l, (w * lamp_x, -30.0), (w * x, h * 0.73), 165.0);
    }
    actors(c, l);
    curtains(c, l);
    arch(c, l);
    audience(c, l);
}

fn beam(c: &mut Canvas, l: &Light, from: Pt, to: Pt, reach: f32) {
    for k in 0..6 {
        let r = reach * (1.06 - 0.05 * k as f32);
        c.poly(
            &[(from.0 - 12.0, from.1), (from.0 + 12.0, from.1), (to.0 + r, to.1), (to.0 - r, to.1)],
            Ink::Down(l.sun.alpha(0.012), l.sun.alpha(0.065)),
        );
    }
    for k in 0..5 {
        let t = 1.0 - 0.06 * k as f32;
        c.oval(to.0, to.1, reach * t, reach * 0.24 * t, l.sun.mix(BRASS, 0.15).alpha(0.26));
    }
}

fn actors(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for (x, tone, turn) in [(0.37, OXBLOOD.pale(0.12), 1.0_f32), (0.63, SAND, -1.0)] {
        let (px, foot, tall) = (w * x, h * 0.735, 236.0);
        c.oval(px + 20.0 * turn, foot, 70.0, 11.0, INK.alpha(0.55));
        person(c, px, foot, tall, INK.mix(WALNUT, 0.4));
        // A long coat, and an arm that makes its point.
        let coat = [
            (px - 20.0, foot - tall * 0.84),
            (px + 20.0, foot - tall * 0.84),
            (px + 36.0, foot - tall * 0.74),
            (px + 34.0, foot - tall * 0.45),
            (px + 52.0, foot - 22.0),
            (px - 52.0, foot - 22.0),
            (px - 34.0, foot - tall * 0.45),
            (px - 36.0, foot - tall * 0.74),
        ];
        c.blob(&coat, Ink::Across(tone.pale(0.3), tone.deep(0.4)));
        c.shade_blob(&coat, (px - 20.0 * turn, 0.0), (px + 54.0 * turn, 0.0), INK.alpha(0.7));
        c.curve(
            &[(px + 26.0 * turn, foot - tall * 0.74), (px + 66.0 * turn, foot - tall * 0.70), (px + 104.0 * turn, foot - tall * 0.84)],
            17.0,
            tone.pale(0.1),
        );
        c.oval(px + 108.0 * turn, foot - tall * 0.86, 8.0, 8.0, SAND.pale(0.2));
        c.oval(px, foot - tall * 0.93, 17.0, 21.0, SAND.mix(WALNUT, 0.25));
        c.blob(
            &[
                (px - 19.0, foot - tall * 0.93),
                (px - 14.0, foot - tall * 1.02),
                (px + 14.0, foot - tall * 1.02),
                (px + 19.0, foot - tall * 0.93),
                (px, foot - tall * 0.975),
            ],
            INK,
        );
        c.rect(px - 34.0, foot - tall * 0.5, 68.0, 8.0, BRASS);
    }
    let _ = l;
}

fn curtains(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for side in [-1.0_f32, 1.0] {
        let folds = 11;
        let edge = |u: f32, t: f32| {
            // Drawn aside: wide at the top, caught by a cord at two thirds of its height.
            let inner = if t < 0.62 { 0.30 - 0.155 * (t / 0.62).powf(2.2) } else { 0.145 + 0.03 * ((t - 0.62) / 0.38) };
            (w * 0.5 + side * w * (0.5 - (inner - 0.02) * u + 0.01), h * 0.82 * t)
        };
        for k in 0..folds {
            let (a, b) = (k as f32 / folds as f32, (k + 1) as f32 / folds as f32);
            let left: Vec<Pt> = (0..=16).map(|i| edge(a, i as f32 / 16.0)).collect();
            let right: Vec<Pt> = (0..=16).rev().map(|i| edge(b, i as f32 / 16.0)).collect();
            let fold: Vec<Pt> = left.into_iter().chain(right).collect();
            let shine = c.rng.range(0.0, 0.18);
            let (lit, dark) = (OXBLOOD.pale(0.10 + shine), OXBLOOD.deep(0.62));
            c.poly(&fold, if side < 0.0 { Ink::Across(dark, lit) } else { Ink::Across(lit, dark) });
        }
        let tie = edge(0.5, 0.62);
        c.sheet(tie.0, tie.1, w * 0.15, 20.0, 0.06 * side, Ink::Down(BRASS.pale(0.3), BRASS.deep(0.4)));
        c.poly(
            &[
                (tie.0 - side * 96.0 - 12.0, tie.1),
                (tie.0 - side * 96.0 + 12.0, tie.1),
                (tie.0 - side * 96.0 + 22.0, tie.1 + 78.0),
                (tie.0 - side * 96.0 - 22.0, tie.1 + 78.0),
            ],
            Ink::Down(BRASS.pale(0.2), BRASS.deep(0.4)),
        );
    }
    // The valance, in swags.
    for k in 0..7 {
        let (x0, x1) = (w * k as f32 / 7.0, w * (k + 1) as f32 / 7.0);
        let mid = (x0 + x1) / 2.0;
        let swag = [(x0 - 10.0, -20.0), (x1 + 10.0, -20.0), (x1, h * 0.10), (mid, h * 0.175), (x0, h * 0.10)];
        c.blob(&swag, Ink::Down(OXBLOOD.deep(0.5), OXBLOOD.pale(0.12)));
        for i in 1..5 {
            let t = i as f32 / 5.0;
            c.curve(&[(x0, h * 0.10 * t), (mid, h * 0.165 * t), (x1, h * 0.10 * t)], 5.0, OXBLOOD.deep(0.75).alpha(0.55));
        }
        c.curve(&[(x0, h * 0.105), (mid, h * 0.172), (x1, h * 0.105)], 8.0, BRASS.mix(l.lamp, 0.2));
    }
}

fn arch(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for (x, wide) in [(0.0, 74.0), (w - 74.0, 74.0)] {
        c.rect(x, 0.0, wide, h * 0.84, Ink::Across(BRASS.deep(0.55), BRASS.deep(0.25)));
        for k in 0..9 {
            c.oval(x + wide / 2.0, 60.0 + 82.0 * k as f32, 16.0, 25.0, BRASS.mix(l.lamp, 0.3).deep(0.2));
            c.ring(x + wide / 2.0, 60.0 + 82.0 * k as f32, 24.0, 36.0, 3.0, BRASS.deep(0.5));
        }
    }
    c.rect(0.0, h * 0.795, w, 26.0, Ink::Down(BRASS.pale(0.15), BRASS.deep(0.5)));
    c.rect(0.0, h * 0.824, w, h * 0.2, INK.mix(OXBLOOD, 0.2));
    for k in 0..16 {
        let x = w * (0.03 + 0.063 * k as f32);
        c.glow(x, h * 0.79, 46.0, l.lamp.alpha(0.75));
        c.oval(x, h * 0.797, 13.0, 9.0, PAPER.mix(l.lamp, 0.4));
    }
}

fn audience(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for row in 0..3 {
        let s = 0.62 + 0.36 * row as f32;
        let count = 21 - row * 5;
        let y = h * (0.865 + 0.06 * row as f32);
        for k in 0..count {
            let x = w * (k as f32 + 0.5) / count as f32 + c.rng.jitter(14.0);
            let (dy, head) = (c.rng.jitter(10.0) * s, c.rng.range(27.0, 33.0) * s);
            let tone = INK.mix(OXBLOOD, 0.16 - 0.05 * row as f32);
            c.oval(x, y + 78.0 * s + dy, 62.0 * s, 66.0 * s, tone);
            c.oval(x, y + dy, head, head * 1.18, tone);
            if c.rng.chance(0.3) {
                c.oval(x, y - head * 0.9 + dy, head * 0.5, head * 0.5, tone);
            }
            // A rim of stage light.
            c.arc((x, y + dy), (head, head * 1.18), 3.7, 5.7, 3.0 * s, l.lamp.mix(OXBLOOD, 0.3).alpha(0.65 - 0.16 * row as f32));
        }
    }
}
