//! Files in forms of the desk.

use axum::extract::multipart::{Field, MultipartError};
use bytes::{Bytes, BytesMut};

/// The bytes of a field; `None` for more than `most`. They are read nevertheless: other fields follow, and browsers show no response before
/// they have sent everything.
///
/// # Errors
/// The field did not arrive whole.
pub async fn whole(field: &mut Field<'_>, most: usize) -> Result<Option<Bytes>, MultipartError> {
    let (mut bytes, mut is_too_large) = (BytesMut::new(), false);
    while let Some(chunk) = field.chunk().await? {
        is_too_large |= bytes.len() + chunk.len() > most;
        if !is_too_large {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok((!is_too_large).then(|| bytes.freeze()))
}
