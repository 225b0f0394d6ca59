//! Curved benches round a rostrum: an assembly hall by day, a lecture theatre after dark.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, Light, OXBLOOD, PAPER, PINE, SAND, Tone, WALNUT},
    shapes::person,
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    if c.kind(5) == 0 { lecture(c, l) } else { assembly(c, l) }
}

/// A point on a bench: `a` is the angle round the rostrum, `r` the row's radius.
fn seat(centre: Pt, r: f32, a: f32, squash: f32) -> Pt {
    (centre.0 + r * a.sin(), centre.1 + r * a.cos() * squash)
}

fn assembly(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let wood = l.on(WALNUT.mix(SAND, 0.34));
    let wall = PAPER.mix(SAND, 0.4).mix(l.near, 0.1 + 0.4 * l.dark);
    c.rect(0.0, 0.0, w, h * 0.5, Ink::Down(wall.deep(0.42), wall));
    // Tall fins of wood and light on the wall behind the rostrum.
    for i in 0..=26 {
        let x = w * i as f32 / 26.0;
        let near = 1.0 - ((x / w - 0.5).abs() * 2.0);
        let top = 40.0 * (1.0 - near);
        c.rect(x - 19.0, top, 38.0, h * 0.47, Ink::Across(wood.pale(0.30 * near), wood.deep(0.3)));
    }
    c.glow(w * 0.5, h * 0.02, w * 0.48, l.sun.alpha(0.8));
    let disc_y = h * 0.20;
    c.oval(w * 0.5, disc_y, 96.0, 96.0, wood.deep(0.55));
    c.ring(w * 0.5, disc_y, 96.0, 96.0, 7.0, BRASS);
    for k in 0..12 {
        let a = k as f32 / 12.0 * std::f32::consts::TAU;
        c.line((w * 0.5 + 30.0 * a.cos(), disc_y + 30.0 * a.sin()), (w * 0.5 + 78.0 * a.cos(), disc_y + 78.0 * a.sin()), 4.0, BRASS);
    }
    let centre = (w * 0.5, h * 0.36);
    let floor = PINE.mix(l.low, 0.25).mix(l.near, 0.2);
    c.rect(0.0, h * 0.44, w, h * 0.56, Ink::Down(floor.pale(0.15), floor.deep(0.4)));
    rostrum(c, l, (w * 0.5, h * 0.51), wood);
    for row in 0..7 {
        let t = row as f32;
        let r = 300.0 + 88.0 * t + 9.0 * t * t;
        benches(c, l, centre, r, 0.40 + 0.012 * t, 1.0 + 0.24 * t, wood.deep(0.05 * t));
    }
    for (x, lean) in [(0.18, 120.0), (0.42, 60.0), (0.66, -40.0)] {
        c.poly(
            &[(w * x, 0.0), (w * x + 90.0, 0.0), (w * x + lean * 2.0 + 260.0, h), (w * x + lean * 2.0 - 60.0, h)],
            Ink::Down(l.sun.alpha(0.20), l.sun.alpha(0.0)),
        );
    }
    c.shade_rect([0.0, h * 0.6, w, h * 0.4], (0.0, h * 0.7), (0.0, h * 1.15), l.near.alpha(0.7));
}

fn rostrum(c: &mut Canvas, l: &Light, (x, y): Pt, wood: Tone) {
    c.rect(x - 250.0, y - 80.0, 500.0, 62.0, Ink::Across(wood.deep(0.25), wood.deep(0.55)));
    c.rect(x - 256.0, y - 88.0, 512.0, 10.0, wood.pale(0.35));
    for k in -2..=2 {
        let sx = x + 86.0 * k as f32;
        c.blob(
            &[(sx - 22.0, y - 86.0), (sx - 24.0, y - 136.0), (sx, y - 146.0), (sx + 24.0, y - 136.0), (sx + 22.0, y - 86.0)],
            Ink::Across(l.on(OXBLOOD), l.on(OXBLOOD).deep(0.4)),
        );
    }
    c.poly(
        &[(x - 60.0, y + 26.0), (x - 70.0, y - 46.0), (x + 70.0, y - 46.0), (x + 60.0, y + 26.0)],
        Ink::Across(wood.pale(0.32), wood.deep(0.22)),
    );
    c.rect(x - 80.0, y - 54.0, 160.0, 10.0, wood.pale(0.5));
    c.oval(x, y - 12.0, 18.0, 18.0, BRASS);
    for side in [-1.0, 1.0] {
        c.curve(&[(x + 16.0 * side, y - 54.0), (x + 18.0 * side, y - 76.0), (x + 6.0 * side, y - 88.0)], 3.0, l.near);
    }
}

