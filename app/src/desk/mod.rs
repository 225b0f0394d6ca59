//! The editors' desk: pages behind a sign-in, with islands of the desk's own bundle ([`crate::islands::desk`]).

mod layout;
pub mod pages;
mod words;
