//! Connections: accepted one by one, cut when they are too slow, let go when the program ends.

mod places;
mod slow;

use std::{convert::Infallible, time::Duration};

use axum::{http::Request, response::Response};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use prometheus_client::metrics::gauge::Gauge;
use tokio::net::TcpListener;
use tower::Service;

use crate::http::{Peer, Proxies};
use places::Places;

/// How long clients are waited for, and how many at a time.
#[derive(Debug, Clone)]
pub struct Patience {
    /// A client that takes longer to say what it wants, or says nothing for so long, is cut.
    pub head: Duration,
    /// A client that takes nothing of its answer for so long is cut.
    pub read: Duration,
    /// Running answers get so long to end when the program is told to stop.
    pub end: Duration,
    /// More connections at a time wait in the system's queue.
    pub connections: usize,
    /// So many of them may be one network's; more are closed at once. Trusted proxies and this machine may have all.
    pub of_one_network: usize,
}

impl Default for Patience {
    fn default() -> Self {
        let (head, read, end) = (Duration::from_secs(20), Duration::from_secs(30), Duration::from_secs(10));
        Self { head, read, end, connections: 10_000, of_one_network: 1_000 }
    }
}

/// Serves until `stop` ends; then takes no new connections, and waits a while for those that are being answered. `paper` makes
/// what answers the requests of one connection; `open` counts the connections.
pub async fn serve<S>(
    listener: TcpListener,
    paper: impl Fn(Peer) -> S,
    patience: Patience,
    proxies: Proxies,
    open: Gauge,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut protocol = http1::Builder::new();
    // half closed: while a request is answered nothing is read from its connection, which would cost a call and a buffer of 8 KB for
    // each who waits. That a client has gone is seen when it is written to.
    protocol.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(64 * 1024).half_close(true);
    let running = GracefulShutdown::new();
    let places = Places::new(&patience, proxies, open);
    let mut stop = std::pin::pin!(stop);
    loop {
        let accept = async {
            let place = places.free().await;
            (place, listener.accept().await)
        };
        let (place, stream, peer) = tokio::select! {
            () = &mut stop => break,
            (place, accepted) = accept => match accepted {
                Ok((stream, peer)) => (place, stream, peer),
                Err(error) => {
                    // no descriptors left, or the client was gone already: try again, but not in a tight circle
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let Some(place) = place.taken_by(peer.ip()) else { continue };
        let service = TowerToHyperService::new(paper(Peer(peer)));
        let connection = protocol.serve_connection(TokioIo::new(slow::cut(stream, patience.read)), service);
        let connection = running.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended early: {error}");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(patience.end, running.shutdown()).await.is_err() {
        tracing::warn!("some answers were cut off; they had {:?} to end", patience.end);
    }
}
