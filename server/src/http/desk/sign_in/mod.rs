//! Signing in and out, and asking for a new password.

mod carried;
mod code;
mod forgotten;
mod send;
mod show;
mod sign_out;

pub use carried::interrupted;
pub(super) use code::clock_off;
pub use code::{code, show_code};
pub use forgotten::{forgotten, show_forgotten};
pub use send::send;
pub use show::show;
pub use sign_out::sign_out;
pub(super) use sign_out::signed_out;

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

/// Where to go after a sign-in.
fn destination(next: &str) -> &str {
    crate::http::session::local_path(next).unwrap_or("/desk/")
}

/// Says when another attempt is evaluated.
fn retry_after(mut response: Response, seconds: i64) -> Response {
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
    response
}
