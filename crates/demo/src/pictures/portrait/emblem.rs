//! The desk has no face: a clock that is also a seal, and the folded paper in it.

use super::super::{
    canvas::{Canvas, Ink},
    palette::{BRASS, CLAY, INK, OXBLOOD, PAPER, SAND, SLATE},
};

/// Draws it.
pub fn draw(c: &mut Canvas) {
    let (w, h) = (c.w, c.h);
    let (x, y) = (w / 2.0, h / 2.0);
    c.rect(0.0, 0.0, w, h, Ink::Down(OXBLOOD, OXBLOOD.deep(0.4)));
    for k in 0..24 {
        let a = k as f32 / 24.0 * std::f32::consts::TAU;
        c.poly(
            &[(x, y), (x + 600.0 * a.cos(), y + 600.0 * a.sin()), (x + 600.0 * (a + 0.131).cos(), y + 600.0 * (a + 0.131).sin())],
            CLAY.alpha(0.13),
        );
    }
    c.shadow_oval((x + 8.0, y + 14.0), 228.0, 228.0, 26.0, INK.alpha(0.3));
    c.oval(x, y, 230.0, 230.0, Ink::Down(BRASS.pale(0.25), BRASS.deep(0.4)));
    c.oval(x, y, 216.0, 216.0, Ink::Down(INK.pale(0.06), INK));
    c.ring(x, y, 162.0, 162.0, 2.0, BRASS);
    for k in 0..60 {
        let a = k as f32 / 60.0 * std::f32::consts::TAU;
        let (long, wide) = if k % 15 == 0 {
            (34.0, 9.0)
        } else if k % 5 == 0 {
            (26.0, 5.0)
        } else {
            (11.0, 2.4)
        };
        c.line(
            (x + 204.0 * a.cos(), y + 204.0 * a.sin()),
            (x + (204.0 - long) * a.cos(), y + (204.0 - long) * a.sin()),
            wide,
            if k % 5 == 0 { PAPER } else { BRASS },
        );
    }
    // The folded paper.
    c.sheet(x + 9.0, y + 8.0, 158.0, 196.0, -0.10, SAND.deep(0.25));
    c.sheet(x, y, 160.0, 198.0, 0.0, Ink::Across(PAPER.pale(0.3), PAPER.deep(0.08)));
    c.rect(x - 66.0, y - 84.0, 132.0, 17.0, INK);
    c.rect(x - 66.0, y - 60.0, 132.0, 3.0, OXBLOOD);
    c.rect(x - 66.0, y - 48.0, 62.0, 54.0, SLATE);
    c.poly(&[(x - 66.0, y + 6.0), (x - 44.0, y - 26.0), (x - 32.0, y - 12.0), (x - 18.0, y - 34.0), (x - 4.0, y + 6.0)], SLATE.deep(0.5));
    c.oval(x - 50.0, y - 34.0, 6.0, 6.0, SAND);
    for row in 0..9 {
        let ly = y - 46.0 + 14.0 * row as f32;
        c.rect(x + 6.0, ly, if row == 8 { 34.0 } else { 60.0 }, 5.0, INK.alpha(0.55));
        if row > 3 {
            c.rect(x - 66.0, ly, if row == 8 { 40.0 } else { 62.0 }, 5.0, INK.alpha(0.55));
        }
    }
    c.line((x - 80.0, y + 2.0), (x + 80.0, y + 2.0), 1.6, INK.alpha(0.14));
    // The hands stand at five: the hour at which the desk wakes.
    for (a, long, wide, tone) in
        [(-std::f32::consts::FRAC_PI_2, 150.0, 5.0, BRASS.pale(0.2)), (std::f32::consts::FRAC_PI_3, 104.0, 8.0, BRASS.pale(0.2))]
    {
        c.line((x, y), (x + long * a.cos(), y + long * a.sin()), wide + 5.0, INK.alpha(0.5));
        c.line((x, y), (x + long * a.cos(), y + long * a.sin()), wide, tone);
    }
    c.oval(x, y, 11.0, 11.0, OXBLOOD.pale(0.1));
    c.ring(x, y, 11.0, 11.0, 3.0, BRASS.pale(0.3));
}
