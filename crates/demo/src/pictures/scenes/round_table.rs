//! A conference table from above: prepared, or just left.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, CLAY, INK, Light, MIST, OXBLOOD, PAPER, PINE, SAND, SLATE, WALNUT},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let left = c.kind(2) == 0;
    let at = (w * if left { 0.54 } else { 0.5 }, h * 0.5);
    let (rx, ry) = if left { (292.0, 284.0) } else { (520.0, 262.0) };
    carpet(c, l, at, (rx, ry), left);
    let wood = WALNUT.pale(if left { 0.06 } else { 0.16 }).mix(l.near, 0.25 * l.dark);
    let count = if left { 11 } else { 14 };
    for k in 0..count {
        let a = (k as f32 + 0.5) / count as f32 * std::f32::consts::TAU;
        let pushed = if left { if k % 4 == 1 { 0.0 } else { c.rng.range(26.0, 96.0) } } else { 0.0 };
        let turn = if left { c.rng.jitter(0.55) } else { 0.0 };
        chair(
            c,
            l,
            place(at, (rx + 64.0 + pushed, ry + 64.0 + pushed), a),
            a.sin().atan2(a.cos() * ry / rx) + turn,
            !left && (k == 3 || k == 10),
        );
    }
    c.shadow_oval((at.0 + 16.0, at.1 + 22.0), rx, ry, 40.0, l.near.alpha(0.34));
    c.oval(at.0, at.1, rx, ry, Ink::Across(wood.pale(0.14), wood.deep(0.26)));
    for k in 0..60 {
        let (dy, a) = (c.rng.jitter(ry * 0.96), c.rng.range(0.05, 0.18));
        let half = rx * (1.0 - (dy / ry).powi(2)).max(0.0).sqrt() * 0.985;
        c.curve(
            &[(at.0 - half, at.1 + dy), (at.0, at.1 + dy + c.rng.jitter(4.0)), (at.0 + half, at.1 + dy)],
            1.0 + (k % 3) as f32,
            WALNUT.deep(0.6).alpha(a),
        );
    }
    c.ring(at.0, at.1, rx - 3.0, ry - 3.0, 6.0, wood.pale(0.32));
    c.ring(at.0, at.1, rx - 84.0, ry - 84.0, 2.0, BRASS.alpha(0.7));
    c.shade_oval(at, rx, ry, (at.0 - rx * 0.2, at.1 - ry * 0.3), (at.0 + rx, at.1 + ry), l.near.alpha(0.5));
    if left {
        leftovers(c, l, at, (rx, ry))
    } else {
        middle(c, l, at)
    }
    for k in 0..count {
        let a = (k as f32 + 0.5) / count as f32 * std::f32::consts::TAU;
        if left { scattered(c, l, at, (rx, ry), a) } else { setting(c, l, at, (rx, ry), a, k) }
    }
    if left {
        c.poly(
            &[(-10.0, h * 0.10), (-10.0, h * 0.5), (w * 0.62, h + 10.0), (w * 0.98, h + 10.0)],
            Ink::Across(l.sun.alpha(0.32), l.sun.alpha(0.02)),
        );
    } else {
        for k in 0..3 {
            let x = w * (0.05 + 0.3 * k as f32);
            c.poly(&[(x, 0.0), (x + 160.0, 0.0), (x + 560.0, h), (x + 360.0, h)], l.sun.alpha(0.13));
        }
    }
    c.shade_rect([0.0, 0.0, w, h], (w * 0.5, h * 0.4), (w * 1.05, h * 1.2), l.near.alpha(0.6));
}

fn place(at: Pt, r: Pt, a: f32) -> Pt {
    (at.0 + r.0 * a.cos(), at.1 + r.1 * a.sin())
}

