//! A hall of columns: an empty waiting hall, a reading room, or a long gallery.

use super::super::{
    canvas::{Canvas, Ink},
    palette::{BRASS, CLAY, Light, OXBLOOD, PAPER, PINE, SAND, SLATE, Tone, WALNUT},
    shapes::{lamp, person},
    view::View,
};

const FLOOR: f32 = 1.5;
const ROOF: f32 = -5.2;

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let kind = match c.kind(4) {
        1 => Hall::Reading,
        3 => Hall::Waiting,
        _ => Hall::Gallery,
    };
    let centre = match kind {
        Hall::Waiting => 0.66,
        Hall::Reading => 0.36,
        Hall::Gallery => 0.52,
    };
    let v = View { at: (c.w * centre + c.rng.jitter(30.0), c.h * 0.60), f: 470.0 };
    let stone = SAND.mix(PAPER, 0.62).mix(l.near, 0.06 + 0.5 * l.dark);
    let dark = l.near.mix(stone, 0.16);
    let shine = l.sun.mix(l.low, 0.35);
    c.rect(0.0, 0.0, c.w, c.h, dark);
    // Ceiling and floor.
    c.poly(&v.floor((-14.0, 14.0), ROOF, (0.8, 60.0)), Ink::Down(dark.deep(0.35), stone.deep(0.35)));
    c.poly(&v.floor((-14.0, 14.0), FLOOR, (0.8, 60.0)), Ink::Down(stone.mix(shine, 0.5), stone.deep(0.5)));
    let far = if matches!(kind, Hall::Gallery) { 34.0 } else { 19.0 };
    wall_end(c, l, &v, far, stone, shine);
    for z in [2.4, 3.4, 4.8, 6.8, 9.6, 13.5, 19.0, 27.0] {
        if z < far {
            c.line(v.put(-12.0, FLOOR, z), v.put(12.0, FLOOR, z), 1.5, dark.alpha(0.35));
        }
    }
    for x in -7..=7 {
        let x = x as f32 * 1.45;
        c.line(v.put(x, FLOOR, 1.2), v.put(x, FLOOR, far), 1.5, dark.alpha(0.28));
    }
    if !matches!(kind, Hall::Gallery) {
        windows(c, &v, stone, shine, far, matches!(kind, Hall::Reading));
    }
    for i in (0..12).rev() {
        let z = 3.1 + i as f32 * 2.7;
        if z > far {
            continue;
        }
        let haze = (z / far).powf(0.7) * 0.75;
        let own = stone.mix(shine, haze * 0.6);
        column(c, &v, -3.6, z, own, dark, shine);
        column(c, &v, 3.6, z, own, dark, shine);
        if i % 2 == 1 && matches!(kind, Hall::Reading) && z < 17.0 {
            table(c, l, &v, z, dark);
        }
        if matches!(kind, Hall::Gallery) {
            let p = v.put(0.0, ROOF + 1.7, z);
            let top = v.put(0.0, ROOF, z);
            c.line(top, p, 1.5, dark);
            lamp(c, l, p.0, p.1, v.scale(z) * 0.11);
        }
    }
    shafts(c, &v, shine, &kind);
    if matches!(kind, Hall::Gallery) {
        let end = v.put(0.0, 0.0, far);
        c.glow(end.0, end.1, 420.0, shine.alpha(0.55));
        for (x, z) in [(-0.9, 15.0), (-0.5, 15.3), (1.2, 24.0)] {
            let foot = v.put(x, FLOOR, z);
            c.poly(
                &[(foot.0 - 6.0, foot.1), (foot.0 + 6.0, foot.1), (foot.0 + 22.0, foot.1 + 90.0), (foot.0 - 16.0, foot.1 + 90.0)],
                Ink::Down(dark.alpha(0.5), dark.alpha(0.0)),
            );
            person(c, foot.0, foot.1, v.scale(z) * 1.72, dark.deep(0.4));
        }
    }
    c.shade_rect([0.0, c.h * 0.55, c.w, c.h * 0.45], (0.0, c.h * 0.62), (0.0, c.h * 1.25), dark.deep(0.5).alpha(0.42));
    c.shade_rect([0.0, 0.0, c.w, c.h * 0.4], (0.0, c.h * 0.36), (0.0, -160.0), dark.deep(0.5).alpha(0.42));
}

