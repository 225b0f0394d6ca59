//! Desk pages: pure, synchronous views.

pub mod account;
pub mod alert;
pub mod audit;
pub mod breaking;
pub mod check;
pub mod codes;
pub mod comment_filter;
pub mod comment_row;
pub mod comments;
pub mod editor;
pub mod first_steps;
pub mod front;
pub mod history;
pub mod home;
pub mod import;
pub mod import_run;
pub mod mail;
pub mod new_story;
pub mod numbers;
pub mod people;
pub mod person;
pub mod pictures;
pub mod preview;
pub mod refused;
pub mod settings;
pub mod sign_in;
pub mod stories;
mod stories_quick;
pub mod stories_together;
mod stories_views;
pub mod story;
pub mod story_act;
pub mod story_row;
pub mod structure;
pub mod welcome;

pub use super::{
    layout::{Desk, Place, Who},
    navigation::destinations,
};
