//! What the crate promises, in one binary: a file for each subject.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests fail loudly and print what they measured"
)]

mod bodies;
mod cases;
mod comments;
mod fake_server;
mod fetch;
mod filing;
mod hostile_files;
mod live_site;
mod odd_files;
mod odd_sites;
mod real_bodies;
mod real_exports;
mod real_sites;
mod reports;
mod rest;
mod site_bodies;
mod structure;
mod support;
mod word_counts;
mod wxr_files;
