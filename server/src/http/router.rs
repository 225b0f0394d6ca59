//! The routes. What is not listed here is a page: `page/address.rs` reads its path.

use std::time::Duration;

use axum::{
    Router,
    http::StatusCode,
    middleware,
    routing::{any, get},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    limit::RequestBodyLimitLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use super::{AppState, answer, api, asset, headers, health, media, origin, page};

/// One path of each kind of answer, for tests that walk all of them. Whoever adds a route adds it here.
pub const ROUTES: &[&str] = &[
    "/",
    "/latest/",
    "/search/?q=talks",
    "/feed/",
    "/no-such-story/",
    "/?s=talks",
    "/assets/no-such-file.css",
    "/media/ab/no-such-file.jpg",
    "/api/panel?section=no-such-section",
    "/api/suggest?q=talks",
    "/api/more?list=latest&after=",
    "/healthz",
    "/readyz",
];

/// Bodies of requests: nothing that readers send is larger.
const MOST_BODY: usize = 64 * 1024;
const LONGEST_REQUEST: Duration = Duration::from_secs(30);

/// All that the paper answers.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/assets/{*file}", get(asset::show))
        .route("/media/{*file}", get(media::show))
        .route("/api/{*function}", any(api::call))
        .fallback(page::show)
        .method_not_allowed_fallback(answer::method_not_allowed)
        .layer(CatchPanicLayer::custom(answer::AfterPanic(state.site.clone())))
        .layer(RequestBodyLimitLayer::new(MOST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST_REQUEST))
        .layer(middleware::from_fn(origin::only_our_own_pages_write))
        .layer(middleware::from_fn(headers::policies))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(TraceLayer::new_for_http().make_span_with(answer::span))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(state)
}
