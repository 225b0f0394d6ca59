//! Tea on a table, from above, and what was settled over it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, CLAY, INK, Light, OXBLOOD, PAPER, PINE, SAGE, SAND, SLATE, Tone, WALNUT},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    if c.kind(2) == 1 {
        plain(c, l)
    } else {
        cloth(c, l)
    }
    c.glow(c.w * 0.12, -40.0, c.w * 0.75, l.sun.alpha(0.22));
    c.shade_rect([0.0, 0.0, c.w, c.h], (c.w * 0.5, c.h * 0.4), (c.w * 1.1, c.h * 1.2), l.near.alpha(0.62));
}

/// A cup on its saucer; `plain` cups have no handle.
fn cup(c: &mut Canvas, l: &Light, (x, y): Pt, r: f32, band: Tone, handle: Option<f32>) {
    c.shadow_oval((x + r * 0.20, y + r * 0.26), r * 1.55, r * 1.55, r * 0.3, l.near.alpha(0.34));
    let china = PAPER.mix(l.near, 0.22 * l.dark);
    c.oval(x, y, r * 1.6, r * 1.6, Ink::Across(china, china.deep(0.16)));
    c.ring(x, y, r * 1.5, r * 1.5, r * 0.05, band);
    c.ring(x, y, r * 1.40, r * 1.40, r * 0.018, band);
    c.shade_oval((x, y), r * 1.6, r * 1.6, (x - r * 0.3, y - r * 0.3), (x + r * 1.6, y + r * 1.6), l.near.alpha(0.4));
    c.shadow_oval((x + r * 0.14, y + r * 0.18), r, r, r * 0.2, l.near.alpha(0.3));
    if let Some(a) = handle {
        let p = |k: f32, d: f32| (x + r * k * (a + d).cos(), y + r * k * (a + d).sin());
        c.curve(&[p(0.95, -0.24), p(1.42, -0.17), p(1.5, 0.0), p(1.42, 0.17), p(0.95, 0.24)], r * 0.16, china.deep(0.10));
    }
    c.oval(x, y, r, r, Ink::Across(china.pale(0.4), china.deep(0.12)));
    c.ring(x, y, r * 0.95, r * 0.95, r * 0.035, band);
    let tea = CLAY.mix(OXBLOOD, 0.25).deep(0.18);
    c.oval(x, y, r * 0.84, r * 0.84, Ink::Down(tea.deep(0.4), tea.mix(BRASS, 0.38)));
    c.shade_oval((x, y), r * 0.84, r * 0.84, (x + r * 0.2, y + r * 0.1), (x - r * 0.8, y - r * 0.8), INK.alpha(0.6));
    c.arc((x, y), (r * 0.66, r * 0.66), 0.3, 1.25, r * 0.06, l.sun.alpha(0.6));
    c.oval(x + r * 0.26, y - r * 0.3, r * 0.08, r * 0.06, l.sun.alpha(0.7));
}

fn plain(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let wood = WALNUT.mix(l.near, 0.12);
    for k in 0..5 {
        let (y0, tall) = (h * k as f32 / 5.0, h / 5.0);
        let own = wood.mix(CLAY, c.rng.range(0.0, 0.16));
        c.rect(0.0, y0, w, tall, Ink::Across(own.pale(0.08), own.deep(0.25)));
        for _ in 0..26 {
            let (y, a) = (y0 + c.rng.unit() * tall, c.rng.range(0.06, 0.22));
            c.curve(
                &[(-10.0, y), (w * 0.3, y + c.rng.jitter(9.0)), (w * 0.7, y + c.rng.jitter(9.0)), (w + 10.0, y)],
                c.rng.range(1.0, 3.4),
                wood.deep(0.7).alpha(a),
            );
        }
        c.rect(0.0, y0 - 2.0, w, 4.0, wood.deep(0.8));
    }
    folded_map(c, l, (w * 0.47, h * 0.52), -0.14);
    cup(c, l, (w * 0.185, h * 0.34), 116.0, OXBLOOD, Some(2.5));
    cup(c, l, (w * 0.79, h * 0.66), 116.0, SLATE, Some(-0.5));
    pencil(c, l, (w * 0.60, h * 0.86), (w * 0.33, h * 0.93));
    for (x, y, turn) in [(0.80, 0.21, 0.3), (0.845, 0.25, 0.9)] {
        c.sheet(w * x + 5.0, h * y + 8.0, 44.0, 44.0, turn, l.near.alpha(0.4));
        c.sheet(w * x, h * y, 44.0, 44.0, turn, Ink::Down(PAPER.pale(0.5), PAPER.deep(0.12)));
    }
    spoon(c, l, (w * 0.225, h * 0.70), (w * 0.10, h * 0.82));
}

