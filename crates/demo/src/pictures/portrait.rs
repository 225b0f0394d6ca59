//! Drawn busts of the paper's people.

use serde::Deserialize;

use super::{
    canvas::{Canvas, Ink},
    jpeg,
    palette::{BRASS, CLAY, INK, MIST, OXBLOOD, PAPER, PINE, SAGE, SAND, SLATE, Tone, WALNUT},
};

/// What a portrait shows; as `authors.toml` writes it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portrait {
    /// Decides the colours.
    pub seed: u64,
    /// The emblem of a desk instead of a person.
    #[serde(default)]
    pub desk: bool,
    /// `scarf`, `short`, `bob`, `wave`, `plait`, `curls`, `grey`.
    #[serde(default)]
    pub hair: String,
    /// From 0, pale, to 3, dark.
    #[serde(default)]
    pub skin: u8,
    /// `shawl`, `jacket`, `collar`, `batik`, `coat`, `smock`, `waistcoat`.
    #[serde(default)]
    pub clothes: String,
    /// Wears glasses.
    #[serde(default)]
    pub glasses: bool,
    /// Has a beard.
    #[serde(default)]
    pub beard: bool,
}

const SIDE: u32 = 600;

/// The portrait as a JPEG of 600 by 600 pixels.
pub fn draw_portrait(portrait: &Portrait) -> Vec<u8> {
    let Some(mut c) = Canvas::new(SIDE, SIDE, portrait.seed) else { return Vec::new() };
    let ground = [MIST, SAND, SAGE, PAPER.deep(0.12), SLATE.pale(0.45), CLAY.pale(0.5)];
    let ground = c.rng.pick(&ground, MIST);
    c.rect(0.0, 0.0, c.w, c.h, Ink::Down(ground.pale(0.25), ground.deep(0.18)));
    if portrait.desk { desk(&mut c) } else { person(&mut c, portrait) }
    jpeg(&c.finish())
}

/// A folded paper under a lamp.
fn desk(c: &mut Canvas) {
    c.oval(300.0, 300.0, 215.0, 215.0, INK);
    c.ring(300.0, 300.0, 196.0, 196.0, 5.0, BRASS);
    c.sheet(300.0, 312.0, 200.0, 230.0, -0.08, PAPER.deep(0.1));
    c.sheet(306.0, 302.0, 200.0, 230.0, 0.03, PAPER);
    c.rect(222.0, 214.0, 168.0, 22.0, INK);
    c.rect(222.0, 252.0, 76.0, 62.0, SLATE);
    for row in 0..6_u8 {
        let y = 256.0 + f32::from(row) * 26.0;
        let x = if row < 3 { 312.0 } else { 222.0 };
        c.rect(x, y, 390.0 - x, 7.0, INK.alpha(0.55));
    }
}

fn person(c: &mut Canvas, portrait: &Portrait) {
    let skin = match portrait.skin {
        0 => Tone::hex(0xE9C9A8),
        1 => Tone::hex(0xD3A57C),
        2 => Tone::hex(0xB07F57),
        _ => Tone::hex(0x80563A),
    };
    let hair = if portrait.hair == "grey" { MIST.deep(0.1) } else { c.rng.pick(&[INK, WALNUT, WALNUT.deep(0.4)], INK) };
    let cloth = match portrait.clothes.as_str() {
        "shawl" => OXBLOOD,
        "jacket" => INK.pale(0.12),
        "batik" => CLAY,
        "coat" => PINE,
        "smock" => SLATE,
        "waistcoat" => WALNUT,
        _ => SLATE.deep(0.4),
    };
    let lean = c.rng.jitter(14.0);
    let x = 300.0 + lean;
    if matches!(portrait.hair.as_str(), "bob" | "wave" | "plait" | "curls") {
        c.oval(x, 292.0, 138.0, 168.0, hair);
    }
    if portrait.hair == "scarf" {
        c.oval(x, 300.0, 146.0, 186.0, cloth.deep(0.25));
    }
    c.blob(&[(60.0, 640.0), (96.0, 500.0), (200.0, 446.0), (x, 438.0), (400.0, 446.0), (504.0, 500.0), (540.0, 640.0)], Ink::Down(cloth, cloth.deep(0.35)));
    c.poly(&[(x - 44.0, 380.0), (x + 44.0, 380.0), (x + 58.0, 462.0), (x, 520.0), (x - 58.0, 462.0)], skin.deep(0.18));
    if matches!(portrait.clothes.as_str(), "jacket" | "collar" | "waistcoat") {
        c.poly(&[(x - 60.0, 452.0), (x, 530.0), (x - 96.0, 540.0)], PAPER);
        c.poly(&[(x + 60.0, 452.0), (x, 530.0), (x + 96.0, 540.0)], PAPER);
        c.poly(&[(x - 14.0, 520.0), (x + 14.0, 520.0), (x + 20.0, 610.0), (x - 20.0, 610.0)], BRASS.deep(0.2));
    }
    c.oval(x, 282.0, 106.0, 136.0, Ink::Across(skin.pale(0.08), skin.deep(0.14)));
    if portrait.beard {
        c.blob(&[(x - 102.0, 300.0), (x - 84.0, 400.0), (x, 446.0), (x + 84.0, 400.0), (x + 102.0, 300.0), (x + 54.0, 352.0), (x, 340.0), (x - 54.0, 352.0)], hair);
    }
    match portrait.hair.as_str() {
        "scarf" => c.blob(&[(x - 122.0, 300.0), (x - 116.0, 180.0), (x, 118.0), (x + 116.0, 180.0), (x + 122.0, 300.0), (x + 84.0, 214.0), (x, 182.0), (x - 84.0, 214.0)], cloth),
        "curls" => {
            for step in 0..9_u8 {
                let angle = std::f32::consts::PI * (1.0 + f32::from(step) / 8.0);
                c.oval(x + 104.0 * angle.cos(), 244.0 + 104.0 * angle.sin(), 42.0, 42.0, hair);
            }
        }
        _ => c.blob(&[(x - 112.0, 268.0), (x - 108.0, 172.0), (x - 20.0, 126.0), (x + 88.0, 150.0), (x + 114.0, 268.0), (x + 74.0, 206.0), (x - 30.0, 198.0)], hair),
    }
    if portrait.hair == "plait" {
        for knot in 0..5_u8 {
            c.oval(x + 118.0, 380.0 + f32::from(knot) * 38.0, 22.0, 24.0, hair);
        }
    }
    for side in [-1.0, 1.0] {
        c.oval(x + side * 42.0, 286.0, 8.0, 9.0, INK);
        c.curve(&[(x + side * 24.0, 262.0), (x + side * 44.0, 254.0), (x + side * 64.0, 264.0)], 6.0, hair.deep(0.1));
        if portrait.glasses {
            c.ring(x + side * 42.0, 288.0, 34.0, 28.0, 5.0, INK);
        }
    }
    if portrait.glasses {
        c.line((x - 9.0, 286.0), (x + 9.0, 286.0), 5.0, INK);
    }
    c.curve(&[(x, 292.0), (x + 12.0, 322.0), (x - 4.0, 328.0)], 4.0, skin.deep(0.35));
    c.curve(&[(x - 26.0, 360.0), (x, 368.0), (x + 28.0, 358.0)], 5.0, OXBLOOD.mix(skin, 0.35));
}
