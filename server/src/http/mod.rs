//! HTTP: one list of routes (`router.rs`); the URL predicts the file below `site/` or `desk/`.

mod cache;
mod desk;
mod error;
mod fields;
mod guard;
mod request;
mod request_context;
mod respond;
mod response;
mod route;
mod route_class;
mod router;
mod service;
mod session;
mod site;
mod state;

pub use cache::{CachePolicy, ResponseCache};
pub use desk::{check::SiteChecks, stories::Live};
pub use error::{Format, HttpError, InvalidField};
pub use guard::{Client, Draining, ForwardedHeader, Network, Peer, Proxies, Rates, Transport};
pub use request_context::RequestContext;
pub use route::{Access, OriginCheck, Policy, RateClass, Route};
pub use route_class::RouteClass;
pub use router::{Guarded, ROUTES, guarded, router};
pub use service::SiteService;
pub use session::{Accounts, SignInCookie, SignedIn};
pub use state::AppState;