fn spoon(c: &mut Canvas, l: &Light, bowl: Pt, end: Pt) {
    c.line((bowl.0 + 10.0, bowl.1 + 14.0), (end.0 + 8.0, end.1 + 12.0), 12.0, l.near.alpha(0.35));
    c.line(bowl, end, 11.0, BRASS.deep(0.15));
    c.line((bowl.0, bowl.1 - 2.0), (end.0, end.1 - 2.0), 3.5, BRASS.pale(0.55));
    let (dx, dy) = (bowl.0 - end.0, bowl.1 - end.1);
    let a = dy.atan2(dx);
    let p = |u: f32, v: f32| (bowl.0 + u * a.cos() - v * a.sin(), bowl.1 + u * a.sin() + v * a.cos());
    let round = [p(-16.0, 0.0), p(10.0, -27.0), p(46.0, -24.0), p(66.0, 0.0), p(46.0, 24.0), p(10.0, 27.0)];
    c.blob(&round, Ink::Across(BRASS.pale(0.45), BRASS.deep(0.35)));
    c.shade_blob(&round, p(10.0, 10.0), p(66.0, -26.0), BRASS.deep(0.75));
}

fn folded_map(c: &mut Canvas, l: &Light, at: Pt, turn: f32) {
    let (s, k) = turn.sin_cos();
    let (wide, tall) = (720.0, 520.0);
    let p = |u: f32, v: f32| (at.0 + (u - 0.5) * wide * k - (v - 0.5) * tall * s, at.1 + (u - 0.5) * wide * s + (v - 0.5) * tall * k);
    let below: Vec<Pt> = [p(0.0, 0.0), p(1.0, 0.0), p(1.0, 1.0), p(0.0, 1.0)].iter().map(|q| (q.0 + 14.0, q.1 + 18.0)).collect();
    c.shadow(&below, 26.0, l.near.alpha(0.38));
    let paper = PAPER.mix(SAND, 0.3);
    for i in 0..4 {
        let (a, b) = (i as f32 / 4.0, (i + 1) as f32 / 4.0);
        // Folds rise and fall: the edge zigzags and the light alternates.
        let dip = |i: i32| if i % 2 == 0 { 0.0 } else { 0.022 };
        let panel = [p(a, dip(i)), p(b, dip(i + 1)), p(b, 1.0 + dip(i + 1)), p(a, 1.0 + dip(i))];
        let tone = if i % 2 == 0 { paper } else { paper.deep(0.10) };
        c.poly(&panel, Ink::Across(tone.pale(0.3), tone.deep(0.06)));
    }
    let river: Vec<Pt> = (0..10).map(|i| p(0.04 + 0.1 * i as f32, 0.30 + 0.13 * (i as f32 * 0.9).sin() + 0.03 * i as f32)).collect();
    c.blob(&[p(0.05, 0.06), p(0.28, 0.05), p(0.36, 0.22), p(0.22, 0.34), p(0.06, 0.26)], SAGE.mix(PAPER, 0.35));
    c.blob(&[p(0.58, 0.62), p(0.82, 0.55), p(0.94, 0.76), p(0.78, 0.93), p(0.56, 0.86)], SAGE.mix(PAPER, 0.35));
    c.blob(&[p(0.62, 0.10), p(0.88, 0.07), p(0.93, 0.28), p(0.72, 0.36)], SAND.mix(CLAY, 0.2));
    for r in 0..4 {
        let t = 0.05 + 0.045 * r as f32;
        let hill: Vec<Pt> =
            (0..=16).map(|i| i as f32 / 16.0 * std::f32::consts::TAU).map(|a| p(0.33 + t * a.cos(), 0.72 + t * 1.2 * a.sin())).collect();
        c.curve(&hill, 2.0, CLAY.alpha(0.65));
    }
    c.curve(&river, 11.0, SLATE.mix(PAPER, 0.35));
    c.curve(&river, 3.0, SLATE);
    let border: Vec<Pt> = (0..9).map(|i| p(0.50 + 0.06 * (i as f32 * 1.7).sin(), i as f32 / 8.0)).collect();
    for pair in border.windows(2) {
        let [a, b] = pair else { continue };
        for d in 0..4 {
            let (t, u) = (d as f32 / 4.0, d as f32 / 4.0 + 0.15);
            c.line((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t), (a.0 + (b.0 - a.0) * u, a.1 + (b.1 - a.1) * u), 4.5, OXBLOOD);
        }
    }
    c.curve(&[p(0.12, 0.55), p(0.3, 0.5), p(0.47, 0.56), p(0.66, 0.46), p(0.9, 0.5)], 4.0, INK.alpha(0.7));
    for (u, v) in [(0.12, 0.55), (0.47, 0.56), (0.66, 0.46), (0.9, 0.5)] {
        let q = p(u, v);
        c.oval(q.0, q.1, 9.0, 9.0, PAPER);
        c.ring(q.0, q.1, 9.0, 9.0, 3.5, INK);
    }
    let mark = p(0.47, 0.56);
    c.ring(mark.0, mark.1, 46.0, 42.0, 4.0, OXBLOOD.alpha(0.9));
    for i in 1..4 {
        let u = i as f32 / 4.0;
        c.line(p(u, 0.01), p(u, 1.01), 2.5, l.near.alpha(0.2));
    }
    c.line(p(0.0, 0.5), p(1.0, 0.5), 2.0, l.near.alpha(0.13));
}

