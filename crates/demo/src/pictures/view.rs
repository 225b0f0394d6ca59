//! One-point perspective: rooms, rows and streets that run away from the eye.

use super::canvas::Pt;

/// Where the eye is: `x` to the right, `y` down, `z` away, in metres.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// The vanishing point on the sheet.
    pub at: Pt,
    /// Pixels a metre takes at one metre's distance.
    pub f: f32,
}

impl View {
    /// A place in the room, on the sheet.
    pub fn put(&self, x: f32, y: f32, z: f32) -> Pt {
        let s = self.scale(z);
        (self.at.0 + x * s, self.at.1 + y * s)
    }
    /// Pixels a metre takes at distance `z`.
    pub fn scale(&self, z: f32) -> f32 {
        self.f / z.max(0.05)
    }
    /// A level rectangle at height `y`.
    pub fn floor(&self, (x0, x1): (f32, f32), y: f32, (z0, z1): (f32, f32)) -> [Pt; 4] {
        [self.put(x0, y, z0), self.put(x1, y, z0), self.put(x1, y, z1), self.put(x0, y, z1)]
    }
    /// An upright rectangle along the line of sight at `x`.
    pub fn side(&self, x: f32, (y0, y1): (f32, f32), (z0, z1): (f32, f32)) -> [Pt; 4] {
        [self.put(x, y0, z0), self.put(x, y0, z1), self.put(x, y1, z1), self.put(x, y1, z0)]
    }
}
