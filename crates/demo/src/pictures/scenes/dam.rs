//! A concrete dam across a gorge.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    land::{land, ridge, tree},
    palette::{CLAY, Light, PAPER, PINE, SLATE, Tone},
    shapes::{lamp, mist, sky, stars},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let wooded = c.kind(2) == 0;
    let (w, h) = (c.w, c.h);
    let crest = h * if wooded { 0.47 } else { 0.36 };
    sky(c, l, crest + 60.0, (w * c.rng.range(0.25, 0.75), crest - 60.0));
    if l.dark > 0.5 {
        stars(c, crest * 0.7, 60, l.sun.alpha(0.5));
    }
    for i in 0..3 {
        let t = i as f32 / 3.0;
        let line = ridge(c, crest - 10.0 + 18.0 * i as f32, 170.0 - 40.0 * i as f32, 0.4, 560.0 - 80.0 * i as f32);
        let tone = l.depth(0.20 + 0.25 * t);
        land(c, &line, h, Ink::Down(tone, tone.mix(l.low, 0.35)));
        if i < 2 {
            pylons(c, l, &line, 5 + 2 * i, 54.0 + 24.0 * i as f32, tone.deep(0.45));
        }
    }
    // The lake behind, a thin bright line.
    c.rect(w * 0.16, crest - 14.0, w * 0.68, 20.0, Ink::Down(l.low, l.mid));
    let (left, right) = (w * 0.20, w * 0.80);
    wall(c, l, crest, left, right);
    for side in [-1.0_f32, 1.0] {
        abutment(c, l, side, if side < 0.0 { left } else { right }, crest, wooded);
    }
    river(c, l);
    if l.dark > 0.3 {
        for i in 0..17 {
            let u = i as f32 / 16.0;
            let x = left - 20.0 + (right - left + 40.0) * u;
            let y = crest + bow(u) - 20.0;
            c.line((x, y), (x, y + 20.0), 3.0, l.near);
            lamp(c, l, x, y, 5.0);
        }
    }
}

/// How far the arch of the crest dips towards the eye at `u` of its length.
fn bow(u: f32) -> f32 {
    let d = u - 0.5;
    46.0 * (1.0 - 4.0 * d * d)
}

fn wall(c: &mut Canvas, l: &Light, crest: f32, left: f32, right: f32) {
    let (span, foot) = (right - left, c.h * 0.88);
    let concrete = PAPER.mix(SLATE, 0.30).mix(l.near, 0.10 + 0.5 * l.dark).mix(l.low, 0.12);
    let top: Vec<Pt> = (0..=20).map(|i| (left + span * i as f32 / 20.0, crest + bow(i as f32 / 20.0))).collect();
    let low: Vec<Pt> = (0..=20)
        .map(|i| {
            let u = i as f32 / 20.0;
            (left + span * (0.5 + (u - 0.5) * 0.62), foot - 130.0 * (2.0 * (u - 0.5)).powi(2))
        })
        .collect();
    let face: Vec<Pt> = top.iter().chain(low.iter().rev()).copied().collect();
    c.poly(&face, Ink::Down(concrete.pale(0.12), concrete.deep(0.42)));
    c.shade(&face, (left + span * 0.45, 0.0), (right, 0.0), l.near.alpha(0.55));
    c.shade(&face, (0.0, crest + 160.0), (0.0, foot), l.near.alpha(0.35));
    for (i, (a, b)) in top.iter().zip(&low).enumerate() {
        if i % 2 == 0 {
            c.line(*a, *b, 2.0, l.near.alpha(0.25));
        }
    }
    for k in 1..8 {
        let t = k as f32 / 8.0;
        let course: Vec<Pt> = top.iter().zip(&low).map(|(a, b)| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)).collect();
        c.curve(&course, 1.5, l.near.alpha(0.13));
    }
    // Stains of old water.
    for _ in 0..46 {
        let u = c.rng.unit();
        let (x, y) = (left + span * (0.06 + 0.88 * u), crest + bow(u) + 22.0);
        let (long, wide) = (c.rng.range(40.0, 230.0), c.rng.range(3.0, 10.0));
        let lean = (0.5 - u) * long * 0.35;
        c.poly(&[(x, y), (x + wide, y), (x + lean + wide * 0.6, y + long)], Ink::Down(l.near.alpha(0.16), l.near.alpha(0.0)));
    }
    // The road on the crest.
    let under: Vec<Pt> = top.iter().rev().map(|p| (p.0, p.1 + 17.0)).collect();
    let road: Vec<Pt> = top.iter().map(|p| (p.0, p.1 - 7.0)).chain(under.iter().copied()).collect();
    c.poly(&road, concrete.pale(0.35));
    let lip: Vec<Pt> = under.iter().rev().copied().collect();
    c.polyline(&lip, 5.0, l.near.alpha(0.45));
    fall(c, l, left + span * c.rng.range(0.54, 0.64), crest + 74.0, foot);
}

