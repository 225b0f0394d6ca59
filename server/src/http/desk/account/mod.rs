//! The own account.

mod codes;
mod codes_first;
mod email;
mod password;
mod profile;
mod sessions;
mod show;

pub use codes::{begin_totp, recovery_codes, show_totp, totp_off, totp_on};
pub use codes_first::codes_first;
pub use email::email;
pub use password::password;
pub use profile::profile;
pub use sessions::{end_all_sessions, end_session};
pub use show::show;

use app::desk::form::Errors;
use axum::response::Response;

use crate::http::{
    AppState, HttpError, SignedIn,
    desk::Fields,
    session::{self, Confirmed, Sender},
};

/// Whether a sensitive act may go on: with a cookie for the response, or with the page that says what is missing.
async fn confirmed(
    state: &AppState,
    signed_in: &SignedIn,
    sender: &Sender,
    fields: &Fields,
    form: &'static str,
) -> Result<Result<Option<axum::http::HeaderValue>, Response>, HttpError> {
    match session::confirm(state, signed_in, sender, fields.get("own_password"), false).await? {
        Confirmed::Yes(cookie) => Ok(Ok(cookie)),
        other => {
            let errors = Errors::one("own_password", other.error().unwrap_or_default());
            let page = show::With { form, errors, new_email: fields.line("email"), ..show::With::default() };
            Ok(Err(show::shown(state, signed_in, page).await?))
        }
    }
}
