//! The desk's pages.

mod account;
mod audit;
mod hostile;
mod links;
mod people;
mod sign_in;
mod signing_in;
mod visitor;
