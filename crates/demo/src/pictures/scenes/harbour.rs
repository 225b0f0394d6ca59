//! A harbour: cranes, ships, boats.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge},
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, PINE, SAND, SLATE, Tone},
    shapes::{lamp, mist, sky, stars, water},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let view = match c.kind(4) {
        0 => View::Pilot,
        3 | 1 => View::Boats,
        _ => View::Cranes,
    };
    let horizon = h * if matches!(view, View::Cranes) { 0.62 } else { 0.54 };
    let sun = (w * if matches!(view, View::Cranes) { 0.26 } else { 0.70 }, horizon - 34.0);
    sky(c, l, horizon, sun);
    if l.dark > 0.8 {
        stars(c, horizon * 0.8, 120, l.sun);
    } else {
        c.oval(sun.0, sun.1, 34.0, 34.0, l.sun);
    }
    for i in 0..2 {
        let line = ridge(c, horizon - 6.0, 90.0 - 34.0 * i as f32, 0.3, 500.0);
        land(c, &line, horizon + 2.0, l.depth(0.14 + 0.2 * i as f32));
    }
    water(c, l, horizon, h, sun.0);
    match view {
        View::Cranes => cranes(c, l, horizon),
        View::Boats => boats(c, l, horizon),
        View::Pilot => pilot(c, l, horizon),
    }
}

enum View {
    Cranes,
    Boats,
    Pilot,
}

/// A gantry crane with its boom over the water on the left.
fn crane(c: &mut Canvas, x: f32, foot: f32, s: f32, tone: Tone, raised: bool) {
    let leg = 7.0 * s;
    for dx in [-46.0, 46.0] {
        c.line((x + dx * s, foot), (x + dx * s * 0.86, foot - 210.0 * s), leg, tone);
    }
    c.line((x - 44.0 * s, foot - 70.0 * s), (x + 44.0 * s, foot - 70.0 * s), leg * 0.8, tone);
    c.line((x - 44.0 * s, foot - 70.0 * s), (x + 40.0 * s, foot - 200.0 * s), leg * 0.45, tone);
    let y = foot - 210.0 * s;
    let tip = if raised { (x - 150.0 * s, y - 200.0 * s) } else { (x - 250.0 * s, y) };
    c.line((x - 40.0 * s, y), tip, leg * 1.1, tone);
    c.line((x - 48.0 * s, y), (x + 130.0 * s, y), leg * 1.1, tone);
    let apex = (x + 4.0 * s, y - 92.0 * s);
    c.polyline(&[(x - 38.0 * s, y), apex, (x + 40.0 * s, y)], leg * 0.7, tone);
    c.line(apex, tip, leg * 0.35, tone);
    c.line(apex, (x - 140.0 * s, y - if raised { 120.0 * s } else { 0.0 }), leg * 0.3, tone);
    c.line(apex, (x + 126.0 * s, y), leg * 0.35, tone);
    c.rect(x + 20.0 * s, y - 30.0 * s, 56.0 * s, 30.0 * s, tone);
    if !raised {
        c.line((x - 160.0 * s, y), (x - 160.0 * s, y + 90.0 * s), 2.0, tone);
        c.rect(x - 190.0 * s, y + 90.0 * s, 60.0 * s, 22.0 * s, tone.mix(OXBLOOD, 0.5));
    }
}

fn boxes(c: &mut Canvas, l: &Light, (x, y): Pt, (cols, rows): (usize, usize), (bw, bh): Pt) {
    let colours = [OXBLOOD, SLATE, BRASS, CLAY, PINE, SAND, SLATE.deep(0.4)];
    for col in 0..cols {
        let tall = rows - c.rng.below(rows / 2 + 1);
        for row in 0..tall {
            let own = l.on(c.rng.pick(&colours, SLATE)).mix(l.near, 0.16);
            let (bx, by) = (x + bw * col as f32, y - bh * (row + 1) as f32);
            c.rect(bx, by, bw - 2.0, bh - 2.0, Ink::Down(own.mix(l.sun, 0.14), own));
            for k in 1..4 {
                c.line((bx + bw * k as f32 / 4.0, by + 2.0), (bx + bw * k as f32 / 4.0, by + bh - 4.0), 1.2, l.near.alpha(0.25));
            }
        }
    }
}

fn hull(c: &mut Canvas, l: &Light, (x, y): Pt, long: f32, deep: f32, own: Tone) {
    let shape = [(x, y - deep), (x + long, y - deep * 1.18), (x + long * 0.965, y), (x + long * 0.04, y)];
    c.poly(&shape, Ink::Down(own, own.deep(0.35)));
    c.rect(x + long * 0.04, y - deep * 0.22, long * 0.927, deep * 0.22, l.on(OXBLOOD));
    c.poly(
        &[(x + long * 0.04, y), (x + long * 0.965, y), (x + long * 0.9, y + deep * 0.9), (x + long * 0.1, y + deep * 0.9)],
        Ink::Down(own.deep(0.4).alpha(0.6), own.alpha(0.0)),
    );
}

