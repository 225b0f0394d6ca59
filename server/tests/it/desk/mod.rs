//! The desk's pages.

mod account;
mod audit;
mod draft_kills;
mod drafts;
mod history;
mod hostile;
mod languages;
mod links;
mod live;
mod matrix;
mod newsdesk;
mod odd_stories;
mod people;
mod sign_in;
mod signing_in;
mod story;
mod visitor;
mod worklist;