fn benches(c: &mut Canvas, l: &Light, centre: Pt, r: f32, squash: f32, s: f32, wood: Tone) {
    let cloth = l.on(OXBLOOD);
    let reach = 1.36_f32;
    let count = (r / (26.0 * s) * reach) as i32 + 6;
    let tall = 34.0 * s;
    // Desk fronts as one curved band, then seats behind it.
    let edge = |dr: f32, dy: f32| -> Vec<Pt> {
        (0..=40).map(|i| seat(centre, r + dr, -reach + 2.0 * reach * i as f32 / 40.0, squash)).map(|(x, y)| (x, y + dy)).collect()
    };
    let ring = |a: Vec<Pt>, b: Vec<Pt>| -> Vec<Pt> { a.into_iter().chain(b.into_iter().rev()).collect() };
    let step = ring(edge(0.0, tall * 0.5), edge(70.0, tall * 1.9));
    c.poly(&step, Ink::Across(wood.deep(0.62), wood.deep(0.5)));
    c.poly(&ring(edge(0.0, -4.0), edge(0.0, tall * 0.7)), Ink::Across(wood.deep(0.35), wood.deep(0.12)));
    c.poly(&ring(edge(0.0, -4.0), edge(18.0 * s, -2.0)), Ink::Across(wood.pale(0.22), wood.pale(0.42)));
    for k in -count..=count {
        let a = reach * k as f32 / count as f32;
        let (x, y) = seat(centre, r + 36.0 * s, a, squash);
        if x < -60.0 || x > c.w + 60.0 || k % 7 == 0 {
            continue;
        }
        let (half, back) = (11.0 * s, 30.0 * s);
        let chair = [
            (x - half, y + back * 0.55),
            (x - half * 0.92, y - back * 0.55),
            (x, y - back * 0.78),
            (x + half * 0.92, y - back * 0.55),
            (x + half, y + back * 0.55),
        ];
        c.poly(&chair, Ink::Across(cloth.mix(l.sun, 0.22), cloth.deep(0.42)));
        c.rect(x - half * 0.4, y - back * 0.95 - 2.0 * s, half * 0.9, 2.4 * s, PAPER.alpha(0.75));
    }
}