enum Hall {
    Waiting,
    Reading,
    Gallery,
}

fn wall_end(c: &mut Canvas, l: &Light, v: &View, z: f32, stone: Tone, shine: Tone) {
    let (a, b) = (v.put(-12.0, ROOF, z), v.put(12.0, FLOOR, z));
    c.rect(a.0, a.1, b.0 - a.0, b.1 - a.1, Ink::Down(stone.deep(0.3), stone.deep(0.1)));
    // The bright opening: a tall arch.
    let (s, foot) = (v.scale(z), v.put(0.0, FLOOR, z));
    let (half, tall) = (s * 1.5, s * 4.3);
    c.glow(foot.0, foot.1 - tall * 0.5, half * 7.0, shine.alpha(0.5));
    c.rect(foot.0 - half, foot.1 - tall + half, half * 2.0, tall - half, Ink::Down(l.mid.mix(shine, 0.5), shine));
    c.oval(foot.0, foot.1 - tall + half, half, half, l.mid.mix(shine, 0.5));
    c.line((foot.0, foot.1 - tall), foot, 2.0, stone.deep(0.5));
    c.line((foot.0 - half, foot.1 - tall * 0.55), (foot.0 + half, foot.1 - tall * 0.55), 2.0, stone.deep(0.5));
}

/// Tall windows in the left wall, and the wall itself on both sides.
fn windows(c: &mut Canvas, v: &View, stone: Tone, shine: Tone, far: f32, books: bool) {
    c.poly(&v.side(-5.6, (ROOF, FLOOR), (1.0, far)), stone.deep(0.46));
    c.poly(&v.side(5.6, (ROOF, FLOOR), (1.0, far)), stone.deep(0.24));
    let lit = v.side(5.6, (ROOF, FLOOR), (1.0, far));
    c.shade(&lit, v.put(5.6, 0.0, far), v.put(5.6, 0.0, 2.6), stone.deep(0.75).alpha(0.5));
    if books {
        shelves(c, v, stone, far);
    }
    for i in 0..7 {
        let z = 3.5 + i as f32 * 2.7;
        if z + 1.5 > far {
            break;
        }
        c.poly(&v.side(-5.6, (ROOF + 0.6, FLOOR - 1.0), (z, z + 1.5)), Ink::Down(shine.mix(PAPER, 0.35), shine));
        c.line(v.put(-5.6, ROOF + 0.6, z + 0.75), v.put(-5.6, FLOOR - 1.0, z + 0.75), 2.5, stone.deep(0.6));
        for y in [-3.4, -2.0, -0.7] {
            c.line(v.put(-5.6, y, z), v.put(-5.6, y, z + 1.5), 2.0, stone.deep(0.6));
        }
    }
}

/// Books along the right wall, shelf over shelf.
fn shelves(c: &mut Canvas, v: &View, stone: Tone, far: f32) {
    let wood = WALNUT.mix(stone, 0.15);
    c.poly(&v.side(5.55, (-2.4, FLOOR), (1.2, far)), wood);
    for row in 0..6 {
        let y = FLOOR - 0.1 - 0.62 * row as f32;
        let mut z = 2.2_f32;
        while z < far * 0.75 {
            let (wide, tall) = (c.rng.range(0.05, 0.14) * z.sqrt(), c.rng.range(0.34, 0.5));
            let own = c.rng.pick(&[OXBLOOD, PINE, SLATE, BRASS, SAND, CLAY], SAND).mix(stone, 0.12 + 0.02 * z);
            c.poly(&v.side(5.5, (y - tall, y), (z, z + wide * 0.9)), own);
            z += wide;
        }
        c.line(v.put(5.5, y, 1.5), v.put(5.5, y, far), 4.0, wood.pale(0.2));
    }
}

