//! The security and caching headers of every response, written in one place.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

use crate::http::{CachePolicy, Client, Policy, RequestContext};

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The same on every response; a header that a handler has set stays.
const ALWAYS: [(HeaderName, &str); 8] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// Adds them to a response of a route with this policy. The handler's [`CachePolicy`] counts if it named one, else the route's.
pub fn apply(context: &RequestContext, client: Client, policy: Policy, response: &mut Response) {
    let caching = response.extensions().get::<CachePolicy>().copied().unwrap_or(policy.caching());
    let status = response.status();
    let headers = response.headers_mut();
    if policy.is_desk() {
        // whatever the handler says
        headers.insert(header::CACHE_CONTROL, CachePolicy::Never.header());
        headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    }
    finish(policy, status, caching, headers);
    context.transport.mark(client.https, headers);
    context.draining.mark(headers);
}

/// Adds those that do not depend on the request; cached responses have them already. No cache stores an error.
pub fn finish(policy: Policy, status: StatusCode, caching: CachePolicy, headers: &mut HeaderMap) {
    let caching = if status.is_client_error() || status.is_server_error() { CachePolicy::Never } else { caching };
    headers.entry(header::CACHE_CONTROL).or_insert(caching.header());
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(policy.csp()));
    if !policy.is_indexed() {
        headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    }
    if policy.is_framed() {
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    }
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

/// The id under which the logs have the request, on responses that report a fault of the server.
pub fn with_request_id(mut response: Response, id: &str) -> Response {
    if response.status().is_server_error()
        && let Ok(id) = HeaderValue::from_str(id)
    {
        response.headers_mut().entry("x-request-id").or_insert(id);
    }
    response
}
