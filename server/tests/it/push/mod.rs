//! Alerts on their way: each message as a push service sees it, what its answers do, quiet hours, and a sender that is killed.

mod answers;
mod killed;
mod sending;
pub mod service;
