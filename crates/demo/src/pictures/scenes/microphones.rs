//! Microphones waiting: on a lectern before soft lamps, or three in a dark hall.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, INK, Light, MIST, OXBLOOD, PAPER, SLATE, Tone, WALNUT},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    if c.kind(2) == 0 { hall(c, l) } else { lectern(c, l) }
}

/// Lamps out of focus.
fn bokeh(c: &mut Canvas, count: usize, (y0, y1): Pt, tones: &[Tone]) {
    for _ in 0..count {
        let (x, y, r) = (c.rng.unit() * c.w, c.rng.range(y0, y1) * c.h, c.rng.range(14.0, 58.0));
        let (tone, a) = (c.rng.pick(tones, PAPER), c.rng.range(0.10, 0.42));
        c.oval(x, y, r, r, tone.alpha(a));
        c.ring(x, y, r - 1.5, r - 1.5, 2.5, tone.pale(0.3).alpha(a * 0.8));
    }
}

fn lectern(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let wall = WALNUT.mix(OXBLOOD, 0.35).mix(l.near, 0.35);
    c.rect(0.0, 0.0, w, h, Ink::Down(wall.deep(0.5), wall.mix(l.low, 0.25)));
    for k in 0..9 {
        let x = w * k as f32 / 8.0 + c.rng.jitter(30.0);
        c.rect(x - 60.0, 0.0, 120.0, h, Ink::Across(wall.deep(0.6).alpha(0.6), wall.pale(0.08).alpha(0.5)));
    }
    for x in [0.13, 0.50, 0.87] {
        c.glow(w * x, h * 0.26, 420.0, l.lamp.alpha(0.6));
    }
    bokeh(c, 26, (0.06, 0.52), &[l.lamp, l.lamp.pale(0.4), BRASS, OXBLOOD.pale(0.3)]);
    c.soften(7);
    let wood = WALNUT.pale(0.12);
    let top = h * 0.80;
    c.poly(&[(w * 0.20, h + 10.0), (w * 0.15, top), (w * 0.85, top), (w * 0.80, h + 10.0)], Ink::Across(wood.pale(0.12), wood.deep(0.5)));
    c.shade_rect([w * 0.14, top, w * 0.72, h * 0.2], (0.0, top), (0.0, h), INK.alpha(0.6));
    c.poly(
        &[(w * 0.13, top + 8.0), (w * 0.17, top - 42.0), (w * 0.83, top - 42.0), (w * 0.87, top + 8.0)],
        Ink::Down(wood.pale(0.3), wood.pale(0.06)),
    );
    c.rect(w * 0.13, top + 8.0, w * 0.74, 16.0, BRASS.deep(0.12));
    // From the outer ones to the middle, so that the middle stands in front.
    let spots = [
        (0.29, 0.39, 0.80, -0.24),
        (0.71, 0.41, 0.78, 0.26),
        (0.38, 0.27, 0.90, -0.13),
        (0.63, 0.28, 0.94, 0.16),
        (0.45, 0.43, 1.0, -0.05),
        (0.56, 0.44, 1.04, 0.08),
        (0.505, 0.23, 1.1, 0.01),
    ];
    for (k, (x, y, s, lean)) in spots.into_iter().enumerate() {
        let head = (w * x + c.rng.jitter(10.0), h * y + c.rng.jitter(12.0));
        let collar = [OXBLOOD, SLATE, BRASS, OXBLOOD.pale(0.2), SLATE.pale(0.2), BRASS.pale(0.2), OXBLOOD].get(k).copied().unwrap_or(BRASS);
        stalk(c, (w * (0.5 + (x - 0.5) * 0.62), top - 20.0), head, lean);
        if k % 3 == 1 { foam(c, l, head, 64.0 * s, lean, collar) } else { basket(c, l, head, 58.0 * s, lean, collar) }
    }
    c.sheet(w * 0.34, top - 22.0, 190.0, 26.0, 0.0, PAPER.mix(wood, 0.2));
}

fn stalk(c: &mut Canvas, foot: Pt, head: Pt, lean: f32) {
    let mid = ((foot.0 + head.0) / 2.0 - lean * 190.0, (foot.1 + head.1) / 2.0 + 30.0);
    c.curve(&[foot, mid, head], 17.0, INK);
    c.curve(&[(foot.0 - 4.0, foot.1), (mid.0 - 4.0, mid.1), (head.0 - 4.0, head.1)], 4.0, MIST.alpha(0.4));
    c.oval(foot.0, foot.1, 32.0, 11.0, INK);
}