fn carpet(c: &mut Canvas, l: &Light, at: Pt, r: Pt, left: bool) {
    let (w, h) = (c.w, c.h);
    let base = if left { OXBLOOD.mix(l.near, 0.45) } else { PINE.mix(SLATE, 0.35).mix(l.near, 0.1) };
    c.rect(0.0, 0.0, w, h, Ink::Across(base.pale(0.10), base.deep(0.3)));
    for (k, grow) in [150.0, 176.0, 236.0].into_iter().enumerate() {
        c.ring(at.0, at.1, r.0 + grow, r.1 + grow, [3.0, 12.0, 2.0].get(k).copied().unwrap_or(2.0), BRASS.mix(base, 0.45));
    }
    for row in 0..14 {
        for col in 0..25 {
            let (x, y) = (col as f32 * 68.0 + if row % 2 == 0 { 0.0 } else { 34.0 }, row as f32 * 68.0);
            let reach = ((x - at.0) / (r.0 + 250.0)).hypot((y - at.1) / (r.1 + 250.0));
            if reach > 1.0 {
                c.poly(&[(x, y - 12.0), (x + 9.0, y), (x, y + 12.0), (x - 9.0, y)], SAND.mix(base, 0.62));
                c.oval(x, y, 3.0, 3.0, base.deep(0.4));
            }
        }
    }
}

fn chair(c: &mut Canvas, l: &Light, (x, y): Pt, a: f32, empty: bool) {
    let cloth = if empty { BRASS.mix(CLAY, 0.2).mix(l.near, 0.05 + 0.2 * l.dark) } else { INK.mix(SLATE, 0.55).mix(l.near, 0.2) };
    let (s, k) = a.sin_cos();
    let p = |u: f32, v: f32| (x + u * k - v * s, y + u * s + v * k);
    let seat = [p(-44.0, -38.0), p(20.0, -44.0), p(40.0, -30.0), p(40.0, 30.0), p(20.0, 44.0), p(-44.0, 38.0)];
    let below: Vec<Pt> = seat.iter().map(|q| (q.0 + 12.0, q.1 + 16.0)).collect();
    c.shadow_blob(&below, 16.0, l.near.alpha(0.34));
    c.blob(&seat, Ink::Down(cloth.pale(0.20), cloth.deep(0.1)));
    let back = [p(30.0, -52.0), p(50.0, -40.0), p(57.0, 0.0), p(50.0, 40.0), p(30.0, 52.0), p(40.0, 0.0)];
    c.blob(&back, Ink::Down(cloth.pale(0.32), cloth.deep(0.15)));
    for side in [-1.0_f32, 1.0] {
        c.line(p(-30.0, 47.0 * side), p(28.0, 49.0 * side), 9.0, cloth.deep(0.45));
    }
}

/// Papers, a glass and a microphone in front of a chair.
fn setting(c: &mut Canvas, l: &Light, at: Pt, r: Pt, a: f32, k: usize) {
    let turn = a.sin().atan2(a.cos() * r.1 / r.0) + std::f32::consts::FRAC_PI_2;
    let (x, y) = place(at, (r.0 - 48.0, r.1 - 48.0), a);
    let empty = k == 3 || k == 10;
    c.sheet(x + 5.0, y + 7.0, 66.0, 50.0, turn, l.near.alpha(0.35));
    c.sheet(x, y, 66.0, 50.0, turn + c.rng.jitter(0.08), PAPER);
    if !empty {
        c.sheet(x, y, 58.0, 46.0, turn + c.rng.jitter(0.25), PAPER.mix(SAND, 0.15));
    }
    let (s, q) = turn.sin_cos();
    let p = |u: f32, v: f32| (x + u * q - v * s, y + u * s + v * q);
    for row in 0..4 {
        let v = -12.0 + 8.0 * row as f32;
        c.line(p(-20.0, v), p(if row == 3 { 4.0 } else { 20.0 }, v), 2.0, INK.alpha(0.45));
    }
    let glass = p(50.0, 8.0);
    c.oval(glass.0 + 5.0, glass.1 + 6.0, 13.0, 13.0, l.near.alpha(0.32));
    c.oval(glass.0, glass.1, 13.0, 13.0, MIST.alpha(0.75));
    c.ring(glass.0, glass.1, 13.0, 13.0, 2.5, PAPER);
    c.oval(glass.0 - 4.0, glass.1 - 4.0, 3.5, 3.5, PAPER);
    let (foot, tip) = (p(-46.0, -24.0), p(-30.0, 6.0));
    c.oval(foot.0, foot.1, 12.0, 12.0, INK);
    c.line(foot, tip, 4.0, INK.pale(0.12));
    c.oval(tip.0, tip.1, 5.5, 5.5, if empty { INK } else { OXBLOOD.pale(0.15) });
    let name = p(0.0, -38.0);
    c.sheet(name.0, name.1, 54.0, 11.0, turn, if empty { BRASS } else { PAPER.deep(0.08) });
}

