//! HTTP: one readable list of routes, one file for each thing that is answered.

mod answer;
mod api;
mod asset;
mod cache_policy;
mod class;
mod client;
mod draining;
mod feed;
mod forwarded;
mod front_door;
mod gate;
mod headers;
mod health;
mod media;
mod network;
mod origin;
mod page;
mod rate;
mod ready;
mod request;
mod router;
mod state;
mod transport;
mod unclear;

pub use cache_policy::CachePolicy;
pub use class::Class;
pub use client::{Client, ForwardedHeader, Peer, Proxies};
pub use draining::Draining;
pub use front_door::FrontDoor;
pub use gate::Gate;
pub use network::Network;
pub use rate::Rates;
pub use ready::Ready;
pub use router::{Guarded, ROUTES, Route, guarded, router};
pub use state::AppState;
pub use transport::Transport;
