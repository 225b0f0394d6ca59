//! A train on a viaduct.

use super::{
    super::{
        canvas::{Canvas, Ink, Pt},
        land::{Mountain, land, mountain, ribbon, ridge, tree},
        palette::{CLAY, Light, PINE, SAND, SLATE, Tone},
        shapes::{disc, mist, sky},
    },
    train::{coaches, wagons},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let passenger = c.kind(4) < 2;
    let deck = h * if passenger { 0.46 } else { 0.40 };
    let sun = (w * if passenger { 0.76 } else { 0.22 }, h * 0.30);
    sky(c, l, h * 0.6, sun);
    disc(c, l, sun, 40.0);
    if passenger {
        for (x, y, half) in [(0.22, 0.10, 0.30), (0.56, 0.16, 0.28), (0.90, 0.12, 0.30)] {
            let tone = l.depth(0.16);
            let top = (w * x + c.rng.jitter(40.0), h * y + c.rng.jitter(20.0));
            mountain(
                c,
                Mountain {
                    top,
                    half: w * half,
                    base: h * 0.62,
                    lit: tone.mix(l.sun, 0.4),
                    shade: tone.deep(0.14),
                    haze: tone.mix(l.low, 0.7),
                    snow: 0.5,
                },
                l,
            );
        }
    }
    let bare = SAND.mix(CLAY, 0.35).mix(l.near, 0.3);
    for i in 0..4 {
        let t = i as f32 / 3.0;
        let line = ridge(c, h * (0.46 + 0.09 * i as f32), 130.0 - 14.0 * i as f32, 0.35, 620.0 - 60.0 * i as f32);
        let tone = if passenger { l.depth(0.22 + 0.32 * t).mix(PINE, 0.2) } else { l.depth(0.2 + 0.4 * t).mix(bare, 0.35) };
        land(c, &line, h, Ink::Down(tone, tone.mix(l.low, 0.36 - 0.2 * t)));
        if passenger {
            mist(c, h * (0.46 + 0.1 * i as f32), h * (0.62 + 0.1 * i as f32), l.low.pale(0.2).alpha(0.5));
        }
    }
    if !passenger {
        slopes(c, l, deck, bare);
    }
    arches(c, l, deck, passenger);
    if passenger {
        coaches(c, l, deck)
    } else {
        wagons(c, l, deck)
    }
    if passenger {
        mist(c, h * 0.62, h * 1.02, l.low.pale(0.3).alpha(0.85));
        mist(c, h * 0.74, h * 1.10, l.low.pale(0.4).alpha(0.75));
        for _ in 0..16 {
            let x = c.rng.unit() * w;
            let foot = h * c.rng.range(0.99, 1.05);
            let s = c.rng.range(70.0, 150.0);
            c.poly(&[(x - s * 0.26, foot), (x, foot - s), (x + s * 0.26, foot)], Ink::Down(PINE.mix(l.near, 0.45), l.near));
        }
    } else {
        stream(c, l);
    }
}

/// The hills that the viaduct joins.
fn slopes(c: &mut Canvas, l: &Light, deck: f32, tone: Tone) {
    let (w, h) = (c.w, c.h);
    let near = tone.mix(l.near, 0.45);
    for points in [
        vec![
            (-10.0, deck - 40.0),
            (w * 0.07, deck - 6.0),
            (w * 0.13, deck + 60.0),
            (w * 0.22, h * 0.76),
            (w * 0.40, h + 10.0),
            (-10.0, h + 10.0),
        ],
        vec![
            (w + 10.0, deck - 90.0),
            (w * 0.95, deck - 10.0),
            (w * 0.88, deck + 70.0),
            (w * 0.80, h * 0.74),
            (w * 0.62, h + 10.0),
            (w + 10.0, h + 10.0),
        ],
    ] {
        c.blob(&points, Ink::Down(near.mix(l.low, 0.22), near.deep(0.4)));
        c.shade_blob(&points, (w * 0.5, deck), (w * 0.5, h), l.near.alpha(0.6));
    }
    for _ in 0..46 {
        let left = c.rng.chance(0.5);
        let t = c.rng.unit();
        let x = if left { w * 0.30 * t * c.rng.unit() } else { w - w * 0.30 * t * c.rng.unit() };
        let y = deck + 60.0 + (h - deck - 60.0) * t;
        let s = c.rng.range(8.0, 22.0);
        c.oval(x, y, s, s * 0.6, if c.rng.chance(0.5) { l.green.mix(l.near, 0.4) } else { near.mix(l.low, 0.25) });
    }
}

