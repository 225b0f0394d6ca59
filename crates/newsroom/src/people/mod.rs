//! People who sign in: accounts, sessions, single-use links, throttling of sign-ins, and the audit log.
//!
//! Tokens and codes reach this module as [`SecretHash`]: the database never holds what opens a session. Time comes from the newsroom's clock.

mod account;
mod audit;
mod authority;
mod byline;
mod device;
mod email_key;
mod here;
mod link;
mod link_use;
mod manage;
mod origin;
mod own;
mod refusal;
mod second_factor;
mod secret_hash;
mod session;
mod sign_in;
mod throttle;
mod unit;
mod upkeep;
mod user;
mod views;

pub use account::Credentials;
pub use audit::{AuditActor, AuditEntry, AuditFault, AuditPage, AuditQuery};
pub use email_key::email_key;
pub use here::Present;
pub use link::{Link, LinkKind, NewAccount};
pub use manage::ManagePeople;
pub use origin::Origin;
pub(crate) use origin::short;
pub use own::OwnAccount;
pub use refusal::Refusal;
pub use secret_hash::SecretHash;
pub use session::{Found, NewSession, SessionInfo, SignedIn};
pub use throttle::Attempt;
pub(crate) use unit::Target;
pub(crate) use user::ADMINISTRATORS;
pub use user::{NewUser, User};
pub use views::SavedView;
pub(crate) use views::VIEWS;
