//! How far a long command has come: a bar on a terminal, a line now and then elsewhere.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows one step at a time.
pub struct Shown {
    bar: ProgressBar,
    terminal: bool,
    /// The line that was printed last: which step, how many per cent, when.
    last: Mutex<Option<(String, u64, Instant)>>,
}

/// Lines in a log are at least so far apart.
const BETWEEN_LINES: Duration = Duration::from_secs(5);

impl Shown {
    /// Nothing is shown until the first step.
    pub fn new() -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = if terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{msg:<18} {bar:32} {percent:>3} %  {eta}") {
            bar.set_style(style);
        }
        Self { bar, terminal, last: Mutex::new(None) }
    }

    /// `done` of `total` of the step `what`.
    pub fn step(&self, what: &str, done: u64, total: u64) {
        if self.terminal {
            self.bar.set_length(total);
            self.bar.set_message(what.to_owned());
            self.bar.set_position(done);
            return;
        }
        let Ok(mut last) = self.last.lock() else { return };
        let done = done.saturating_mul(100).checked_div(total).unwrap_or(100);
        let due = match last.as_ref() {
            Some((step, before, at)) if step == what => *before < done && (done == 100 || at.elapsed() >= BETWEEN_LINES),
            _ => true,
        };
        if due {
            tracing::info!("{what}: {done} %");
            *last = Some((what.to_owned(), done, Instant::now()));
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