fn bridge_house(c: &mut Canvas, l: &Light, x: f32, y: f32, s: f32) {
    let white = PAPER.mix(l.near, 0.16 + 0.5 * l.dark);
    for (k, wide) in [96.0, 90.0, 84.0, 118.0].into_iter().enumerate() {
        let by = y - 34.0 * s * (k + 1) as f32;
        c.rect(x - wide * s * 0.5, by, wide * s, 34.0 * s, Ink::Across(white.mix(l.sun, 0.25), white.deep(0.22)));
        for i in 0..6 {
            let tone = if l.dark > 0.2 { l.lamp } else { l.near.mix(l.mid, 0.3) };
            c.rect(x - wide * s * 0.42 + wide * s * 0.145 * i as f32, by + 9.0 * s, 9.0 * s, 11.0 * s, tone);
        }
    }
    c.rect(x + 8.0 * s, y - 190.0 * s, 30.0 * s, 56.0 * s, l.on(OXBLOOD));
    c.line((x - 22.0 * s, y - 136.0 * s), (x - 22.0 * s, y - 214.0 * s), 4.0 * s, white.deep(0.4));
    lamp(c, l, x - 22.0 * s, y - 216.0 * s, 4.0 * s);
}

fn cranes(c: &mut Canvas, l: &Light, horizon: f32) {
    let (w, h) = (c.w, c.h);
    mist(c, horizon - 90.0, horizon + 50.0, l.low.alpha(0.5));
    for k in 0..4 {
        crane(c, w * 0.55 + 92.0 * k as f32, horizon + 10.0, 0.62, l.depth(0.34), k % 2 == 1);
    }
    let y = h * 0.80;
    boxes(c, l, (w * 0.13, y - 92.0), (11, 6), (62.0, 27.0));
    bridge_house(c, l, w * 0.62, y - 92.0, 1.05);
    hull(c, l, (w * 0.06, y), w * 0.62, 100.0, l.on(SLATE).deep(0.45));
    // The quay on the right, in front.
    let quay = l.near.mix(l.low, 0.10);
    c.poly(
        &[(w * 0.66, y - 24.0), (w + 10.0, y - 70.0), (w + 10.0, h + 10.0), (w * 0.52, h + 10.0)],
        Ink::Down(quay.mix(l.low, 0.2), quay),
    );
    c.line((w * 0.66, y - 24.0), (w * 0.52, h), 5.0, l.sun.alpha(0.4));
    boxes(c, l, (w * 0.86, y - 30.0), (4, 4), (76.0, 34.0));
    crane(c, w * 0.765, y + 6.0, 2.05, l.near.mix(l.low, 0.06), false);
    crane(c, w * 0.965, y + 44.0, 2.3, l.near, true);
    for k in 0..4 {
        let x = w * 0.60 + 100.0 * k as f32;
        lamp(c, l, x, h * 0.90 - 8.0 * k as f32, 4.0);
    }
}

fn boats(c: &mut Canvas, l: &Light, horizon: f32) {
    let (w, h) = (c.w, c.h);
    for k in 0..6 {
        crane(c, w * 0.10 + 88.0 * k as f32 + c.rng.jitter(18.0), horizon + 4.0, 0.52, l.depth(0.42), k % 3 == 1);
    }
    c.rect(0.0, horizon - 4.0, w * 0.48, 12.0, l.depth(0.5));
    let beach = SAND.mix(l.near, 0.5).mix(l.low, 0.15);
    c.blob(
        &[
            (-60.0, h * 0.86),
            (w * 0.25, h * 0.80),
            (w * 0.55, h * 0.84),
            (w * 0.8, h * 0.80),
            (w + 80.0, h * 0.76),
            (w + 80.0, h + 90.0),
            (-60.0, h + 90.0),
        ],
        Ink::Down(beach, l.near),
    );
    let colours = [SLATE, OXBLOOD, PINE, BRASS, CLAY];
    for (k, (x, y, s)) in
        [(0.76, 0.70, 0.62), (0.55, 0.735, 0.72), (0.88, 0.80, 0.98), (0.18, 0.85, 1.18), (0.53, 0.89, 1.42)].into_iter().enumerate()
    {
        let own = l.on(colours.get(k).copied().unwrap_or(SLATE));
        boat(c, l, (w * x, h * y), s, own, if k % 2 == 0 { 1.0 } else { -1.0 });
    }
    for _ in 0..16 {
        let (x, y) = (w * c.rng.range(0.02, 0.98), h * c.rng.range(0.91, 1.0));
        c.arc((x, y + 30.0), (c.rng.range(40.0, 100.0), 36.0), 3.3, 6.1, 2.0, l.low.alpha(0.16));
    }
}

