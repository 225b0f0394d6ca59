//! Shoulders and what is worn on them.

use super::{
    super::{
        canvas::{Canvas, Ink, Pt},
        palette::{BRASS, CLAY, INK, OXBLOOD, PAPER, PINE, SAND, SLATE, Tone, WALNUT},
    },
    Clothes, Sitter,
};

fn shoulders(s: &Sitter, width: f32) -> [Pt; 9] {
    s.all([
        (-70.0, 160.0),
        (0.0, 186.0),
        (76.0, 160.0),
        (width * 0.78, 190.0),
        (width, 252.0),
        (width * 1.12, 420.0),
        (-width * 1.12, 420.0),
        (-width, 252.0),
        (-width * 0.78, 190.0),
    ])
}

fn body(c: &mut Canvas, s: &Sitter, width: f32, tone: Tone) {
    let points = shoulders(s, width);
    c.blob(&points, Ink::Down(tone.pale(0.10), tone.deep(0.22)));
    c.shade_blob(&points, s.p(-30.0, 200.0), s.p(width * 1.1, 330.0), INK.alpha(0.55));
}

/// Draws them.
pub fn draw(c: &mut Canvas, s: &Sitter, clothes: Clothes) {
    match clothes {
        Clothes::Jacket => jacket(c, s),
        Clothes::Shawl => shawl(c, s),
        Clothes::Collar => {
            body(c, s, 206.0, SLATE.deep(0.55));
            for side in [-1.0_f32, 1.0] {
                let wing =
                    s.all([(side * 50.0, 150.0), (side * 4.0, 214.0), (side * 40.0, 262.0), (side * 104.0, 236.0), (side * 92.0, 178.0)]);
                c.shadow(&wing.map(|p| (p.0 + 4.0, p.1 + 8.0)), 8.0, INK.alpha(0.3));
                c.poly(&wing, Ink::Down(PAPER.pale(0.3), PAPER.deep(0.12)));
            }
            let (x, y) = s.p(4.0, 222.0);
            c.oval(x, y, 12.0, 12.0, BRASS);
        }
        Clothes::Batik => batik(c, s),
        Clothes::Coat => coat(c, s),
        Clothes::Smock => smock(c, s),
        Clothes::Waistcoat => waistcoat(c, s),
    }
}

fn jacket(c: &mut Canvas, s: &Sitter) {
    c.blob(&s.all([(-70.0, 156.0), (76.0, 156.0), (96.0, 420.0), (-90.0, 420.0)]), PAPER.mix(SLATE, 0.14));
    for side in [-1.0_f32, 1.0] {
        let half = s.all([
            (side * 58.0, 156.0),
            (side * 160.0, 190.0),
            (side * 214.0, 254.0),
            (side * 240.0, 420.0),
            (side * 20.0, 420.0),
            (side * 22.0, 300.0),
        ]);
        let tone = INK.mix(SLATE, 0.34);
        c.poly(&half, Ink::Down(tone.pale(0.08), tone.deep(0.3)));
        c.shade(&half, s.p(-60.0, 200.0), s.p(260.0, 330.0), INK.alpha(0.7));
        let lapel = s.all([(side * 58.0, 150.0), (side * 112.0, 206.0), (side * 84.0, 226.0), (side * 98.0, 246.0), (side * 22.0, 344.0)]);
        c.poly(&lapel, Ink::Down(tone.pale(0.16), tone));
        let wing = s.all([(side * 46.0, 144.0), (side * 8.0, 206.0), (side * 46.0, 236.0), (side * 70.0, 176.0)]);
        c.poly(&wing, Ink::Down(PAPER.pale(0.3), PAPER.deep(0.1)));
    }
    c.poly(&s.all([(120.0, 290.0), (168.0, 284.0), (166.0, 306.0), (122.0, 312.0)]), OXBLOOD.pale(0.05));
}

fn shawl(c: &mut Canvas, s: &Sitter) {
    body(c, s, 226.0, OXBLOOD.deep(0.1));
    for k in 0..8 {
        let t = k as f32 / 7.0;
        c.curve(
            &s.all([(-170.0 + 40.0 * t, 204.0 + 10.0 * t), (-70.0 + 60.0 * t, 270.0 + 16.0 * t), (70.0 + 80.0 * t, 420.0)]),
            3.0 + 3.0 * t,
            INK.alpha(0.20),
        );
    }
    let edge = s.all([(-40.0, 176.0), (10.0, 214.0), (60.0, 280.0), (108.0, 420.0)]);
    c.curve(&edge, 26.0, BRASS.deep(0.15));
    c.curve(&edge, 16.0, OXBLOOD.deep(0.3));
    for k in 0..11 {
        let t = k as f32 / 10.0;
        let (x, y) = s.p(-30.0 + 130.0 * t.powf(0.85), 184.0 + 230.0 * t.powf(1.15));
        c.sheet(x, y, 9.0, 9.0, 0.8, BRASS.pale(0.2));
    }
}

