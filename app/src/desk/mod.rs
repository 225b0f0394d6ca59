//! The editors' desk: pages behind a sign-in, with islands of the desk's own bundle ([`crate::islands::desk`]).

mod chart;
pub mod form;
mod layout;
mod navigation;
pub mod pages;
mod palette;
mod sign_out;
pub mod words;