fn pencil(c: &mut Canvas, l: &Light, tip: Pt, end: Pt) {
    let (dx, dy) = (end.0 - tip.0, end.1 - tip.1);
    let at = |t: f32| (tip.0 + dx * t, tip.1 + dy * t);
    c.line((at(0.1).0 + 8.0, at(0.1).1 + 14.0), (at(1.0).0 + 8.0, at(1.0).1 + 14.0), 20.0, l.near.alpha(0.38));
    let long = dx.hypot(dy).max(1.0);
    let (nx, ny) = (-dy / long * 12.0, dx / long * 12.0);
    let a = at(0.13);
    c.poly(&[tip, (a.0 + nx, a.1 + ny), (a.0 - nx, a.1 - ny)], SAND);
    let b = at(0.04);
    c.poly(&[tip, (b.0 + nx * 0.31, b.1 + ny * 0.31), (b.0 - nx * 0.31, b.1 - ny * 0.31)], INK);
    let e = at(0.93);
    c.poly(&[(a.0 + nx, a.1 + ny), (a.0 - nx, a.1 - ny), (e.0 - nx, e.1 - ny), (e.0 + nx, e.1 + ny)], BRASS.deep(0.2));
    c.poly(
        &[
            (a.0 - nx * 0.3, a.1 - ny * 0.3),
            (a.0 + nx * 0.3, a.1 + ny * 0.3),
            (e.0 + nx * 0.3, e.1 + ny * 0.3),
            (e.0 - nx * 0.3, e.1 - ny * 0.3),
        ],
        BRASS.pale(0.25),
    );
    let f = at(0.97);
    c.poly(&[(e.0 + nx, e.1 + ny), (e.0 - nx, e.1 - ny), (f.0 - nx, f.1 - ny), (f.0 + nx, f.1 + ny)], SLATE.pale(0.5));
    c.line(f, at(1.0), 22.0, OXBLOOD.pale(0.2));
}

fn cloth(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let ground = OXBLOOD.mix(l.near, 0.22);
    c.rect(0.0, 0.0, w, h, Ink::Across(ground.pale(0.06), ground.deep(0.3)));
    for row in 0..8 {
        for col in 0..13 {
            let (x, y) = (col as f32 * 134.0 - 4.0 + if row % 2 == 0 { 0.0 } else { 67.0 }, row as f32 * 124.0 + 12.0);
            medallion(c, (x, y), 46.0, row + col);
        }
    }
    c.soften(1);
    document(c, l, (w * 0.64, h * 0.46), 0.16);
    dates(c, l, (w * 0.31, h * 0.46));
    cup(c, l, (w * 0.135, h * 0.76), 68.0, BRASS, None);
    cup(c, l, (w * 0.50, h * 0.84), 68.0, BRASS, None);
    cup(c, l, (w * 0.885, h * 0.78), 68.0, BRASS, None);
    cup(c, l, (w * 0.115, h * 0.19), 68.0, BRASS, None);
    cup(c, l, (w * 0.435, h * 0.13), 68.0, BRASS, None);
}

/// A woven flower in a lozenge.
fn medallion(c: &mut Canvas, (x, y): Pt, r: f32, kind: usize) {
    let tone = [BRASS, SAND, SLATE.pale(0.2), BRASS.pale(0.2)].get(kind % 4).copied().unwrap_or(BRASS).mix(OXBLOOD, 0.3);
    c.polyline(&[(x, y - r * 1.3), (x + r * 1.4, y), (x, y + r * 1.3), (x - r * 1.4, y), (x, y - r * 1.3)], 3.5, tone.alpha(0.7));
    for k in 0..8 {
        let a = k as f32 / 8.0 * std::f32::consts::TAU;
        let (px, py) = (x + r * 0.52 * a.cos(), y + r * 0.52 * a.sin());
        c.oval(px, py, r * 0.19, r * 0.19, tone.alpha(if k % 2 == 0 { 0.9 } else { 0.55 }));
    }
    c.oval(x, y, r * 0.2, r * 0.2, PINE.pale(0.2));
}

