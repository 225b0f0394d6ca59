//! `press serve`.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context;
use app::site::Site;
use clap::Args;

use super::{Failure, Place};
use crate::{
    assets::SiteFiles,
    http::{AppState, FrontDoor, Ready},
    jobs, listen,
};

/// Serves the paper to readers.
#[derive(Args)]
pub struct Serve {
    /// Where to listen
    #[arg(long, value_name = "HOST:PORT", default_value = "127.0.0.1:3000")]
    addr: SocketAddr,
    /// Draw every page anew for each request, to measure how long that takes
    #[arg(long, env = "PRESS_NO_CACHE", hide = true)]
    no_cache: bool,
    #[command(flatten)]
    place: Place,
}

impl Serve {
    /// Serves until it is told to stop (Ctrl-C, SIGTERM), then lets running requests end.
    pub async fn run(self) -> Result<(), Failure> {
        let files = SiteFiles::find().map_err(Failure::wrong_input)?;
        let (newsroom, media) = self.place.open().await?;
        let listener = tokio::net::TcpListener::bind(self.addr)
            .await
            .with_context(|| format!("{} cannot be listened on; is another program there? Choose another with --addr", self.addr))
            .map_err(Failure::wrong_input)?;
        let addr = listener.local_addr()?;
        let site = Site::new(newsroom.clone(), files.names()).with_fallback_origin(&format!("http://{addr}"));
        let known = newsroom.outbox_newest().await?;
        let ready = if self.no_cache { Ready::nothing_kept() } else { Ready::new(&newsroom, pagecache::Config::default()) };
        let jobs = [
            tokio::spawn(jobs::going_live::keep_going_live(newsroom.clone())),
            tokio::spawn(jobs::forgetting::keep_forgetting(newsroom.clone(), ready.clone(), known)),
        ];
        let state = AppState { site, media, ready, files: Arc::new(files) };
        tracing::info!("the paper is at http://{addr}/");
        listen::serve(listener, FrontDoor::new(state), told_to_stop()).await;
        tracing::info!("stopped");
        jobs.iter().for_each(tokio::task::JoinHandle::abort);
        newsroom.close().await;
        Ok(())
    }
}

async fn told_to_stop() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! { () = interrupted => {}, () = terminated => {} }
    tracing::info!("told to stop; running requests may end");
}
