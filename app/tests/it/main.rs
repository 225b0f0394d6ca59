//! Whole pages, drawn from a newsroom that is thrown away.
#![cfg(feature = "ssr")]

mod blocks;
mod empty;
mod hostile;
mod support;
mod tongues;