fn column(c: &mut Canvas, v: &View, x: f32, z: f32, own: Tone, dark: Tone, shine: Tone) {
    let (s, foot, head) = (v.scale(z), v.put(x, FLOOR, z), v.put(x, ROOF, z));
    let r = s * 0.46;
    let (lit, shaded) = (own.mix(shine, 0.5), own.mix(dark, 0.72));
    // Its shadow on the floor, away from the windows.
    let end = v.put(x + 2.6, FLOOR, z * 0.84);
    c.poly(&[(foot.0 - r, foot.1), (foot.0 + r, foot.1 - r * 0.1), (end.0 + r, end.1), (end.0 - r, end.1 + r * 0.1)], dark.alpha(0.34));
    c.poly(
        &[(foot.0 - r * 0.94, foot.1), (head.0 - r * 0.8, head.1), (head.0 + r * 0.8, head.1), (foot.0 + r * 0.94, foot.1)],
        Ink::Across(lit, shaded),
    );
    for k in 0..6 {
        let u = -0.75 + 0.3 * k as f32;
        c.line(
            (foot.0 + r * 0.94 * u, foot.1 - s * 0.3),
            (head.0 + r * 0.8 * u, head.1 + s * 0.7),
            (r * 0.05).max(1.0),
            dark.alpha(0.14 + 0.05 * k as f32),
        );
    }
    c.shade(
        &[(foot.0, foot.1), (head.0, head.1), (head.0 + r * 0.8, head.1), (foot.0 + r, foot.1)],
        (foot.0 - r * 0.3, 0.0),
        (foot.0 + r * 1.3, 0.0),
        dark.alpha(0.8),
    );
    for (y, wide, high) in [(-0.16, 1.28, 0.17), (-0.3, 1.1, 0.14)] {
        c.rect(foot.0 - r * wide, foot.1 + s * y, r * wide * 2.0, s * high, Ink::Across(lit, shaded));
    }
    for (y, wide, high) in [(0.0, 1.5, 0.22), (0.22, 1.25, 0.2), (0.42, 1.0, 0.12)] {
        c.rect(head.0 - r * wide, head.1 + s * y, r * wide * 2.0, s * high, Ink::Across(lit, shaded));
    }
}

fn table(c: &mut Canvas, l: &Light, v: &View, z: f32, dark: Tone) {
    let wood = l.on(WALNUT);
    for x in [-1.2_f32, 1.2] {
        c.poly(&v.floor((x - 0.85, x + 0.85), FLOOR - 0.75, (z, z + 1.5)), wood.pale(0.22));
        let (a, s) = (v.put(x - 0.85, FLOOR - 0.75, z), v.scale(z));
        c.rect(a.0, a.1, s * 1.7, s * 0.16, wood.deep(0.3));
        c.rect(a.0 + s * 0.1, a.1, s * 0.12, s * 0.75, wood.deep(0.5));
        c.rect(a.0 + s * 1.48, a.1, s * 0.12, s * 0.75, wood.deep(0.5));
        let p = v.put(x, FLOOR - 1.2, z + 0.7);
        c.line((p.0, p.1), v.put(x, FLOOR - 0.75, z + 0.7), s * 0.04, BRASS.deep(0.3));
        c.oval(p.0, p.1, s * 0.22, s * 0.11, l.on(PINE));
        let sit = v.put(x + 0.4 * x.signum(), FLOOR, z - 0.2);
        person(c, sit.0, sit.1, s * 1.35, dark);
    }
}

/// Slanting beams in the air and their patches on the floor.
fn shafts(c: &mut Canvas, v: &View, shine: Tone, kind: &Hall) {
    if matches!(kind, Hall::Gallery) {
        return;
    }
    for i in 0..6 {
        let z = 3.5 + i as f32 * 2.7;
        let (a, b) = (v.put(-5.6, ROOF + 0.6, z), v.put(-5.6, -0.6, z + 1.3));
        let (p, q) = (v.put(-0.2, FLOOR, z * 0.86), v.put(2.0, FLOOR, z * 0.86 + 0.9));
        c.poly(&[a, (a.0 + (b.0 - a.0), a.1 + 30.0), q, p, b], Ink::Across(shine.alpha(0.26), shine.alpha(0.05)));
        let patch = [
            v.put(-2.6, FLOOR, z * 0.9),
            v.put(1.9, FLOOR, z * 0.86),
            v.put(2.3, FLOOR, z * 0.86 + 0.95),
            v.put(-2.1, FLOOR, z * 0.9 + 1.0),
        ];
        c.poly(&patch, shine.pale(0.15).alpha(0.66));
    }
}