fn batik(c: &mut Canvas, s: &Sitter) {
    let tone = WALNUT.mix(CLAY, 0.35);
    body(c, s, 212.0, tone);
    for row in 0..7 {
        for col in -5..=5 {
            let (x, y) = (44.0 * col as f32 + if row % 2 == 0 { 0.0 } else { 22.0 }, 216.0 + 34.0 * row as f32);
            // Only where the cloth is.
            if x.abs() > 178.0 + (y - 216.0) * 0.3 || (x.abs() < 64.0 && y < 250.0) {
                continue;
            }
            let (px, py) = s.p(x, y);
            c.oval(px, py, 13.0, 13.0, BRASS.mix(SAND, 0.3).alpha(0.85));
            c.oval(px, py, 8.0, 8.0, tone.deep(0.3));
            for k in 0..4 {
                let a = k as f32 * std::f32::consts::FRAC_PI_2 + 0.78;
                c.oval(px + 17.0 * a.cos(), py + 15.0 * a.sin(), 4.5, 4.5, SAND.alpha(0.8));
            }
        }
    }
    c.shade_blob(&shoulders(s, 212.0), s.p(20.0, 220.0), s.p(230.0, 330.0), INK.alpha(0.6));
    for side in [-1.0_f32, 1.0] {
        c.poly(
            &s.all([(side * 52.0, 148.0), (side * 4.0, 226.0), (side * 62.0, 250.0), (side * 90.0, 178.0)]),
            Ink::Down(tone.pale(0.16), tone.deep(0.2)),
        );
    }
    c.line(s.p(2.0, 232.0), s.p(2.0, 420.0), 3.0, INK.alpha(0.5));
}

fn coat(c: &mut Canvas, s: &Sitter) {
    let tone = PINE;
    body(c, s, 230.0, tone);
    c.blob(&s.all([(-60.0, 130.0), (66.0, 130.0), (70.0, 220.0), (0.0, 250.0), (-64.0, 220.0)]), SAND.mix(PAPER, 0.4));
    for k in 0..9 {
        let x = -52.0 + 13.0 * k as f32;
        c.curve(&s.all([(x, 142.0), (x + 2.0, 190.0), (x * 0.6, 240.0)]), 2.0, CLAY.alpha(0.35));
    }
    for side in [-1.0_f32, 1.0] {
        let flap = s.all([(side * 62.0, 112.0), (side * 112.0, 150.0), (side * 130.0, 236.0), (side * 20.0, 330.0), (side * 34.0, 214.0)]);
        c.poly(&flap, Ink::Across(tone.pale(0.18), tone.deep(0.3)));
        c.shade(&flap, s.p(0.0, 160.0), s.p(140.0, 260.0), INK.alpha(0.5));
    }
    let (x, y) = s.p(34.0, 330.0);
    c.oval(x, y, 10.0, 10.0, BRASS);
}

fn smock(c: &mut Canvas, s: &Sitter) {
    let tone = SLATE.pale(0.05);
    body(c, s, 216.0, tone);
    c.curve(&s.all([(-150.0, 240.0), (-60.0, 270.0), (4.0, 276.0), (70.0, 270.0), (156.0, 240.0)]), 4.0, INK.alpha(0.4));
    for k in 0..17 {
        let x = -136.0 + 17.0 * k as f32;
        c.curve(&s.all([(x, 272.0 - (x * x) * 0.0014), (x * 1.06, 320.0), (x * 1.12, 400.0)]), 2.4, INK.alpha(0.22));
    }
    c.curve(&s.all([(-58.0, 168.0), (0.0, 226.0), (62.0, 168.0)]), 15.0, tone.deep(0.35));
    for (x, y, r) in [(96.0, 250.0, 9.0), (112.0, 268.0, 5.0), (-120.0, 300.0, 7.0)] {
        let (px, py) = s.p(x, y);
        c.oval(px, py, r, r * 0.8, INK.alpha(0.75));
    }
    c.line(s.p(-96.0, 300.0), s.p(-88.0, 250.0), 8.0, BRASS);
    c.line(s.p(-88.0, 252.0), s.p(-86.0, 238.0), 5.0, SAND);
}

fn waistcoat(c: &mut Canvas, s: &Sitter) {
    body(c, s, 214.0, PAPER.mix(SAND, 0.35));
    for side in [-1.0_f32, 1.0] {
        let half = s.all([
            (side * 66.0, 156.0),
            (side * 146.0, 186.0),
            (side * 152.0, 270.0),
            (side * 160.0, 420.0),
            (0.0, 420.0),
            (side * 4.0, 316.0),
        ]);
        c.poly(&half, Ink::Down(WALNUT.pale(0.10), WALNUT.deep(0.3)));
        c.shade(&half, s.p(-60.0, 200.0), s.p(200.0, 330.0), INK.alpha(0.6));
    }
    c.poly(&s.all([(-44.0, 146.0), (50.0, 146.0), (58.0, 188.0), (4.0, 200.0), (-52.0, 188.0)]), Ink::Down(PAPER, PAPER.deep(0.16)));
    c.line(s.p(3.0, 196.0), s.p(3.0, 312.0), 2.4, SAND.deep(0.5));
    for y in [224.0, 262.0, 300.0] {
        let (x, y) = s.p(3.0, y);
        c.oval(x, y, 4.5, 4.5, SAND.deep(0.45));
    }
    c.curve(&s.all([(20.0, 340.0), (60.0, 366.0), (110.0, 330.0)]), 3.0, BRASS.pale(0.2));
}
