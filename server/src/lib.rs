//! Serves the site: assets, routes, headers, jobs, commands. The binary `press` only calls it.

pub mod assets;
pub mod backup;
pub mod commands;
pub mod desk_imports;
pub mod edition_key;
pub mod http;
pub mod jobs;
pub mod key_file;
pub mod listen;
pub mod mail;
pub mod metrics;
mod panics;
pub mod picture_check;
pub mod push;
pub mod readers;
pub mod site_settings;
pub mod variants;
