//! Where random bytes come from.

use std::sync::atomic::{AtomicU64, Ordering};

/// A source of bytes nobody can guess. Injected, so that tests are repeatable.
pub trait Random: Send + Sync {
    /// Fills `bytes`.
    ///
    /// # Errors
    /// If the system has no randomness to give; nothing secret can be made then.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error>;
}

/// The operating system's.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        getrandom::fill(bytes)
    }
}

/// A sequence that is the same in every run, for tests only.
#[derive(Debug, Default)]
pub struct FixedRandom(AtomicU64);

impl Random for FixedRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        for chunk in bytes.chunks_mut(8) {
            let mut state = self.0.fetch_add(1, Ordering::SeqCst).wrapping_add(0x9e37_79b9_7f4a_7c15);
            // splitmix64: neighbouring numbers give unlike bytes
            state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let made = (state ^ (state >> 31)).to_le_bytes();
            chunk.iter_mut().zip(made).for_each(|(byte, made)| *byte = made);
        }
        Ok(())
    }
}
