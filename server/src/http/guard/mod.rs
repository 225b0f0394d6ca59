//! What guards every request: who sent it, whether it is let in, and the headers of every response.

pub mod ambiguous;
pub mod client;
mod draining;
mod forwarded;
pub mod headers;
mod network;
pub mod origin;
pub mod rate;
mod transport;

pub use client::{Client, ForwardedHeader, Peer, Proxies};
pub use draining::Draining;
pub use network::Network;
pub use rate::Rates;
pub use transport::Transport;
