//! A small, stable source of chance: the same seed gives the same picture on every machine and in every version.

/// SplitMix64. Good enough for drawing and filler text; never for secrets.
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// Starts from `seed`.
    pub fn new(seed: u64) -> Self {
        let mut rng = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D);
        rng.next();
        rng
    }
    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
    /// Evenly between 0 and 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
    /// Evenly between `low` and `high`.
    pub fn range(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }
    /// Within `by` of zero.
    pub fn jitter(&mut self, by: f32) -> f32 {
        self.range(-by, by)
    }
    /// A whole number below `end`; 0 for an `end` of 0.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }
    /// Yes with the given probability.
    pub fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }
    /// One of `choices`; the fallback stands in for an empty list.
    pub fn pick<T: Copy>(&mut self, choices: &[T], fallback: T) -> T {
        let at = self.below(choices.len());
        choices.get(at).copied().unwrap_or(fallback)
    }
}
