//! What every request meets first: a ready answer is sent from here, everything else goes on to the routes.

use std::{
    convert::Infallible,
    future::{Ready as Done, ready},
    task::{Context, Poll},
};

use axum::{Router, body::Body, extract::Request, response::Response};
use futures_util::future::Either;
use tower::Service;

use super::{AppState, Ready, router};

/// The whole paper as one service.
#[derive(Clone)]
pub struct FrontDoor {
    ready: Ready,
    routes: Router,
}

impl FrontDoor {
    /// The paper with all its routes.
    pub fn new(state: AppState) -> Self {
        Self { ready: state.ready.clone(), routes: router(state) }
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
        match self.ready.hit(request.method(), request.uri(), request.headers()) {
            Some(answer) => Either::Left(ready(Ok(answer))),
            None => Either::Right(self.routes.call(request.map(Body::new))),
        }
    }
}