fn fall(c: &mut Canvas, l: &Light, x: f32, y: f32, foot: f32) {
    let white = l.sun.mix(PAPER, 0.5).mix(l.mid, 0.3 * l.dark);
    c.rect(x - 36.0, y - 16.0, 72.0, 44.0, l.near);
    for _ in 0..90 {
        let (u, wide) = (c.rng.jitter(1.0), c.rng.range(1.5, 7.0));
        let end = foot - c.rng.range(0.0, 120.0);
        let a = c.rng.range(0.25, 0.8);
        c.curve(
            &[(x + u * 25.0, y + 20.0), (x + u * 33.0 + 10.0, y + (end - y) * 0.45), (x + u * 72.0 + 16.0, end + 60.0)],
            wide,
            white.alpha(a),
        );
    }
    c.glow(x + 14.0, foot + 10.0, 230.0, white.alpha(0.85));
}

fn abutment(c: &mut Canvas, l: &Light, side: f32, edge: f32, crest: f32, wooded: bool) {
    let rock = if wooded { PINE } else { CLAY.mix(SLATE, 0.45) }.mix(l.near, 0.3 + 0.4 * l.dark);
    let border = if side < 0.0 { -20.0 } else { c.w + 20.0 };
    let drop = c.h - crest;
    let mut points = vec![(border, crest - if wooded { 120.0 } else { 250.0 })];
    for i in 0..=7 {
        let t = i as f32 / 7.0;
        points.push((
            border + (edge - border) * (t * 0.97) + c.rng.jitter(10.0),
            crest - (if wooded { 110.0 } else { 210.0 }) * (1.0 - t) + c.rng.jitter(16.0),
        ));
    }
    for i in 1..=8 {
        let t = i as f32 / 8.0;
        points.push((edge - side * c.w * 0.185 * t.powf(0.72) + c.rng.jitter(12.0), crest + drop * t));
    }
    points.push((border, c.h + 10.0));
    c.poly(&points, Ink::Down(rock.mix(l.low, 0.2), rock.deep(0.45)));
    c.shade(&points, (edge - side * c.w * 0.08, 0.0), (border - side * -200.0, crest), l.near.alpha(0.45));
    for _ in 0..34 {
        let (u, t) = (c.rng.unit(), c.rng.unit());
        let (x, y) = (border + (edge - border) * u * 0.9, crest - 80.0 * (1.0 - u) + drop * t * 0.8);
        let size = c.rng.range(18.0, 64.0);
        let lit = c.rng.chance(0.5);
        let tone: Tone = if lit { rock.mix(l.sun, 0.3).alpha(0.5) } else { rock.deep(0.6).alpha(0.5) };
        if wooded {
            c.poly(&[(x - size * 0.28, y + size), (x, y), (x + size * 0.28, y + size)], Ink::Down(rock.mix(l.low, 0.12), rock.deep(0.5)));
        } else {
            c.poly(
                &[(x, y), (x + size * 0.5, y + size * 0.2), (x + size * 0.3, y + size * 1.3), (x - size * 0.15, y + size * 0.8)],
                tone.alpha(0.28),
            );
        }
    }
    if !wooded {
        for _ in 0..5 {
            let x = border + (edge - border) * c.rng.range(0.2, 0.8);
            tree(c, x, crest - 60.0 + c.rng.jitter(60.0), c.rng.range(50.0, 90.0), l.green.deep(0.3));
        }
    }
}

fn river(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    c.blob(
        &[(w * 0.36, h * 0.90), (w * 0.5, h * 0.865), (w * 0.68, h * 0.90), (w * 0.78, h + 60.0), (w * 0.2, h + 60.0)],
        Ink::Down(l.low.mix(l.mid, 0.3), l.top.mix(l.near, 0.5)),
    );
    for _ in 0..60 {
        let t = c.rng.unit();
        let x = w * (0.5 + c.rng.jitter(0.13 + 0.1 * t));
        let long = c.rng.range(14.0, 50.0);
        c.line((x - long, h * (0.9 + 0.1 * t)), (x + long, h * (0.9 + 0.1 * t)), 2.5, l.sun.alpha(0.35));
    }
    mist(c, h * 0.78, h * 0.96, l.low.pale(0.3).alpha(0.4));
}

/// A power line that follows a ridge.
fn pylons(c: &mut Canvas, l: &Light, line: &[Pt], count: usize, tall: f32, tone: Tone) {
    let _ = l;
    let mut last: Option<Pt> = None;
    for k in 0..count {
        let Some(foot) = line.get(k * line.len() / count + 6).copied() else { continue };
        let top = (foot.0, foot.1 - tall);
        c.polyline(&[(foot.0 - tall * 0.14, foot.1 + 6.0), top, (foot.0 + tall * 0.14, foot.1 + 6.0)], 2.4, tone);
        for (y, half) in [(0.84, 0.22), (0.66, 0.28)] {
            c.line((foot.0 - tall * half, foot.1 - tall * y), (foot.0 + tall * half, foot.1 - tall * y), 2.2, tone);
        }
        if let Some(from) = last {
            for dx in [-tall * 0.28, tall * 0.28] {
                let mid = ((from.0 + top.0) / 2.0 + dx, (from.1 + top.1) / 2.0 + tall * 0.55);
                c.curve(&[(from.0 + dx, from.1 + tall * 0.34), mid, (top.0 + dx, top.1 + tall * 0.34)], 1.3, tone.alpha(0.8));
            }
        }
        last = Some(top);
    }
}
