//! `/api/push/`: devices of readers subscribe to alerts, change what they follow, and leave. A device names itself by a secret number of its own,
//! so that each request can be repeated.

mod opened;
mod reception;
mod subscribe;
mod unsubscribe;

pub use opened::opened;
pub use reception::change;
pub use subscribe::subscribe;
pub use unsubscribe::unsubscribe;

use axum::{Json, extract::rejection::JsonRejection};
use newsroom::people::SecretHash;

use crate::http::HttpError;

/// Characters of a device's number: 128 bits and more.
const NUMBER: std::ops::RangeInclusive<usize> = 22..=64;

/// The digest of a device's number.
fn device(number: &str) -> Result<SecretHash, HttpError> {
    let is_number = NUMBER.contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_number {
        Ok(SecretHash::of(number))
    } else {
        Err(HttpError::BadRequest("`device` must be the number that the device made for itself.".into()))
    }
}

/// The JSON that was sent.
fn sent<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, HttpError> {
    let Json(sent) = body?;
    Ok(sent)
}
