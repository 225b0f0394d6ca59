//! Paper on a desk: a note, a draft, or the archive's oldest sheets.

use super::{
    super::{
        canvas::{Canvas, Ink, Pt},
        palette::{BRASS, CLAY, INK, Light, OXBLOOD, PAPER, PINE, SAND, Tone, WALNUT},
    },
    desk_things::{pen, reed, seal, stamp},
};

/// Draws it.
pub fn draw(c: &mut Canvas, l: &Light) {
    let kind = match c.kind(5) {
        1 => Desk::Note,
        2 | 3 => Desk::Archive,
        _ => Desk::Draft,
    };
    desk(c, l, &kind);
    match kind {
        Desk::Note => note(c, l),
        Desk::Draft => draft(c, l),
        Desk::Archive => archive(c, l),
    }
    // Light from the upper left, dusk from the lower right.
    c.glow(c.w * 0.16, 0.0, c.w * 0.7, l.sun.alpha(0.20 + 0.12 * l.dark));
    c.shade_rect([0.0, 0.0, c.w, c.h], (c.w * 0.55, c.h * 0.4), (c.w * 1.1, c.h * 1.15), l.near.alpha(0.62));
}

enum Desk {
    Note,
    Draft,
    Archive,
}

fn desk(c: &mut Canvas, l: &Light, kind: &Desk) {
    let (w, h) = (c.w, c.h);
    let wood = match kind {
        Desk::Note => PINE.mix(l.near, 0.28),
        Desk::Draft => WALNUT.mix(OXBLOOD, 0.2).mix(l.near, 0.3),
        Desk::Archive => WALNUT.mix(CLAY, 0.25),
    };
    c.rect(0.0, 0.0, w, h, Ink::Across(wood.pale(0.12), wood.deep(0.3)));
    if matches!(kind, Desk::Note) {
        // A leather blotter.
        c.shade_rect([0.0, 0.0, w, h], (0.0, 0.0), (w, h), wood.deep(0.5).alpha(0.35));
        c.polyline(&[(46.0, 0.0), (46.0, h - 46.0), (w - 46.0, h - 46.0), (w - 46.0, 0.0)], 3.0, BRASS.alpha(0.6));
        c.polyline(&[(58.0, 0.0), (58.0, h - 58.0), (w - 58.0, h - 58.0), (w - 58.0, 0.0)], 1.5, BRASS.alpha(0.5));
        return;
    }
    for _ in 0..150 {
        let (y, a) = (c.rng.unit() * h, c.rng.range(0.05, 0.22));
        let bend = c.rng.jitter(22.0);
        c.curve(
            &[(-10.0, y), (w * 0.3, y + bend), (w * 0.7, y - bend * 0.6), (w + 10.0, y + bend * 0.4)],
            c.rng.range(1.0, 5.0),
            wood.deep(0.7).alpha(a),
        );
    }
    for y in [h * 0.33, h * 0.78] {
        c.line((0.0, y), (w, y + 8.0), 3.0, wood.deep(0.8).alpha(0.7));
    }
}

/// A sheet with its shadow; gives the frame in which to write on it.
struct Sheet {
    at: Pt,
    size: Pt,
    turn: f32,
}

