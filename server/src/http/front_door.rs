//! What every request meets first: a ready answer is sent from here, one that is being made is waited for here, everything
//! else goes on to the routes.

use std::{
    convert::Infallible,
    future::{Ready as Done, ready},
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{HeaderMap, StatusCode, Uri, header},
    response::Response,
};
use futures_util::future::Either;
use tower::Service;

use super::{AppState, Class, Gate, Guarded, Peer, Ready, router, unclear};

/// The whole paper as one service. Cheap to clone.
#[derive(Clone)]
pub struct FrontDoor {
    house: Arc<House>,
    peer: Option<Peer>,
}

struct House {
    ready: Ready,
    gate: Gate,
    routes: Router,
}

/// The answer is there at once, or comes later.
type Answering = Either<Done<Result<Response, Infallible>>, Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>>;

impl FrontDoor {
    /// The paper with all its routes.
    pub fn new(state: AppState, gate: Gate) -> Self {
        Self::before(state.ready.clone(), gate.clone(), router(state, gate))
    }

    /// The same before other routes.
    pub fn before(ready: Ready, gate: Gate, routes: Guarded) -> Self {
        Self { house: Arc::new(House { ready, gate, routes: routes.into_routes() }), peer: None }
    }

    /// The same for the requests of one connection.
    #[must_use]
    pub fn of(&self, peer: Peer) -> Self {
        Self { house: Arc::clone(&self.house), peer: Some(peer) }
    }
}

impl<B> Service<Request<B>> for FrontDoor
where
    B: http_body::Body<Data = bytes::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let begun = Instant::now();
        let (house, peer) = (&self.house, self.peer);
        // what is unclear is refused by the routes
        let is_clear = unclear::why(&request).is_none();
        let hit = || house.ready.hit(request.method(), request.uri(), request.headers());
        if let Some(mut answer) = is_clear.then(hit).flatten() {
            house.send(&mut answer, peer, request.uri(), request.headers(), begun);
            return Either::Left(ready(Ok(answer)));
        }
        let (house, mut request) = (Arc::clone(house), request.map(Body::new));
        Either::Right(Box::pin(async move {
            if is_clear && let Some(mut answer) = house.ready.joined(request.method(), request.uri(), request.headers()).await {
                house.send(&mut answer, peer, request.uri(), request.headers(), begun);
                return Ok(answer);
            }
            if let Some(peer) = peer {
                request.extensions_mut().insert(peer);
            }
            // apart, so that a crowd who waits for one page does not carry the way through the routes with it
            let Ok(mut answer) = Box::pin(house.routes.clone().call(request)).await;
            if answer.status() == StatusCode::NOT_MODIFIED {
                // axum writes the length of the body that this answer has not; RFC 9110 (8.6) wants the whole's or none
                answer.headers_mut().remove(header::CONTENT_LENGTH);
            }
            Ok(answer)
        }))
    }
}

impl House {
    /// What the layers around the routes do to an answer, for those that do not come from there.
    fn send(&self, answer: &mut Response, peer: Option<Peer>, uri: &Uri, request: &HeaderMap, begun: Instant) {
        let over_tls = peer.is_some_and(|Peer(peer)| self.gate.proxies.client(peer.ip(), request).https);
        self.gate.transport.mark(over_tls, answer.headers_mut());
        self.gate.draining.mark(answer.headers_mut());
        self.gate.metrics.answered(Class::of(uri.path()), answer.status().as_u16(), begun.elapsed());
    }
}
