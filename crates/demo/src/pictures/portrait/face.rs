//! Heads and faces: few lines, one light.

use super::{
    super::{
        canvas::{Canvas, Ink, Pt},
        palette::{BRASS, CLAY, INK, OXBLOOD, PAPER},
    },
    Hair, Portrait, Sitter,
};

const OUTLINE: [Pt; 11] = [
    (-84.0, -34.0),
    (-66.0, -98.0),
    (0.0, -126.0),
    (68.0, -98.0),
    (86.0, -34.0),
    (84.0, 30.0),
    (60.0, 92.0),
    (18.0, 126.0),
    (-24.0, 118.0),
    (-62.0, 82.0),
    (-82.0, 26.0),
];

/// Neck, head, features and beard.
pub fn draw(c: &mut Canvas, s: &Sitter, portrait: &Portrait) {
    let shade = s.skin.mix(CLAY, 0.25).deep(0.42);
    let neck = s.all([(-40.0, 60.0), (46.0, 60.0), (52.0, 150.0), (64.0, 178.0), (6.0, 232.0), (-58.0, 178.0), (-44.0, 150.0)]);
    c.poly(&neck, Ink::Down(s.skin.deep(0.18), s.skin));
    c.shade(&neck, s.p(-20.0, 190.0), s.p(30.0, 92.0), shade.alpha(0.9));
    if portrait.hair != Hair::Scarf {
        let (x, y) = s.p(-86.0, 6.0);
        c.oval(x, y, 17.0, 27.0, s.skin.deep(0.10));
        c.arc((x, y), (9.0, 16.0), 1.6, 4.6, 3.0, shade.alpha(0.8));
    }
    let face = s.all(OUTLINE);
    c.blob(&face, s.skin.pale(0.06));
    c.shade_blob(&face, s.p(-18.0, -30.0), s.p(112.0, 60.0), shade.alpha(0.75));
    c.shade_blob(&face, s.p(0.0, 60.0), s.p(6.0, 150.0), shade.alpha(0.45));
    let (bx, by) = s.p(-34.0, 44.0);
    c.glow(bx, by, 46.0, OXBLOOD.mix(CLAY, 0.5).alpha(0.22));
    if portrait.beard {
        beard(c, s);
    }
    let bold = !portrait.beard && !matches!(portrait.hair, Hair::Short | Hair::Wave | Hair::Grey);
    features(c, s, shade, bold);
}

