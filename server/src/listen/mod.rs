//! Connections: accepted one by one, closed when they are too slow, drained when the process stops.

mod connection_limit;
mod timeouts;

use std::{convert::Infallible, pin::pin, time::Duration};

use axum::{http::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use prometheus_client::metrics::gauge::Gauge;
use tokio::{net::TcpListener, sync::watch};
use tower::Service;

use crate::http::{Peer, Proxies};
use connection_limit::ConnectionLimit;

/// Timeouts of connections, and how many may be open.
#[derive(Debug, Clone)]
pub struct ConnectionConfig {
    /// A client that has not sent its whole request head after this time is disconnected; so is an idle one.
    pub header_timeout: Duration,
    /// A client that reads nothing of its response for this time is disconnected.
    pub write_timeout: Duration,
    /// After the signal to stop, running responses get this time to end.
    pub shutdown_timeout: Duration,
    /// Open connections; further ones wait in the system's queue.
    pub max_connections: usize,
    /// Open connections of one network; further ones are closed at once. Trusted proxies and the local machine are exempt.
    pub max_per_network: usize,
}

impl Default for ConnectionConfig {
    fn default() -> Self {
        Self {
            header_timeout: Duration::from_secs(20),
            write_timeout: Duration::from_secs(30),
            shutdown_timeout: Duration::from_secs(10),
            max_connections: 10_000,
            max_per_network: 1_000,
        }
    }
}

/// Serves until `stop` completes; then accepts no new connections and waits for running responses to end. `make_service` makes the
/// service for the requests of one connection; `open` counts the open connections.
pub async fn serve<S>(
    listener: TcpListener,
    make_service: impl Fn(Peer) -> S,
    config: ConnectionConfig,
    proxies: Proxies,
    open: Gauge,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut protocol = http1::Builder::new();
    // half_close: without it hyper reads from the connection while a request is handled, which costs a system call and a buffer of
    // 8 KB for each waiting request. A client that has disconnected is noticed at the next write.
    protocol.timer(TokioTimer::new()).header_read_timeout(config.header_timeout).max_buf_size(64 * 1024).half_close(true);
    // hyper-util's graceful shutdown cannot watch connections that may become WebSockets
    let (stopping, stopped) = watch::channel(());
    let limit = ConnectionLimit::new(&config, proxies, open);
    let mut stop = pin!(stop);
    loop {
        let accept = async {
            let slot = limit.slot().await;
            (slot, listener.accept().await)
        };
        let (slot, stream, peer) = tokio::select! {
            () = &mut stop => break,
            (slot, accepted) = accept => match accepted {
                Ok((stream, peer)) => (slot, stream, peer),
                Err(error) => {
                    // no file descriptors left, or the client has already disconnected: retry, but not in a busy loop
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let Some(slot) = slot.occupy(peer.ip()) else { continue };
        let service = TowerToHyperService::new(make_service(Peer(peer)));
        let io = TokioIo::new(timeouts::with_write_timeout(stream, config.write_timeout));
        let connection = protocol.serve_connection(io, service).with_upgrades();
        let mut stopped = stopped.clone();
        tokio::spawn(async move {
            let _slot = slot;
            let mut connection = pin!(connection);
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                _ = stopped.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(error) = ended {
                tracing::debug!("a connection ended early: {error}");
            }
        });
    }
    drop(listener);
    drop(stopped);
    stopping.send_replace(());
    if tokio::time::timeout(config.shutdown_timeout, stopping.closed()).await.is_err() {
        tracing::warn!("some responses were cut off; they had {:?} to end", config.shutdown_timeout);
    }
}
