//! How many messages a socket may send: many at once, and fewer in the long run.

use std::time::Instant;

/// Messages at once.
const BURST: f64 = 100.0;
/// Messages a second in the long run. A fast writer sends some ten.
const RATE: f64 = 30.0;

/// Counts the messages of one socket.
pub struct Limit {
    left: f64,
    at: Instant,
}

impl Limit {
    /// Nothing was sent yet.
    pub fn new(now: Instant) -> Self {
        Self { left: BURST, at: now }
    }

    /// Counts a message; `false` if it is one too many.
    pub fn allows(&mut self, now: Instant) -> bool {
        self.left = (self.left + now.duration_since(self.at).as_secs_f64() * RATE).min(BURST);
        self.at = now;
        if self.left < 1.0 {
            return false;
        }
        self.left -= 1.0;
        true
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_burst_is_allowed_and_then_a_rate() {
        let begun = Instant::now();
        let mut limit = Limit::new(begun);
        assert_eq!((0..1000).filter(|_| limit.allows(begun)).count(), 100);
        let later = begun + Duration::from_secs(1);
        assert_eq!((0..1000).filter(|_| limit.allows(later)).count(), 30);
        assert_eq!((0..1000).filter(|_| limit.allows(later + Duration::from_secs(3600))).count(), 100);
    }
}
