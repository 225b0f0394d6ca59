//! Retries with exponential backoff.

use std::time::Duration;

use super::FetchError;

/// The number of attempts and the delays between them.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Maximum number of attempts.
    pub tries: u32,
    /// The delay after the first failure; it doubles with each further one.
    pub first: Duration,
    /// The maximum delay.
    pub longest: Duration,
    /// No further attempt is made if the site's `Retry-After` is longer than this.
    pub patience: Duration,
}

impl Pace {
    /// For REST responses, on which everything else depends: about two minutes.
    pub const RESPONSES: Self =
        Self { tries: 7, first: Duration::from_secs(1), longest: Duration::from_secs(60), patience: Duration::from_secs(600) };
    /// For files, any of which may be missing.
    pub const FILES: Self =
        Self { tries: 3, first: Duration::from_secs(2), longest: Duration::from_secs(30), patience: Duration::from_secs(120) };

    /// Repeats `work` until it succeeds, fails permanently, or has used all attempts.
    ///
    /// # Errors
    /// The error of the last attempt.
    pub async fn keep_trying<T>(&self, mut work: impl AsyncFnMut() -> Result<T, FetchError>) -> Result<T, FetchError> {
        let mut pause = self.first;
        let mut tried = 1;
        loop {
            let error = match work().await {
                Ok(done) => return Ok(done),
                Err(error) => error,
            };
            let requested = error.wait().unwrap_or_default();
            if !error.is_passing() || tried >= self.tries || requested > self.patience {
                return Err(error);
            }
            tokio::time::sleep(requested.max(pause)).await;
            pause = (pause * 2).min(self.longest);
            tried += 1;
        }
    }
}

/// `Retry-After`: seconds, or a date, which is converted to a delay from `now` (milliseconds since 1970).
pub(super) fn retry_after(written: &str, now: i64) -> Option<Duration> {
    let written = written.trim();
    if let Ok(seconds) = written.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::parse(&written.replace(" GMT", " +0000")).ok()?.timestamp().as_millisecond();
    Some(Duration::from_millis(u64::try_from(at.saturating_sub(now)).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Pace =
        Pace { tries: 3, first: Duration::from_millis(1), longest: Duration::from_millis(2), patience: Duration::from_millis(50) };

    fn status(status: u16, wait: Option<Duration>) -> FetchError {
        FetchError::Status { url: String::new(), status, wait }
    }

    #[test]
    fn waits_are_read_in_both_forms() {
        assert_eq!(retry_after(" 120 ", 0), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 15_000), Some(Duration::from_secs(45)));
        assert_eq!(retry_after("Thu, 01 Jan 1970 00:01:00 GMT", 90_000), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", 0), None);
    }

    #[tokio::test]
    async fn what_passes_is_tried_again_and_what_stays_is_not() {
        for (error, expected) in [
            (status(503, None), 3),
            (status(429, Some(Duration::from_millis(5))), 3),
            (status(429, Some(Duration::from_secs(3600))), 1),
            (status(404, None), 1),
        ] {
            let mut tries = 0;
            let result: Result<(), _> = QUICK
                .keep_trying(async || {
                    tries += 1;
                    Err(error.clone())
                })
                .await;
            assert!(result.is_err());
            assert_eq!(tries, expected, "{error}");
        }
    }

    #[tokio::test]
    async fn the_site_is_left_alone_as_long_as_it_asks() {
        let began = std::time::Instant::now();
        let mut tries = 0;
        QUICK
            .keep_trying(async || {
                tries += 1;
                if tries == 1 { Err(status(429, Some(Duration::from_millis(40)))) } else { Ok(()) }
            })
            .await
            .unwrap();
        assert!(began.elapsed() >= Duration::from_millis(40));
    }
}