/// The lists in the middle of the table, and a low bowl of flowers.
fn middle(c: &mut Canvas, l: &Light, at: Pt) {
    for (dx, turn) in [(-200.0, 0.06), (-186.0, -0.1), (192.0, 0.03), (206.0, 0.14)] {
        c.sheet(at.0 + dx + 6.0, at.1 + 8.0, 92.0, 120.0, turn, l.near.alpha(0.3));
        c.sheet(at.0 + dx, at.1, 92.0, 120.0, turn, PAPER.mix(SAND, 0.2));
        for row in 0..8 {
            c.line(
                (at.0 + dx - 30.0, at.1 - 40.0 + 11.0 * row as f32),
                (at.0 + dx + 30.0, at.1 - 40.0 + 11.0 * row as f32),
                2.4,
                INK.alpha(0.42),
            );
        }
    }
    c.shadow_oval((at.0 + 10.0, at.1 + 14.0), 66.0, 60.0, 20.0, l.near.alpha(0.35));
    c.oval(at.0, at.1, 66.0, 60.0, Ink::Across(BRASS.pale(0.3), BRASS.deep(0.4)));
    for k in 0..42 {
        let (a, r) = (k as f32 * 2.4, 7.6 * (k as f32).sqrt());
        let tone = c.rng.pick(&[PINE.pale(0.1), PAPER, OXBLOOD, SAND, PINE.pale(0.25)], PINE);
        c.oval(at.0 + r * a.cos(), at.1 + r * a.sin() * 0.92, 10.0, 9.0, tone);
        c.oval(at.0 + r * a.cos() - 2.0, at.1 + r * a.sin() * 0.92 - 3.0, 3.5, 3.0, tone.pale(0.4));
    }
}

fn scattered(c: &mut Canvas, l: &Light, at: Pt, r: Pt, a: f32) {
    let (x, y) = place(at, (r.0 - c.rng.range(50.0, 100.0), r.1 - c.rng.range(50.0, 100.0)), a + c.rng.jitter(0.12));
    for _ in 0..1 + c.rng.below(3) {
        let (dx, dy, turn) = (c.rng.jitter(22.0), c.rng.jitter(22.0), c.rng.range(0.0, 3.1));
        c.sheet(x + dx + 5.0, y + dy + 7.0, 78.0, 56.0, turn, l.near.alpha(0.32));
        c.sheet(x + dx, y + dy, 78.0, 56.0, turn, PAPER.mix(SAND, c.rng.range(0.0, 0.35)).mix(l.low, 0.12));
        let (s, k) = turn.sin_cos();
        for row in 0..5 {
            let v = -18.0 + 9.0 * row as f32;
            c.line(
                (x + dx - 28.0 * k - v * s, y + dy - 28.0 * s + v * k),
                (x + dx + 26.0 * k - v * s, y + dy + 26.0 * s + v * k),
                2.0,
                INK.alpha(0.4),
            );
        }
    }
    if c.rng.chance(0.5) {
        let turn = c.rng.range(0.0, 3.1);
        c.sheet(x + 30.0, y - 20.0, 64.0, 5.0, turn, OXBLOOD.deep(0.2));
    }
    if c.rng.chance(0.45) {
        let q = place(at, (r.0 - 38.0, r.1 - 38.0), a + 0.24);
        c.oval(q.0 + 6.0, q.1 + 8.0, 20.0, 20.0, l.near.alpha(0.35));
        c.oval(q.0, q.1, 20.0, 20.0, PAPER);
        c.oval(q.0, q.1, 13.0, 13.0, CLAY.deep(0.5));
    }
}

fn leftovers(c: &mut Canvas, l: &Light, at: Pt, _r: Pt) {
    for k in 0..5 {
        let (dx, dy, turn) = (c.rng.jitter(70.0), c.rng.jitter(70.0), c.rng.range(0.0, 3.1));
        c.sheet(at.0 + dx + 6.0, at.1 + dy + 8.0, 96.0, 70.0, turn, l.near.alpha(0.3));
        c.sheet(at.0 + dx, at.1 + dy, 96.0, 70.0, turn, PAPER.mix(SAND, 0.08 * k as f32));
    }
    c.oval(at.0 + 90.0, at.1 - 96.0, 34.0, 34.0, Ink::Across(MIST.pale(0.4), SLATE));
    c.oval(at.0 + 90.0, at.1 - 96.0, 15.0, 15.0, PAPER);
}
