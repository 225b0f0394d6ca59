//! What every request meets first: a ready answer is sent from here, everything else goes on to the routes.

use std::{
    convert::Infallible,
    future::{Ready as Done, ready},
    task::{Context, Poll},
    time::Instant,
};

use axum::{Router, body::Body, extract::Request, response::Response};
use futures_util::future::Either;
use tower::Service;

use super::{AppState, Class, Gate, Peer, Ready, router};

/// The whole paper as one service.
#[derive(Clone)]
pub struct FrontDoor {
    ready: Ready,
    gate: Gate,
    routes: Router,
}

impl FrontDoor {
    /// The paper with all its routes.
    pub fn new(state: AppState, gate: Gate) -> Self {
        Self::before(state.ready.clone(), gate.clone(), router(state, gate))
    }

    /// The same before other routes.
    pub fn before(ready: Ready, gate: Gate, routes: Router) -> Self {
        Self { ready, gate, routes }
    }
}

impl<B> Service<Request<B>> for FrontDoor
where
    B: http_body::Body<Data = bytes::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Done<Result<Response, Infallible>>, <Router as Service<Request<Body>>>::Future>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let begun = Instant::now();
        match self.ready.hit(request.method(), request.uri(), request.headers()) {
            Some(mut answer) => {
                let peer = request.extensions().get::<Peer>();
                let over_tls = peer.is_some_and(|Peer(peer)| self.gate.proxies.client(peer.ip(), request.headers()).https);
                self.gate.transport.mark(over_tls, answer.headers_mut());
                self.gate.metrics.answered(Class::of(request.uri().path()), answer.status().as_u16(), begun.elapsed());
                Either::Left(ready(Ok(answer)))
            }
            None => Either::Right(self.routes.call(request.map(Body::new))),
        }
    }
}
