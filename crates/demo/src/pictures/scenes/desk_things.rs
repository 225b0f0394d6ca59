//! What lies on a desk: stamps, pens, seals.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, CLAY, INK, Light, OXBLOOD, PAPER, SAND, WALNUT},
};

/// A brass hand stamp, seen from above and a little from the side.
pub fn stamp(c: &mut Canvas, l: &Light, (x, y): Pt) {
    c.shadow_oval((x + 22.0, y + 132.0), 96.0, 48.0, 34.0, l.near.alpha(0.4));
    let brass = |t: f32| BRASS.mix(l.near, t);
    c.rect(x - 92.0, y + 96.0, 184.0, 32.0, Ink::Across(brass(0.0).pale(0.35), brass(0.55)));
    c.oval(x, y + 128.0, 92.0, 40.0, Ink::Across(brass(0.1), brass(0.6)));
    c.oval(x, y + 96.0, 92.0, 40.0, Ink::Across(brass(0.0).pale(0.4), brass(0.3)));
    c.poly(
        &[(x - 32.0, y + 96.0), (x - 20.0, y - 20.0), (x + 20.0, y - 20.0), (x + 32.0, y + 96.0)],
        Ink::Across(brass(0.0).pale(0.5), brass(0.6)),
    );
    c.blob(
        &[
            (x - 26.0, y),
            (x - 58.0, y - 60.0),
            (x - 44.0, y - 126.0),
            (x, y - 150.0),
            (x + 44.0, y - 126.0),
            (x + 58.0, y - 60.0),
            (x + 26.0, y),
        ],
        Ink::Across(WALNUT.pale(0.3), WALNUT.deep(0.45)),
    );
    c.shade_oval((x, y - 72.0), 56.0, 78.0, (x - 20.0, y - 90.0), (x + 64.0, y - 20.0), INK.alpha(0.7));
    c.oval(x - 20.0, y - 96.0, 9.0, 22.0, PAPER.alpha(0.5));
}

/// A fountain pen whose nib is at `tip`, lying at `turn`.
pub fn pen(c: &mut Canvas, l: &Light, tip: Pt, long: f32, turn: f32) {
    let (s, k) = turn.sin_cos();
    let p = |x: f32, y: f32| (tip.0 + (x * k - y * s) * long, tip.1 + (x * s + y * k) * long);
    let body = |a: f32, b: f32, ha: f32, hb: f32| [p(a, -ha), p(b, -hb), p(b, hb), p(a, ha)];
    let cast: Vec<Pt> =
        [p(0.02, 0.0), p(0.25, -0.03), p(0.98, -0.03), p(0.98, 0.03), p(0.25, 0.03)].iter().map(|q| (q.0 + 18.0, q.1 + 26.0)).collect();
    c.shadow(&cast, 14.0, l.near.alpha(0.32));
    c.poly(&[p(0.0, 0.0), p(0.12, -0.022), p(0.16, -0.016), p(0.16, 0.016), p(0.12, 0.022)], Ink::Down(BRASS.pale(0.55), BRASS.deep(0.3)));
    c.line(p(0.012, 0.0), p(0.11, 0.0), 2.0, INK);
    c.poly(&body(0.155, 0.30, 0.02, 0.029), INK.pale(0.08));
    c.poly(&body(0.30, 0.335, 0.031, 0.031), BRASS.pale(0.2));
    c.poly(&body(0.335, 0.93, 0.033, 0.030), OXBLOOD.deep(0.25));
    c.poly(&body(0.335, 0.93, 0.033, -0.012), OXBLOOD.pale(0.18));
    c.poly(&body(0.345, 0.92, 0.022, -0.017), PAPER.alpha(0.4));
    c.poly(&body(0.93, 0.95, 0.030, 0.028), BRASS);
    c.poly(&body(0.95, 1.0, 0.026, 0.012), OXBLOOD.deep(0.4));
}

/// A pool of wax with a star pressed into it.
pub fn seal(c: &mut Canvas, l: &Light, (x, y): Pt, r: f32) {
    let edge: Vec<Pt> = (0..14)
        .map(|i| {
            let a = i as f32 / 14.0 * std::f32::consts::TAU;
            let reach = r * c.rng.range(0.92, 1.16);
            (x + reach * a.cos(), y + reach * a.sin())
        })
        .collect();
    let below: Vec<Pt> = edge.iter().map(|p| (p.0 + 10.0, p.1 + 14.0)).collect();
    c.shadow_blob(&below, 22.0, l.near.alpha(0.4));
    c.blob(&edge, Ink::Down(OXBLOOD.mix(CLAY, 0.3).pale(0.12), OXBLOOD.deep(0.25)));
    c.shade_blob(&edge, (x - r * 0.2, y - r * 0.2), (x + r, y + r), INK.alpha(0.6));
    c.oval(x, y, r * 0.70, r * 0.70, Ink::Down(OXBLOOD.deep(0.5), OXBLOOD));
    c.ring(x, y, r * 0.70, r * 0.70, 4.0, OXBLOOD.pale(0.25));
    for k in 0..8 {
        let a = k as f32 / 8.0 * std::f32::consts::TAU;
        let long = r * if k % 2 == 0 { 0.56 } else { 0.34 };
        c.poly(
            &[
                (x + long * a.cos(), y + long * a.sin()),
                (x + 12.0 * (a + 0.8).cos(), y + 12.0 * (a + 0.8).sin()),
                (x + 12.0 * (a - 0.8).cos(), y + 12.0 * (a - 0.8).sin()),
            ],
            OXBLOOD.pale(0.22),
        );
    }
    c.arc((x, y), (r * 0.9, r * 0.9), 3.4, 4.6, 6.0, PAPER.alpha(0.4));
}

/// A reed pen from its `tip` to its `end`.
pub fn reed(c: &mut Canvas, l: &Light, tip: Pt, end: Pt) {
    c.line((tip.0 + 30.0, tip.1 + 34.0), (end.0 + 12.0, end.1 + 24.0), 16.0, l.near.alpha(0.35));
    let start = (tip.0 + (end.0 - tip.0) * 0.14, tip.1 + (end.1 - tip.1) * 0.14);
    c.poly(&[tip, (start.0 - 6.0, start.1 + 8.0), (start.0 + 6.0, start.1 - 10.0)], SAND.deep(0.2));
    c.line(tip, (tip.0 + 16.0, tip.1 + 10.0), 6.0, INK);
    c.line(start, end, 19.0, SAND.mix(CLAY, 0.5).deep(0.25));
    c.line((start.0, start.1 - 5.0), (end.0, end.1 - 5.0), 6.0, SAND.pale(0.2));
    for t in [0.4, 0.75] {
        let (x, y) = (start.0 + (end.0 - start.0) * t, start.1 + (end.1 - start.1) * t);
        c.line((x - 5.0, y + 9.0), (x + 5.0, y - 9.0), 3.0, WALNUT);
    }
}
