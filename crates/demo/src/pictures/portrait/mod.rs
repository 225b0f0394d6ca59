//! Drawn busts of the paper's people, and the emblem of its desk.

mod clothes;
mod emblem;
mod face;
mod hair;
mod wall;

use serde::Deserialize;

use super::{
    canvas::{Canvas, Pt},
    jpeg,
    palette::{INK, MIST, SAND, Tone, WALNUT},
};

/// What a portrait shows; as `authors.toml` writes it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Portrait {
    /// Decides the wall, the turn of the head and the colours.
    pub seed: u64,
    /// The emblem of a desk instead of a person.
    pub desk: bool,
    /// How the hair is worn.
    pub hair: Hair,
    /// From 0, pale, to 3, dark.
    pub skin: u8,
    /// What they wear.
    pub clothes: Clothes,
    /// Wears glasses.
    pub glasses: bool,
    /// Has a beard.
    pub beard: bool,
}

/// How the hair is worn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hair {
    /// Cut close, parted at the side.
    #[default]
    Short,
    /// Under a headscarf.
    Scarf,
    /// To the jaw, with a fringe.
    Bob,
    /// Combed back in waves.
    Wave,
    /// One plait over the shoulder.
    Plait,
    /// A cloud of curls.
    Curls,
    /// Grey and thinning.
    Grey,
}

/// What somebody wears.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Clothes {
    /// Over an open shirt.
    #[default]
    Jacket,
    /// Wide and embroidered at the edge.
    Shawl,
    /// A dark dress with a white collar.
    Collar,
    /// A printed shirt.
    Batik,
    /// A heavy coat with its collar up.
    Coat,
    /// A printer's smock.
    Smock,
    /// Over a shirt buttoned to the neck.
    Waistcoat,
}

const SIDE: u32 = 600;

/// What everybody who draws on one sitter needs to know.
#[derive(Debug, Clone, Copy)]
struct Sitter {
    /// The middle of the face.
    at: Pt,
    /// Towards which side the face is turned: 1 is right. The light comes from the other side.
    way: f32,
    skin: Tone,
    hair: Tone,
}

impl Sitter {
    /// A place by its distance from the middle of the face, counted towards the side the face is turned to.
    fn p(&self, x: f32, y: f32) -> Pt {
        (self.at.0 + x * self.way, self.at.1 + y)
    }
    /// Many of them.
    fn all<const N: usize>(&self, points: [Pt; N]) -> [Pt; N] {
        points.map(|(x, y)| self.p(x, y))
    }
}

/// The portrait as a JPEG of 600 by 600 pixels.
pub fn draw_portrait(portrait: &Portrait) -> Vec<u8> {
    // A square this small can always be had; without one there is nothing to encode.
    let Some(mut c) = Canvas::new(SIDE, SIDE, portrait.seed) else { return Vec::new() };
    if portrait.desk {
        emblem::draw(&mut c);
        return jpeg(&c.finish());
    }
    wall::draw(&mut c);
    let skin = match portrait.skin {
        0 => Tone::hex(0xE6C3A2),
        1 => Tone::hex(0xD2A27A),
        2 => Tone::hex(0xB58159),
        _ => Tone::hex(0x87593C),
    };
    let hair = match portrait.hair {
        Hair::Grey => MIST.mix(SAND, 0.3).mix(INK, 0.2),
        _ => c.rng.pick(&[INK, WALNUT.deep(0.35), WALNUT.deep(0.6)], INK),
    };
    let way = if c.rng.chance(0.5) { 1.0 } else { -1.0 };
    let sitter = Sitter { at: (300.0 - 10.0 * way + c.rng.jitter(8.0), 256.0 + c.rng.jitter(8.0)), way, skin, hair };
    hair::behind(&mut c, &sitter, portrait.hair);
    clothes::draw(&mut c, &sitter, portrait.clothes);
    face::draw(&mut c, &sitter, portrait);
    hair::front(&mut c, &sitter, portrait.hair);
    if portrait.glasses {
        face::glasses(&mut c, &sitter);
    }
    jpeg(&c.finish())
}
