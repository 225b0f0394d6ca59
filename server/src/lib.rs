//! How the paper is served: assets, routes, headers, jobs, commands. The binary `press` is a thin door to it.

pub mod assets;
pub mod commands;
mod context;
pub mod http;
pub mod jobs;
pub mod listen;
pub mod metrics;
mod panics;
