//! Why an account action was refused, each case of which the desk shows in its own words.

/// Nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// It would leave the paper without an administrator who can sign in.
    #[error("this is the last administrator who can sign in; make somebody else administrator first")]
    LastAdministrator,
    /// The session has ended or the account was deactivated meanwhile.
    #[error("the session has ended; sign in again")]
    SessionEnded,
    /// No person with this identity.
    #[error("there is no such person; look at the list of people")]
    NoSuchPerson,
    /// No link with this token, or one that was made up.
    #[error("this link is not valid; check that it was copied whole, or request a new one")]
    LinkUnknown,
    /// The link was used.
    #[error("this link was used already; each link works once, request a new one if you need it")]
    LinkUsed,
    /// The link is too old.
    #[error("this link has expired; request a new one")]
    LinkExpired,
    /// A newer link replaced it, or somebody cancelled it.
    #[error("this link was replaced by a newer one or cancelled; use the newest message or request a new link")]
    LinkCancelled,
    /// Somebody has an account with this address already.
    #[error("somebody has an account with this e-mail address already; sign in with it, or choose another address")]
    EmailTaken,
    /// The author belongs to somebody else's account.
    #[error("this author belongs to another account already")]
    AuthorTaken,
    /// The code of the authenticator or the recovery code was used before, or is none.
    #[error("this code was used already; wait for the next one")]
    CodeUsed,
    /// The person's role needs codes of an authenticator.
    #[error("your role needs codes of an authenticator; set them up under your account first, and keep them")]
    CodesNeeded,
    /// A set-up link while the paper has an administrator.
    #[error("the paper is set up already; sign in, or have an administrator invite you")]
    SetUpDone,
}