impl Sheet {
    /// A place on the sheet: both parts from 0 to 1.
    fn on(&self, u: f32, v: f32) -> Pt {
        let (s, k) = self.turn.sin_cos();
        let (x, y) = ((u - 0.5) * self.size.0, (v - 0.5) * self.size.1);
        (self.at.0 + x * k - y * s, self.at.1 + x * s + y * k)
    }
    fn lay(&self, c: &mut Canvas, tone: Tone, near: Tone) {
        let corners = [self.on(0.0, 0.0), self.on(1.0, 0.0), self.on(1.0, 1.0), self.on(0.0, 1.0)];
        let below: Vec<Pt> = corners.iter().map(|p| (p.0 + 12.0, p.1 + 14.0)).collect();
        c.shadow(&below, 26.0, near.alpha(0.30));
        c.poly(&corners, Ink::Across(tone.mix(PAPER, 0.4), tone));
        c.shade(&corners, self.on(0.4, 0.3), self.on(1.2, 1.2), SAND.deep(0.35).alpha(0.4));
        c.line(self.on(0.0, 0.5), self.on(1.0, 0.5), 2.0, near.alpha(0.07));
    }
    /// Lines of print or handwriting.
    fn write(&self, c: &mut Canvas, (v0, v1): (f32, f32), rows: usize, tone: Tone, hand: bool) {
        for row in 0..rows {
            let v = v0 + (v1 - v0) * row as f32 / rows as f32;
            let end = if row + 1 == rows || row % 6 == 5 { c.rng.range(0.4, 0.7) } else { 0.89 };
            let mut u = if row % 6 == 0 && !hand { 0.16 } else { 0.11 };
            while u < end {
                let long = c.rng.range(0.018, 0.085);
                let stop = (u + long).min(0.895);
                if hand {
                    let points: Vec<Pt> = (0..=7).map(|i| self.on(u + (stop - u) * i as f32 / 7.0, v + c.rng.jitter(0.0075))).collect();
                    c.curve(&points, 2.6, tone.alpha(0.85));
                } else {
                    c.line(self.on(u, v), self.on(stop, v), 5.0, tone.alpha(0.62));
                }
                u = stop + 0.013;
            }
        }
    }
}

fn note(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    let under = Sheet { at: (w * 0.415, h * 0.58), size: (700.0, 960.0), turn: 0.09 };
    under.lay(c, PAPER.mix(SAND, 0.35), l.near);
    let sheet = Sheet { at: (w * 0.40, h * 0.60), size: (700.0, 960.0), turn: -0.045 };
    sheet.lay(c, PAPER, l.near);
    // The crest: a compass star in a wreath.
    let (x, y) = sheet.on(0.5, 0.125);
    for k in 0..16 {
        let a = k as f32 / 16.0 * std::f32::consts::TAU;
        if !(11..=13).contains(&k) {
            c.sheet(x + 62.0 * a.cos(), y + 62.0 * a.sin(), 24.0, 9.0, a + 0.9, BRASS);
        }
    }
    for k in 0..8 {
        let a = k as f32 / 8.0 * std::f32::consts::TAU;
        let r = if k % 2 == 0 { 44.0 } else { 26.0 };
        c.poly(
            &[
                (x + r * a.cos(), y + r * a.sin()),
                (x + 9.0 * (a + 0.7).cos(), y + 9.0 * (a + 0.7).sin()),
                (x, y),
                (x + 9.0 * (a - 0.7).cos(), y + 9.0 * (a - 0.7).sin()),
            ],
            if k % 2 == 0 { OXBLOOD } else { BRASS },
        );
    }
    c.line(sheet.on(0.36, 0.222), sheet.on(0.64, 0.222), 6.0, INK.alpha(0.8));
    c.line(sheet.on(0.11, 0.25), sheet.on(0.89, 0.25), 1.6, BRASS);
    sheet.write(c, (0.31, 0.74), 13, INK, false);
    let (sx, sy) = sheet.on(0.78, 0.80);
    c.ring(sx, sy, 54.0, 54.0, 4.0, OXBLOOD.alpha(0.75));
    c.ring(sx, sy, 42.0, 42.0, 2.0, OXBLOOD.alpha(0.75));
    c.sheet(sx, sy, 46.0, 8.0, -0.2, OXBLOOD.alpha(0.75));
    pen(c, l, (w * 0.685, h * 0.86), 520.0, -0.80);
    stamp(c, l, (w * 0.775, h * 0.27));
}

