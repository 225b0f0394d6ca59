//! What a paper consists of: one file for each kind of entity, with its reads and its writes.

pub(crate) mod author;
pub(crate) mod breaking;
pub(crate) mod comment;
pub(crate) mod correction;
pub(crate) mod mail_server;
pub(crate) mod media;
pub(crate) mod menu;
pub(crate) mod redirect;
pub(crate) mod revision;
pub(crate) mod section;
pub(crate) mod settings;
pub(crate) mod story;
pub(crate) mod tag;
