//! The promises of the page cache, each as somebody would want it.

// helpers of tests are tests too, which clippy does not see
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bounds;
mod flight;
mod race;
mod stale;
mod support;
mod world;
