//! Who is signed in: the extension point of the desk. Routes whose policy asks for a session get a [`SignedIn`] as an
//! `Extension`; everybody else gets [`HttpError::SignInRequired`](super::HttpError::SignInRequired).

mod sign_in_cookie;

use axum::http::HeaderMap;
use domain::{Capability, Role, UserId};

use super::{Access, AppState, HttpError};

pub use sign_in_cookie::SignInCookie;

/// The page where people sign in.
pub const SIGN_IN_PATH: &str = "/desk/sign-in";

/// Somebody with a valid session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Whose session it is.
    pub user: UserId,
    /// What they may do.
    pub role: Role,
}

impl SignedIn {
    /// Whether their role has this capability. Sections and authorship are checked where the write happens.
    pub fn may(&self, capability: Capability) -> bool {
        self.role.may(capability)
    }
}

/// The session that these headers name, if it is valid. There are no sessions yet, so nobody is signed in.
///
/// # Errors
/// The sessions could not be read.
pub async fn authenticate(state: &AppState, headers: &HeaderMap) -> Result<Option<SignedIn>, HttpError> {
    let _token = state.context.sign_in.read(headers);
    Ok(None)
}

/// Whether somebody, or nobody, may use a route that asks for a session.
///
/// # Errors
/// [`HttpError::SignInRequired`] for nobody, [`HttpError::Forbidden`] for somebody without the capability.
pub fn authorise(access: Access, signed_in: Option<SignedIn>) -> Result<SignedIn, HttpError> {
    let signed_in = signed_in.ok_or(HttpError::SignInRequired)?;
    match access {
        Access::May(capability) if !signed_in.may(capability) => Err(HttpError::Forbidden(
            format!("This needs the right to {capability}. An administrator can give you a role that has it.").into(),
        )),
        Access::May(_) | Access::SignedIn | Access::Anyone => Ok(signed_in),
    }
}

/// Where to sign in, and come back to `from` (path and query) afterwards.
pub fn sign_in_url(from: &str) -> String {
    let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", from).finish();
    format!("{SIGN_IN_PATH}?{next}")
}

#[cfg(test)]
mod tests {
    use domain::IdSource;
    use newsroom::CountingIds;

    use super::*;

    #[test]
    fn capabilities_decide_and_nobody_signs_in() {
        let ids: &dyn IdSource = &CountingIds::default();
        let contributor = SignedIn { user: UserId::fresh(ids), role: Role::Contributor };
        let editor = SignedIn { role: Role::Editor, ..contributor.clone() };
        for access in [Access::SignedIn, Access::May(Capability::WriteDraft), Access::May(Capability::EditAny)] {
            assert!(matches!(authorise(access, None), Err(HttpError::SignInRequired)), "{access:?}");
            assert!(authorise(access, Some(editor.clone())).is_ok(), "{access:?}");
        }
        assert!(authorise(Access::May(Capability::WriteDraft), Some(contributor.clone())).is_ok());
        let refused = authorise(Access::May(Capability::EditAny), Some(contributor)).unwrap_err();
        assert!(matches!(&refused, HttpError::Forbidden(why) if why.contains("edit_any")), "{refused}");
    }
}
