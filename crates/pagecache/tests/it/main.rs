//! The promises of the page cache, each as somebody would want it.

mod bounds;
mod flight;
mod race;
mod stale;
mod support;
mod world;