fn draft(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for (dx, turn) in [(70.0, 0.16), (30.0, -0.10)] {
        Sheet { at: (w * 0.42 + dx, h * 0.56), size: (800.0, 1040.0), turn }.lay(c, PAPER.mix(SAND, 0.4), l.near);
    }
    let sheet = Sheet { at: (w * 0.42, h * 0.56), size: (800.0, 1040.0), turn: 0.035 };
    sheet.lay(c, PAPER, l.near);
    sheet.write(c, (0.10, 0.95), 22, INK, false);
    for row in [3_usize, 4, 9, 15] {
        let v = 0.10 + 0.85 * row as f32 / 22.0;
        let points: Vec<Pt> = (0..=14).map(|i| sheet.on(0.12 + 0.70 * i as f32 / 14.0, v + c.rng.jitter(0.003))).collect();
        c.curve(&points, 5.0, OXBLOOD.alpha(0.9));
    }
    for (v, u) in [(0.225, 0.88), (0.47, 0.885), (0.70, 0.88)] {
        let scrawl: Vec<Pt> = (0..12).map(|i| sheet.on(u + 0.008 * i as f32, v + c.rng.jitter(0.016))).collect();
        c.curve(&scrawl, 3.0, OXBLOOD);
    }
    c.curve(
        &[sheet.on(0.30, 0.60), sheet.on(0.20, 0.585), sheet.on(0.06, 0.62), sheet.on(0.07, 0.70), sheet.on(0.28, 0.725)],
        4.0,
        OXBLOOD.alpha(0.9),
    );
    seal(c, l, (w * 0.80, h * 0.69), 96.0);
    pen(c, l, (w * 0.47, h * 0.66), 640.0, -0.62);
}

fn archive(c: &mut Canvas, l: &Light) {
    let (w, h) = (c.w, c.h);
    for (i, (x, y, turn)) in [(0.30, 0.56, -0.20), (0.52, 0.60, 0.13), (0.42, 0.55, -0.03)].into_iter().enumerate() {
        let sheet = Sheet { at: (w * x, h * y), size: (560.0, 760.0), turn };
        let tone = SAND.mix(PAPER, 0.25 + 0.12 * i as f32).mix(CLAY, 0.10);
        sheet.lay(c, tone, l.near);
        for _ in 0..26 {
            let (u, v) = if c.rng.chance(0.5) {
                (c.rng.unit(), c.rng.pick(&[0.01, 0.99], 0.0))
            } else {
                (c.rng.pick(&[0.01, 0.99], 0.0), c.rng.unit())
            };
            let p = sheet.on(u, v);
            let r = c.rng.range(5.0, 26.0);
            c.oval(p.0, p.1, r, r * 0.8, CLAY.mix(WALNUT, 0.4).alpha(0.14));
        }
        sheet.write(c, (0.11, 0.92), 15, WALNUT.deep(0.35), true);
        if i == 2 {
            let p = sheet.on(0.76, 0.86);
            c.oval(p.0, p.1, 44.0, 40.0, OXBLOOD.alpha(0.30));
            c.ring(p.0, p.1, 44.0, 40.0, 4.0, OXBLOOD.alpha(0.65));
        }
    }
    reed(c, l, (w * 0.50, h * 0.70), (w * 0.78, h * 0.93));
    let (x, y) = (w * 0.83, h * 0.40);
    c.glow(x, y - 40.0, 640.0, l.lamp.alpha(0.9));
    c.shadow_oval((x + 24.0, y + 150.0), 110.0, 44.0, 30.0, l.near.alpha(0.4));
    c.oval(x, y + 140.0, 112.0, 44.0, Ink::Across(BRASS.pale(0.3), BRASS.deep(0.6)));
    c.poly(
        &[(x - 24.0, y + 140.0), (x - 40.0, y + 50.0), (x + 40.0, y + 50.0), (x + 24.0, y + 140.0)],
        Ink::Across(BRASS.pale(0.4), BRASS.deep(0.55)),
    );
    c.blob(
        &[(x - 80.0, y + 20.0), (x - 40.0, y + 66.0), (x + 40.0, y + 66.0), (x + 80.0, y + 20.0), (x, y + 6.0)],
        Ink::Across(BRASS.pale(0.35), BRASS.deep(0.6)),
    );
    c.blob(
        &[
            (x - 44.0, y + 10.0),
            (x - 66.0, y - 70.0),
            (x - 34.0, y - 150.0),
            (x - 30.0, y - 220.0),
            (x + 30.0, y - 220.0),
            (x + 34.0, y - 150.0),
            (x + 66.0, y - 70.0),
            (x + 44.0, y + 10.0),
        ],
        l.lamp.pale(0.5).alpha(0.5),
    );
    c.glow(x, y - 60.0, 170.0, l.lamp.pale(0.5));
    c.blob(&[(x - 15.0, y - 20.0), (x - 12.0, y - 56.0), (x, y - 104.0), (x + 13.0, y - 54.0), (x + 15.0, y - 20.0)], PAPER.pale(0.5));
}
