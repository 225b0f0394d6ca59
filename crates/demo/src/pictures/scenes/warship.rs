//! Ships on watch: a coastguard cutter with small boats, or a patrol ship alone.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge},
    palette::{BRASS, INK, Light, MIST, OXBLOOD, PAPER, SLATE, Tone, WALNUT},
    shapes::{disc, lamp, mist, sky, water},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let cutter = c.kind(2) == 1;
    let horizon = h * if cutter { 0.50 } else { 0.64 };
    let sun = (w * if cutter { 0.24 } else { 0.66 }, horizon - if cutter { 60.0 } else { 26.0 });
    sky(c, l, horizon, sun);
    disc(c, l, sun, if cutter { 44.0 } else { 62.0 });
    if cutter {
        for i in 0..2 {
            let line = ridge(c, horizon - 2.0, 70.0 - 30.0 * i as f32, 0.35, 430.0);
            land(c, &line, horizon + 2.0, l.depth(0.08 + 0.1 * i as f32));
        }
    }
    water(c, l, horizon, h, sun.0);
    if cutter {
        mist(c, horizon - 60.0, horizon + 60.0, l.low.alpha(0.5));
        let white = PAPER.mix(SLATE, 0.14).mix(l.near, 0.14);
        ship(c, l, (w * 0.31, h * 0.70), 1.18, white, Some(OXBLOOD));
        boat(c, l, (w * 0.20, h * 0.80), 1.0, 1.0);
        boat(c, l, (w * 0.40, h * 0.90), 1.35, -1.0);
    } else {
        let grey = l.near.mix(l.mid, 0.16);
        ship(c, l, (w * 0.24, h * 0.705), 1.28, grey, None);
        for (x, s) in [(0.08, 0.20), (0.92, 0.16)] {
            ship(c, l, (w * x, horizon + 5.0), s, l.depth(0.5), None);
        }
        gulls(c, l);
    }
}

/// A patrol ship seen from the side, its bow to the right; `x, y` is the stern at the waterline.
fn ship(c: &mut Canvas, l: &Light, (x, y): Pt, s: f32, tone: Tone, stripe: Option<Tone>) {
    let p = |u: f32, v: f32| (x + u * s, y - v * s);
    let dark = tone.mix(l.near, 0.45);
    // Its image in the water.
    c.poly(
        &[p(0.0, 0.0), p(690.0, 0.0), p(620.0, -74.0), p(420.0, -190.0), p(300.0, -190.0), p(70.0, -70.0)],
        Ink::Down(dark.alpha(0.62), dark.alpha(0.0)),
    );
    for k in 0..22 {
        let v = 8.0 + 8.0 * k as f32;
        let (a, b) = (c.rng.range(30.0, 260.0), c.rng.range(360.0, 700.0));
        c.line(p(a, -v), p(b, -v), 2.6 * s, l.low.alpha(0.17));
    }
    let hull = [p(0.0, 56.0), p(190.0, 54.0), p(210.0, 72.0), p(560.0, 76.0), p(770.0, 104.0), p(700.0, 0.0), p(10.0, 0.0)];
    c.poly(&hull, Ink::Down(tone.mix(l.sun, 0.12), dark));
    c.shade(&hull, p(420.0, 90.0), p(60.0, -20.0), l.near.alpha(0.5));
    c.poly(&[p(8.0, 12.0), p(708.0, 12.0), p(700.0, 0.0), p(10.0, 0.0)], stripe.unwrap_or(dark).deep(0.3));
    if let Some(stripe) = stripe {
        c.poly(&[p(560.0, 76.0), p(606.0, 82.0), p(556.0, 0.0), p(506.0, 0.0)], stripe);
        c.poly(&[p(618.0, 84.0), p(634.0, 86.0), p(584.0, 0.0), p(568.0, 0.0)], BRASS);
    }
    let block = |c: &mut Canvas, u0: f32, u1: f32, v0: f32, v1: f32, slope: f32| {
        c.poly(
            &[p(u0, v0), p(u0 + slope * 0.4, v1), p(u1 - slope, v1), p(u1, v0)],
            Ink::Across(tone.mix(l.near, 0.3), tone.mix(l.sun, 0.16)),
        );
    };
    block(c, 196.0, 520.0, 70.0, 112.0, 16.0);
    block(c, 236.0, 476.0, 112.0, 152.0, 24.0);
    block(c, 330.0, 452.0, 152.0, 190.0, 22.0);
    block(c, 240.0, 306.0, 152.0, 200.0, 8.0);
    for k in 0..8 {
        let q = p(342.0 + 12.0 * k as f32, 182.0);
        c.rect(q.0, q.1, 8.5 * s, 11.0 * s, if l.dark > 0.2 { l.lamp } else { l.near });
    }
    for k in 0..13 {
        let q = p(218.0 + 22.0 * k as f32, 96.0);
        c.oval(q.0, q.1, 4.0 * s, 4.0 * s, if k % 3 == 0 { l.lamp } else { l.near.alpha(0.6) });
    }
    // Mast, radar, aerials.
    for (a, b) in [((368.0, 190.0), (384.0, 330.0)), ((404.0, 190.0), (386.0, 330.0))] {
        c.line(p(a.0, a.1), p(b.0, b.1), 5.0 * s, dark);
    }
    for (v, half) in [(232.0, 34.0), (266.0, 46.0), (296.0, 24.0)] {
        c.line(p(385.0 - half, v), p(385.0 + half, v), 4.0 * s, dark);
    }
    let ball = p(430.0, 214.0);
    c.oval(ball.0, ball.1, 19.0 * s, 19.0 * s, Ink::Across(tone.mix(l.sun, 0.2), dark));
    c.line(p(385.0, 330.0), p(385.0, 372.0), 2.4 * s, dark);
    for (u, v) in [(250.0, 200.0), (292.0, 200.0), (466.0, 152.0)] {
        c.line(p(u, v), p(u - 16.0, v + 96.0), 2.0 * s, dark);
    }
    c.curve(&[p(385.0, 330.0), p(560.0, 170.0), p(740.0, 104.0)], 1.4 * s, dark.alpha(0.8));
    // The gun forward, the boat aft.
    let turret = [p(566.0, 80.0), p(574.0, 106.0), p(606.0, 110.0), p(622.0, 84.0)];
    c.poly(&turret, Ink::Across(dark, tone));
    c.line(p(606.0, 102.0), p(672.0, 116.0), 6.0 * s, dark);
    c.blob(&[p(70.0, 70.0), p(84.0, 56.0), p(160.0, 56.0), p(184.0, 80.0), p(120.0, 72.0)], Ink::Down(stripe.unwrap_or(tone), dark));
    c.polyline(&[p(100.0, 56.0), p(96.0, 116.0), p(136.0, 124.0)], 5.0 * s, dark);
    c.line(p(4.0, 56.0), p(-4.0, 120.0), 3.0 * s, dark);
    c.poly(&[p(-4.0, 120.0), p(-64.0, 112.0), p(-60.0, 84.0), p(0.0, 90.0)], Ink::Across(BRASS.mix(l.near, 0.2), OXBLOOD.mix(l.near, 0.1)));
    for k in 0..19 {
        let u = 20.0 + 37.0 * k as f32;
        let base = if u < 190.0 {
            55.0
        } else if u < 560.0 {
            76.0
        } else {
            76.0 + (u - 560.0) * 0.13
        };
        c.line(p(u, base), p(u, base + 13.0), 1.3 * s, dark.alpha(0.7));
    }
    let q = p(385.0, 374.0);
    lamp(c, l, q.0, q.1, 4.0 * s);
    // Foam at the bow and along the side.
    for _ in 0..50 {
        let u = c.rng.range(-60.0, 706.0);
        let long = c.rng.range(8.0, 34.0) * s;
        let q = p(u, c.rng.range(-8.0, 5.0));
        c.line((q.0 - long, q.1), (q.0 + long, q.1), 2.6 * s, PAPER.mix(l.low, 0.3).alpha(0.5));
    }
}

