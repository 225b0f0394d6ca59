//! The policy headers of every answer, written in one place.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};

use super::{Client, Gate, cache_policy::CachePolicy};

/// No inline script, no nonce, no other site. `wasm-unsafe-eval` is what compiling our own wasm needs.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
media-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// The same on every answer; what an answer has set itself stays.
const ALWAYS: [(HeaderName, &str); 9] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
    (HeaderName::from_static("origin-agent-cluster"), "?1"),
];

/// Adds them, and `Cache-Control` from the answer's policy. An answer without a policy, and every error, is not kept.
pub fn policies(gate: &Gate, client: Client, response: &mut Response) {
    let policy = response.extensions().get::<CachePolicy>().copied().unwrap_or(CachePolicy::Never);
    finish(response.status(), policy, response.headers_mut());
    gate.transport.mark(client.https, response.headers_mut());
    gate.draining.mark(response.headers_mut());
}

/// Adds them to one answer; what it has itself stays.
pub fn finish(status: StatusCode, policy: CachePolicy, headers: &mut HeaderMap) {
    let policy = if status.is_client_error() || status.is_server_error() { CachePolicy::Never } else { policy };
    headers.entry(header::CACHE_CONTROL).or_insert(policy.header());
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