fn boat(c: &mut Canvas, l: &Light, (x, y): Pt, s: f32, own: Tone, way: f32) {
    let p = |dx: f32, dy: f32| (x + dx * s * way, y + dy * s);
    c.shadow_oval((x, y + 6.0 * s), 150.0 * s, 12.0 * s, 18.0 * s, l.near.alpha(0.4));
    let side = [p(-170.0, -62.0), p(-80.0, -40.0), p(60.0, -40.0), p(190.0, -92.0), p(160.0, -24.0), p(116.0, 8.0), p(-120.0, 8.0)];
    c.poly(&[p(-170.0, -62.0), p(-60.0, -56.0), p(80.0, -56.0), p(190.0, -92.0), p(60.0, -36.0), p(-80.0, -36.0)], l.near.mix(own, 0.2));
    c.poly(&side, Ink::Down(own.mix(l.sun, 0.16), own.deep(0.5)));
    c.shade(&side, p(60.0, -40.0), p(-170.0, 20.0), l.near.alpha(0.55));
    c.polyline(&[p(-170.0, -62.0), p(-80.0, -40.0), p(60.0, -40.0), p(190.0, -92.0)], 5.0 * s, PAPER.mix(l.low, 0.5).mix(l.near, 0.3));
    c.polyline(&[p(-150.0, -34.0), p(-76.0, -22.0), p(70.0, -22.0), p(172.0, -58.0)], 5.0 * s, BRASS.mix(l.near, 0.35));
    c.rect(x - 40.0 * s, y - 102.0 * s, 74.0 * s, 56.0 * s, Ink::Across(PAPER.mix(l.near, 0.4), l.near));
    c.rect(x - 48.0 * s, y - 110.0 * s, 90.0 * s, 10.0 * s, own.deep(0.4));
    c.rect(x - 24.0 * s, y - 90.0 * s, 20.0 * s, 18.0 * s, l.lamp);
    c.line(p(60.0, -44.0), p(66.0, -226.0), 6.0 * s, l.near);
    c.line(p(66.0, -220.0), p(186.0, -92.0), 2.0 * s, l.near);
    c.line(p(66.0, -220.0), p(-164.0, -62.0), 2.0 * s, l.near);
}

fn pilot(c: &mut Canvas, l: &Light, horizon: f32) {
    let (w, h) = (c.w, c.h);
    for k in 0..40 {
        let x = w * (0.01 + 0.0245 * k as f32) + c.rng.jitter(12.0);
        let y = horizon - c.rng.range(2.0, 26.0);
        lamp(c, l, x, y, 3.0);
        c.line((x, horizon + 4.0), (x, horizon + c.rng.range(20.0, 90.0)), 3.0, l.lamp.alpha(0.22));
    }
    for k in 0..3 {
        crane(c, w * 0.13 + 110.0 * k as f32, horizon + 2.0, 0.6, l.depth(0.6), k == 1);
    }
    let y = h * 0.66;
    boxes(c, l, (w * 0.47, y - 66.0), (10, 5), (54.0, 24.0));
    bridge_house(c, l, w * 0.88, y - 66.0, 1.0);
    hull(c, l, (w * 0.40, y), w * 0.56, 76.0, SLATE.mix(l.near, 0.7));
    for k in 0..14 {
        lamp(c, l, w * 0.43 + 58.0 * k as f32, y - 80.0, 3.4);
    }
    // The wake: a fan of broken light from the eye to the boat.
    let boat_at = (w * 0.40, h * 0.735);
    for k in 0..260 {
        let t = k as f32 / 260.0;
        let side = if k % 2 == 0 { -1.0 } else { 1.0 };
        let x = boat_at.0 - (w * 0.16) * t + side * (14.0 + 240.0 * t * t) * c.rng.range(0.4, 1.0);
        let yy = boat_at.1 + 8.0 + (h - boat_at.1) * t.powf(1.3);
        let long = c.rng.range(6.0, 26.0) * (0.5 + 2.0 * t);
        c.line((x - long, yy), (x + long, yy + c.rng.jitter(5.0)), 1.6 + 3.4 * t, l.sun.alpha(c.rng.range(0.12, 0.5) * (1.0 - 0.4 * t)));
    }
    boat(c, l, boat_at, 0.62, l.on(OXBLOOD).mix(CLAY, 0.3), 1.0);
    c.glow(boat_at.0 + 20.0, boat_at.1 - 120.0, 120.0, l.lamp.alpha(0.6));
}
