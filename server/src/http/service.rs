//! The whole site as one service: a cached response is sent from here, one that is being rendered is waited for here, everything
//! else goes to the routes.

use std::{
    convert::Infallible,
    future::{Ready, ready},
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

use super::{AppState, Guarded, Peer, RequestContext, ResponseCache, RouteClass, guard::ambiguous, router};

/// Serves all requests. Cheap to clone.
#[derive(Clone)]
pub struct SiteService {
    shared: Arc<Shared>,
    peer: Option<Peer>,
}

struct Shared {
    cache: ResponseCache,
    context: RequestContext,
    routes: Router,
}

/// The response is there at once, or comes later.
type Responding = Either<Ready<Result<Response, Infallible>>, Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>>;

impl SiteService {
    /// With all routes of the program.
    pub fn new(state: AppState) -> Self {
        Self::with_routes(state.cache.clone(), state.context.clone(), router(state))
    }

    /// With these routes.
    pub fn with_routes(cache: ResponseCache, context: RequestContext, routes: Guarded) -> Self {
        Self { shared: Arc::new(Shared { cache, context, routes: routes.into_routes() }), peer: None }
    }

    /// The same for the requests of one connection.
    #[must_use]
    pub fn for_peer(&self, peer: Peer) -> Self {
        Self { shared: Arc::clone(&self.shared), peer: Some(peer) }
    }
}

impl<B> Service<Request<B>> for SiteService
where
    B: http_body::Body<Data = bytes::Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Responding;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let begun = Instant::now();
        let (shared, peer) = (&self.shared, self.peer);
        // an ambiguous request is refused by the routes
        let is_unambiguous = ambiguous::find(&request).is_ok();
        let hit = || shared.cache.hit(request.method(), request.uri(), request.headers());
        if let Some(mut response) = is_unambiguous.then(hit).flatten() {
            shared.finish(&mut response, peer, request.uri(), request.headers(), begun);
            return Either::Left(ready(Ok(response)));
        }
        let (shared, mut request) = (Arc::clone(shared), request.map(Body::new));
        Either::Right(Box::pin(async move {
            if is_unambiguous && let Some(mut response) = shared.cache.joined(request.method(), request.uri(), request.headers()).await {
                shared.finish(&mut response, peer, request.uri(), request.headers(), begun);
                return Ok(response);
            }
            if let Some(peer) = peer {
                request.extensions_mut().insert(peer);
            }
            // boxed, so that requests which wait for another one's render do not reserve space for the routes' future
            let Ok(mut response) = Box::pin(shared.routes.clone().call(request)).await;
            if response.status() == StatusCode::NOT_MODIFIED {
                // axum writes the length of the empty body; RFC 9110 (8.6) wants the length of the whole representation, or none
                response.headers_mut().remove(header::CONTENT_LENGTH);
            }
            Ok(response)
        }))
    }
}

impl Shared {
    /// What the layer around the routes does to a response, for those that do not come from there.
    fn finish(&self, response: &mut Response, peer: Option<Peer>, uri: &Uri, request: &HeaderMap, begun: Instant) {
        let over_tls = peer.is_some_and(|Peer(peer)| self.context.proxies.client(peer.ip(), request).https);
        self.context.transport.mark(over_tls, response.headers_mut());
        self.context.draining.mark(response.headers_mut());
        self.context.metrics.count(RouteClass::of(uri.path()), response.status().as_u16(), begun.elapsed());
    }
}
