//! Connections: accepted one by one, cut when they are too slow, let go when the program ends.

use std::{sync::Arc, time::Duration};

use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore};

use crate::http::FrontDoor;

/// A client that takes longer to say what it wants, or says nothing for so long, is cut.
const SLOWEST_HEAD: Duration = Duration::from_secs(20);
/// Running answers get so long to end.
const LONGEST_END: Duration = Duration::from_secs(10);
/// More connections at a time wait in the system's queue.
const MOST_CONNECTIONS: usize = 10_000;

/// Serves until `stop` ends; then takes no new connections, and waits a while for those that are being answered.
pub async fn serve(listener: TcpListener, paper: FrontDoor, stop: impl Future<Output = ()>) {
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(SLOWEST_HEAD).max_buf_size(64 * 1024);
    let running = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accept = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, stream) = tokio::select! {
            () = &mut stop => break,
            (place, accepted) = accept => match accepted {
                Ok((stream, _)) => (place, stream),
                Err(error) => {
                    // no descriptors left, or the client was gone already: try again, but not in a tight circle
                    tracing::warn!("a connection could not be accepted: {error}");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        // small answers go out at once; where the system refuses that, they are only a little later
        let _ = stream.set_nodelay(true);
        let connection = protocol.serve_connection(TokioIo::new(stream), TowerToHyperService::new(paper.clone()));
        let connection = running.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!("a connection ended early: {error}");
            }
        });
    }
    drop(listener);
    if tokio::time::timeout(LONGEST_END, running.shutdown()).await.is_err() {
        tracing::warn!("some answers were cut off; they had {LONGEST_END:?} to end");
    }
}
