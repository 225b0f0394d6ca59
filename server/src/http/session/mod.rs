//! Who is signed in. Routes whose policy asks for a session get a [`SignedIn`] as an `Extension`; everybody else gets
//! [`HttpError::SignInRequired`](super::HttpError::SignInRequired).

mod accounts;
mod acting;
mod confirm;
mod device;
mod sender;
mod sign_in;
mod sign_in_cookie;

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use domain::{Capability, Role, rights::Refusal};
use newsroom::people::{Found, SecretHash};

use super::{Access, AppState, HttpError};

pub use accounts::{Accounts, FreshSession};
pub use acting::Acting;
pub use confirm::{Confirmed, confirm};
pub use newsroom::people::SignedIn;
pub use sender::Sender;
pub use sign_in::{CodeStep, PasswordStep, begin_session, new_session_cookies, try_code, try_password};
pub use sign_in_cookie::SignInCookie;

/// The page of those who have to set up codes before anything else.
pub const CODES_FIRST_PATH: &str = "/desk/account/codes-first";
/// The page where people sign in.
pub const SIGN_IN_PATH: &str = "/desk/sign-in";
/// The request header in which the editor names the person it was opened for; a session of anybody else does not count.
const PERSON: &str = "x-person";
/// How long browsers keep the session cookie; the server ends sessions earlier by its own clock.
pub const SESSION_LASTS: std::time::Duration = std::time::Duration::from_secs(14 * 24 * 3600);
/// How long a device is known.
pub const DEVICE_LASTS: std::time::Duration = std::time::Duration::from_secs(180 * 24 * 3600);

/// The session that these headers name, if it is valid; nothing about it is changed.
///
/// # Errors
/// The sessions could not be read.
pub async fn find(state: &AppState, headers: &HeaderMap) -> Result<Option<Found>, HttpError> {
    match state.context.sign_in.read(headers) {
        Some(token) => Ok(state.site.newsroom.session(&SecretHash::of(&token)).await?),
        None => Ok(None),
    }
}

/// As [`find`]; notes that the session was used, and gives it another token where that is due: then with the cookie for the response.
///
/// # Errors
/// The sessions could not be read, or no token could be made.
pub async fn authenticate(
    state: &AppState,
    headers: &HeaderMap,
    sender: &Sender,
) -> Result<Option<(SignedIn, Option<HeaderValue>)>, HttpError> {
    let Some(Found { signed_in, must_rotate, must_touch }) = find(state, headers).await? else { return Ok(None) };
    // a page that is still open after somebody else has signed in must not act in their name
    if headers.get(PERSON).is_some_and(|person| person.as_bytes() != signed_in.user().id.as_str().as_bytes()) {
        return Ok(None);
    }
    let newsroom = &state.site.newsroom;
    if must_touch && let Err(error) = newsroom.touch_session(&signed_in, &sender.origin).await {
        // a database that is busy with an import is no reason to refuse
        tracing::warn!("the use of a session was not noted: {error}");
    }
    let mut cookie = None;
    if must_rotate {
        let (token, stored) = state.accounts.token()?;
        if newsroom.rotate_session(&signed_in, &stored).await? {
            cookie = state.context.sign_in.set(&token, SESSION_LASTS);
        }
    }
    Ok(Some((signed_in, cookie)))
}

/// Adds the cookie of a rotated session, unless the handler has set or removed the session itself.
pub fn with_rotated(mut response: Response, state: &AppState, cookie: Option<HeaderValue>) -> Response {
    let is_set = response.headers().get_all(header::SET_COOKIE).iter().any(|header| state.context.sign_in.is_set_by(header));
    if let Some(cookie) = cookie.filter(|_| !is_set) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Whether somebody with this role, or nobody, may use a route.
///
/// # Errors
/// [`HttpError::SignInRequired`] for nobody, [`HttpError::NoRight`] for somebody without the capability.
pub fn authorise(access: Access, role: Option<Role>) -> Result<(), HttpError> {
    let role = role.ok_or(HttpError::SignInRequired)?;
    match access {
        Access::May(capability) if !role.may(capability) => Err(HttpError::NoRight(Refusal::Capability(capability))),
        // readers have no desk
        Access::SignedIn | Access::BeforeCodes if role == Role::Reader => {
            Err(HttpError::NoRight(Refusal::Capability(Capability::WriteDraft)))
        }
        Access::May(_) | Access::SignedIn | Access::BeforeCodes | Access::Anyone => Ok(()),
    }
}

/// Where to sign in, and come back to `from` (path and query) afterwards.
pub fn sign_in_url(from: &str) -> String {
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", from).finish();
    format!("{SIGN_IN_PATH}?{next}")
}

/// A path of the desk to go on to, if this is one: a made-up one could lead to another site.
pub fn local_path(text: &str) -> Option<&str> {
    let fits = text.starts_with("/desk/")
        && text.len() <= 2000
        && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        && !text.contains("//");
    fits.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_decide_and_nobody_signs_in() {
        for access in [Access::SignedIn, Access::May(Capability::WriteDraft), Access::May(Capability::EditAny)] {
            assert!(matches!(authorise(access, None), Err(HttpError::SignInRequired)), "{access:?}");
            assert!(authorise(access, Some(Role::Editor)).is_ok(), "{access:?}");
            assert!(matches!(authorise(access, Some(Role::Reader)), Err(HttpError::NoRight(_))), "{access:?}");
        }
        assert!(authorise(Access::May(Capability::WriteDraft), Some(Role::Contributor)).is_ok());
        let refused = authorise(Access::May(Capability::EditAny), Some(Role::Contributor)).unwrap_err();
        assert!(matches!(refused, HttpError::NoRight(Refusal::Capability(Capability::EditAny))), "{refused}");
    }

    #[test]
    fn only_paths_of_the_desk_are_gone_on_to() {
        for good in ["/desk/", "/desk/people/?after=x&y=1", "/desk/audit/"] {
            assert_eq!(local_path(good), Some(good));
        }
        for bad in [
            "",
            "/",
            "/about/",
            "//evil.example/desk/",
            "/desk//evil",
            "/desk/\\evil",
            "/desk/\r\nX: y",
            "https://evil.example/desk/",
            "desk/",
            "/desk/é",
        ] {
            assert_eq!(local_path(bad), None, "{bad:?}");
        }
    }
}