fn dates(c: &mut Canvas, l: &Light, (x, y): Pt) {
    let r = 178.0;
    c.shadow_oval((x + 18.0, y + 24.0), r, r * 0.94, 30.0, l.near.alpha(0.36));
    c.oval(x, y, r, r * 0.95, Ink::Across(BRASS.pale(0.36), BRASS.deep(0.42)));
    c.ring(x, y, r * 0.96, r * 0.91, 4.0, BRASS.pale(0.5));
    c.oval(x, y, r * 0.84, r * 0.80, Ink::Across(BRASS.deep(0.45), BRASS.deep(0.05)));
    for k in 0..40 {
        let (a, d) = (k as f32 * 2.4, r * 0.118 * ((39 - k) as f32).sqrt());
        let (px, py, turn) = (x + d * a.cos(), y + d * 0.95 * a.sin(), c.rng.range(0.0, 3.1));
        let (s, q) = turn.sin_cos();
        let p = |u: f32, v: f32| (px + u * q - v * s, py + u * s + v * q);
        let date = [p(-38.0, 0.0), p(-22.0, -17.0), p(18.0, -18.0), p(38.0, 0.0), p(18.0, 18.0), p(-22.0, 17.0)];
        let tone = WALNUT.mix(CLAY, c.rng.range(0.05, 0.5)).mix(OXBLOOD, 0.2);
        c.blob(&date.map(|p| (p.0 + 3.0, p.1 + 5.0)), INK.alpha(0.45));
        c.blob(&date, Ink::Down(tone.pale(0.16), tone.deep(0.5)));
        c.curve(&[p(-20.0, -7.0), p(0.0, -10.0), p(20.0, -7.0)], 3.0, l.sun.alpha(0.42));
    }
}

fn document(c: &mut Canvas, l: &Light, at: Pt, turn: f32) {
    let (s, k) = turn.sin_cos();
    let p = |u: f32, v: f32| (at.0 + u * k - v * s, at.1 + u * s + v * k);
    let corners = [p(-200.0, -270.0), p(200.0, -270.0), p(200.0, 270.0), p(-200.0, 270.0)];
    c.shadow(&corners.map(|q| (q.0 + 14.0, q.1 + 18.0)), 26.0, l.near.alpha(0.4));
    c.poly(&corners, Ink::Across(PAPER, PAPER.deep(0.09)));
    c.polyline(&[p(-180.0, -250.0), p(180.0, -250.0), p(180.0, 250.0), p(-180.0, 250.0), p(-180.0, -250.0)], 2.5, BRASS);
    c.line(p(-90.0, -205.0), p(90.0, -205.0), 10.0, INK.alpha(0.8));
    for row in 0..12 {
        let v = -160.0 + 24.0 * row as f32;
        c.line(p(-150.0, v), p(if row % 5 == 4 { 20.0 } else { 150.0 }, v), 4.5, INK.alpha(0.5));
    }
    for u in [-130.0, 30.0] {
        let scrawl: Vec<Pt> = (0..11).map(|i| p(u + 10.0 * i as f32, 165.0 + c.rng.jitter(13.0))).collect();
        c.curve(&scrawl, 3.2, SLATE.deep(0.4));
        c.line(p(u - 4.0, 186.0), p(u + 104.0, 186.0), 2.0, INK.alpha(0.5));
    }
    // Ribbon and seal.
    c.poly(
        &[p(96.0, 190.0), p(126.0, 190.0), p(134.0, 330.0), p(110.0, 312.0), p(88.0, 330.0)],
        Ink::Down(OXBLOOD.pale(0.1), OXBLOOD.deep(0.3)),
    );
    let (x, y) = p(110.0, 214.0);
    c.shadow_oval((x + 6.0, y + 9.0), 52.0, 50.0, 12.0, l.near.alpha(0.4));
    let wax: Vec<Pt> = (0..12)
        .map(|i| i as f32 / 12.0 * std::f32::consts::TAU)
        .map(|a| (x + 54.0 * a.cos(), y + 54.0 * a.sin()))
        .map(|q| (q.0 + c.rng.jitter(4.0), q.1 + c.rng.jitter(4.0)))
        .collect();
    c.blob(&wax, Ink::Down(OXBLOOD.mix(CLAY, 0.4), OXBLOOD));
    c.ring(x, y, 37.0, 37.0, 4.0, OXBLOOD.deep(0.4));
    for i in 0..8 {
        let a = i as f32 / 8.0 * std::f32::consts::TAU;
        c.line((x, y), (x + 28.0 * a.cos(), y + 28.0 * a.sin()), 5.0, OXBLOOD.deep(0.35));
    }
}
