//! `POST /desk/welcome/{token}`: does what the link is for, once.

use std::sync::Arc;

use app::desk::{form::Errors, words::errors as words};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use credentials::check_strength;
use domain::Email;
use newsroom::{
    Error,
    people::{Link, LinkKind, SecretHash},
};

use super::{Typed, find, offer, useless, without_referrer};
use crate::{
    http::{
        AppState, HttpError,
        desk::{Fields, letters, refusals::weak_password, see_other, with_cookies},
        session::{self, PasswordStep, Sender},
    },
    mail::LetterKind,
};

/// What a form of these pages needs to be worth trying.
struct Checked {
    email: Option<Email>,
    name: String,
    errors: Errors,
}

/// Checks the fields that this kind of link has.
fn check(link: &Link, fields: &Fields, paper: &str) -> Checked {
    let mut errors = Errors::default();
    let name = fields.line("name");
    if matches!(link.kind, LinkKind::SetUp | LinkKind::Invitation) && name.is_empty() {
        errors.add("name", words::NO_NAME);
    } else if name.chars().count() > 100 {
        errors.add("name", words::LONG_NAME);
    }
    let email = match (link.kind, Email::parse(fields.get("email"))) {
        (LinkKind::SetUp, Ok(email)) => Some(email),
        (LinkKind::SetUp, Err(_)) => {
            errors.add("email", words::BAD_EMAIL);
            None
        }
        _ => link.email.clone(),
    };
    if link.kind != LinkKind::EmailChange {
        let address = email.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Err(weak) = check_strength(fields.get("password"), &[&name, &address, paper]) {
            errors.add("password", weak_password(&weak));
        }
    }
    Checked { email, name, errors }
}

/// Does it, or shows the form again with what is wrong.
///
/// # Errors
/// Storage or hashing failed.
pub async fn accept(
    State(state): State<Arc<AppState>>,
    sender: Sender,
    headers: HeaderMap,
    Path(token): Path<String>,
    fields: Fields,
) -> Result<Response, HttpError> {
    let (link, stored) = match find(&state, &token).await? {
        Ok(found) => found,
        Err(why) => return useless(&state, why).await,
    };
    let paper = state.site.newsroom.settings().await?.name;
    let Checked { email, name, errors } = check(&link, &fields, &paper);
    if !errors.is_empty() {
        let typed = Typed { name: Some(fields.line("name")), email: fields.line("email"), errors };
        return offer(&state, &headers, &token, &link, typed).await;
    }
    let act = Act { state: &state, sender: &sender, headers: &headers, paper: &paper, stored: &stored };
    let done = match link.kind {
        LinkKind::EmailChange => act.confirm_email().await,
        LinkKind::Reset => act.reset(fields.get("password")).await,
        _ => act.make_account(link.kind, email, &name, fields.get("password")).await,
    };
    match done {
        Ok(response) => Ok(without_referrer(response?)),
        Err(Error::Refused(why)) => useless(&state, why).await,
        Err(error) => Err(error.into()),
    }
}

/// What every kind of link needs.
struct Act<'a> {
    state: &'a AppState,
    sender: &'a Sender,
    headers: &'a HeaderMap,
    paper: &'a str,
    stored: &'a SecretHash,
}

/// The outer error is storage's or a refusal, the inner one the machine's.
type Done = newsroom::Result<Result<Response, HttpError>>;

macro_rules! or_fail {
    ($made:expr) => {
        match $made {
            Ok(made) => made,
            Err(error) => return Ok(Err(error.into())),
        }
    };
}

impl Act<'_> {
    /// Makes an account and signs its owner in; a session that this browser had before ends.
    async fn make_account(&self, kind: LinkKind, email: Option<Email>, name: &str, password: &str) -> Done {
        let (newsroom, origin) = (&self.state.site.newsroom, &self.sender.origin);
        let hash = or_fail!(self.state.accounts.passwords.hash(password, &self.state.accounts.random).await);
        let fresh = or_fail!(self.state.accounts.session_for(self.state, self.headers));
        match email.filter(|_| kind == LinkKind::SetUp) {
            Some(email) => newsroom.set_up(self.stored, (&email, name), &hash, &fresh.stored, origin).await?,
            None => newsroom.accept_invitation(self.stored, name, &hash, &fresh.stored, origin).await?,
        };
        or_fail!(self.leave_other_session().await);
        let cookies = session::new_session_cookies(self.state, &fresh);
        Ok(see_other("/desk/").map(|response| with_cookies(response, cookies)))
    }

    async fn reset(&self, password: &str) -> Done {
        let hash = or_fail!(self.state.accounts.passwords.hash(password, &self.state.accounts.random).await);
        let person = self.state.site.newsroom.reset_password(self.stored, &hash, &self.sender.origin).await?;
        letters::tell(self.state, self.paper, &person.user.email, &LetterKind::PasswordChanged);
        or_fail!(self.leave_other_session().await);
        let (path, cookies) = match or_fail!(session::begin_session(self.state, self.headers, self.sender, &person).await?) {
            PasswordStep::SignedIn(cookies) => ("/desk/", cookies),
            PasswordStep::CodeNeeded(cookies) => ("/desk/sign-in/code", cookies),
            PasswordStep::Wrong | PasswordStep::Wait(_) => ("/desk/sign-in?done=password", Vec::new()),
        };
        Ok(see_other(path).map(|response| with_cookies(response, cookies)))
    }

    async fn confirm_email(&self) -> Done {
        let before = self.state.site.newsroom.confirm_email(self.stored, &self.sender.origin).await?;
        if let Some(now) = self.state.site.newsroom.user(&before.id).await? {
            letters::tell(self.state, self.paper, &before.email, &LetterKind::EmailChanged { to: now.email.as_str() });
        }
        let found = or_fail!(session::find(self.state, self.headers).await);
        let is_own = found.is_some_and(|found| found.signed_in.user().id == before.id);
        Ok(see_other(if is_own { "/desk/account/?done=saved" } else { "/desk/sign-in?done=e-mail" }))
    }

    async fn leave_other_session(&self) -> Result<(), HttpError> {
        if let Some(found) = session::find(self.state, self.headers).await? {
            self.state.site.newsroom.sign_out(&found.signed_in, &self.sender.origin).await?;
        }
        Ok(())
    }
}