fn arches(c: &mut Canvas, l: &Light, deck: f32, slim: bool) {
    let (w, h) = (c.w, c.h);
    let stone = SAND.mix(SLATE, 0.35).mix(l.near, 0.2 + 0.34 * l.dark).mix(l.low, 0.12);
    let (count, pier) = if slim { (7, 30.0) } else { (8, 46.0) };
    let pitch = w * 1.06 / count as f32;
    let (lit, dark) = (stone.mix(l.sun, 0.30), stone.mix(l.near, 0.5));
    for k in 0..=count {
        let x = -w * 0.03 + pitch * k as f32;
        let foot = h * 1.02;
        let grow = if slim { 12.0 } else { 20.0 };
        // The pier's side, then its face.
        c.poly(
            &[(x + pier * 0.5, deck + 30.0), (x + pier * 0.9, deck + 30.0), (x + pier * 0.9 + grow, foot), (x + pier * 0.5 + grow, foot)],
            Ink::Down(dark.deep(0.25), dark.deep(0.4)),
        );
        let face =
            [(x - pier * 0.5, deck + 30.0), (x + pier * 0.5, deck + 30.0), (x + pier * 0.5 + grow, foot), (x - pier * 0.5 - grow, foot)];
        c.poly(&face, Ink::Down(lit, dark));
        c.shade(&face, (x - pier * 0.4, 0.0), (x + pier, 0.0), l.near.alpha(0.42));
        for row in 0..((foot - deck) / 24.0) as usize {
            let y = deck + 40.0 + 24.0 * row as f32;
            let half = pier * 0.5 + grow * (y - deck) / (foot - deck);
            c.line((x - half, y), (x + half, y), 1.2, l.near.alpha(0.22));
        }
    }
    // Spandrels: the wall above each opening.
    for k in 0..count {
        let (a, b) = (-w * 0.03 + pitch * k as f32 + pier * 0.5, -w * 0.03 + pitch * (k + 1) as f32 - pier * 0.5);
        let (mid, r) = ((a + b) / 2.0, (b - a) / 2.0);
        let spring = deck + 34.0 + r;
        let arc = |shift: f32, r: f32| -> Vec<Pt> {
            (0..=20)
                .map(|i| std::f32::consts::PI * (1.0 - i as f32 / 20.0))
                .map(|t| (mid + shift + r * t.cos(), spring - r * t.sin()))
                .collect()
        };
        let soffit: Vec<Pt> = arc(0.0, r).into_iter().chain(arc(pier * 0.4, r).into_iter().rev()).collect();
        c.poly(&soffit, dark.deep(0.42));
        let mut wall = vec![(a - pier, spring), (a - pier, deck), (b + pier, deck), (b + pier, spring)];
        wall.extend(arc(0.0, r).into_iter().rev());
        c.poly(&wall, Ink::Down(lit, stone));
        for i in 0..13 {
            let t = std::f32::consts::PI * i as f32 / 12.0;
            c.line(
                (mid + r * t.cos(), spring - r * t.sin()),
                (mid + (r + 20.0) * t.cos(), spring - (r + 20.0) * t.sin()),
                1.6,
                l.near.alpha(0.36),
            );
        }
        c.curve(&arc(0.0, r + 20.0), 2.0, l.near.alpha(0.3));
    }
    c.rect(0.0, deck - 14.0, w, 30.0, Ink::Down(lit.pale(0.12), stone));
    c.rect(0.0, deck + 12.0, w, 7.0, dark.deep(0.3));
}

fn stream(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let spine: Vec<(Pt, f32)> = (0..=10)
        .map(|i| i as f32 / 10.0)
        .map(|t| ((w * (0.5 + 0.03 * (t * 7.0).sin() - 0.03 * t), h * 0.775 + h * 0.26 * t), 5.0 + 92.0 * t.powf(1.7)))
        .collect();
    ribbon(c, &spine, Ink::Down(l.low, l.mid));
    for k in 0..9 {
        let x = w * (0.36 + 0.035 * k as f32) + c.rng.jitter(14.0);
        if (x - w * 0.5).abs() > 50.0 {
            tree(c, x, h * 0.90 + c.rng.jitter(26.0), c.rng.range(40.0, 80.0), l.green.mix(l.near, 0.3));
        }
    }
}
