//! The routes: one list, which tests walk. The catch-all serves pages, whose paths `site/page/target.rs` reads.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware};
use tower::ServiceBuilder;
use tower_http::{limit::RequestBodyLimitLayer, timeout::RequestBodyDeadlineLayer};

use super::{
    Access, AppState, Policy, Route, desk, request,
    site::{asset, fragment, health, media, page},
};
use crate::route;

/// Every route. A URL that matches none of them does not exist.
pub const ROUTES: &[Route] = &[
    PAGES,
    route!("/{*path}", Policy::Site, "/latest/", GET => page::show),
    route!("/api/{*function}", Policy::Fragment, "/api/suggest?q=river", GET => fragment::call),
    route!("/desk/", Policy::Desk(Access::SignedIn), "/desk/", GET => desk::home::show),
    route!("/desk/{*path}", Policy::Desk(Access::SignedIn), "/desk/no-such/", GET => desk::missing),
    route!("/desk/sign-in", Policy::Desk(Access::Anyone), "/desk/sign-in", GET => desk::sign_in::show),
    route!("/assets/{*file}", Policy::Asset, "/assets/no-such-file.css", GET => asset::show),
    route!("/media/{*file}", Policy::Media, "/media/ab/no-such-file.jpg", GET => media::show),
    route!("/healthz", Policy::Health, "/healthz", GET => health::alive),
    route!("/readyz", Policy::Health, "/readyz", GET => health::ready),
];

/// The front page; also responds to request targets that are no path, such as `OPTIONS *`.
const PAGES: Route = route!("/", Policy::Site, "/", GET => page::show);

/// Routes with their policies applied. Only [`guarded`] makes it, and [`super::SiteService`] serves nothing else: a route without
/// a policy cannot be served.
pub struct Guarded(Router);

impl Guarded {
    /// The routes, to be served.
    pub(super) fn into_routes(self) -> Router {
        self.0
    }
}

/// All routes of the program.
pub fn router(state: AppState) -> Guarded {
    guarded(ROUTES, state)
}

/// Applies each route's policy to it.
pub fn guarded(routes: &[Route], state: AppState) -> Guarded {
    let state = Arc::new(state);
    let router = routes.iter().fold(Router::new(), |router, route| router.route(route.path, with_policy(*route, &state)));
    Guarded(router.fallback_service(with_policy(PAGES, &state).with_state(state.clone())).with_state(state))
}

/// The handlers of a route in the layers that its policy asks for, listed from the outside in.
fn with_policy(route: Route, state: &Arc<AppState>) -> axum::routing::MethodRouter<Arc<AppState>> {
    let policy = route.policy;
    let guard = Arc::new(request::Guard { state: state.clone(), policy, allow: route.allow() });
    // one layer made of many: axum would copy each layer of its own, with all that is inside it, for every request
    let layers = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(guard, request::handle))
        .layer(RequestBodyDeadlineLayer::new(policy.body_deadline()))
        .layer(RequestBodyLimitLayer::new(policy.body_limit()))
        // axum's own limit is lower than that of uploads
        .layer(DefaultBodyLimit::disable());
    (route.handlers)().layer(layers)
}