/// A ball of wire mesh on a handle.
fn basket(c: &mut Canvas, l: &Light, (x, y): Pt, r: f32, lean: f32, collar: Tone) {
    let (s, k) = (lean.sin(), lean.cos());
    let p = |u: f32, v: f32| (x + r * (u * k - v * s), y + r * (u * s + v * k));
    let steel = INK.mix(MIST, 0.34);
    c.poly(&[p(-0.52, 0.7), p(0.52, 0.7), p(0.34, 3.0), p(-0.34, 3.0)], Ink::Across(steel.pale(0.22), INK));
    c.poly(&[p(-0.72, 0.62), p(0.72, 0.62), p(0.62, 1.5), p(-0.62, 1.5)], Ink::Across(collar.pale(0.28), collar.deep(0.5)));
    c.oval(x, y, r, r * 1.06, Ink::Across(steel.pale(0.45), INK.mix(steel, 0.3)));
    for i in -5..=5 {
        let u = i as f32 / 5.5;
        let half = (1.0 - u * u).sqrt();
        c.curve(&[p(u, -half * 1.05), p(u * 1.0, 0.0), p(u, half * 1.05)], 2.0, INK.alpha(0.55));
        c.curve(&[p(-half, u), p(0.0, u * 1.12), p(half, u)], 2.0, INK.alpha(0.55));
    }
    c.shade_oval((x, y), r, r * 1.06, (x - r * 0.3, y - r * 0.4), (x + r, y + r * 0.9), INK.alpha(0.9));
    c.arc((x, y), (r * 1.02, r * 1.08), 0.28, 0.60, r * 0.10, steel);
    c.poly(&[p(-1.02, 0.24), p(1.02, 0.24), p(1.0, 0.42), p(-1.0, 0.42)], Ink::Across(BRASS.pale(0.5), BRASS.deep(0.5)));
    c.glow(x - r * 0.36, y - r * 0.46, r * 0.62, l.sun.alpha(0.75));
}

/// A foam windshield with a station's collar, without its name.
fn foam(c: &mut Canvas, l: &Light, (x, y): Pt, r: f32, lean: f32, collar: Tone) {
    let (s, k) = (lean.sin(), lean.cos());
    let p = |u: f32, v: f32| (x + r * (u * k - v * s), y + r * (u * s + v * k));
    let ink = INK.pale(0.10);
    let ball = [p(0.0, -1.15), p(0.72, -0.9), p(0.9, -0.1), p(0.74, 0.85), p(0.0, 1.05), p(-0.74, 0.85), p(-0.9, -0.1), p(-0.72, -0.9)];
    c.poly(&[p(-0.36, 0.8), p(0.36, 0.8), p(0.28, 2.7), p(-0.28, 2.7)], Ink::Across(ink.pale(0.2), INK));
    c.blob(&ball, Ink::Across(ink.pale(0.24), INK));
    c.shade_blob(&ball, p(0.6, 0.6), p(-1.0, -1.0), MIST.alpha(0.5));
    c.poly(&[p(-0.8, 0.86), p(0.8, 0.86), p(0.8, 1.72), p(-0.8, 1.72)], Ink::Across(collar.pale(0.3), collar.deep(0.35)));
    c.poly(&[p(-0.8, 1.2), p(0.8, 1.2), p(0.8, 1.4), p(-0.8, 1.4)], PAPER.mix(collar, 0.15).alpha(0.85));
    c.glow(x - r * 0.3, y - r * 0.5, r * 0.7, l.sun.alpha(0.35));
}

fn hall(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    c.rect(0.0, 0.0, w, h, Ink::Down(l.top.deep(0.3), l.mid.deep(0.35)));
    c.glow(w * 0.72, h * 0.40, w * 0.55, SLATE.alpha(0.75));
    c.glow(w * 0.10, h * 0.20, w * 0.30, BRASS.alpha(0.35));
    bokeh(c, 62, (0.04, 0.80), &[SLATE.pale(0.2), MIST, l.lamp, SLATE, l.lamp.pale(0.2), SLATE.pale(0.4)]);
    c.soften(6);
    bokeh(c, 14, (0.10, 0.64), &[SLATE.pale(0.35), l.lamp]);
    c.soften(2);
    let desk = h * 0.86;
    c.band(desk, h, &[(0.0, INK.mix(SLATE, 0.35)), (0.12, INK.mix(SLATE, 0.12)), (1.0, INK)]);
    c.rect(0.0, desk, w, 3.0, MIST.alpha(0.55));
    for (x, y, s, lean) in [(0.24, 0.46, 0.86, -0.3), (0.78, 0.42, 0.98, 0.22), (0.49, 0.30, 1.34, -0.14)] {
        let (head, foot) = ((w * x, h * y), (w * (x - lean * 0.16), desk + 24.0));
        let turn = lean * 0.7_f32;
        let joint = (head.0 - turn.sin() * 250.0 * s, head.1 + turn.cos() * 250.0 * s);
        let mid = ((foot.0 + joint.0) / 2.0 - turn * 40.0, (foot.1 + joint.1) / 2.0);
        c.curve(&[foot, mid, joint], 13.0 * s, INK.pale(0.05));
        c.curve(&[(foot.0 - 3.0, foot.1), (mid.0 - 3.0, mid.1), (joint.0 - 3.0, joint.1)], 3.0, SLATE.pale(0.3).alpha(0.8));
        c.oval(foot.0, foot.1, 92.0 * s, 22.0 * s, INK);
        c.oval(foot.0, foot.1 - 7.0, 92.0 * s, 22.0 * s, Ink::Across(INK.pale(0.26), INK));
        basket(c, l, head, 88.0 * s, lean * 0.7, SLATE.deep(0.2));
        // The ring that burns while somebody is heard.
        let live = s > 1.2;
        let tone = if live { OXBLOOD.mix(l.lamp, 0.35) } else { SLATE.pale(0.2) };
        let at = (head.0 - lean * 0.7 * 98.0 * s, head.1 + 106.0 * s);
        c.glow(at.0, at.1, 96.0 * s, tone.alpha(if live { 0.85 } else { 0.4 }));
        c.sheet(at.0, at.1, 122.0 * s, 10.0 * s, lean * 0.7, tone.pale(if live { 0.3 } else { 0.1 }));
    }
}