fn features(c: &mut Canvas, s: &Sitter, shade: super::Tone, bold: bool) {
    let brow = s.hair.mix(INK, 0.25);
    // The face is turned a little: its middle line stands off centre.
    let mid = 16.0;
    for (x, wide) in [(mid - 46.0, 23.0), (mid + 38.0, 19.0)] {
        let (sx, sy) = s.p(x, -10.0);
        c.shade_oval((sx, sy), wide + 9.0, 17.0, (sx, sy + 16.0), (sx, sy - 18.0), shade.alpha(0.5));
        c.blob(&s.all([(x - wide * 0.86, -2.0), (x, -10.0), (x + wide * 0.86, -3.0), (x, 6.0)]), PAPER.mix(s.skin, 0.28));
        let (ix, iy) = s.p(x + 3.0, -2.5);
        c.oval(ix, iy, 7.6, 7.6, INK.mix(CLAY, 0.18));
        c.oval(ix - 2.4 * s.way, iy - 2.6, 2.0, 2.0, PAPER);
        c.curve(
            &s.all([(x - wide, -1.0), (x - wide * 0.3, -10.5), (x + wide * 0.5, -9.0), (x + wide, -1.0)]),
            if bold { 4.2 } else { 3.0 },
            INK,
        );
        c.curve(&s.all([(x - wide * 0.6, 8.5), (x + 2.0, 11.0), (x + wide * 0.7, 7.5)]), 1.8, shade.alpha(0.8));
        let lift = if x < mid { 0.0 } else { 1.0 };
        c.blob(
            &s.all([
                (x - wide * 1.1, -26.0 - 4.0 * lift),
                (x - wide * 0.2, -37.0),
                (x + wide * 1.12, -31.0 + 4.0 * lift),
                (x + wide * 1.1, -27.0 + 4.0 * lift),
                (x, -30.0),
            ]),
            brow,
        );
    }
    let nose = s.all([(mid - 2.0, -18.0), (mid + 7.0, 10.0), (mid + 20.0, 34.0), (mid + 12.0, 44.0), (mid - 6.0, 43.0), (mid + 3.0, 30.0)]);
    c.blob(&nose, shade.alpha(0.5));
    c.curve(&s.all([(mid - 12.0, 40.0), (mid - 2.0, 46.0), (mid + 12.0, 45.0), (mid + 19.0, 38.0)]), 3.0, shade.deep(0.2));
    let lip = OXBLOOD.mix(s.skin, if bold { 0.42 } else { 0.66 });
    c.blob(
        &s.all([(mid - 30.0, 70.0), (mid - 8.0, 64.0), (mid + 2.0, 66.5), (mid + 10.0, 64.0), (mid + 28.0, 70.0), (mid, 74.0)]),
        lip.deep(0.22),
    );
    c.blob(&s.all([(mid - 26.0, 71.5), (mid, 74.5), (mid + 24.0, 71.5), (mid + 2.0, 84.0)]), lip);
    c.curve(&s.all([(mid - 32.0, 69.0), (mid, 74.0), (mid + 30.0, 68.5)]), 2.6, shade.deep(0.5));
    if bold {
        c.curve(&s.all([(mid - 13.0, 95.0), (mid + 2.0, 98.0), (mid + 15.0, 94.0)]), 4.0, shade.alpha(0.4));
    }
}

fn beard(c: &mut Canvas, s: &Sitter) {
    let outline = s.all([
        (-84.0, 4.0),
        (-70.0, 40.0),
        (-40.0, 58.0),
        (-8.0, 52.0),
        (14.0, 56.0),
        (38.0, 52.0),
        (66.0, 56.0),
        (82.0, 36.0),
        (86.0, 50.0),
        (72.0, 104.0),
        (24.0, 146.0),
        (-30.0, 134.0),
        (-70.0, 90.0),
        (-86.0, 40.0),
    ]);
    c.blob(&outline, Ink::Down(s.hair.pale(0.06), s.hair));
    c.shade_blob(&outline, s.p(-50.0, 40.0), s.p(80.0, 130.0), s.hair.deep(0.7).alpha(0.8));
    for k in 0..30 {
        let t = k as f32 / 29.0;
        let (x, y) = (-72.0 + 146.0 * t, 74.0 + 44.0 * (t * std::f32::consts::PI).sin() + c.rng.jitter(14.0));
        c.curve(&s.all([(x, y - 12.0), (x + 3.0, y), (x + 2.0, y + 12.0)]), 1.8, s.hair.pale(0.22).alpha(0.5));
    }
}

/// Round frames with a glint.
pub fn glasses(c: &mut Canvas, s: &Sitter) {
    let frame = INK.mix(BRASS, 0.12);
    for (x, wide) in [(-30.0, 34.0), (56.0, 30.0)] {
        let (gx, gy) = s.p(x, -3.0);
        c.oval(gx, gy, wide, 29.0, PAPER.alpha(0.12));
        c.ring(gx, gy, wide, 29.0, 5.0, frame);
        c.arc((gx, gy), (wide - 8.0, 21.0), 3.5, 4.4, 3.0, PAPER.alpha(0.7));
    }
    c.curve(&s.all([(4.0, -7.0), (15.0, -12.0), (26.0, -7.0)]), 5.0, frame);
    c.line(s.p(-64.0, -8.0), s.p(-90.0, -4.0), 5.0, frame);
}
