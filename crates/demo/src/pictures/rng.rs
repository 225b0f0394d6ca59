//! A small, stable source of chance: the same seed gives the same picture on every machine and in every version.

use std::cell::Cell;

/// SplitMix64, behind a cell so that a drawing call can take chances in its own arguments. Good enough for drawing and filler text; never for secrets.
#[derive(Debug, Clone)]
pub struct Rng(Cell<u64>);

impl Rng {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        let rng = Self(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D));
        rng.next();
        rng
    }
    /// The next 64 bits.
    pub fn next(&self) -> u64 {
        let mut z = self.0.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.0.set(z);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// Evenly between 0 and 1.
    pub fn unit(&self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
    /// Evenly between `low` and `high`.
    pub fn range(&self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }
    /// Within `by` of zero.
    pub fn jitter(&self, by: f32) -> f32 {
        self.range(-by, by)
    }
    /// A whole number below `end`; 0 for an `end` of 0.
    pub fn below(&self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
    /// Yes with the given probability.
    pub fn chance(&self, probability: f32) -> bool {
        self.unit() < probability
    }
    /// One of `choices`; the fallback stands in for an empty list.
    pub fn pick<T: Copy>(&self, choices: &[T], fallback: T) -> T {
        let at = self.below(choices.len());
        choices.get(at).copied().unwrap_or(fallback)
    }
}
