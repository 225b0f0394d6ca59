//! The routes: one list, which tests walk. What is a page is read from its path by `page/address.rs`.

use std::{sync::Arc, time::Duration};

use axum::{
    Extension, Router, middleware,
    routing::{MethodRouter, any, get},
};
use tower::ServiceBuilder;
use tower_http::{limit::RequestBodyLimitLayer, timeout::RequestBodyDeadlineLayer};

use super::{AppState, Gate, answer, api, asset, health, media, page, request};

/// One line of the list.
pub struct Route {
    /// As axum writes paths.
    pub path: &'static str,
    /// An address it answers; with 200, unless nothing is stored there.
    pub example: &'static str,
    /// Who answers.
    to: fn() -> MethodRouter<Arc<AppState>>,
}

/// Everything that is answered. A route that is not here does not exist.
pub const ROUTES: &[Route] = &[
    Route { path: "/", example: "/", to: || get(page::show) },
    Route { path: "/{*path}", example: "/latest/", to: || get(page::show) },
    Route { path: "/api/{*function}", example: "/api/suggest?q=river", to: || any(api::call) },
    Route { path: "/assets/{*file}", example: "/assets/no-such-file.css", to: || get(asset::show) },
    Route { path: "/media/{*file}", example: "/media/ab/no-such-file.jpg", to: || get(media::show) },
    Route { path: "/healthz", example: "/healthz", to: || get(health::alive) },
    Route { path: "/readyz", example: "/readyz", to: || get(health::ready) },
];

/// Most bytes of a request's body: nothing that readers send is larger.
const MOST_BODY: usize = 64 * 1024;
/// A body that takes longer to arrive comes from a broken or hostile client.
const SLOWEST_BODY: Duration = Duration::from_secs(10);

/// Routes with everything around them that must stand around a request. Only [`guarded`] makes it, and only it is served: a
/// route that is added behind its back is answered to nobody.
pub struct Guarded(Router);

impl Guarded {
    /// The routes, for whoever serves them.
    pub(super) fn into_routes(self) -> Router {
        self.0
    }
}

/// All that the paper answers.
pub fn router(state: AppState, gate: Gate) -> Guarded {
    let routes = ROUTES.iter().fold(Router::new(), |router, route| router.route(route.path, (route.to)()));
    guarded(routes.fallback(page::show), state, gate)
}

/// Puts what stands around every request around these routes. The layers are listed from the outside in.
pub fn guarded(routes: Router<Arc<AppState>>, state: AppState, gate: Gate) -> Guarded {
    let (state, gate) = (Arc::new(state), Arc::new(gate));
    // one layer of many: each layer of its own would be copied for every request with all that is within it
    let around = ServiceBuilder::new()
        .layer(Extension(gate.draining.clone()))
        .layer(middleware::from_fn_with_state((state.clone(), gate), request::around))
        .layer(RequestBodyDeadlineLayer::new(SLOWEST_BODY))
        .layer(RequestBodyLimitLayer::new(MOST_BODY));
    let routes = routes.method_not_allowed_fallback(answer::method_not_allowed).layer(around).with_state(state);
    Guarded(routes)
}
