//! The signals to stop: Ctrl-C or SIGTERM, once or twice.

use tokio::sync::watch;

/// Counts them from the moment it is made.
pub struct Signals(watch::Receiver<u32>);

impl Signals {
    /// Listens from now on; the process no longer ends by itself on a signal.
    ///
    /// # Errors
    /// The operating system delivers no signals.
    pub fn listen() -> std::io::Result<Self> {
        let (sender, received) = watch::channel(0);
        #[cfg(unix)]
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::spawn(async move {
            loop {
                #[cfg(unix)]
                tokio::select! {
                    interrupted = tokio::signal::ctrl_c() => if interrupted.is_err() { return },
                    _ = terminated.recv() => {}
                }
                #[cfg(not(unix))]
                if tokio::signal::ctrl_c().await.is_err() {
                    return;
                }
                sender.send_modify(|times| *times += 1);
            }
        });
        Ok(Self(received))
    }

    /// Completes at the first signal.
    pub async fn first(&self) {
        self.times(1).await;
    }

    /// Completes at the second signal.
    pub async fn second(&self) {
        self.times(2).await;
    }

    async fn times(&self, times: u32) {
        if self.0.clone().wait_for(|received| *received >= times).await.is_err() {
            std::future::pending().await
        }
    }
}