/// A wooden boat with a short mast and a crew of two.
fn boat(c: &mut Canvas, l: &Light, (x, y): Pt, s: f32, way: f32) {
    let p = |u: f32, v: f32| (x + u * s * way, y - v * s);
    let wood = WALNUT.mix(l.near, 0.2);
    c.poly(&[p(-80.0, 0.0), p(86.0, 0.0), p(60.0, -40.0), p(-60.0, -40.0)], Ink::Down(wood.alpha(0.5), wood.alpha(0.0)));
    c.poly(
        &[p(-96.0, 30.0), p(-40.0, 22.0), p(50.0, 24.0), p(112.0, 46.0), p(88.0, 0.0), p(-82.0, 0.0)],
        Ink::Down(wood.mix(l.sun, 0.22), wood.deep(0.4)),
    );
    c.polyline(&[p(-96.0, 30.0), p(-40.0, 22.0), p(50.0, 24.0), p(112.0, 46.0)], 4.0 * s, BRASS.mix(PAPER, 0.3));
    c.line(p(10.0, 22.0), p(14.0, 130.0), 4.0 * s, wood.deep(0.3));
    c.line(p(14.0, 126.0), p(104.0, 44.0), 1.4 * s, wood.deep(0.3));
    c.poly(&[p(-70.0, 26.0), p(-66.0, 58.0), p(-22.0, 58.0), p(-18.0, 24.0)], Ink::Across(MIST.mix(l.near, 0.2), SLATE.mix(l.near, 0.3)));
    for u in [-4.0, 40.0] {
        let (hx, hy) = p(u, 62.0);
        c.oval(hx, hy, 7.0 * s, 8.5 * s, INK.mix(l.near, 0.4));
        c.blob(&[p(u - 12.0, 22.0), p(u - 11.0, 46.0), p(u, 54.0), p(u + 11.0, 46.0), p(u + 12.0, 22.0)], INK.mix(l.near, 0.4));
    }
    for k in 0..14 {
        let u = -90.0 - 10.0 * k as f32;
        let q = p(u, -2.0 - c.rng.range(0.0, 8.0));
        let long = c.rng.range(6.0, 20.0) * s;
        c.line((q.0 - long, q.1), (q.0 + long, q.1), 2.0 * s, PAPER.alpha(0.5 - 0.03 * k as f32));
    }
}

fn gulls(c: &mut Canvas, l: &Light) {
    for _ in 0..9 {
        let (x, y, s) = (c.w * c.rng.range(0.12, 0.42), c.h * c.rng.range(0.24, 0.46), c.rng.range(7.0, 17.0));
        c.curve(
            &[(x - s * 1.6, y - s * 0.4), (x - s * 0.8, y - s * 0.7), (x, y), (x + s * 0.8, y - s * 0.7), (x + s * 1.6, y - s * 0.3)],
            2.6,
            l.near.alpha(0.8),
        );
    }
}
