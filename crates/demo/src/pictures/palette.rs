//! The house colours and the four lights under which a scene can be drawn.

/// A colour with opacity, each part from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tone {
    /// Red.
    pub r: f32,
    /// Green.
    pub g: f32,
    /// Blue.
    pub b: f32,
    /// Opacity.
    pub a: f32,
}

impl Tone {
    /// From `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: ((rgb >> 16) & 255) as f32 / 255.0, g: ((rgb >> 8) & 255) as f32 / 255.0, b: (rgb & 255) as f32 / 255.0, a: 1.0 }
    }
    /// The same colour at another opacity.
    pub const fn alpha(self, a: f32) -> Self {
        Self { a, ..self }
    }
    /// A blend: 0 is `self`, 1 is `other`.
    pub fn mix(self, other: Self, t: f32) -> Self {
        let part = |x: f32, y: f32| x + (y - x) * t.clamp(0.0, 1.0);
        Self { r: part(self.r, other.r), g: part(self.g, other.g), b: part(self.b, other.b), a: part(self.a, other.a) }
    }
    /// Towards the paper.
    pub fn pale(self, t: f32) -> Self {
        self.mix(PAPER.alpha(self.a), t)
    }
    /// Towards the ink.
    pub fn deep(self, t: f32) -> Self {
        self.mix(INK.alpha(self.a), t)
    }
}

/// Warm paper white.
pub const PAPER: Tone = Tone::hex(0xF5EEDF);
/// Deep ink.
pub const INK: Tone = Tone::hex(0x141B26);
/// The one metal.
pub const BRASS: Tone = Tone::hex(0xB68A3C);
/// The one alarm.
pub const OXBLOOD: Tone = Tone::hex(0x6E2029);
/// Muted blue.
pub const SLATE: Tone = Tone::hex(0x4A6274);
/// Pale blue grey.
pub const MIST: Tone = Tone::hex(0xA9BCC1);
/// Muted green.
pub const SAGE: Tone = Tone::hex(0x7F9279);
/// Dark green.
pub const PINE: Tone = Tone::hex(0x2D473F);
/// Straw.
pub const SAND: Tone = Tone::hex(0xD9C496);
/// Brick.
pub const CLAY: Tone = Tone::hex(0xA9694A);
/// Walnut.
pub const WALNUT: Tone = Tone::hex(0x4B3326);

/// What the hour does to every colour of a scene.
#[derive(Debug, Clone, Copy)]
pub struct Light {
    /// Sky overhead.
    pub top: Tone,
    /// Sky half way down.
    pub mid: Tone,
    /// Sky at the horizon.
    pub low: Tone,
    /// Sun or moon.
    pub sun: Tone,
    /// The farthest land.
    pub far: Tone,
    /// The nearest shapes.
    pub near: Tone,
    /// Lit windows and lamps.
    pub lamp: Tone,
    /// Grass and fields.
    pub green: Tone,
    /// How brightly lamps burn: 0 by day, 1 by night.
    pub dark: f32,
}

impl Light {
    /// Land at a distance: 0 is the horizon, 1 is here.
    pub fn depth(&self, t: f32) -> Tone {
        self.far.mix(self.near, t)
    }
    /// A thing's own colour, seen in this light.
    pub fn on(&self, own: Tone) -> Tone {
        own.mix(self.near, 0.12 + 0.42 * self.dark).mix(self.low, 0.10)
    }
}

/// By name: `dawn`, `day`, `dusk`, `night`.
pub fn light(name: &str) -> Option<Light> {
    Some(match name {
        "dawn" => Light {
            top: Tone::hex(0x6F8A9A),
            mid: Tone::hex(0xC3BDB0),
            low: Tone::hex(0xF3D9B1),
            sun: Tone::hex(0xFFE9BF),
            far: Tone::hex(0xB7AFA8),
            near: Tone::hex(0x26313D),
            lamp: Tone::hex(0xF2C46D),
            green: Tone::hex(0x7C8A68),
            dark: 0.25,
        },
        "day" => Light {
            top: Tone::hex(0x7FA0AE),
            mid: Tone::hex(0xB9CBCB),
            low: Tone::hex(0xF1E9D6),
            sun: Tone::hex(0xFFF6DF),
            far: Tone::hex(0xA5B8BA),
            near: Tone::hex(0x25383F),
            lamp: Tone::hex(0xF4D9A0),
            green: Tone::hex(0x7C9170),
            dark: 0.0,
        },
        "dusk" => Light {
            top: Tone::hex(0x2C3D52),
            mid: Tone::hex(0x866B72),
            low: Tone::hex(0xE3A066),
            sun: Tone::hex(0xFBC98A),
            far: Tone::hex(0x8A6F74),
            near: Tone::hex(0x171C28),
            lamp: Tone::hex(0xF5BE62),
            green: Tone::hex(0x4E5540),
            dark: 0.6,
        },
        "night" => Light {
            top: Tone::hex(0x0E1826),
            mid: Tone::hex(0x1E3143),
            low: Tone::hex(0x46606B),
            sun: Tone::hex(0xECE4CE),
            far: Tone::hex(0x3A5162),
            near: Tone::hex(0x0C121B),
            lamp: Tone::hex(0xF0B95C),
            green: Tone::hex(0x26362F),
            dark: 1.0,
        },
        _ => return None,
    })
}
