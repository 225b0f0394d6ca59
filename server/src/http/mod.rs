//! HTTP: one readable list of routes, one file for each thing that is answered.

mod answer;
mod api;
mod asset;
mod cache_policy;
mod feed;
mod front_door;
mod headers;
mod health;
mod media;
mod origin;
mod page;
mod ready;
mod request;
mod router;
mod state;

pub use cache_policy::CachePolicy;
pub use front_door::FrontDoor;
pub use ready::Ready;
pub use router::{ROUTES, Route, router};
pub use state::AppState;
