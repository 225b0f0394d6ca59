//! A wall of rates above the people who watch it.

use super::super::{
    canvas::{Canvas, Ink, Pt},
    palette::{BRASS, INK, Light, OXBLOOD, PAPER, PINE, SAGE, SLATE, Tone, WALNUT},
    shapes::person,
};

/// Three columns by five rows of dots for each digit.
const DIGITS: [u16; 10] = [0x7B6F, 0x4924 >> 2, 0x73E7, 0x73CF, 0x5BC9, 0x79CF, 0x79EF, 0x7249, 0x7BEF, 0x7BCF];

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let desks = c.kind(2) == 1;
    let ground = if desks { WALNUT.mix(INK, 0.55) } else { SLATE.mix(INK, 0.78) };
    let low = ground.mix(l.low, 0.22);
    c.rect(0.0, 0.0, w, h, Ink::Down(ground, low));
    c.glow(w * 0.55, h * 0.42, w * 0.55, if desks { BRASS.alpha(0.34) } else { SLATE.pale(0.2).alpha(0.5) });
    board(c, l, desks);
    climb(c, desks);
    c.band(h * 0.70, h, &[(0.0, ground.alpha(0.0)), (0.45, ground.deep(0.5).alpha(0.85)), (1.0, INK)]);
    if desks { clerks(c, l) } else { watchers(c, l) }
}

fn board(c: &mut Canvas, l: &Light, desks: bool) {
    let (cols, rows) = if desks { (7, 11) } else { (6, 9) };
    let (x0, y0, wide, tall) = (70.0, 36.0, (c.w - 140.0) / cols as f32, c.h * 0.74 / rows as f32);
    let main = if desks { l.lamp } else { PAPER.mix(SLATE, 0.25) };
    for col in 0..cols {
        for row in 0..rows {
            let (x, y) = (x0 + wide * col as f32, y0 + tall * row as f32);
            c.rect(x + 3.0, y + 3.0, wide - 6.0, tall - 6.0, INK.alpha(0.38));
            let burn = c.rng.range(0.35, 0.95);
            let tone = match c.rng.below(7) {
                0 => OXBLOOD.mix(PAPER, 0.38),
                1 => SAGE.pale(0.25),
                _ => main,
            };
            let size = tall * 0.56 / 5.0;
            let mut at = x + 20.0;
            // A mark for the currency, then the rate.
            c.rect(at, y + tall * 0.24, size * 4.2, tall * 0.5, tone.alpha(burn * 0.35));
            at += size * 6.2;
            for k in 0..5 {
                if k == 2 {
                    c.rect(at, y + tall * 0.22 + size * 4.0, size * 0.9, size * 0.9, tone.alpha(burn));
                    at += size * 1.9;
                }
                let digit = c.rng.below(10);
                number(c, digit, (at, y + tall * 0.22), size, tone.alpha(burn));
                at += size * 4.1;
            }
            let up = c.rng.chance(0.6);
            let (m, s) = (y + tall * 0.5, size * if up { -1.3 } else { 1.3 });
            c.poly(&[(at + size, m + s), (at + size * 2.4, m - s * 0.6), (at - size * 0.4, m - s * 0.6)], tone.alpha(burn));
        }
    }
}

fn number(c: &mut Canvas, digit: usize, at: Pt, size: f32, tone: Tone) {
    let bits = DIGITS.get(digit).copied().unwrap_or(0);
    for dot in 0..15 {
        if bits >> (14 - dot) & 1 == 1 {
            let (x, y) = ((dot % 3) as f32, (dot / 3) as f32);
            c.rect(at.0 + x * size, at.1 + y * size, size * 0.86, size * 0.86, tone);
        }
    }
}

/// The line that rises across the board.
fn climb(c: &mut Canvas, desks: bool) {
    let mut points = Vec::new();
    let steps = 26;
    let mut wander = 0.0;
    for i in 0..=steps {
        let t = i as f32 / steps as f32;
        wander = wander * 0.7 + c.rng.jitter(34.0);
        points.push((-20.0 + (c.w + 40.0) * t, c.h * (0.66 - 0.5 * t.powf(1.35)) + wander));
    }
    let tone = if desks { OXBLOOD.mix(PAPER, 0.22) } else { BRASS.pale(0.22) };
    let mut under = points.clone();
    under.push((c.w + 20.0, c.h));
    under.push((-20.0, c.h));
    c.poly(&under, Ink::Down(tone.alpha(0.30), tone.alpha(0.0)));
    for (width, a) in [(26.0, 0.12), (15.0, 0.22), (7.0, 1.0)] {
        c.polyline(&points, width, tone.alpha(a));
    }
    if let Some(end) = points.get(steps - 3).copied() {
        c.glow(end.0, end.1, 110.0, tone.alpha(0.9));
        c.oval(end.0, end.1, 12.0, 12.0, PAPER);
    }
}

fn watchers(c: &mut Canvas, l: &Light) {
    let h = c.h;
    for row in 0..3 {
        let count = 15 - row * 4;
        let tone = INK.mix(l.mid, 0.16 - 0.07 * row as f32);
        for k in 0..count {
            let x = c.w * (k as f32 + 0.5) / count as f32 + c.rng.jitter(30.0);
            let tall = 230.0 + 110.0 * row as f32 + c.rng.jitter(22.0);
            c.glow(x, h - tall * 0.62, tall * 0.2, PAPER.alpha(0.10));
            person(c, x, h + 50.0 + 70.0 * row as f32, tall, tone);
        }
    }
}

fn clerks(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for row in 0..2 {
        let count = 7 - row * 2;
        let (y, s) = (h * (0.80 + 0.19 * row as f32), 1.0 + 0.55 * row as f32);
        let tone = INK.mix(l.mid, 0.10 - 0.06 * row as f32);
        for k in 0..count {
            let x = w * (k as f32 + 0.5) / count as f32 + c.rng.jitter(24.0) + 30.0 * row as f32;
            c.blob(
                &[
                    (x - 66.0 * s, y + 8.0),
                    (x - 52.0 * s, y - 50.0 * s),
                    (x - 14.0 * s, y - 72.0 * s),
                    (x + 14.0 * s, y - 72.0 * s),
                    (x + 52.0 * s, y - 50.0 * s),
                    (x + 66.0 * s, y + 8.0),
                ],
                tone,
            );
            let lean = c.rng.jitter(9.0);
            c.oval(x + lean, y - 96.0 * s, 25.0 * s, 31.0 * s, tone);
            // A shaded desk lamp beside each.
            let (lx, ly) = (x + 92.0 * s, y - 62.0 * s);
            c.glow(lx, ly + 30.0 * s, 120.0 * s, l.lamp.alpha(0.5));
            c.line((lx, ly), (lx, y), 4.0 * s, BRASS.deep(0.3));
            c.poly(
                &[
                    (lx - 34.0 * s, ly + 10.0 * s),
                    (lx - 20.0 * s, ly - 14.0 * s),
                    (lx + 20.0 * s, ly - 14.0 * s),
                    (lx + 34.0 * s, ly + 10.0 * s),
                ],
                PINE.pale(0.1),
            );
            c.rect(lx - 30.0 * s, ly + 10.0 * s, 60.0 * s, 4.0 * s, l.lamp);
        }
        c.rect(0.0, y, w, h, Ink::Down(WALNUT.mix(INK, 0.3 + 0.3 * row as f32).mix(l.lamp, 0.12), INK));
        c.rect(0.0, y, w, 4.0, l.lamp.alpha(0.35));
    }
}
