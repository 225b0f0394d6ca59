//! The guarantees of the page cache.

// clippy does not see that helpers of tests are tests too
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod bounds;
mod flight;
mod race;
mod stale;
mod support;
mod world;
