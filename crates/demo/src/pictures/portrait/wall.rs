//! What is behind a sitter: a plain thing each, so that no two portraits look alike in a list.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, CLAY, INK, MIST, OXBLOOD, PAPER, PINE, SAGE, SAND, SLATE},
};

/// Draws it.
pub fn draw(c: &mut Canvas) {
    let (w, h) = (c.w, c.h);
    match c.kind(10) {
        0 | 4 => {
            // A setting sun.
            c.rect(0.0, 0.0, w, h, Ink::Down(SAND.pale(0.3), CLAY.pale(0.3)));
            c.oval(w * 0.5, h * 0.45, 236.0, 236.0, CLAY.pale(0.12));
        }
        1 => {
            // Hills in layers.
            c.rect(0.0, 0.0, w, h, Ink::Down(MIST, SAND.pale(0.4)));
            for k in 0..4 {
                let y = h * (0.42 + 0.11 * k as f32);
                let points: Vec<Pt> = (0..=8)
                    .map(|i| (w * i as f32 / 8.0, y + c.rng.jitter(34.0)))
                    .chain([(w + 90.0, y), (w + 90.0, h + 90.0), (-90.0, h + 90.0), (-90.0, y)])
                    .collect();
                c.blob(&points, SLATE.mix(SAGE, 0.4).pale(0.62 - 0.17 * k as f32));
            }
        }
        2 => {
            // A window and the sky in it.
            c.rect(0.0, 0.0, w, h, SLATE.deep(0.25));
            for (x, wide) in [(40.0, 156.0), (216.0, 156.0), (392.0, 156.0)] {
                c.rect(x, 36.0, wide, 400.0, Ink::Down(MIST, SAND.pale(0.45)));
                c.rect(x, 236.0, wide, 7.0, SLATE.deep(0.3));
            }
        }
        6 | 8 => {
            // Spines on a shelf.
            c.rect(0.0, 0.0, w, h, PINE.deep(0.35));
            for row in 0..3 {
                let (base, mut x) = (194.0 + 204.0 * row as f32, -6.0);
                while x < w {
                    let (wide, tall) = (c.rng.range(16.0, 40.0), c.rng.range(116.0, 172.0));
                    let own = c.rng.pick(&[OXBLOOD, SLATE, BRASS.deep(0.2), PINE.pale(0.15), CLAY, SAND.deep(0.2)], SLATE).mix(INK, 0.25);
                    c.rect(x, base - tall, wide - 2.0, tall, Ink::Across(own.pale(0.12), own.deep(0.25)));
                    c.rect(x + 3.0, base - tall + 20.0, wide - 8.0, 5.0, BRASS.alpha(0.6));
                    x += wide;
                }
                c.rect(0.0, base, w, 12.0, INK.mix(PINE, 0.3));
            }
            c.soften(3);
        }
        3 => {
            // A chart's circles.
            c.rect(0.0, 0.0, w, h, Ink::Down(SLATE.pale(0.35), SLATE.pale(0.1)));
            for k in 1..9 {
                c.ring(w * 0.68, h * 0.32, 62.0 * k as f32, 62.0 * k as f32, 2.0, PAPER.alpha(0.38));
            }
            for k in 0..16 {
                let a = k as f32 / 16.0 * std::f32::consts::TAU;
                c.line((w * 0.68, h * 0.32), (w * 0.68 + 700.0 * a.cos(), h * 0.32 + 700.0 * a.sin()), 1.4, PAPER.alpha(0.28));
            }
        }
        5 => {
            // Proofs pinned to a wall.
            c.rect(0.0, 0.0, w, h, Ink::Down(CLAY.pale(0.2), CLAY.deep(0.2)));
            for (x, y, wide, turn, own) in [
                (86.0, 120.0, 150.0, -0.06, SLATE),
                (250.0, 60.0, 130.0, 0.04, BRASS),
                (505.0, 130.0, 170.0, 0.05, OXBLOOD),
                (70.0, 330.0, 130.0, 0.05, PINE),
                (540.0, 360.0, 140.0, -0.05, SLATE),
            ] {
                c.sheet(x + 5.0, y + 7.0, wide, wide * 1.2, turn, INK.alpha(0.2));
                c.sheet(x, y, wide, wide * 1.2, turn, PAPER);
                c.sheet(x, y - wide * 0.08, wide * 0.8, wide * 0.84, turn, Ink::Down(own.pale(0.35), own));
                c.oval(x + wide * 0.12, y - wide * 0.14, wide * 0.2, wide * 0.2, PAPER.alpha(0.5));
            }
            c.soften(2);
        }
        _ => {
            // A wall with slanting light on it.
            let own = c.rng.pick(&[SAGE.pale(0.25), SAND.mix(CLAY, 0.2), MIST.mix(SAGE, 0.4)], SAGE);
            c.rect(0.0, 0.0, w, h, Ink::Across(own, own.deep(0.22)));
            for k in 0..3 {
                let x = 30.0 + 170.0 * k as f32;
                c.poly(&[(x, 0.0), (x + 110.0, 0.0), (x - 70.0, h), (x - 180.0, h)], PAPER.alpha(0.3));
            }
        }
    }
    c.shade_rect([0.0, 0.0, w, h], (w * 0.4, h * 0.3), (w * 1.1, h * 1.2), INK.alpha(0.35));
}