fn lecture(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let wood = WALNUT.mix(l.near, 0.35);
    let wall = PINE.mix(l.near, 0.45);
    c.rect(0.0, 0.0, w, h, Ink::Down(wall.deep(0.5), wall));
    let stage = (w * 0.5, h * 0.33);
    // Blackboards, chalk, and the one lamp.
    c.glow(stage.0 + 60.0, stage.1 - 20.0, 620.0, l.lamp.alpha(0.75));
    for k in 0..3 {
        let x = w * 0.5 - 420.0 + 285.0 * k as f32;
        c.rect(x - 6.0, h * 0.065, 282.0, 172.0, wood.pale(0.18));
        c.rect(x, h * 0.072, 270.0, 160.0, Ink::Down(PINE.mix(l.near, 0.5), PINE.mix(l.near, 0.25)));
        for row in 0..5 {
            let y = h * 0.072 + 26.0 + 27.0 * row as f32;
            let mut cx = x + 20.0;
            while cx < x + 170.0 + 60.0 * (k % 2) as f32 {
                let long = c.rng.range(8.0, 44.0);
                c.line((cx, y + c.rng.jitter(2.0)), (cx + long, y + c.rng.jitter(3.0)), 2.4, PAPER.alpha(0.55));
                cx += long + 10.0;
            }
        }
    }
    c.ring(w * 0.5 + 20.0, h * 0.16, 44.0, 44.0, 2.5, PAPER.alpha(0.7));
    c.rect(0.0, h * 0.36, w, h * 0.64, Ink::Down(wood.mix(l.lamp, 0.35), wood.deep(0.5)));
    c.rect(w * 0.36, stage.1 - 14.0, w * 0.26, 62.0, Ink::Across(wood.pale(0.22).mix(l.lamp, 0.3), wood));
    c.rect(w * 0.355, stage.1 - 20.0, w * 0.27, 9.0, l.lamp.mix(wood, 0.35));
    let lx = w * 0.565;
    c.line((lx, stage.1 - 20.0), (lx, stage.1 - 76.0), 5.0, BRASS);
    c.poly(
        &[(lx - 48.0, stage.1 - 62.0), (lx - 24.0, stage.1 - 96.0), (lx + 24.0, stage.1 - 96.0), (lx + 48.0, stage.1 - 62.0)],
        l.on(OXBLOOD),
    );
    c.glow(lx, stage.1 - 44.0, 260.0, l.lamp.alpha(0.95));
    c.rect(lx - 44.0, stage.1 - 62.0, 88.0, 5.0, l.lamp.pale(0.6));
    person(c, w * 0.45, stage.1 + 22.0, 150.0, l.near);
    c.rect(w * 0.40, stage.1 - 14.0, w * 0.10, 62.0, wood.pale(0.15).mix(l.lamp, 0.25));
    let centre = (w * 0.5, h * 0.20);
    for row in 0..7 {
        let t = row as f32;
        let r = 330.0 + 112.0 * t + 8.0 * t * t;
        let glow = 0.34 * (1.0 - t / 7.0);
        bench(c, l, centre, r, 26.0 + 8.0 * t, wood.mix(l.lamp, glow).deep(0.07 * t));
    }
    for side in [-1.0_f32, 1.0] {
        c.shade_rect(
            [if side < 0.0 { 0.0 } else { w * 0.5 }, 0.0, w * 0.5, h],
            (w * 0.5 + side * 330.0, 0.0),
            (w * 0.5 + side * w * 0.56, h * 0.6),
            l.near.alpha(0.85),
        );
    }
}

/// A plain curved bench with its back, cut by the aisles.
fn bench(c: &mut Canvas, l: &Light, centre: Pt, r: f32, tall: f32, wood: Tone) {
    for (from, to) in [(-1.25_f32, -0.36_f32), (-0.30, 0.30), (0.36, 1.25)] {
        let edge = |dy: f32| -> Vec<Pt> {
            (0..=20).map(|i| seat(centre, r, from + (to - from) * i as f32 / 20.0, 0.46)).map(|(x, y)| (x, y + dy)).collect()
        };
        let ring = |a: Vec<Pt>, b: Vec<Pt>| -> Vec<Pt> { a.into_iter().chain(b.into_iter().rev()).collect() };
        c.poly(&ring(edge(0.0), edge(tall * 2.6)), Ink::Down(wood.deep(0.55), wood.deep(0.75)));
        c.poly(&ring(edge(0.0), edge(tall)), Ink::Down(wood.pale(0.10), wood.deep(0.42)));
        c.curve(&edge(0.0), 5.0, wood.mix(l.lamp, 0.4));
        if c.rng.chance(0.5) {
            let (x, y) = seat(centre, r, from + (to - from) * c.rng.range(0.2, 0.8), 0.46);
            let s = tall / 30.0;
            c.blob(
                &[
                    (x - 30.0 * s, y + 4.0),
                    (x - 24.0 * s, y - 26.0 * s),
                    (x, y - 34.0 * s),
                    (x + 24.0 * s, y - 26.0 * s),
                    (x + 30.0 * s, y + 4.0),
                ],
                l.near,
            );
            c.oval(x, y - 42.0 * s, 13.0 * s, 16.0 * s, l.near);
        }
    }
}
